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
from pathlib import Path

from benchmarks.made_up import choices, write
from benchmarks.reader import APP, PAGES, Served, megabytes, reading, run, served

BOUND, USUAL_MB, SLACK = "DASHBOARD_MEMO_MB", 256.0, 1.2
ROUNDS, STEPS = 9, (0, 10, 50, 200, 500, 1_000, 2_000)


async def measure(server: Served, number: int) -> float:
    """Make so many choices, and print what becomes of the process; by how much it grows."""
    drawn, pages = choices(), list(PAGES.values())
    async with reading(server.port) as stream:
        for page in pages * 2:
            await run(stream, page)
        before = most = megabytes(server.process)
        print(f"at first {before:7.0f} MB", flush=True)
        for made in range(number + 1):
            if made in (*STEPS, number):
                known = [await run(stream) for _ in range(ROUNDS)]
                grown = megabytes(server.process) - before
                print(
                    f"{made:5} choices: {grown:+7.0f} MB, at most {most - before:+.0f}; the page "
                    f"without a choice {statistics.median(known) * 1000:.0f} ms",
                    flush=True,
                )
            await run(stream, pages[made % len(pages)], next(drawn))
            most = max(most, megabytes(server.process))
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
        with served(APP, data) as server:
            grown = asyncio.run(measure(server, options.choices))
    print(f"grown by {grown:.0f} MB at most (bound {bound:.0f} MB, limit {bound * SLACK:.0f} MB)")
    return int(grown > bound * SLACK)


if __name__ == "__main__":
    sys.exit(main())
