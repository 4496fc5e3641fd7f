"""How long readers wait for choices that nobody made before, one process and two behind nginx.

Each reader opens the overview over the websocket and then makes a choice every five seconds, a
span of days and a person, drawn from a seed. Run from the root of the project:
``python -m benchmarks.readers``, or with ``--readers 1 10 --choices 4`` for a short look. With
``--readers 100 --minutes 30 --every 60 --processes 1`` it tells every five minutes how much memory
the process holds while they go on choosing.
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
EVERY_SECONDS, PATIENCE_SECONDS, TOLD_MINUTES = 5.0, 120.0, 5


@dataclass(frozen=True)
class Pace:
    """How readers go on.

    Parameters
    ----------
    every : float
        Seconds from one choice of a reader to the next, if it is answered by then.
    choices : int
        That each makes.
    minutes : int
        For how long they go on, whatever `choices` says; 0 where that counts.
    """

    every: float
    choices: int
    minutes: int

    @property
    def patience(self) -> float:
        """Seconds that a reader waits at most."""
        return max(PATIENCE_SECONDS, 10 * self.every)


@dataclass
class Waited:
    """How long readers waited, in seconds, and what went wrong."""

    first_pages: list[float] = field(default_factory=list)
    choices: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


async def read(
    port: int,
    begin: float,
    queries: Iterator[str],
    opened: asyncio.Barrier,
    waited: Waited,
    pace: Pace,
) -> None:
    """Be one reader: open the page, wait until all have, then choose again and again."""
    arrived = False
    try:
        await asyncio.sleep(begin)
        start = time.perf_counter()
        async with reading(port, pace.patience) as stream:
            async with asyncio.timeout(pace.patience):
                await run(stream)
            waited.first_pages.append(time.perf_counter() - start)
            arrived = True
            await opened.wait()
            await asyncio.sleep(begin)
            until = time.monotonic() + pace.minutes * 60 if pace.minutes else float("inf")
            for query in queries:
                if time.monotonic() > until:
                    break
                async with asyncio.timeout(pace.patience):
                    taken = await run(stream, query=query)
                waited.choices.append(taken)
                await asyncio.sleep(max(0.0, pace.every - taken))
    except (OSError, RuntimeError, WebSocketException, TimeoutError) as error:
        waited.errors.append(f"{type(error).__name__}: {error}")
        if not arrived:
            await opened.wait()


async def measure(
    port: int, servers: list[Server], readers: int, pace: Pace, drawn: Iterator[str]
) -> tuple[Waited, list[list[float]]]:
    """Let so many readers choose; how long they waited, and memory before, opened and after."""
    draw, waited = random.Random(readers), Waited()
    for one in servers:  # the very first reader of a process waits for the data
        await read(one.port, 0, iter(()), asyncio.Barrier(1), Waited(), pace)
    memory = [[megabytes(one.process.pid) for one in servers]]
    opened = asyncio.Barrier(readers + 1)
    reading = []
    for _ in range(readers):
        begin = draw.random() * pace.every
        queries = drawn if pace.minutes else iter([*itertools.islice(drawn, pace.choices)])
        reading.append(read(port, begin, queries, opened, waited, pace))
    tasks = [asyncio.create_task(one) for one in reading]
    await opened.wait()
    memory.append([megabytes(one.process.pid) for one in servers])
    for minute in range(TOLD_MINUTES, pace.minutes + 1, TOLD_MINUTES):
        await asyncio.sleep(TOLD_MINUTES * 60)
        held = " ".join(f"{megabytes(one.process.pid):.0f}" for one in servers)
        made = f"{len(waited.choices):,} choices, {len(waited.errors)} errors"
        print(f"after {minute} minutes: {held} MB, {made}", flush=True)
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
    parser.add_argument("--minutes", type=int, default=0, help="for which they go on choosing")
    parser.add_argument("--every", type=float, default=EVERY_SECONDS, help="seconds a choice")
    parser.add_argument("--processes", type=int, nargs="+", default=(1, 2))
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    drawn, pace = choices(asked.seed), Pace(asked.every, asked.choices, asked.minutes)
    for processes, readers in itertools.product(asked.processes, asked.readers):
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
            waited, memory = asyncio.run(measure(port, servers, readers, pace, drawn))
        print(f"processes {processes}, {told(waited, memory, readers)}", flush=True)
        for error in sorted(set(waited.errors)):
            print(f"    {error}")


if __name__ == "__main__":
    main()
