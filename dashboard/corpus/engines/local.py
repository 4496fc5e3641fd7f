"""The engines of one machine: DuckDB, and pandas with all rows in memory."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import narwhals as nw
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.corpus.engines.engine import Engine, Rows
from dashboard.corpus.errors import CorpusError, StoppedError

MEMORY, THREADS = "400MB", "2"  # of DuckDB in a process that serves readers


class Pandas(Engine):
    """All rows in memory: for small corpora, and to compare with."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, ...], Rows] = {}

    def read(self, paths: Sequence[str]) -> Rows:
        """Read the rows, once."""
        key = tuple(paths)
        if key not in self._read:
            try:
                table = pa.concat_tables(pq.read_table(path) for path in paths)
            except (OSError, pa.ArrowInvalid) as error:
                raise self.told(error) from error
            frame = table.to_pandas(types_mapper=pd.ArrowDtype)
            self._read[key] = nw.from_native(frame).lazy()
        return self._read[key]


class Duck(Engine):
    """DuckDB within this process; several readers, each with a cursor."""

    def __init__(self, connection: Any = None) -> None:
        if connection is None:
            connection = duckdb_connection()
        self._connection = connection
        self._stopped = False

    def read(self, paths: Sequence[str]) -> Rows:
        """Give the rows; only heads of files are read."""
        try:
            rows: Rows = nw.from_native(self._connection.read_parquet([*paths])).lazy()
        except Exception as error:
            raise self.told(error) from error
        return rows

    def kept(self, rows: Rows) -> Rows:
        """Keep them as columns in memory."""
        return self._kept(self.table(rows))

    def few(self, rows: Rows, most: int) -> Rows | None:
        """Keep them as columns in memory; it looks no further than for one too many."""
        table = self.table(rows.head(most + 1))
        return self._kept(table) if table.num_rows <= most else None

    def _kept(self, table: pa.Table) -> Rows:
        kept: Rows = nw.from_native(self._connection.from_arrow(table)).lazy()
        return kept

    def own(self) -> Engine:
        """Give a cursor: DuckDB answers one question at a time on each."""
        return Duck(self._connection.cursor())

    def stop(self) -> None:
        """Interrupt this cursor."""
        self._stopped = True
        self._connection.interrupt()

    def told(self, error: Exception) -> CorpusError:
        """Tell what was stopped from what has failed."""
        if self._stopped:
            self._stopped = False
            return StoppedError("The question was stopped.")
        return super().told(error)


def duckdb_connection(memory: str = MEMORY, temporary: Path | None = None) -> Any:
    """Open a DuckDB in memory, which may use so much of it; what is more goes into a folder."""
    try:
        import duckdb
    except ImportError as error:
        message = "DuckDB is not installed: pip install -r requirements-corpus.txt"
        raise CorpusError(message) from error
    settings: dict[str, Any] = {"memory_limit": memory, "threads": THREADS}
    if temporary:
        settings["temp_directory"] = str(temporary)
    connection = duckdb.connect(config=settings)
    connection.execute("SET parquet_metadata_cache = true")
    return connection
