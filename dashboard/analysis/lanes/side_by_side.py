"""Journeys compared: how long from arrival to capture, and which places are on several of them."""

from collections.abc import Collection, Sequence
from itertools import combinations

import pandas as pd

from dashboard.analysis.journeys.readable_legs import days, hours
from dashboard.analysis.journeys.stops import STOP, Stop
from dashboard.analysis.lanes.families import CAPTURED
from dashboard.model.dataset import Dataset
from dashboard.model.vocabulary import AREAS, PLACES

MOST_PEOPLE, MOST_PLACES = 4, 4


def to_capture(counted: pd.DataFrame) -> str:
    """Say how long it was from each person's arrival to their first capture.

    Parameters
    ----------
    counted : DataFrame
        As `since_arrival.readable_days` gives it.

    Returns
    -------
    str
        A sentence; empty where nobody who arrives is captured, or more than `MOST_PEOPLE` are.
    """
    captured = counted[counted["family"] == CAPTURED].drop_duplicates("person_id")
    if not 0 < len(captured) <= MOST_PEOPLE:
        return ""
    columns = ("person", "days_least", "days_most", "hours")
    told = [
        f"{person} {(hours if exact else days)(least, most)}"
        for person, least, most, exact in zip(*(captured[name] for name in columns), strict=True)
    ]
    return f"From arrival to capture: {'; '.join(told)}."


def same_places(dataset: Dataset, stops: pd.DataFrame, people: Collection[str]) -> str:
    """Say at which places several people are told to have been, when, and whether together.

    A region or a country is no place where two meet, and of a place at which one event has
    several of them nothing is said: it stands in the lane of each.

    Parameters
    ----------
    stops : DataFrame
        As `stops.stops` gives them of the dataset.
    people : collection of str
        person_ids of those who are compared.

    Returns
    -------
    str
        A sentence for each place; empty where there is none, or more than `MOST_PEOPLE` are
        compared.
    """
    if not 1 < len(people) <= MOST_PEOPLE:
        return ""
    areas = dataset.words.counting_as(PLACES, *AREAS)
    kinds = dict(zip(dataset.places["place_id"], dataset.places["kind"], strict=True))
    wanted = stops["person_id"].isin(people)
    there: dict[str, list[Stop]] = {}
    for row in stops.loc[wanted, STOP].itertuples(index=False, name=None):
        stop = Stop(*row)
        if stop.place_id in kinds and kinds[stop.place_id] not in areas:
            there.setdefault(stop.place_id, []).append(stop)
    several = [own for own in there.values() if _is_shared(own)]
    said = [_told(own) for own in several[:MOST_PLACES]]
    more = len(several) - len(said)
    return " ".join([*said, *([f"And {more} more places."] if more > 0 else [])])


def _is_shared(own: Sequence[Stop]) -> bool:
    """Tell whether several people were at a place, each by an event of their own."""
    events = {stop.event_id for stop in own}
    return len({stop.person_id for stop in own}) > 1 and len(events) == len(own)


def _told(own: Sequence[Stop]) -> str:
    """Say who was at a place when, and whether their dates have a day in common."""
    each = "; ".join(f"{stop.person} {stop.when}{_doubt(stop)}" for stop in own)
    pairs = [(a, b) for a, b in combinations(own, 2) if a.person_id != b.person_id]
    if any(_same_day(*pair) for pair in pairs):
        together = "on the same day"
    elif any(_may_overlap(*pair) for pair in pairs):
        together = "perhaps on the same days"
    else:
        together = "not on the same days"
    return f"In {own[0].place}, {together}: {each}."


def _doubt(stop: Stop) -> str:
    """Say that a stop is inferred."""
    return " (inferred)" if stop.basis == "inferred" else ""


def _same_day(one: Stop, other: Stop) -> bool:
    """Tell whether both were there on one and the same day for certain."""
    return one.earliest == one.latest == other.earliest == other.latest


def _may_overlap(one: Stop, other: Stop) -> bool:
    """Tell whether two dates have a day in common; an open side reaches any day."""
    return not (one.latest < other.earliest or other.latest < one.earliest)
