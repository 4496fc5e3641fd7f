"""A reader without a browser: starts a server, and speaks Streamlit's protocol to it."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

ROOT = Path(__file__).parents[1]
APP = ROOT / "streamlit_app.py"
PAGES = {
    "overview": "",
    "people": "people",
    "places": "places",
    "statements": "statements",
    "accounts": "accounts",
    "method": "method",
}


class Served(NamedTuple):
    """A server: the id of its process, and the port that it listens on."""

    process: int
    port: int


@contextmanager
def served(script: Path, data: Path | None = None) -> Iterator[Served]:
    """Start a script with Streamlit, wait until it is healthy, and stop it at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless=true"]
    command += [f"--server.port={port}", "--server.fileWatcherType=none"]
    own = {"PYTHONPATH": str(ROOT)} | ({"DASHBOARD_DATA": str(data)} if data else {})
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **own},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health").close()
                break
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        yield Served(server.pid, port)
    finally:
        server.terminate()
        server.wait()


@contextmanager
def side_by_side(**scripts: str) -> Iterator[dict[str, int]]:
    """Serve the app, as `app`, and scripts beside it; give the port of each by its name."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        files = {"app": APP}
        for name, script in scripts.items():
            files[name] = Path(folder) / f"{name}.py"
            files[name].write_text(script)
        yield {name: running.enter_context(served(file)).port for name, file in files.items()}


def reading(port: int, patience: float = 60.0) -> connect:
    """Open a session, for `async with`; patience in seconds."""
    return connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        subprotocols=["streamlit"],
        max_size=None,
        open_timeout=patience,
    )


async def run(stream: ClientConnection, page: str = "", query: str = "") -> float:
    """Ask for one run of a page, and wait until it has finished; in seconds.

    Raises
    ------
    RuntimeError
        If the page shows an exception.
    """
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.query_string = query
    message.rerun_script.is_history_navigation = True  # so the address alone tells of the choice
    start = time.perf_counter()
    await stream.send(message.SerializeToString())
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(await stream.recv(decode=False))
        if answer.delta.new_element.WhichOneof("type") == "exception":
            raise RuntimeError(answer.delta.new_element.exception.message)
        if answer.WhichOneof("type") == "script_finished":
            return time.perf_counter() - start


def megabytes(process: int) -> float:
    """Read how much memory a process holds (Linux)."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024
