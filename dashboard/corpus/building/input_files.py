"""Folders and files -> the lines of each table, however many files it has."""

import csv
import gzip
import io
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from dashboard.corpus.errors import CorpusError
from dashboard.model.reading.table import CSV_LIMIT, Parted
from dashboard.model.schema import TABLES

ENDINGS = (".csv", ".csv.gz")


@dataclass
class Input:
    """A file with rows of a table, be it on the disk or in memory.

    Parameters
    ----------
    table : str
        A key of `schema.TABLES`.
    path : Path
        Its name; what it holds, where `content` is not given.
    content : bytes, optional
        What is read in its place.
    read : int
        Bytes that have been read of it, as they are packed.
    """

    table: str
    path: Path
    content: bytes | None = None
    read: int = field(default=0, compare=False)

    @property
    def size(self) -> int:
        """Bytes, as they are packed."""
        return len(self.content) if self.content is not None else self.path.stat().st_size

    def lines(self) -> Iterator[Parted]:
        """Yield where each row begins, how many lines it has, and its cells; header first.

        Raises
        ------
        CorpusError
            If it cannot be read: it is no UTF-8, its quoting is broken, or it is cut off.
        """
        csv.field_size_limit(CSV_LIMIT)
        before = 0
        try:
            with self._opened() as raw:
                unpacked = gzip.GzipFile(fileobj=raw) if self.path.suffix == ".gz" else raw
                text = io.TextIOWrapper(unpacked, encoding="utf-8-sig", newline="")
                rows = csv.reader(text, strict=True)
                for cells in rows:
                    yield before + 1, rows.line_num - before, cells
                    before = rows.line_num
                    self.read = raw.tell()
        except UnicodeDecodeError as error:
            message = f"{self.path} is not UTF-8, somewhere behind line {before}."
            raise CorpusError(f"{message} Save it again as CSV UTF-8.") from error
        except csv.Error as error:
            message = f"{self.path}: the row from line {before + 1} on cannot be read ({error})."
            raise CorpusError(f"{message} Look for a quotation mark that is not closed.") from error
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise CorpusError(f"{self.path} is cut off, or no file of gzip.") from error
        except OSError as error:
            raise CorpusError(f"{self.path} cannot be read ({error.strerror}).") from error
        if not before:
            raise CorpusError(f"{self.path} is empty: it lacks the line with names of columns.")

    def _opened(self) -> BinaryIO:
        return self.path.open("rb") if self.content is None else io.BytesIO(self.content)


def inputs(paths: Sequence[Path]) -> list[Input]:
    """Find the files of tables.

    A file belongs to the table with whose name its own begins, as `events-2022.csv.gz`; of a
    folder those that are named so.

    Raises
    ------
    CorpusError
        If something is not there, is no table, or a table is missing that every dataset has.
    """
    found = []
    for path in paths:
        if not path.exists():
            raise CorpusError(f"{path} is not there.")
        if path.is_dir():
            inside = sorted(one for one in path.iterdir() if one.name.endswith(ENDINGS))
            found += [Input(table, one) for one in inside if (table := _table(one))]
        elif table := _table(path):
            found.append(Input(table, path))
        else:
            raise CorpusError(
                f"{path} is named like no table: begin its name with one of {', '.join(TABLES)}."
            )
    there = {one.table for one in found}
    missing = [name for name, row in TABLES.items() if name not in there and not row.optional]
    if missing := [name for name in missing if name not in ("statements", "place_candidates")]:
        raise CorpusError(f"There is no file of the table {missing[0]}.")
    return found


def _table(path: Path) -> str:
    """Name the table of a file; empty if it is none, the longest where names begin alike."""
    name = path.name.lower()
    if not name.endswith(ENDINGS):
        return ""
    own = [table for table in TABLES if name.startswith(table)]
    return max(own, key=len, default="")
