"""Runs of pages, one after the other: most are answered sooner than if all shared a core."""

import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, Lock, local

LONGEST_SECONDS = 1.0


class Turns:
    """Lets runs work one at a time, in the order in which they came.

    Python works on one thing at a time anyhow: of ten pages made side by side all are ready
    when the last one is, of ten made in turn one is ready after the other. Nobody waits for
    long work, a large folder say: a turn ends after a while, and such a run goes on beside
    the others.

    Parameters
    ----------
    longest : float
        How long a turn lasts at most, in seconds.
    """

    def __init__(self, longest: float = LONGEST_SECONDS) -> None:
        self._longest = longest
        self._lock = Lock()
        self._waiting: deque[Condition] = deque()
        self._working: Condition | None = None
        self._ends = 0.0
        self._own = local()  # of each thread the turn that it has

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)

    @contextmanager
    def take(self) -> Iterator[None]:
        """Wait for a turn, and give it back at the end, whatever happens until then."""
        mine = self._own.turn = Condition(self._lock)
        self._wait(mine)
        try:
            yield
        finally:
            self._own.turn = None
            self._end(mine)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let others have their turns while this run waits for what is done elsewhere."""
        mine: Condition | None = getattr(self._own, "turn", None)
        if mine is None:
            yield
            return
        self._end(mine)
        try:
            yield
        finally:
            self._wait(mine)

    def _wait(self, mine: Condition) -> None:
        """Wait until it is the turn of a run."""
        with self._lock:
            self._waiting.append(mine)
            try:
                while self._waiting[0] is not mine or self._seconds_left():
                    mine.wait(self._seconds_left() if self._waiting[0] is mine else None)
                self._working, self._ends = mine, time.monotonic() + self._longest
            finally:
                self._waiting.remove(mine)
                self._tell_next()

    def _end(self, mine: Condition) -> None:
        """Give back a turn, unless it has ended by itself."""
        with self._lock:
            if self._working is mine:
                self._working = None
                self._tell_next()

    def _seconds_left(self) -> float:
        """Give how long the turn lasts at most that somebody has now."""
        return max(0.0, self._ends - time.monotonic()) if self._working else 0.0

    def _tell_next(self) -> None:
        """Wake who is next: to begin, or to wait no longer than the turn lasts."""
        if self._waiting:
            self._waiting[0].notify()


TURNS = Turns()
