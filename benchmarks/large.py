"""What a dataset of very many accounts costs a reader: first page, new choices, bytes, memory.

Run from the root of the project: ``python -m benchmarks.large`` (Linux). It serves a made-up
dataset of 100,000 accounts, or a folder (``--data``), twice: the first process reads it and keeps
what it has read, the second is measured. Seconds are CPU time of the process, so that other work
on the machine counts little. Ends with 1 where a limit does not hold.
"""

import argparse
import asyncio
import itertools
import os
import statistics
import sys
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection

from benchmarks.made_up import Size, choices, write
from benchmarks.reader import APP, Served, megabytes, reading, run, served

ACCOUNTS, SESSIONS, CHOICES = 100_000, 25, 15
PATIENCE_SECONDS = 600.0
LIMITS = {"first page s": 4.0, "new choice s": 0.5, "first page kB": 700.0, "MB": 1_500.0}


class Counting:
    """A connection that counts the bytes that come."""

    def __init__(self, stream: ClientConnection) -> None:
        self._stream = stream
        self.bytes = 0

    async def send(self, message: bytes) -> None:
        """Hand a message on."""
        await self._stream.send(message)

    async def recv(self, *, decode: bool) -> Any:
        """Wait for a message, and count it."""
        message = await self._stream.recv(decode=decode)
        self.bytes += len(message)
        return message


def cpu_seconds(process: int) -> float:
    """Read how much CPU time a process has taken (Linux)."""
    user, system = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


async def measure(server: Served, sessions: int) -> dict[str, float]:
    """Open the overview, make choices that nobody made before, then open more sessions."""
    drawn = choices()
    async with AsyncExitStack() as opened:
        streams: list[Any] = []
        for _ in range(sessions):
            opening = reading(server.port, PATIENCE_SECONDS)
            streams.append(Counting(await opened.enter_async_context(opening)))
        first = await taken(server, streams[0])
        sent = streams[0].bytes / 1000
        again = [await taken(server, streams[0]) for _ in range(3)]
        new = [await taken(server, streams[0], next(drawn)) for _ in range(CHOICES)]
        for stream in streams[1:]:
            await run(stream)
        for stream, query in zip(streams, itertools.islice(drawn, sessions), strict=True):
            await run(stream, query=query)
        return {
            "first page s": first,
            "the same again s": statistics.median(again),
            "new choice s": statistics.median(new),
            "slowest new choice s": max(new),
            "first page kB": sent,
            "MB": megabytes(server.process),
        }


async def taken(server: Served, stream: Any, query: str = "") -> float:
    """Run the overview; CPU seconds."""
    start = cpu_seconds(server.process)
    await run(stream, query=query)
    return cpu_seconds(server.process) - start


async def read_once(server: Served) -> float:
    """Let a process read the data and show it; CPU seconds."""
    async with reading(server.port, PATIENCE_SECONDS) as stream:
        return await taken(server, Counting(stream))


def main() -> int:
    """Measure, print, and tell whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=ACCOUNTS)
    parser.add_argument("--data", type=Path, help="a folder, instead of the made-up dataset")
    parser.add_argument("--sessions", type=int, default=SESSIONS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        size = Size.growing(asked.accounts)
        data = asked.data or write(Path(folder) / "data", asked.accounts, size=size)
        with served(APP, data) as server:
            print(f"read for the first time, and shown: {asyncio.run(read_once(server)):.1f} s")
        with served(APP, data) as server:
            found = asyncio.run(measure(server, asked.sessions))
    missed = False
    for name, value in found.items():
        limit = LIMITS.get(name)
        above = limit is not None and value > limit
        missed |= above
        told = f"limit {limit:g}{'  ABOVE THE LIMIT' * above}" if limit else ""
        print(f"{name:22} {value:10.2f}  {told}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
