"""What an engine must be able to do."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

import narwhals as nw
import pandas as pd
import pyarrow as pa

from dashboard.corpus.errors import CorpusError

Rows = nw.LazyFrame[Any]


class Engine(ABC):
    """Reads Parquet, and computes what is asked of it.

    It is one reader's: what it does is stopped without stopping what others ask.
    """

    @abstractmethod
    def read(self, paths: Sequence[str]) -> Rows:
        """Give the rows of Parquet files, of which nothing is read yet."""

    def collected(self, rows: Rows) -> pd.DataFrame:
        """Compute rows; see `table`."""
        found: pd.DataFrame = self.table(rows).to_pandas()
        return found

    def table(self, rows: Rows) -> pa.Table:
        """Compute rows.

        Raises
        ------
        StoppedError
            If they are not wanted any more.
        CorpusError
            If the engine, or a file, is gone.
        """
        try:
            return rows.collect("pyarrow").to_native()
        except Exception as error:
            raise self.told(error) from error

    def kept(self, rows: Rows) -> Rows:
        """Compute rows that several questions are asked of, once."""
        return rows

    def few(self, rows: Rows, most: int) -> Rows | None:
        """Compute rows once if they are so many at most; nothing where the engine keeps none."""
        return None

    def own(self) -> "Engine":
        """Give the same engine for another reader."""
        return self

    def stop(self) -> None:
        """Stop what is being computed, if the engine can."""
        return

    def told(self, error: Exception) -> CorpusError:
        """Say what has happened."""
        first = str(error).partition("\n")[0][:300]
        return CorpusError(f"The corpus could not be read. {type(error).__name__}: {first}")
