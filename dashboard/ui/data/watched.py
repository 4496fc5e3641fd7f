"""A folder that people work on while it is shown: what it held when it was last sound."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from dashboard.model.dataset import Dataset
from dashboard.model.files import FILES
from dashboard.model.media.stored import changes
from dashboard.model.problems import DataError, Problem

SETTLED_SECONDS = 1.0
Stamp = tuple[tuple[int, int, int] | str, ...]


@dataclass(frozen=True)
class Trouble:
    """Why the files cannot be shown as they are now, and since when (UTC) that is known."""

    problems: tuple[Problem, ...]
    since: datetime = field(compare=False, default_factory=lambda: datetime.now(UTC))


@dataclass(frozen=True)
class State:
    """What there is to show.

    Parameters
    ----------
    dataset : Dataset or None
        The last one that was sound; `None` if none has been yet.
    trouble : Trouble or None
        Why it is not the one of the files as they are now; `None` if it is.
    """

    dataset: Dataset | None
    trouble: Trouble | None = None


class Watched:
    """A folder, looked at again and again, and read where its files have changed.

    A change counts when the files have stayed the same for a second, and while they
    were read: nobody is shown a file that is only half saved.

    Parameters
    ----------
    folder : Path
        The folder.
    read : callable
        Makes a dataset of it, or raises DataError.
    """

    def __init__(self, folder: Path, read: Callable[[Path], Dataset]) -> None:
        self._folder, self._read = folder, read
        self._state: State | None = None
        self._stamp: Stamp = ()
        self._seen: Stamp = ()
        self._seen_at = 0.0
        self._lock = Lock()

    def look(self) -> State:
        """Give what there is to show now; who looks while another reads gets what there was."""
        if self._lock.acquire(blocking=self._state is None):
            try:
                self._look()
            finally:
                self._lock.release()
        assert self._state is not None  # noqa: S101
        return self._state

    def _look(self) -> None:
        """Read the files if there are others to show."""
        stamp = _stamp(self._folder)
        good = self._state.dataset if self._state else None
        if self._state and (stamp == self._stamp or (good and not self._is_settled(stamp))):
            return
        try:
            new = self._read(self._folder)
            state = State(good if good and _is_same(good, new) else new)
        except DataError as error:
            state = State(good, self._trouble(error.problems))
        if _stamp(self._folder) == stamp:
            self._stamp = stamp
        elif good:
            return
        self._state = state

    def _trouble(self, problems: tuple[Problem, ...]) -> Trouble:
        """Note what is wrong; it began when the first of it was seen."""
        before = self._state.trouble if self._state else None
        return Trouble(problems, before.since) if before else Trouble(problems)

    def _is_settled(self, stamp: Stamp) -> bool:
        """Tell whether the files have not changed for a while, by their times or by looking."""
        if stamp != self._seen:
            self._seen, self._seen_at = stamp, time.monotonic()
        age = time.time() - _changed_at(self._folder)
        return max(age, time.monotonic() - self._seen_at) >= SETTLED_SECONDS


def _is_same(one: Dataset, other: Dataset) -> bool:
    """Tell whether two datasets are made of the same files."""
    return (one.version, one.media) == (other.version, other.media)


def _stamp(folder: Path) -> Stamp:
    """Tell one state of the files from another without reading them."""
    stamps: list[tuple[int, int, int] | str] = [changes(folder)]
    for file in FILES:
        try:
            status = (folder / file).stat()
            stamps.append((status.st_mtime_ns, status.st_ctime_ns, status.st_size))
        except OSError:
            stamps.append((0, 0, 0))
    return tuple(stamps)


def _changed_at(folder: Path) -> float:
    """Give when anything in a folder was last written, moved or deleted, as seconds.

    Nobody can tell when a folder went that is not there: that counts as never past.
    """
    times = []
    for path in (folder, *(folder / file for file in FILES)):
        try:
            status = path.stat()
            times += [status.st_mtime, status.st_ctime]
        except OSError:
            continue
    return max(times, default=math.inf)
