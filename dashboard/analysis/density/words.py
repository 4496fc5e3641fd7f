"""What a density says: its rows in words, all of it in a sentence, and its numbers as tables."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.density.bars import Bars
from dashboard.analysis.density.density import Density
from dashboard.analysis.density.groups import PERSON
from dashboard.analysis.density.shares import Shares
from dashboard.analysis.phrases import count

NAMED = 6
SAME = 1e-6  # what is nearer differs by adding up alone
OPEN, TOGETHER = "no first or no last day", "together"


def number_said(events: float) -> str:
    """Write a number of events, of which some may count by shares: `1,044` or `12.4`."""
    whole = round(events)
    if abs(events - whole) < SAME:
        return f"{whole:,}"
    return f"{events:,.1f}" if events >= 0.1 else "less than 0.1"


def peaks_said(density: Density) -> list[str]:
    """Say of each row how many events it has, and when most: `1,044 · at most 153, in May 2022`.

    Of several bars with as many, the first is named, and that there are others.
    """
    return [
        " · ".join([f"{events:,}", *_peak(row, density.cut), *_open(open_)])
        for row, events, open_ in zip(
            density.counts.sum(axis=(1, 2)),
            density.rows["events"].tolist(),
            density.rows["open"].tolist(),
            strict=True,
        )
    ]


def density_said(density: Density) -> str:
    """Say for those who do not see it how many events there are, and when the most."""
    names, peaks = density.rows["name"].tolist(), peaks_said(density)
    first, last = density.cut.labels[0], density.cut.labels[-1]
    rows = [f"{name}: {peak}" for name, peak in zip(names[1:], peaks[1:], strict=True)]
    more = [count(len(rows) - NAMED, "more row")] if len(rows) > NAMED else []
    numbers = zip(density.drawn_kinds, density.of_drawn_kinds, strict=True)
    kinds = [f"{kind}, {number:,}" for kind, number in numbers]
    parts = [
        f"Timeline. Events in {density.cut.number}, from {first} to {last}: {peaks[0]}",
        f"By kind: {'; '.join(kinds)}",
        *([f"By {density.by}: {'; '.join([*rows[:NAMED], *more])}"] if rows else []),
    ]
    return ". ".join(parts) + "."


def several_said(density: Density) -> str:
    """Say how the rows add up, where they are more than all because some stand in several."""
    if density.by != PERSON or len(density.rows) < 2:
        return ""
    events = density.rows["events"]
    each, once = int(events[1:].sum()), int(events[0])
    if each == once:
        return ""
    return (
        f"An event of several people counts in each of their rows and once in all: {each:,} in "
        f"the rows, {once:,} in all."
    )


def density_table(density: Density) -> pd.DataFrame:
    """Give the numbers that are drawn.

    Returns
    -------
    DataFrame
        One row per bar; one for events with `OPEN`, if there are any; and one for all
        `TOGETHER`. `what` (str), and by the number of each row of the density, as text, how
        many events it has there, in words.
    """
    rows = density.rows
    lines = dict(zip(density.cut.labels, density.counts.sum(axis=(1, 2)).T, strict=True))
    if rows["open"].any():
        lines[OPEN] = rows["open"].to_numpy(dtype="float64")
    return _table(density, lines)


def kinds_table(density: Density) -> pd.DataFrame:
    """Give how many events of each kind there are, whenever they were; as `density_table`."""
    return _table(density, dict(zip(density.kinds, density.by_kind.T, strict=True)))


def _table(density: Density, lines: Mapping[str, npt.NDArray[Any]]) -> pd.DataFrame:
    """Write the numbers of each line by row of the density, and those of all together."""
    told = [*lines.values(), density.rows["events"].to_numpy()]
    columns = {
        str(row): [number_said(float(line[row])) for line in told]
        for row in range(len(density.rows))
    }
    return pd.DataFrame({"what": [*lines, TOGETHER], **columns}, dtype="str")


def _peak(row: Shares, cut: Bars) -> list[str]:
    """Say in which bar a row has the most."""
    if not row.any():
        return []
    places = np.flatnonzero(row > row.max() - SAME)
    also = f" and {count(len(places) - 1, 'other')}" if len(places) > 1 else ""
    return [f"at most {number_said(float(row.max()))}, {cut.when(int(places[0]))}{also}"]


def _open(number: int) -> list[str]:
    """Say how many events of a row are in no bar."""
    return [f"{number:,} with {OPEN}"] if number else []
