"""Where somebody was last known to be before some days, and next after them."""

import math
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import groupby, product
from typing import Any, NamedTuple

import pandas as pd

from dashboard.analysis.journeys.stops import STOP, End, Stop, days_between, stops
from dashboard.model.dataset import Dataset
from dashboard.model.dates.spans import Reach, Span, spans

MOST_ANSWERED = 4  # people, so that the answer can be read
EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class KnownAround:
    """What the sources tell of where somebody was beside some days of which none tells it.

    Parameters
    ----------
    person_id : str
    before, after : End or None
        The stops next to the days that certainly were before, and after; several where
        nothing tells which of them was nearest. None where nothing is told.
    maybe : tuple of Stop
        Stops whose dates leave it open whether they were on these days.
    inferred : tuple of Stop
        Stops that lasted throughout these days, as the curator has inferred.
    days : tuple of (float, float) or None
        The least and the most days from `before` to `after`; the most is NaN where an open
        date sets no bound, and all is None where one of them is missing.
    """

    person_id: str
    before: End | None
    after: End | None
    maybe: tuple[Stop, ...]
    inferred: tuple[Stop, ...]
    days: tuple[float, float] | None


def known_around(
    dataset: Dataset, people: Collection[str], days: tuple[date, date]
) -> list[KnownAround]:
    """Say of each person whom no source places on some days what is known before and after.

    Parameters
    ----------
    dataset : Dataset
    people : collection of str
        person_ids, groups with all their members.
    days : tuple of (date, date)
        First and last day, or minute of UTC (datetime), both inclusive.

    Returns
    -------
    list of KnownAround
        One for each person with a dated place of whom no account that states it places them
        on one of the days for certain; in the order of the table of people, of more than
        `MOST_ANSWERED` the first. None where the days have no first or no last one.
    """
    wanted = frozenset[str]().union(*map(dataset.members, people))
    return known_among(stops(dataset), wanted, days)


def known_among(
    rows: pd.DataFrame, wanted: Collection[str], days: tuple[date, date]
) -> list[KnownAround]:
    """Say the same of some people, without their groups, whose `stops` are known already."""
    if date.min in days or date.max in days:
        return []
    rows = rows[rows["person_id"].isin(wanted)]
    told = zip(map(_stop, rows[STOP].to_dict("records")), spans(rows), strict=True)
    found = (_around(list(own), days) for _, own in groupby(told, key=lambda one: one[0].person_id))
    return [one for one in found if one][:MOST_ANSWERED]


class _Told(NamedTuple):
    """A stop, when it was, and the days that are asked of, in the same unit."""

    stop: Stop
    span: Span
    reach: Reach
    first: int
    last: int

    @property
    def is_before(self) -> bool:
        """Whether it was over before the days for certain."""
        return self.reach.last < self.first

    @property
    def is_after(self) -> bool:
        """Whether it began after the days for certain."""
        return self.reach.first > self.last

    @property
    def throughout(self) -> bool:
        """Whether it lasted on all of the days for certain."""
        return self.reach.begun <= self.first and self.reach.ended >= self.last

    @property
    def within(self) -> bool:
        """Whether it was on some of the days for certain, and on none beside them."""
        return self.first <= self.reach.first and self.reach.last <= self.last


def _stop(row: dict[Hashable, Any]) -> Stop:
    """Read one row of `stops`."""
    return Stop(**{str(name): value for name, value in row.items()})


def _told(stop: Stop, span: Span, days: tuple[date, date]) -> _Told:
    """Count days, or seconds where minutes are asked of somebody whose dates have hours."""
    first, last = days
    if span.seconds and (isinstance(first, datetime) or isinstance(last, datetime)):
        return _Told(stop, span, span.seconds, _second(first, time.min), _second(last, time.max))
    return _Told(stop, span, span.days, first.toordinal() - EPOCH, last.toordinal() - EPOCH)


def _second(moment: date, at: time) -> int:
    """Give a minute, or a time of a day, as seconds of UTC since 1970."""
    minute = moment if isinstance(moment, datetime) else datetime.combine(moment, at)
    return int(minute.replace(tzinfo=UTC).timestamp())


def _around(told: Sequence[tuple[Stop, Span]], days: tuple[date, date]) -> KnownAround | None:
    """Sort one person's stops by whether they were before the days, after them, or maybe then."""
    placed = [_told(stop, span, days) for stop, span in told]
    stated = (one for one in placed if one.stop.basis != "inferred")
    if any(one.throughout or one.within for one in stated):
        return None
    then = [one for one in placed if not (one.is_before or one.is_after)]
    before = _last([one for one in placed if one.is_before])
    after = _first([one for one in placed if one.is_after])
    return KnownAround(
        person_id=told[0][0].person_id,
        before=before,
        after=after,
        maybe=tuple(one.stop for one in then if not one.throughout),
        inferred=tuple(one.stop for one in then if one.throughout),
        days=_between(before, after) if before and after else None,
    )


def _last(told: Sequence[_Told]) -> End | None:
    """Give those of which nothing is certain to have come after."""
    latest = max((one.reach.first for one in told), default=0)
    near = [one for one in told if one.reach.last >= latest]
    return _end(one for one in near if not any(one.span.before(other.span) for other in near))


def _first(told: Sequence[_Told]) -> End | None:
    """Give those of which nothing is certain to have come before."""
    earliest = min((one.reach.last for one in told), default=0)
    near = [one for one in told if one.reach.first <= earliest]
    return _end(one for one in near if not any(other.span.before(one.span) for other in near))


def _end(told: Iterable[_Told]) -> End | None:
    """Put stops together, if there are any."""
    found = tuple(one.stop for one in told)
    return End(found, sure=True) if found else None


def _between(before: End, after: End) -> tuple[float, float]:
    """Count the least and the most days between two ends."""
    each = [days_between(*pair, certain=True) for pair in product(before.dates, after.dates)]
    least, most = zip(*each, strict=True)
    return min(least), math.nan if any(map(math.isnan, most)) else max(most)
