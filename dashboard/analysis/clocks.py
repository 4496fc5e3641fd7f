"""By whose clocks times are told: those of each place, or of UTC; and along one axis."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pandas as pd

from dashboard.model.dataset import Dataset
from dashboard.model.dates.local_time import by_the_clocks_of, instant
from dashboard.model.dates.local_words import in_local_words
from dashboard.model.dates.spans import BY_THE_CLOCK
from dashboard.model.dates.time_zones import spoken
from dashboard.model.frames import DATED

UTC = "UTC"
IN_UTC = "in utc"
A_DAY, A_SECOND = pd.Timedelta(days=1), pd.Timedelta(seconds=1)
CHANGE = pd.Timedelta(hours=2)  # by which the days of a known time zone may be longer or shorter


def clock(dataset: Dataset) -> str:
    """Give the time zone by whose clocks all times are laid along one axis.

    Returns
    -------
    str
        The zone of the dataset, else the one that most of its events have, else UTC; UTC also
        where the reader wants it. Empty where no event has hours.
    """
    return dataset.of_whole(_clock)


def has_hours(dataset: Dataset) -> bool:
    """Tell whether any date of the whole dataset has a time of day."""
    return dataset.of_whole(_has_hours)


def _has_hours(dataset: Dataset) -> bool:
    """Tell whether any date has a time of day."""
    return any(getattr(dataset, table)["hours"].any() for table in DATED)


def told_clock(dataset: Dataset) -> str:
    """Say by whose clocks an axis is; empty where no event has hours."""
    name = clock(dataset)
    return name if name in ("", UTC) else f"{spoken(name)} time"


def in_utc(dataset: Dataset) -> Dataset:
    """Give the same with times said in UTC, where their zone is known.

    Itself where nothing has hours. What is found out of it is kept with it.
    """
    if not has_hours(dataset):
        return dataset
    kept: Dataset | None = vars(dataset).get(IN_UTC)
    if kept is None:
        tables = {table: (getattr(dataset, table), date) for table, date in DATED.items()}
        said = {
            table: rows.assign(when=in_local_words(rows, rows[date], utc=True))
            for table, (rows, date) in tables.items()
        }
        package = replace(dataset.package, time_zone=UTC)
        kept = vars(dataset).setdefault(IN_UTC, replace(dataset, package=package, **said))
    return kept


def on_the_axis(rows: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Give rows with their seconds by the clocks of the axis, where any has hours."""
    if not rows["hours"].any():
        return rows
    moved = {side: by_the_clocks_of(clock(dataset), rows[side]) for side in BY_THE_CLOCK[1:]}
    return rows.assign(**moved)


def extents(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Give from when until before when dates reach on the axis; missing where open.

    Where any has hours, days alone are those of their place if its clocks are known; else a day
    is a day, wherever it was.

    Parameters
    ----------
    rows : DataFrame
        `earliest`, `latest`, and `spans.BY_THE_CLOCK` by the clocks of the axis.
    """
    start, end = rows["earliest"], rows["latest"] + A_DAY
    if not rows["hours"].any():
        return start, end
    begun, ended = rows["first_second"], rows["last_second"] + A_SECOND
    by_clock = rows["hours"].astype(bool) | (ended - begun <= end - start + CHANGE)
    return start.mask(by_clock, begun), end.mask(by_clock, ended)


def shown_at(dataset: Dataset, moment: date) -> pd.Timestamp:
    """Give what the clocks of the axis show at a minute of UTC; a day stays as it is."""
    if not isinstance(moment, datetime):
        return pd.Timestamp(moment)
    shown = by_the_clocks_of(clock(dataset), pd.Series([moment], dtype="datetime64[s]"))
    return pd.Timestamp(shown.iloc[0])


def minutes_between(
    dataset: Dataset, first: datetime, behind: datetime
) -> tuple[datetime, datetime]:
    """Give the first and the last minute of UTC of what lies between two readings of the axis.

    A reading that clocks skipped or showed twice is read so that as much as can be lies between.
    """
    name, last = clock(dataset), behind - timedelta(minutes=1)
    return instant(name, first, last=False), instant(name, last, last=True)


def _clock(dataset: Dataset) -> str:
    """Find the zone of the axis of all events."""
    rows = dataset.events.loc[dataset.events["hours"], "zone"]
    if dataset.package.time_zone or not len(rows):
        return dataset.package.time_zone if len(rows) else ""
    known = rows.dropna().value_counts()
    return str(known.index[0]) if len(known) else UTC
