"""A dataset <-> bytes: its tables in Arrow's format, the rest as JSON, in one file.

Nothing in such a file is ever run; one that is damaged is told by its checksums.
"""

import io
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import pairwise
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
from pandas.api.types import is_object_dtype

from dashboard.model.dataset import Dataset
from dashboard.model.media.stored import NO_MEDIA, Media
from dashboard.model.package import Contributor, Licence, Package
from dashboard.model.problems import FaultyRow, Problem
from dashboard.model.reading.lines import Lines
from dashboard.model.schema import TABLES

ABOUT, OWN = "about.json", "own/"
_PLAIN = ("title", "standfirst", "custody", "version", "words_in_use")
_TEXT = pa.large_string()
_LIST = pa.large_list(_TEXT)


def packed(dataset: Dataset) -> bytes:
    """Write a dataset, as it was loaded, as bytes."""
    about = {name: getattr(dataset, name) for name in _PLAIN} | {
        "package": asdict(dataset.package),
        "problems": [[*asdict(problem).values()] for problem in dataset.problems],
        "set_aside": [[row.file, row.line, row.cells] for row in dataset.set_aside],
        "lines": {file: asdict(lines) for file, lines in dataset.lines.items()},
    }
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as parts:
        parts.writestr(ABOUT, json.dumps(about))
        for table in TABLES:
            parts.writestr(table, table_of(getattr(dataset, table)))
        for table, frame in dataset.own_columns.items():
            lines = pd.DataFrame({"": frame.index, **frame})  # no column has no name
            parts.writestr(OWN + table, table_of(lines))
    return file.getvalue()


def unpacked(content: bytes, files: Mapping[str, bytes], media: Media = NO_MEDIA) -> Dataset:
    """Read a dataset out of bytes; `files` and `media` are what it was made of, not among them.

    Raises
    ------
    Exception
        Of any kind, if they are not what `packed` gives.
    """
    with ZipFile(io.BytesIO(content)) as parts:
        about = json.loads(parts.read(ABOUT))
        frames: dict[str, Any] = {table: frame_of(parts.read(table)) for table in TABLES}
        own = {
            name.removeprefix(OWN): frame_of(parts.read(name))
            for name in parts.namelist()
            if name.startswith(OWN)
        }
    words = {column: tuple(words) for column, words in about["words_in_use"].items()}
    return Dataset(
        **{name: about[name] for name in _PLAIN if name != "words_in_use"},
        words_in_use=words,
        package=_package(about["package"]),
        problems=tuple(Problem(*told) for told in about["problems"]),
        set_aside=tuple(FaultyRow(*row) for row in about["set_aside"]),
        lines={file: Lines(**counts) for file, counts in about["lines"].items()},
        own_columns={table: frame.set_index("").rename_axis(None) for table, frame in own.items()},
        files=files,
        media=media,
        **frames,
    )


def _package(said: Mapping[str, Any]) -> Package:
    """Give what a dataset says of itself."""
    several: dict[str, Sequence[Any]] = {
        "licences": tuple(Licence(**one) for one in said["licences"]),
        "contributors": tuple(Contributor(**one) for one in said["contributors"]),
    }
    return Package(**{**said, **several})


def table_of(frame: pd.DataFrame) -> memoryview:
    """Write a frame without its index; a column of objects holds tuples of texts."""
    schema = pa.Schema.from_pandas(frame, preserve_index=False)
    for name in filter(lambda one: is_object_dtype(frame[one]), frame):
        schema = schema.set(schema.get_field_index(name), pa.field(name, _LIST))
    table = pa.Table.from_pandas(frame, schema=schema, preserve_index=False)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    return memoryview(sink.getvalue())


def frame_of(content: bytes) -> pd.DataFrame:
    """Read a frame that `table_of` has written; equal texts of all frames that are read are one."""
    table = pa.ipc.open_file(pa.BufferReader(content)).read_all()
    made = {_LIST: _tuples, _TEXT: _texts, pa.string(): _texts}
    ours = [field.name for field in table.schema if field.type in made]
    frame: pd.DataFrame = table.drop_columns(ours).to_pandas()
    for name in ours:
        place = table.schema.get_field_index(name)
        column = made[table.schema.types[place]](table[name].combine_chunks())
        frame.insert(place, name, column.set_axis(frame.index))
    return frame


def _tuples(column: pa.Array) -> pd.Series:
    """Give the lists of a column as tuples."""
    texts, ends = _interned(column.values).tolist(), column.offsets.to_pylist()
    return pd.Series([tuple(texts[start:end]) for start, end in pairwise(ends)], dtype=object)


def _texts(column: pa.Array) -> pd.Series:
    """Give the texts of a column."""
    return pd.Series(_interned(column), dtype="str")


def _interned(texts: pa.Array) -> npt.NDArray[np.object_]:
    """Give texts of which equal ones are one, also with those that are read elsewhere."""
    coded = texts.dictionary_encode()
    values = np.array([*map(sys.intern, coded.dictionary.to_pylist()), np.nan], dtype=object)
    found: npt.NDArray[np.object_] = values[coded.indices.fill_null(len(values) - 1).to_numpy()]
    return found
