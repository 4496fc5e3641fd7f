"""What has been made of a dataset: kept for all sessions, made once, and bounded in bytes."""

import math
import os
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from enum import Enum
from itertools import count
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary, WeakSet

from dashboard.analysis.choices.filters import Filters
from dashboard.model.dataset import Dataset
from dashboard.ui.bytes_held import Held, bytes_held, held_by

Made = TypeVar("Made")
SETTING, USUAL_MEGABYTES, MEGABYTE = "DASHBOARD_MEMO_MB", 256.0, 1024 * 1024
KEPT, ENTRY_BYTES = "kept", 500
EVERYTHING = Filters()


class Scope(Enum):
    """Of which accounts a thing is made."""

    FILES = "all accounts, as the files have them"
    ALL = "all accounts"
    SOURCES = "accounts of the chosen sources"
    CHOICES = "what the choices leave"


@dataclass(frozen=True)
class Key:
    """What a thing is that is kept, and all that it depends on besides its dataset.

    Parameters
    ----------
    name : str
        Tells the things of a scope apart.
    scope : Scope
        Of which accounts it is made.
    filters : Filters
        The choices that shape these accounts, and no others.
    page : Filters
        What a page looks for among what the choices leave.
    about : hashable
        What else it depends on: a record, the order of rows, whether the page is dark.
    """

    name: str
    scope: Scope
    filters: Filters = EVERYTHING
    page: Filters = EVERYTHING
    about: Hashable = None

    @property
    def of_all(self) -> tuple[str, str, Hashable] | None:
        """Name a thing that is made of every account; `None` for what the choices shape."""
        if self.filters != EVERYTHING or self.page != EVERYTHING:
            return None
        return self.name, self.scope.name, self.about


class Memo:
    """Keeps what is made of datasets, up to a number of bytes for all of them together.

    What was wanted least recently goes first. What is kept lives on its dataset and goes
    with it: the memo holds no dataset. All sessions share it, so nobody changes it.

    Parameters
    ----------
    most_bytes : float
        How much is kept. What is larger by itself is made each time.
    """

    def __init__(self, most_bytes: float) -> None:
        self._most = most_bytes
        self._lock = Lock()
        self._shelves: WeakSet[_Shelf] = WeakSet()
        self._uses = count()

    @property
    def bytes_kept(self) -> int:
        """What is kept now, in bytes, as `bytes_held` weighs it."""
        with self._lock:
            return self._weight()

    def give(self, dataset: Dataset, key: Key, make: Callable[[], Made]) -> Made:
        """Give what is kept of a dataset, or make it.

        Who asks for a thing while somebody else makes it waits for that one, and for no
        other.

        Parameters
        ----------
        dataset : Dataset
            What it is made of.
        key : Key
            Tells it apart.
        make : callable
            Makes it from nothing but what the key names.

        Raises
        ------
        Exception
            What `make` raises, in all who wait for it. It is not kept.
        """
        while True:
            with self._lock:
                shelf = self._shelf(dataset)
                if kept := shelf.kept.get(key):
                    shelf.kept.move_to_end(key)
                    kept.wanted = next(self._uses)
                    found: Made = kept.thing
                    return found
                elsewhere: Future[Made] | None = shelf.making.get(key)
                if elsewhere is None:
                    mine: Future[Made] = Future()
                    shelf.making[key] = mine
            if elsewhere is None:
                return self._make(dataset, shelf, key, make, mine)
            try:
                return elsewhere.result()
            except CancelledError:  # who made it was stopped, so somebody else does
                continue

    def _make(
        self,
        dataset: Dataset,
        shelf: "_Shelf",
        key: Key,
        make: Callable[[], Made],
        mine: "Future[Made]",
    ) -> Made:
        """Make a thing, tell all who wait for it, and keep it."""
        try:
            made = dataset.made_before(key.of_all, make) if key.of_all else make()
            shelf.held = shelf.held or held_by(dataset)
            size = ENTRY_BYTES + bytes_held(made, shelf.held)
            with self._lock:
                gone = self._keep(shelf, key, _Kept(made, size, next(self._uses)))
            mine.set_result(made)
            del gone  # without the lock
            return made
        except Exception as error:
            mine.set_exception(error)
            raise
        except BaseException:  # Streamlit stops the page of one reader: others make it themselves
            mine.cancel()
            raise
        finally:
            with self._lock:
                del shelf.making[key]

    def _shelf(self, dataset: Dataset) -> "_Shelf":
        """Give what is kept of a dataset; it stands on the dataset itself."""
        own: WeakKeyDictionary[Memo, _Shelf] = vars(dataset).setdefault(KEPT, WeakKeyDictionary())
        if self not in own:
            own[self] = _Shelf()
            self._shelves.add(own[self])
        return own[self]

    def _keep(self, shelf: "_Shelf", key: Key, kept: "_Kept") -> "list[_Kept]":
        """Put a thing on its shelf; give what has to go for it."""
        if kept.size > self._most:
            return []
        shelf.kept[key] = kept
        shelf.weight += kept.size
        gone = []
        while self._weight() > self._most:
            oldest = min((one for one in self._shelves if one.kept), key=_Shelf.wanted)
            _, let_go = oldest.kept.popitem(last=False)
            oldest.weight -= let_go.size
            gone.append(let_go)
        return gone

    def _weight(self) -> int:
        """Add up what is kept."""
        return sum(shelf.weight for shelf in self._shelves)


@dataclass
class _Kept:
    """A thing, what it weighs in bytes, and when it was wanted last."""

    thing: Any
    size: int
    wanted: int


@dataclass(eq=False)
class _Shelf:
    """What is kept of one dataset, that which was wanted last at the end; what is being made."""

    kept: OrderedDict[Key, _Kept] = field(default_factory=OrderedDict)
    making: dict[Key, Future[Any]] = field(default_factory=dict)
    weight: int = 0
    held: Held | None = None

    def wanted(self) -> int:
        """Say when the first thing was wanted last; there must be one."""
        return next(iter(self.kept.values())).wanted


def asked_bytes() -> float:
    """Give how much the environment asks to keep.

    Raises
    ------
    ValueError
        If it asks for what is no number of megabytes.
    """
    asked = os.environ.get(SETTING, "").strip()
    try:
        megabytes = float(asked or USUAL_MEGABYTES)
    except ValueError:
        megabytes = math.nan
    if not 0 <= megabytes < math.inf:
        raise ValueError(f"{SETTING} must be a number of megabytes, such as 256, not {asked!r}")
    return megabytes * MEGABYTE


MEMO = Memo(asked_bytes())
