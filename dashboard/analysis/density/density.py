"""Events counted by time, kind, and person or place, as numbers that add up."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.density.bars import Bars, Days, bars
from dashboard.analysis.density.groups import PERSON, Groups, groups
from dashboard.analysis.density.shares import Shares, shares
from dashboard.analysis.phrases import count
from dashboard.analysis.timeline import named_events
from dashboard.model.dataset import Dataset

MOST_MARKS = 300  # of more, each alone says nothing any more
MOST_GROUPS, MOST_KINDS = 12, 7
EVERYTHING = "All"
Numbers = npt.NDArray[np.intp]


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
        Labels of the kinds of event, in order, at most `MOST_KINDS`; of more, the rarest
        are laid together as the last one.
    rows : DataFrame
        One row each: all events, the groups, and the events of all other groups if there
        are any. `name`; `id` (person_id or place_id, missing for what cannot be chosen
        alone); `events` (int); `open` (int: how many of these have no first or no last
        day, and are in no bar).
    counts : array of float, rows by kinds by two by bars
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
    rows: pd.DataFrame
    counts: Shares
    by_kind: Numbers
    first: int
    groups: int


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
    (start, no_start), (end, no_end) = map(_days, (events["earliest"], events["latest"]))
    known = np.concatenate([start[~no_start], end[~no_end]])
    cut = bars(int(known.min()), int(known.max())) if len(known) else Bars("day", known, ())
    kind, kinds = _kinds(events["kind"].map(dataset.kinds), dataset.kinds.values())
    event, row, names, ids = _rows(found, first, len(events))

    closed = ~(no_start | no_end)
    marked = (events["approximate"] | events["uncertain"]).to_numpy(bool)
    lasted = events["duration"].to_numpy(bool)
    alone = cut.of(start) == cut.of(end)
    perhaps = marked | ~(alone | lasted)
    shape = len(names), len(kinds), 2
    cell = np.ravel_multi_index((row, kind[event], perhaps[event].astype(np.intp)), shape)
    shut = closed[event]
    counts = shares(start[event][shut], end[event][shut], cell[shut], int(np.prod(shape)), cut)
    by_kind = np.bincount(row * len(kinds) + kind[event], minlength=len(names) * len(kinds))
    size, open_ = (np.bincount(one, minlength=len(names)) for one in (row, row[~shut]))
    return Density(
        by=found.by,
        cut=cut,
        kinds=kinds,
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
    return len(named_events(dataset, people)) > MOST_MARKS


def _days(days: pd.Series) -> tuple[Days, npt.NDArray[np.bool_]]:
    """Give days as numbers since 1970, and which of them are open, and have none."""
    found = days.to_numpy(dtype="datetime64[D]")
    return found.astype(np.int64), np.isnat(found)


def _kinds(labels: pd.Series, order: Iterable[str]) -> tuple[Numbers, tuple[str, ...]]:
    """Number the kinds of events in order; of very many, the rarest share the last number."""
    sizes = labels.value_counts(sort=False)
    present = [label for label in dict.fromkeys(order) if label in sizes.index]
    if len(present) > MOST_KINDS:
        by_size = sorted(present, key=lambda label: -sizes[label])[: MOST_KINDS - 1]
        kept = [label for label in present if label in by_size]
    else:
        kept = present
    numbers = {label: number for number, label in enumerate(kept)}
    found = np.array(labels.map(numbers).fillna(len(kept)), dtype=np.intp)
    others = len(present) - len(kept)
    return found, (*kept, *([count(others, "other kind")] if others else []))


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
