"""What is made of a dataset <-> bytes: values as JSON, arrays and frames beside them, in one file.

Nothing in such a file is ever run, nor imported. What comes back is the same to the letter:
of anything that may not be, no bytes are made.
"""

import io
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from itertools import chain, islice
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from dashboard.model.kept.packed import frame_of, table_of

VALUES = "values.json"
OURS = "dashboard."
PLAIN = (str, int, float, bool, type(None))
CONTAINERS: dict[str, Callable[[Any], Any]] = {
    "tuple": tuple,
    "list": list,
    "set": set,
    "frozenset": frozenset,
}
COLUMNS = ("bool", "int8", "int32", "int64", "float64", "str")
COLUMNS_OF_DAYS = ("datetime64[s]", "datetime64[us]", "datetime64[ns]")


class UnwrittenError(TypeError):
    """A thing of a kind that is not written."""


def packed_thing(thing: object) -> bytes:
    """Write a thing as bytes.

    Raises
    ------
    UnwrittenError
        If it holds anything but texts, numbers, bytes, tuples, lists, sets, dictionaries,
        named tuples and dataclasses of this program, arrays, frames and tables of Arrow.
    """
    parts: list[bytes | memoryview] = []
    values = json.dumps(_encoded(thing, parts))
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as written:
        written.writestr(ZipInfo(VALUES), values)  # without the time, so equal things, equal bytes
        for number, part in enumerate(parts):
            written.writestr(ZipInfo(f"{number}"), part)
    return file.getvalue()


def unpacked_thing(content: bytes) -> Any:
    """Read a thing out of bytes.

    Raises
    ------
    Exception
        Of any kind, if they are not what `packed_thing` gives.
    """
    with ZipFile(io.BytesIO(content)) as written:
        values = json.loads(written.read(VALUES))
        parts = [written.read(f"{number}") for number in range(len(written.namelist()) - 1)]
    return _decoded(values, parts)


def _encoded(thing: Any, parts: list[bytes | memoryview]) -> Any:
    """Give a thing as JSON has it: what is plain as it is, all else as its kind and its parts."""
    kind = type(thing)
    if kind in PLAIN:
        return thing
    if kind in CONTAINERS.values():
        return [kind.__name__, _several([*thing], parts)]
    if kind is dict:
        return ["dict", _several([*thing], parts), _several([*thing.values()], parts)]
    if kind is pd.RangeIndex and thing.name is None:
        return ["range", thing.start, thing.stop, thing.step]
    if kind is pd.DataFrame:
        parts.append(_columns(thing))
        return ["frame", len(parts) - 1, _encoded(thing.index, parts)]
    if _is_ours(kind):
        own = thing if isinstance(thing, tuple) else _fields(thing)
        return ["ours", _name(kind), *(_encoded(one, parts) for one in own)]
    for name, (one_kind, written, _) in IN_BYTES.items():
        if kind is one_kind:
            parts.append(written(thing))
            return [name, len(parts) - 1]
    raise UnwrittenError(kind)


def _several(things: list[Any], parts: list[bytes | memoryview]) -> list[Any]:
    """Give many things as JSON has them; those of one kind together, as that is read quickly."""
    kinds = {type(one) for one in things}
    if kinds <= {*PLAIN}:
        return ["plain", things]
    kind = kinds.pop()
    if not kinds and _is_ours(kind):
        rows = [one if isinstance(one, tuple) else _fields(one) for one in things]
        return ["alike", _name(kind), *(_several([*own], parts) for own in zip(*rows, strict=True))]
    if not kinds and kind in CONTAINERS.values():
        flat = _several([*chain.from_iterable(things)], parts)
        return ["lists", kind.__name__, [len(one) for one in things], flat]
    return ["each", [_encoded(one, parts) for one in things]]


