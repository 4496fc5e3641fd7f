"""How many accounts a choice leaves: in all, by time, by place on the map, by who and what."""

from typing import Literal

import narwhals as nw
import pandas as pd

from dashboard.analysis.choices.filters import Filters
from dashboard.corpus.areas import Box, in_box
from dashboard.corpus.asked import EVERYTHING, Asked
from dashboard.corpus.columns import LEVELS, SEPARATOR, TOKENS

Unit = Literal["day", "month", "year"]
BINS = {"day": ("", 1, "D"), "month": ("_month", 1, "M"), "year": ("_month", 12, "Y")}
COUNTED = {  # by part of the choice the column of which its entries are counted
    **{"people": "people", "places": "places", "sources": "source_id", "kinds": "kind"},
    **{"topics": "topic", "tags": "tags", "publishers": "publisher"},
}


class Counts(Asked):
    """What is counted of the accounts that a choice leaves."""

    def count(self, filters: Filters = EVERYTHING) -> int:
        """Count the accounts that a choice leaves."""
        return int(self._collected(self._left(filters).select(nw.len().alias("rows")))["rows"][0])

    def by_time(self, filters: Filters = EVERYTHING, unit: Unit = "month") -> pd.DataFrame:
        """Count accounts by when they begin and by kind.

        Returns
        -------
        DataFrame
            One row per bin and kind: `first_day` (datetime64) on which the bin begins, missing
            for accounts without a date; `kind` (of events) or `topic` (of statements); `rows`,
            the accounts whose earliest possible day, or where that is open their latest, lies in
            the bin; `certain`, those of them that lie in it as a whole.
        """
        suffix, size, code = BINS[unit]
        first, last = (nw.col(f"{side}{suffix}") // size for side in ("earliest", "latest"))
        bins = nw.when(first.is_null()).then(last).otherwise(first)
        within = (first == last).fill_null(False).cast(nw.Int64)
        counted = (
            self._left(filters)
            .select("kind", "topic", bin=bins, within=within)
            .group_by("bin", "kind", "topic")
            .agg(nw.len().alias("rows"), nw.col("within").sum().alias("certain"))
        )
        found = self._collected(counted)
        known = found["bin"].notna()
        days = found["bin"].fillna(0).astype("int64").to_numpy().astype(f"datetime64[{code}]")
        first_days = pd.Series(days.astype("datetime64[s]"), found.index).where(known)
        found = found.drop(columns="bin").assign(first_day=first_days)
        return found.astype({"rows": "int64", "certain": "int64"}).sort_values(
            ["first_day", "kind", "topic"], ignore_index=True
        )[["first_day", "kind", "topic", "rows", "certain"]]

    def by_cell(
        self,
        filters: Filters = EVERYTHING,
        level: int = 6,
        within: Box | None = None,
    ) -> pd.DataFrame:
        """Count accounts by where their place lies.

        Parameters
        ----------
        level : int
            How often the square of Mercator's projection is halved, up to `LEVELS`.
        within : Box, optional
            Only between these degrees: west, south, east, north. Where the west is east of the
            east, it reaches over 180 degrees.

        Returns
        -------
        DataFrame
            One row per cell that has any: `x` and `y` from the north-west, `latitude` and
            `longitude` (the mean of its accounts), `rows`, `place_id` where all are of one
            place and missing otherwise. Accounts without a point are in none.
        """
        rows = self._left(filters).filter(~nw.col("x").is_null())
        if within:
            rows = rows.filter(in_box(*within))
        size = 2 ** (LEVELS - min(level, LEVELS))
        counted = (
            rows.select("latitude", "longitude", "place_id",
                        cell_x=nw.col("x") // size, cell_y=nw.col("y") // size)
            .group_by("cell_x", "cell_y")
            .agg(
                nw.len().alias("rows"),
                nw.col("latitude").mean(),
                nw.col("longitude").mean(),
                nw.col("place_id").min().alias("first"),
                nw.col("place_id").max().alias("last"),
            )
        )  # fmt: skip
        found = self._collected(counted).rename(columns={"cell_x": "x", "cell_y": "y"})
        found["place_id"] = found["first"].where(found["first"] == found["last"])
        found = found.drop(columns=["first", "last"]).astype({"x": "int64", "y": "int64"})
        return found.sort_values(["rows", "x", "y"], ascending=[False, True, True],
                                 ignore_index=True)  # fmt: skip

    def top(self, part: str, filters: Filters = EVERYTHING, most: int = 50) -> pd.DataFrame:
        """Count accounts of each entry of a part of the choice, with the choice's other parts.

        Parameters
        ----------
        part : str
            A key of `COUNTED`. A person counts for the groups that it belongs to, a place for
            all that contain it.
        most : int
            Entries, those with the most accounts first; all where it is 0.

        Returns
        -------
        DataFrame
            One row per entry that any account has: `id`, `name`, `rows`.
        """
        column = COUNTED[part]
        others = filters.without(part) if part in filters.parts() else filters
        rows = self._left(filters) if others == filters else self._sought(others)  # asked this once
        counted = rows.group_by(column).agg(nw.len().alias("rows"))
        found = self._collected(counted.filter(~nw.col(column).is_null()))
        if column in TOKENS:
            apart = found[column].str.strip(SEPARATOR).str.split(SEPARATOR)
            each = found.assign(**{column: apart}).explode(column)
            found = each.groupby(column)["rows"].sum().reset_index()
        found = found.rename(columns={column: "id"}).astype({"rows": "int64"})
        found = found.sort_values(["rows", "id"], ascending=[False, True], ignore_index=True)
        found = found.head(most) if most else found
        names = self.names(part, found["id"])
        named = [names.get(one, one) for one in found["id"]]
        return found.assign(name=pd.Series(named, dtype="str"))[["id", "name", "rows"]]
