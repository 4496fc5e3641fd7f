"""How long readers wait for choices that nobody made before, one process and two behind nginx.

Each reader opens the overview over the websocket and then makes a choice every five seconds, a
span of days and a person, drawn from a seed. Run from the root of the project:
``python -m benchmarks.readers``, or with ``--readers 1 10 --choices 4`` for a short look.
nginx is Debian's, in the configuration that is shipped.
"""

import argparse
import asyncio
import contextlib
import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from websockets.exceptions import WebSocketException

from benchmarks.reader import ROOT, megabytes, reading, run
from benchmarks.rerun import choices
from tests.browser.proxied import Proxied
from tests.browser.reading import Server

READERS = (1, 10, 25, 50, 100)
EVERY_SECONDS, PATIENCE_SECONDS = 5.0, 120.0


@dataclass
class Waited:
    """How long readers waited, in seconds, and what went wrong."""

    first_pages: list[float] = field(default_factory=list)
    choices: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


async def read(
    port: int, begin: float, queries: list[str], opened: asyncio.Barrier, waited: Waited
) -> None:
    """Be one reader: open the page, wait until all have, then choose again and again."""
    arrived = False
    try:
        await asyncio.sleep(begin)
        start = time.perf_counter()
        async with reading(port, PATIENCE_SECONDS) as stream:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await run(stream)
            waited.first_pages.append(time.perf_counter() - start)
            arrived = True
            await opened.wait()
            await asyncio.sleep(begin)
            for query in queries:
                async with asyncio.timeout(PATIENCE_SECONDS):
                    taken = await run(stream, query=query)
                waited.choices.append(taken)
                await asyncio.sleep(max(0.0, EVERY_SECONDS - taken))
    except (OSError, RuntimeError, WebSocketException, TimeoutError) as error:
        waited.errors.append(f"{type(error).__name__}: {error}")
        if not arrived:
            await opened.wait()


async def measure(
    port: int, servers: list[Server], readers: int, each: int, drawn: Iterator[str]
) -> tuple[Waited, list[list[float]]]:
    """Let so many readers choose; how long they waited, and memory before, opened and after."""
    draw, waited = random.Random(readers), Waited()
    for one in servers:  # the very first reader of a process waits for the data
        await read(one.port, 0, [], asyncio.Barrier(1), Waited())
    memory = [[megabytes(one.process.pid) for one in servers]]
    opened = asyncio.Barrier(readers + 1)
    reading = []
    for _ in range(readers):
        begin, queries = draw.random() * EVERY_SECONDS, list(itertools.islice(drawn, each))
        reading.append(read(port, begin, queries, opened, waited))
    tasks = [asyncio.create_task(one) for one in reading]
    await opened.wait()
    memory.append([megabytes(one.process.pid) for one in servers])
    await asyncio.gather(*tasks)
    memory.append([megabytes(one.process.pid) for one in servers])
    return waited, memory


def told(waited: Waited, memory: list[list[float]], readers: int) -> str:
    """Put what was measured into one line."""
    seconds = sorted(waited.choices) or [float("nan")]
    p95 = seconds[min(len(seconds) - 1, int(len(seconds) * 0.95))]
    first = max(waited.first_pages, default=float("nan"))
    before, opened, after = map(sum, memory)
    columns = {
        "readers": f"{readers}",
        "median s": f"{statistics.median(seconds):.2f}",
        "p95 s": f"{p95:.2f}",
        "slowest first page s": f"{first:.2f}",
        "errors": f"{len(waited.errors)}",
        "MB a process": " ".join(f"{one:.0f}" for one in memory[-1]),
        "MB a session": f"{(opened - before) / readers:.2f}",
        "with its choices": f"{(after - before) / readers:.2f}",
    }
    return ", ".join(f"{name} {value}" for name, value in columns.items())


def main() -> None:
    """Print a line for each number of readers, before one process and before two."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, nargs="+", default=READERS)
    parser.add_argument("--choices", type=int, default=6, help="that each reader makes")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    drawn = choices(asked.seed)
    for processes, readers in itertools.product((1, 2), asked.readers):
        with contextlib.ExitStack() as running:
            servers = [Server(ROOT / "data") for _ in range(processes)]
            for one in servers:
                running.callback(one.stop)
            port = servers[0].port
            if processes > 1:
                folder = Path(running.enter_context(tempfile.TemporaryDirectory()))
                proxy = Proxied(folder, [one.port for one in servers])
                running.callback(proxy.stop)
                port = proxy.port
            waited, memory = asyncio.run(measure(port, servers, readers, asked.choices, drawn))
        print(f"processes {processes}, {told(waited, memory, readers)}", flush=True)
        for error in sorted(set(waited.errors)):
            print(f"    {error}")


if __name__ == "__main__":
    main()