def _decoded(values: Any, parts: Sequence[bytes]) -> Any:
    """Give the thing of which `_encoded` made values."""
    if type(values) is not list:
        return values
    name, *own = values
    if name in IN_BYTES:
        return IN_BYTES[name][2](parts[own[0]])
    if name == "range":
        return pd.RangeIndex(*own)
    if name == "frame":
        return frame_of(parts[own[0]]).set_axis(_decoded(own[1], parts))
    if name == "ours":
        return _ours(own[0])(*(_decoded(one, parts) for one in own[1:]))
    if name == "dict":
        return dict(zip(*(_all_decoded(one, parts) for one in own), strict=True))
    return CONTAINERS[name](_all_decoded(own[0], parts))


def _all_decoded(values: Sequence[Any], parts: Sequence[bytes]) -> list[Any]:
    """Give the things of which `_several` made values."""
    name, *own = values
    if name == "plain":
        return [sys.intern(one) if type(one) is str else one for one in own[0]]
    if name == "alike":
        return [*map(_ours(own[0]), *(_all_decoded(one, parts) for one in own[1:]))]
    if name == "lists":
        made, every = CONTAINERS[own[0]], iter(_all_decoded(own[2], parts))
        return [made(islice(every, number)) for number in own[1]]
    return [_decoded(one, parts) for one in own[0]]


def _name(kind: type) -> str:
    return f"{kind.__module__}:{kind.__qualname__}"


def _is_ours(kind: type) -> bool:
    """Tell whether a class of this program holds what its fields say, and nothing else."""
    return kind.__module__.startswith(OURS) and (
        (issubclass(kind, tuple) and hasattr(kind, "_fields"))
        or (is_dataclass(kind) and all(one.init for one in fields(kind)))
    )


def _fields(thing: Any) -> list[Any]:
    """Give what a dataclass holds; one that has found out more of itself is not written."""
    names = [one.name for one in fields(thing)]
    if {*vars(thing)} - {*names}:
        raise UnwrittenError(type(thing))
    return [getattr(thing, name) for name in names]


def _ours(name: str) -> Callable[..., Any]:
    """Find a class by its name, in a module that is there already."""
    module, _, path = name.partition(":")
    found: Any = vars(sys.modules[module])[path]
    if not isinstance(found, type) or not _is_ours(found):
        raise UnwrittenError(name)
    return found


def _array(array: npt.NDArray[Any]) -> bytes:
    if array.dtype.hasobject:
        raise UnwrittenError(array.dtype)
    file = io.BytesIO()
    np.save(file, array, allow_pickle=False)
    return file.getvalue()


def _columns(frame: pd.DataFrame) -> memoryview:
    """Write the columns of a frame, if all come back as they are."""
    for name, column in frame.items():
        dtype = str(column.dtype)
        lists = dtype == "object" and all(
            type(cell) is tuple and all(type(one) is str for one in cell) for cell in column
        )
        if type(name) is not str or not (lists or dtype in (*COLUMNS, *COLUMNS_OF_DAYS)):
            raise UnwrittenError(dtype)
    if frame.columns.empty or frame.columns.name is not None or frame.attrs:
        raise UnwrittenError(frame.columns)
    return table_of(frame)


def _table(table: pa.Table) -> memoryview:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    return memoryview(sink.getvalue())


def _index(index: pd.Index) -> memoryview:
    if index.name is not None or str(index.dtype) not in ("int64", "str"):
        raise UnwrittenError(index.dtype)
    return table_of(pd.DataFrame({"": index.array}))


IN_BYTES: dict[str, tuple[type, Callable[[Any], bytes | memoryview], Callable[[bytes], Any]]] = {
    "bytes": (bytes, bytes, bytes),
    "array": (
        np.ndarray,
        _array,
        lambda content: np.load(io.BytesIO(content), allow_pickle=False),
    ),
    "index": (pd.Index, _index, lambda content: pd.Index(frame_of(content)[""].array)),
    "table": (pa.Table, _table, lambda content: pa.ipc.open_file(content).read_all()),
}
