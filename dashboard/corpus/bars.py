"""What a corpus counts by time, as bars that the timeline draws."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.analysis.choices.filters import Filters
from dashboard.analysis.density.bars import bars
from dashboard.analysis.density.density import EVERYTHING, Density, drawn
from dashboard.analysis.density.groups import PLACE
from dashboard.analysis.texts.legible import legible
from dashboard.corpus.counts import Counts, Unit

FEW_MONTHS = 2  # which are told by days
STATEMENTS = "Statements"


@dataclass(frozen=True, eq=False)
class Timed:
    """What is counted by time.

    Parameters
    ----------
    density : Density or None
        One row of all accounts, each where it can begin at the earliest: for certain where it
        lies in the bar as a whole. None where nothing has a date.
    dated, undated : int
        Accounts.
    """

    density: Density | None
    dated: int
    undated: int


def timed(corpus: Counts, filters: Filters) -> Timed:
    """Count the accounts of a choice in bars of a length that suits them."""
    unit: Unit = "month"
    found = corpus.by_time(filters, unit)
    months = found["first_day"].dropna().dt.to_period("M")
    if len(months) and (months.max() - months.min()).n < FEW_MONTHS:
        unit = "day"
        found = corpus.by_time(filters, unit)
    kinds = corpus.names("kinds", found["kind"].dropna().unique())
    labels = {one: legible(name) for one, name in kinds.items()}
    named = [STATEMENTS if pd.isna(one) else labels.get(one, legible(one)) for one in found["kind"]]
    without = found["first_day"].isna()
    undated, all_of_it = int(found.loc[without, "rows"].sum()), int(found["rows"].sum())
    if undated == all_of_it:
        return Timed(None, 0, undated)
    return Timed(_density(found, pd.Series(named), unit), all_of_it - undated, undated)


def _density(found: pd.DataFrame, named: pd.Series, unit: Unit) -> Density:
    """Lay the counts of days or months into bars."""
    sizes = found.groupby(named.to_numpy())["rows"].sum().sort_values(ascending=False)
    kinds = [str(kind) for kind in sizes.index]
    drawn_as, drawn_kinds = drawn(kinds, sizes.to_numpy())
    kind = pd.Index(kinds).get_indexer(pd.Index(named))
    known = found["first_day"].notna().to_numpy()
    days = found.loc[known, "first_day"].to_numpy("datetime64[D]").astype(np.int64)
    end = found["first_day"].max()
    end = end + pd.offsets.MonthEnd(0) if unit == "month" else end
    last = int(end.to_datetime64().astype("datetime64[D]").astype(np.int64))
    cut = bars(int(days.min()), last, unit)
    counts = np.zeros((1, len(drawn_kinds), 2, len(cut.labels)))
    rows, certain = (found.loc[known, name].to_numpy() for name in ("rows", "certain"))
    for perhaps, number in enumerate((certain, rows - certain)):
        np.add.at(counts[0, :, perhaps], (drawn_as[kind[known]], cut.of(days)), number)
    return Density(
        by=PLACE,
        cut=cut,
        kinds=tuple(kinds),
        drawn_kinds=drawn_kinds,
        drawn_as=drawn_as,
        rows=pd.DataFrame(
            {
                "name": pd.Series([EVERYTHING], dtype="str"),
                "id": pd.Series([None], dtype="str"),
                "events": [int(found["rows"].sum())],
                "open": [int(found.loc[~known, "rows"].sum())],
            }
        ),
        counts=counts,
        by_kind=sizes.to_numpy()[None, :],
        first=0,
        groups=1,
    )
