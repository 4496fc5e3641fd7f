"""How far the process grows while readers make choices, and whether a known page stays as fast.

Run from the root of the project: ``python -m benchmarks.memory`` (Linux). It starts the app on a
made-up dataset, opens its pages by turns over the websocket, each with a choice that nobody made
before, and now and then the overview without any. Ends with 1 where the process has grown by
more than the bound of what is kept and 20 %.
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.made_up import choices, write
from benchmarks.rerun import ROOT, serve

PAGES = ("", "people", "places", "statements", "accounts", "method")
BOUND, USUAL_MB, SLACK = "DASHBOARD_MEMO_MB", 256.0, 1.2
ROUNDS, STEPS = 9, (0, 10, 50, 200, 500, 1_000, 2_000)


async def run(socket: ClientConnection, page: str, query: str = "") -> float:
    """Ask for one run of a page and wait until it has finished; in seconds."""
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.query_string = query
    start = time.perf_counter()
    await socket.send(message.SerializeToString())
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(await socket.recv())
        if answer.WhichOneof("type") == "delta" and answer.delta.new_element.exception.message:
            raise RuntimeError(answer.delta.new_element.exception.message)
        if answer.WhichOneof("type") == "script_finished":
            return time.perf_counter() - start


def megabytes(process: int) -> float:
    """What a process holds in memory."""
    status = Path(f"/proc/{process}/status").read_text()
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    return int(kilobytes) / 1024


async def measure(process: int, port: int, number: int) -> float:
    """Make so many choices, and print what becomes of the process; by how much it grows."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    drawn = choices()
    async with connect(address, subprotocols=["streamlit"], max_size=None) as socket:
        for page in PAGES * 2:
            await run(socket, page)
        before = most = megabytes(process)
        print(f"at first {before:7.0f} MB", flush=True)
        for made in range(number + 1):
            if made in (*STEPS, number):
                known = [await run(socket, PAGES[0]) for _ in range(ROUNDS)]
                grown = megabytes(process) - before
                print(
                    f"{made:5} choices: {grown:+7.0f} MB, at most {most - before:+.0f}; the page "
                    f"without a choice {statistics.median(known) * 1000:.0f} ms",
                    flush=True,
                )
            await run(socket, PAGES[made % len(PAGES)], next(drawn))
            most = max(most, megabytes(process))
    return most - before


def main() -> int:
    """Measure, print, and tell whether the bound holds."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--choices", type=int, default=500)
    asked.add_argument("--accounts", type=int, default=10_000)
    asked.add_argument("--data", type=Path, help="a folder, instead of the made-up dataset")
    options = asked.parse_args()
    bound = float(os.environ.get(BOUND) or USUAL_MB)
    with tempfile.TemporaryDirectory() as folder:
        data = options.data or write(Path(folder) / "data", options.accounts)
        os.environ["DASHBOARD_DATA"] = str(data)
        server, port = serve(ROOT / "streamlit_app.py")
        try:
            grown = asyncio.run(measure(server.pid, port, options.choices))
        finally:
            server.terminate()
    print(f"grown by {grown:.0f} MB at most (bound {bound:.0f} MB, limit {bound * SLACK:.0f} MB)")
    return int(grown > bound * SLACK)


if __name__ == "__main__":
    sys.exit(main())
