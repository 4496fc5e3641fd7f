"""The accounts themselves: pages of them, those of an id, all of a few, those near something."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_

import narwhals as nw
import pandas as pd

from dashboard.analysis.choices.filters import Filters
from dashboard.corpus.areas import around, kilometres
from dashboard.corpus.asked import EVERYTHING, Asked
from dashboard.corpus.columns import ACCOUNTS, HEAVY, RUNS

SHOWN = [name for name in ACCOUNTS.names if name not in HEAVY]
TOLD = [name for name in ACCOUNTS.names if name != RUNS]


@dataclass(frozen=True)
class Near:
    """Where and when something happened, near which other things are sought.

    Parameters
    ----------
    latitude, longitude : float
        Degrees, WGS 84.
    earliest, latest : int or None
        Days since 1970 between which it was, both inclusive; none where that is open.
    """

    latitude: float
    longitude: float
    earliest: int | None = None
    latest: int | None = None


@dataclass(frozen=True)
class Found:
    """Some of the rows that were sought, and how many there are in all."""

    rows: pd.DataFrame
    number: int


class Rows(Asked):
    """The accounts that a choice leaves."""

    def page(
        self,
        filters: Filters = EVERYTHING,
        *,
        by: str = "earliest",
        descending: bool = False,
        first: int = 0,
        size: int = 100,
    ) -> pd.DataFrame:
        """Give a page of the rows that a choice leaves.

        Parameters
        ----------
        by : str
            A column of `LIGHT` by which they are in order; what has nothing there comes last.
        first, size : int
            How many rows come before it, counted from 0, and how many it has.

        Returns
        -------
        DataFrame
            One row per account, with the columns of `SHOWN`.
        """
        keys = self._left(filters).select(dict.fromkeys([by, "row"]))
        ordered = keys.sort(by, "row", descending=[descending, False], nulls_last=True)
        return self.at(self._collected(ordered.head(first + size))["row"].iloc[first:])

    def at(self, rows: Iterable[int], *, heavy: bool = False) -> pd.DataFrame:
        """Give rows by their numbers, in that order; with `HEAVY` columns where they are wanted."""
        numbers = [int(one) for one in rows]
        wanted = self._rows.filter(nw.col("row").is_in(numbers)) if numbers else self._rows.head(0)
        if numbers:  # so that most of a file is passed over
            wanted = wanted.filter(nw.col("row").is_between(min(numbers), max(numbers)))
        found = self._collected(wanted.select(TOLD if heavy else SHOWN))
        return found.set_index("row").reindex(numbers).reset_index()

    def by_id(self, ids: Iterable[str], table: str = "events") -> pd.DataFrame:
        """Give all accounts of some events, or statements, in the order of the corpus."""
        own = (nw.col("table") == table) & nw.col("id").is_in([*ids])
        return self._collected(self._rows.filter(own).select(SHOWN)).sort_values(
            "row", ignore_index=True
        )

    def all_rows(self, filters: Filters = EVERYTHING, most: int = 5_000) -> pd.DataFrame | None:
        """Give all rows that a choice leaves, or nothing if they are more than so many."""
        rows = self._left(filters).select("row").head(most + 1)
        numbers = self._collected(rows)["row"].sort_values()
        return None if len(numbers) > most else self.at(numbers, heavy=True)

    def nearby(
        self,
        near: Near,
        km: float,
        days: int | None,
        filters: Filters = EVERYTHING,
        most: int = 200,
        *,
        but: Iterable[str] = (),
    ) -> Found:
        """Find what else was recorded near something.

        Parameters
        ----------
        near : Near
            Where and when that was.
        km : float
            How far the point of a place may be, measured on the ellipsoid.
        days : int or None
            How many days may lie between what the two dates leave possible; where it is
            none, or nothing of the date is known, any.
        most : int
            Rows that are given, the nearest first.
        but : iterable of str
            Ids of what is not sought: of the event itself.

        Returns
        -------
        Found
            `rows` with the columns of `SHOWN` and `km`, the nearest first and of one point the
            earlier ones; and the `number` of all. What has no point is not among them, nor,
            where days are given, what has no date.
        """
        rows = self._left(filters).filter(around(near.latitude, near.longitude, km))
        if days is not None and (near.earliest is not None or near.latest is not None):
            rows = rows.filter(_overlapping(near, days))
        if but := [*but]:
            own = self._rows.filter(nw.col("id").is_in(but)).select("row")
            rows = rows.filter(~nw.col("row").is_in(self._collected(own)["row"].tolist()))
        points = self._collected(rows.select("row", "latitude", "longitude", "earliest"))
        apart = kilometres(near.latitude, near.longitude, points)
        points = points.assign(km=apart)
        points = points[points["km"] <= km].sort_values(["km", "earliest", "row"])
        first = points.head(most)
        found = self.at(first["row"]).assign(km=first["km"].to_numpy())
        return Found(found, len(points))


def _overlapping(near: Near, days: int) -> nw.Expr:
    """Tell whose days may lie so near those of something."""
    fits = [nw.col("dated")]
    if near.latest is not None:
        fits.append((nw.col("earliest") <= near.latest + days).fill_null(True))
    if near.earliest is not None:
        fits.append((nw.col("latest") >= near.earliest - days).fill_null(True))
    return reduce(and_, fits)
