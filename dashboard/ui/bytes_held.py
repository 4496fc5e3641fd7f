"""How many bytes a thing holds in memory besides what its dataset holds anyway."""

import ctypes
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from dashboard.model.dataset import Dataset
from dashboard.model.schema import TABLES

# Measured: what a frame and each of its columns take besides values, and what pandas keeps for
# the looks at a column, by which it tells who shares it, until it forgets them.
FRAME_BYTES, COLUMN_BYTES, ARROW_COLUMN_BYTES, LOOKS_BYTES = 4_000, 1_700, 250, 4_000
WEIGHED = 1_000  # of more things of one kind so many at least, which stand for all
Addresses = npt.NDArray[np.intp]
LAST: Addresses = np.array([np.iinfo(np.intp).max], dtype=np.intp)


@dataclass(frozen=True, eq=False)
class Held:
    """What a dataset holds, by addresses: its parts and their buffers; sorted, objects in cells."""

    parts: frozenset[int] = frozenset()
    cells: Addresses = field(default_factory=lambda: LAST)

    def lacks(self, objects: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
        """Tell which objects are not in its cells."""
        wanted = _addresses(objects)
        order = np.argsort(wanted)  # what is near to each other is sought more quickly in turn
        found = self.cells[np.searchsorted(self.cells, wanted[order])]
        lacking = np.empty(len(wanted), dtype=bool)
        lacking[order] = found != wanted[order]
        return lacking


NOTHING = Held()
PLAIN = {str, int, float, bool, type(None)}  # most of all parts


def held_by(dataset: Dataset) -> Held:
    """Give what a dataset holds; it is true as long as the dataset is there."""
    parts, cells = {id(getattr(dataset, part.name)) for part in fields(dataset)}, [LAST]
    for table in TABLES:
        for address, _, objects in _buffers(getattr(dataset, table)):
            parts.add(address)
            if objects is not None:
                cells.append(_addresses(objects))
    every = np.sort(np.concatenate(cells))  # much faster than `np.unique`
    return Held(frozenset(parts), every[np.append(every[1:] != every[:-1], True)])


def bytes_held(thing: Any, besides: Held = NOTHING) -> int:
    """Weigh a thing with all that it holds.

    What two things share counts for each of them: either may be let go first.

    Parameters
    ----------
    thing : object
        A text, number or date; a list, tuple, set, dictionary or dataclass of such; an
        array, Index, Series, DataFrame, pyarrow Table or Dataset. Of anything else only
        the thing itself counts.
    besides : Held
        What is there anyway, and does not count.

    Returns
    -------
    int
        Bytes; what the thing holds several times counts once. Of more than `WEIGHED` items
        of a list, dictionary or column some are weighed, and stand for the others.
    """
    return _Scale(besides).weigh(thing)


class _Scale:
    """Weighs parts of one thing, each once."""

    def __init__(self, besides: Held) -> None:
        self._besides = besides
        self._seen: set[int] = set()

    def weigh(self, thing: Any) -> int:
        """Weigh a part that the thing holds, unless it was weighed before."""
        if not self._is_new(id(thing)):
            return 0
        if type(thing) in PLAIN:
            return sys.getsizeof(thing)
        if isinstance(thing, tuple):
            return sys.getsizeof(thing) + self._together(thing)
        if isinstance(thing, pd.DataFrame):
            return FRAME_BYTES + COLUMN_BYTES * thing.shape[1] + self._arrays(thing)
        if isinstance(thing, pd.Series | pd.Index):
            return FRAME_BYTES + self._arrays(thing)
        if isinstance(thing, np.ndarray):
            return sys.getsizeof(0) + self._arrays(thing)
        if isinstance(thing, pa.Table):
            columns: int = thing.num_columns
            return ARROW_COLUMN_BYTES * (1 + columns) + self._arrays(thing)
        own = sys.getsizeof(thing) + self._looks(thing)
        return own + sum(self._together(parts) for parts in _parts(thing))

    def _together(self, things: Sequence[Any]) -> int:
        """Weigh things of one kind, each or, where they are many, by some of them."""
        some = _some(things)
        weight = sum(map(self.weigh, some))
        return weight if len(some) == len(things) else weight * len(things) // len(some)

    def _is_new(self, address: int) -> bool:
        """Tell whether nothing at an address has counted yet."""
        if address in self._seen or address in self._besides.parts:
            return False
        self._seen.add(address)
        return True

    def _arrays(self, thing: Any) -> int:
        """Weigh buffers, and the objects to which they point."""
        found = 0
        for address, size, objects in _buffers(thing):
            if self._is_new(address):
                found += size
                if objects is not None:
                    some = _some(objects)
                    weight = sum(map(self.weigh, some[self._besides.lacks(some)]))
                    found += weight * len(objects) // max(len(some), 1)
        return found

    def _looks(self, thing: Any) -> int:
        """Weigh what pandas will keep of the looks at the frames of a dataset's own."""
        if not isinstance(thing, Dataset):
            return 0
        frames = [getattr(thing, table) for table in TABLES]
        own = [frame for frame in frames if id(frame) not in self._besides.parts]
        looks: int = LOOKS_BYTES * sum(frame.shape[1] for frame in own)
        return looks


def _parts(thing: Any) -> Iterator[Sequence[Any]]:
    """Give what a thing is made of, by what is of one kind."""
    if isinstance(thing, Mapping):
        yield tuple(thing)
        yield tuple(thing.values())
    elif isinstance(thing, list):
        yield thing
    elif isinstance(thing, set | frozenset):
        yield tuple(thing)
    elif is_dataclass(thing) and not isinstance(thing, type):
        yield tuple(getattr(thing, part.name) for part in fields(thing))


def _some(things: Any) -> Any:
    """Give some of very many things, all over them; all of fewer."""
    return things[:: -(-len(things) // WEIGHED)] if len(things) > 2 * WEIGHED else things


def _buffers(thing: Any) -> Iterator[tuple[int, int, npt.NDArray[Any] | None]]:
    """Give the buffers behind arrays: address, bytes, and the objects where it points to any."""
    if isinstance(thing, pd.DataFrame):
        for _, column in thing.items():
            yield from _buffers(column.array)
        yield from _buffers(thing.index)
        yield from _buffers(thing.columns)
    elif isinstance(thing, pd.Series):
        yield from _buffers(thing.array)
        yield from _buffers(thing.index)
    elif isinstance(thing, pd.MultiIndex):
        for level, codes in zip(thing.levels, thing.codes, strict=True):
            yield from _buffers(level)
            yield from _buffers(np.asarray(codes))
    elif isinstance(thing, pd.RangeIndex):
        return
    elif isinstance(thing, pd.Index):
        yield from _buffers(thing.array)
    elif isinstance(thing, pd.Categorical):
        yield from _buffers(thing.categories)
        yield from _buffers(thing.codes)
    elif isinstance(thing, pa.Table):
        for column in thing.columns:
            yield from _buffers(column)
    elif isinstance(thing, pa.ChunkedArray):
        for chunk in thing.chunks:
            yield from ((part.address, part.size, None) for part in chunk.buffers() if part)
    elif isinstance(thing, np.ndarray):
        while isinstance(thing.base, np.ndarray):
            thing = thing.base
        objects = thing.ravel(order="K") if thing.dtype == object else None
        yield thing.__array_interface__["data"][0], thing.nbytes, objects
    elif isinstance(thing, pd.arrays.NumpyExtensionArray) or isinstance(thing.dtype, np.dtype):
        yield from _buffers(np.asarray(thing))
    elif isinstance(thing.dtype, pd.StringDtype | pd.ArrowDtype):
        yield from _buffers(thing.__arrow_array__())
    else:
        yield id(thing), thing.nbytes, None


def _addresses(objects: npt.NDArray[Any]) -> Addresses:
    """Give where the objects of an array are: of nothing else such an array consists."""
    packed = np.ascontiguousarray(objects)
    start = packed.__array_interface__["data"][0]
    return np.array((ctypes.c_ssize_t * len(packed)).from_address(start), dtype=np.intp)
