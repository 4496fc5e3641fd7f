"""Events counted by time, kind, and person or place, as numbers that add up."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.clocks import extents, on_the_axis
from dashboard.analysis.density.bars import MOST_HOURLY, Bars, Days, bars, clock_bars
from dashboard.analysis.density.groups import PERSON, Groups, groups
from dashboard.analysis.density.shares import Shares, shares
from dashboard.analysis.lanes.named_events import named_events, number_of_marks
from dashboard.analysis.phrases import count
from dashboard.model.dataset import Dataset

MOST_MARKS = 300  # of more, each alone says nothing any more
MOST_GROUPS, MOST_KINDS = 12, 7
EVERYTHING = "All"
Numbers = npt.NDArray[np.intp]
Ends = tuple[Days, npt.NDArray[np.bool_]]  # of each event, and whether it is open


@dataclass(frozen=True, eq=False)
class Density:
    """How many events lie in each bar.

    Parameters
    ----------
    by : str
        Of what the rows are: `groups.PERSON` or `groups.PLACE`.
    cut : Bars
        The bars.
    kinds : tuple of str
        Labels of the kinds of event that there are, in order.
    drawn_kinds : tuple of str
        The same, but at most `MOST_KINDS`: of more, the rarest are laid together as the
        last one.
    drawn_as : array of int
        Of each kind, its number among those that are drawn.
    rows : DataFrame
        One row each: all events, the groups, and the events of all other groups if there
        are any. `name`; `id` (person_id or place_id, missing for what cannot be chosen
        alone); `events` (int); `open` (int: how many of these have no first or no last
        day, and are in no bar).
    counts : array of float, rows by drawn kinds by two by bars
        Events: first those that were then for certain, then those that may have been, both
        by their shares (see `shares`). Of a row they add up to `events` less `open`.
    by_kind : array of int, rows by kinds
        Events with the open ones.
    first, groups : int
        The number of the first group that has a row, from 0, and how many groups there are.
    """

    by: str
    cut: Bars
    kinds: tuple[str, ...]
    drawn_kinds: tuple[str, ...]
    drawn_as: Numbers
    rows: pd.DataFrame
    counts: Shares
    by_kind: Numbers
    first: int
    groups: int

    @property
    def of_drawn_kinds(self) -> list[int]:
        """How many events of each drawn kind there are in all, with the open ones."""
        numbers = np.bincount(self.drawn_as, self.by_kind[0], len(self.drawn_kinds))
        return [int(number) for number in numbers]


def density(dataset: Dataset, people: Collection[str] = (), first: int = 0) -> Density:
    """Count the dated events, each once, as the leading one of its dated accounts has it.

    A row of a person counts each event that names them: so an event of several people
    counts in the row of each, and once in the row of all.

    Parameters
    ----------
    people : collection of str
        As for `timeline.lanes`.
    first : int
        The number of the first group to have a row, from 0, most events first; so many
        groups have one as `MOST_GROUPS` allows.
    """
    named = named_events(dataset, people)
    found = groups(dataset, named)
    events = named[~named.index.duplicated()]
    cut, (start, no_start), (end, no_end) = _cut(on_the_axis(events, dataset))
    labels = events["kind"].map(dataset.kinds)
    present = {*labels}
    kinds = [label for label in dict.fromkeys(dataset.kinds.values()) if label in present]
    kind = pd.Index(kinds).get_indexer(pd.Index(labels))
    drawn_as, drawn_kinds = drawn(kinds, np.bincount(kind, minlength=len(kinds)))
    event, row, names, ids = _rows(found, first, len(events))

    closed = ~(no_start | no_end)
    marked = (events["approximate"] | events["uncertain"]).to_numpy(bool)
    lasted = events["duration"].to_numpy(bool)
    alone = cut.of(start) == cut.of(end)
    perhaps = marked | ~(alone | lasted)
    shape = len(names), len(drawn_kinds), 2
    drawn_kind = drawn_as[kind[event]]
    cell = np.ravel_multi_index((row, drawn_kind, perhaps[event].astype(np.intp)), shape)
    shut = closed[event]
    counts = shares(start[event][shut], end[event][shut], cell[shut], int(np.prod(shape)), cut)
    by_kind = np.bincount(row * len(kinds) + kind[event], minlength=len(names) * len(kinds))
    size, open_ = (np.bincount(one, minlength=len(names)) for one in (row, row[~shut]))
    return Density(
        by=found.by,
        cut=cut,
        kinds=tuple(kinds),
        drawn_kinds=drawn_kinds,
        drawn_as=drawn_as,
        rows=pd.DataFrame(
            {
                "name": pd.Series(names, dtype="str"),
                "id": pd.Series(ids, dtype="str"),
                "events": size,
                "open": open_,
            }
        ),
        counts=counts.reshape(*shape, len(cut.labels)),
        by_kind=by_kind.reshape(len(names), len(kinds)),
        first=first,
        groups=len(found.names),
    )


def is_crowded(dataset: Dataset, people: Collection[str] = ()) -> bool:
    """Tell whether the timeline has more marks than `MOST_MARKS`."""
    return number_of_marks(dataset, people) > MOST_MARKS


def _cut(events: pd.DataFrame) -> tuple[Bars, Ends, Ends]:
    """Cut the span of all events into bars; give first and last of each, and which are open.

    These are days; and seconds where something has hours, and all is within so few days that
    bars of hours are not too many.
    """
    if events["hours"].any():
        start, behind = (_numbers(side, "s") for side in extents(events))
        end = behind[0] - 1, behind[1]
        known = _known(start, end)
        if len(known) and known.max() - known.min() < MOST_HOURLY:
            return clock_bars(int(known.min()), int(known.max())), start, end
    start, end = (_numbers(events[side], "D") for side in ("earliest", "latest"))
    known = _known(start, end)
    cut = bars(int(known.min()), int(known.max())) if len(known) else Bars("day", known, ())
    return cut, start, end


def _numbers(moments: pd.Series, unit: str) -> Ends:
    """Give moments as numbers since 1970, and which of them are open, and have none."""
    found = moments.to_numpy(dtype=f"datetime64[{unit}]")
    return found.astype(np.int64), np.isnat(found)


def _known(*sides: Ends) -> Days:
    """Give all numbers that are known."""
    return np.concatenate([numbers[~open_] for numbers, open_ in sides])


def drawn(kinds: Sequence[str], sizes: Numbers) -> tuple[Numbers, tuple[str, ...]]:
    """Lay the rarest kinds together where there are very many; those that are kept stay in order.

    Returns
    -------
    drawn_as, drawn_kinds
        As `Density` has them.
    """
    if len(kinds) <= MOST_KINDS:
        return np.arange(len(kinds)), tuple(kinds)
    kept = np.sort(np.argsort(-sizes, kind="stable")[: MOST_KINDS - 1])
    drawn_as = np.full(len(kinds), len(kept))
    drawn_as[kept] = np.arange(len(kept))
    others = count(len(kinds) - len(kept), "other kind")
    return drawn_as, (*(kinds[number] for number in kept), others)


def _rows(
    found: Groups, first: int, events: int
) -> tuple[Numbers, Numbers, list[str], list[str | None]]:
    """Lay events into rows: all, the groups from `first` on, and those of all other groups.

    Returns
    -------
    event, row : array of int
        Each pair once.
    names, ids : list
        Of the rows.
    """
    shown = slice(first, first + MOST_GROUPS)
    names, ids = [EVERYTHING, *found.names[shown]], [None, *found.ids[shown]]
    place = found.group - first + 1
    in_row = (place >= 1) & (place < len(names))
    event = [np.arange(events), found.event[in_row]]
    row = [np.zeros(events, dtype=np.intp), place[in_row]]
    if not in_row.all():
        others = np.unique(found.event[~in_row])
        event.append(others)
        row.append(np.full(len(others), len(names)))
        names.append(_others(found, shown))
        ids.append(None)
    if len(found.names) < 2:  # the one group is all there is
        return event[0], row[0], names[:1], ids[:1]
    return np.concatenate(event), np.concatenate(row), names, ids


def _others(found: Groups, shown: slice) -> str:
    """Say how many groups share the last row."""
    number = len(found.names) - len(found.names[shown])
    one, many = ("person", "people") if found.by == PERSON else ("place", "places")
    return f"1 other {one}" if number == 1 else f"{number:,} other {many}"
