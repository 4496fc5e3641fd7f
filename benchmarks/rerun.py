"""Time a rerun of the overview over the websocket against a rerun of an empty page.

Starts `streamlit run` twice on free ports of this machine, speaks Streamlit's protocol
to both in turn, and prints the ratio of the medians: `python benchmarks/rerun.py`.
Ends with 1 where the ratio is above LIMIT.
"""

import asyncio
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

ROOT = Path(__file__).parents[1]
EMPTY = "import streamlit as st\nst.title('Empty')\n"
# The page has links to all pages, twenty-one sources and the look for new files: about 2.1.
RUNS, WARM_UP, LIMIT = 40, 5, 3.0


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(script: Path) -> tuple[subprocess.Popen[bytes], int]:
    """Start a script and wait until it is healthy."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless=true"]
    command += [f"--server.port={port}", "--server.fileWatcherType=none"]
    server = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health").close()
            return server, port
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)


async def rerun(socket_, query: str) -> float:
    """Ask for one run of the script and wait until it has finished; in seconds."""
    message = BackMsg()
    message.rerun_script.query_string = query
    start = time.perf_counter()
    await socket_.send(message.SerializeToString())
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(await socket_.recv())
        if answer.WhichOneof("type") == "script_finished":
            return time.perf_counter() - start


async def measure(ports: dict[str, int]) -> dict[str, float]:
    """Rerun each page by turns; medians in seconds."""
    sockets = {
        name: await connect(
            f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None
        )
        for name, port in ports.items()
    }
    taken: dict[str, list[float]] = {name: [] for name in ports}
    for run in range(WARM_UP + RUNS):
        for name, socket_ in sockets.items():
            seconds = await rerun(socket_, "")
            if run >= WARM_UP:
                taken[name].append(seconds)
    for socket_ in sockets.values():
        await socket_.close()
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def main() -> int:
    """Measure, print, and tell whether the limit holds."""
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY)
        servers = {"empty": serve(empty), "overview": serve(ROOT / "streamlit_app.py")}
        try:
            medians = asyncio.run(measure({name: port for name, (_, port) in servers.items()}))
        finally:
            for server, _ in servers.values():
                server.terminate()
    for name, seconds in medians.items():
        print(f"{name}: {seconds * 1000:.1f} ms a rerun, median of {RUNS}")
    ratio = medians["overview"] / medians["empty"]
    print(f"ratio: {ratio:.2f} (limit {LIMIT})")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
