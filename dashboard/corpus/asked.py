"""A corpus as its questions see it: an engine, rows that a choice leaves, names of ids."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, Self

import narwhals as nw
import pandas as pd

from dashboard.analysis.choices.filters import Filters
from dashboard.corpus.choices import Rows, containing, left, with_words
from dashboard.corpus.columns import AGAIN, LIGHT, RUNS
from dashboard.corpus.engines.engine import Engine
from dashboard.corpus.errors import CorpusError

EVERYTHING = Filters()
MOST_KEPT, FEW = 8, 30_000  # parts of choices that are computed once, and rows of a whole one


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
        self._kept: dict[str, Any] = {}

    def own(self) -> Self:
        """Give the same corpus for one reader, whose questions are stopped by themselves."""
        return type(self)(self._engine.own(), *self._paths)

    def stop(self) -> None:
        """Stop the question that is being answered; it raises `StoppedError`."""
        self._engine.stop()

    def forget(self) -> None:
        """Give back the memory of what was computed for choices; it is computed anew."""
        self._kept.clear()

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
        """Give the rows that a choice leaves, with the columns of `LIGHT`.

        Where they are few they are computed once, and all questions are asked of them.
        """
        if filters == EVERYTHING:
            return self._rows.select(LIGHT)
        few: Rows | None = self._once(
            f"rows {filters}", lambda: self._engine.few(self._sought(filters), FEW)
        )
        return self._sought(filters) if few is None else few

    def _sought(self, filters: Filters) -> Rows:
        rows = self._rows.select(LIGHT)
        if text := filters.text:
            letters = self._rows.filter(containing(text)).select("row")
            found = self._once(f"letters {text}", lambda: self._engine.kept(letters))
            rows = rows.join(found, on="row", how="semi")
        if filters.words:
            typed = filters.words, filters.of_any
            own = self._once(f"words {typed}", lambda: self._engine.kept(self._with_words(*typed)))
            rows = rows.join(own, on="row", how="semi")
        days = f"events {filters.days} {filters.certainly}"
        return left(
            rows,
            filters.without("text").without("words"),
            self._publishers,
            lambda fits: self._once(days, lambda: self._engine.kept(self._spoken_of(fits))),
        )

    def _with_words(self, typed: str, of_any: bool) -> Rows:
        """Give the numbers of the rows that have all words, or that tell of the same as such."""
        if RUNS not in self._rows.collect_schema().names():
            raise CorpusError(f"It was built before words could be found in it. {AGAIN}.")
        found = self._rows.filter(with_words(typed))
        if not of_any:
            return found.select("row")
        of = ["table", "id"]
        return self._rows.select("row", *of).join(found.select(of), on=of, how="semi").select("row")

    def _spoken_of(self, fitting: nw.Expr) -> Rows:
        """Give the ids of events that fit and that a statement is about."""
        about = self._rows.filter(~nw.col("about").is_null()).select("about").unique()
        events = self._rows.filter(fitting).select("id")
        return events.join(about, left_on="id", right_on="about", how="semi").unique()

    def _once(self, what: str, compute: Callable[[], Any]) -> Any:
        """Compute what several questions of a choice need once."""
        if what not in self._kept:
            self._kept[what] = compute()
            for oldest in [*self._kept][:-MOST_KEPT]:
                del self._kept[oldest]
        return self._kept[what]

    def _publishers(self, sources: Iterable[str]) -> list[str]:
        """Give who published some sources."""
        own = self._rows.filter(nw.col("source_id").is_in([*sources]))
        known = own.filter(~nw.col("publisher").is_null()).select("publisher").unique()
        publishers: list[str] = self._collected(known)["publisher"].tolist()
        return publishers

    def _collected(self, rows: Rows) -> pd.DataFrame:
        return self._engine.collected(rows)
