"""A corpus as its questions see it: an engine, rows that a choice leaves, names of ids."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Self

import narwhals as nw
import pandas as pd

from dashboard.analysis.choices.filters import Filters
from dashboard.corpus.choices import Rows, containing, left
from dashboard.corpus.engines.engine import Engine

EVERYTHING = Filters()
TEXTS_KEPT = 4  # whose rows are known, so that the words of a choice are sought once


class Asked:
    """Many accounts, and an engine.

    Parameters
    ----------
    engine : Engine
        What computes.
    accounts, named : sequence of str
        Paths of Parquet files: of the rows (`columns.ACCOUNTS`), and of what they refer to.
    """

    def __init__(self, engine: Engine, accounts: Sequence[str], named: Sequence[str]) -> None:
        self._engine, self._paths = engine, (accounts, named)
        self._by_text: dict[str, Rows] = {}

    def own(self) -> Self:
        """Give the same corpus for one reader, whose questions are stopped by themselves."""
        return type(self)(self._engine.own(), *self._paths)

    def stop(self) -> None:
        """Stop the question that is being answered; it raises `StoppedError`."""
        self._engine.stop()

    def names(self, part: str, ids: Iterable[str]) -> dict[str, str]:
        """Name ids of a part of the choice; those that the corpus does not have are left out."""
        wanted = dict.fromkeys(ids)
        if part not in ("people", "places", "sources", "kinds", "topics") or not wanted:
            return {one: one for one in wanted}
        found = self._collected(self._of_part(part, wanted).select("id", "name"))
        return dict(zip(found["id"], found["name"], strict=True))

    def matching(self, part: str, text: str, most: int = 50) -> dict[str, str]:
        """Name entries of a part whose name has a text in it, whatever its case, by id."""
        has_it = nw.col("name").str.to_lowercase().str.contains(text.lower(), literal=True)
        found = self._named.filter(nw.col("table") == part, has_it).select("id", "name")
        shown = self._collected(found.sort("name", "id").head(most))
        return dict(zip(shown["id"], shown["name"], strict=True))

    def cells(self, part: str, ids: Iterable[str]) -> dict[str, str]:
        """Give the cells of people, places or sources as their files have them, as JSON, by id."""
        found = self._collected(self._of_part(part, ids).select("id", "cells"))
        return dict(zip(found["id"], found["cells"], strict=True))

    @cached_property
    def _rows(self) -> Rows:
        return self._engine.read(self._paths[0])

    @cached_property
    def _named(self) -> Rows:
        return self._engine.read(self._paths[1])

    def _of_part(self, part: str, ids: Iterable[str]) -> Rows:
        return self._named.filter(nw.col("table") == part, nw.col("id").is_in([*ids]))

    def _left(self, filters: Filters) -> Rows:
        """Give the rows that a choice leaves."""
        rows = self._with_words(filters.text) if filters.text else self._rows
        return left(rows, self._rows, filters.without("text"), self._publishers)

    def _with_words(self, text: str) -> Rows:
        """Give the rows that have the words of a text, which take longest to find."""
        if text not in self._by_text:
            found = self._rows.filter(containing(text)).select("row")
            self._by_text[text] = self._engine.kept(found)
            for oldest in [*self._by_text][:-TEXTS_KEPT]:
                del self._by_text[oldest]
        return self._rows.join(self._by_text[text], on="row", how="semi")

    def _publishers(self, sources: Iterable[str]) -> list[str]:
        """Give who published some sources."""
        own = self._rows.filter(nw.col("source_id").is_in([*sources]))
        known = own.filter(~nw.col("publisher").is_null()).select("publisher").unique()
        publishers: list[str] = self._collected(known)["publisher"].tolist()
        return publishers

    def _collected(self, rows: Rows) -> pd.DataFrame:
        return self._engine.collected(rows)
