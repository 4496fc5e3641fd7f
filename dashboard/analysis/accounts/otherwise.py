"""Where other accounts of an event put it than the leading one: other dates, other places."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.accounts.bylines import says
from dashboard.analysis.accounts.leading import Places, followed, leading_rows, precedence
from dashboard.analysis.clocks import on_the_axis
from dashboard.analysis.distances import is_narrower
from dashboard.model.dataset import Dataset
from dashboard.model.dates.spans import BY_THE_CLOCK

Days = npt.NDArray[np.datetime64]
FIRST_DAY, LAST_DAY = np.datetime64("0001-01-01"), np.datetime64("9999-12-31")
TEXTS = ("event_id", "source_id", "place_id", "when", "title")


def other_dates(dataset: Dataset) -> pd.DataFrame:
    """Give the dates of events that are not the leading account's, nor merely less exact.

    Returns
    -------
    DataFrame
        One row per event and other date, by event and then in order of time:
        `event_id`, `earliest`, `latest` (days; missing where open), `spans.BY_THE_CLOCK`
        (as in `timeline.lanes`), `told` ("20 December 2024, says Paper"). Sources that give
        the leading date are left out, and those without a date.
    """
    rows, lead = followed(dataset, "precision")
    events, texts = dataset.whole.events, dataset.of_whole(_texts)
    earliest, latest = events["earliest"].to_numpy(), events["latest"].to_numpy()
    starts, ends = _closed(earliest, FIRST_DAY), _closed(latest, LAST_DAY)
    differs = ~((starts[rows] <= starts[lead]) & (ends[rows] >= ends[lead]))
    hours, first_second, last_second = (events[column].to_numpy() for column in BY_THE_CLOCK)
    if hours.any():
        begun, ended = _closed(first_second, FIRST_DAY), _closed(last_second, LAST_DAY)
        otherwise = ~((begun[rows] <= begun[lead]) & (ended[rows] >= ended[lead]))
        differs = np.where(hours[rows] | hours[lead], otherwise, differs)
        # Behind the others what is open, as it stands last in a sorted column.
        late, ends = _closed(first_second, LAST_DAY), ended
    else:
        late = _closed(earliest, LAST_DAY)
    keys = {
        row: (texts["event_id"][row], late[row], ends[row], texts["when"][row])
        for row in rows[differs]
    }
    first, told = _told(dataset, keys, "when")
    found = pd.DataFrame(
        {
            "event_id": pd.array(texts["event_id"][first], dtype="str"),
            "earliest": earliest[first],
            "latest": latest[first],
            **{column: events[column].to_numpy()[first] for column in BY_THE_CLOCK},
            "told": told,
        }
    )
    return on_the_axis(found, dataset)


def other_places(dataset: Dataset) -> pd.DataFrame:
    """Give the places of events that are not the leading account's, nor merely less exact.

    Returns
    -------
    DataFrame
        One row per event and other place: `event_id`, `place_id`, `title` (of the
        leading account) and `told` ("Tarasivka, says Paper"), as in `other_dates`.
    """
    texts = dataset.of_whole(_texts)
    ids, places = texts["event_id"], texts["place_id"]
    keys = {row: (ids[row], places[row]) for row in put_elsewhere(dataset).tolist()}
    first, told = _told(dataset, keys, "place")
    leads = leading_rows(dataset, "event")
    titles = dict(zip(ids[leads], texts["title"][leads], strict=True))
    return pd.DataFrame(
        {
            "event_id": pd.array(ids[first], dtype="str"),
            "place_id": pd.array(places[first], dtype="str"),
            "title": pd.array([titles[one] for one in ids[first]], dtype="str"),
            "told": told,
        }
    )


def put_elsewhere(dataset: Dataset) -> Places:
    """Find the accounts that give an event another place than the leading one, not only a wider.

    Returns
    -------
    array of int
        Their places among the events of `dataset.whole`.
    """
    rows, lead = followed(dataset, "place_id")
    codes, places = dataset.of_whole(_places)
    differs = codes[rows] != codes[lead]
    rows, lead = rows[differs], lead[differs]
    pairs = codes[lead].astype(np.int64) * len(places) + codes[rows]
    each, which = np.unique(pairs, return_inverse=True)
    wider = np.array(
        [is_narrower(dataset, *(places[at] for at in divmod(one, len(places)))) for one in each],
        dtype=bool,
    )
    found: Places = rows[~wider[which]]
    return found


def _places(dataset: Dataset) -> tuple[npt.NDArray[np.int64], list[str]]:
    """Number the place of each account of an event, and give the place_ids by their numbers."""
    codes, places = pd.factorize(dataset.of_whole(_texts)["place_id"])
    return codes, places.tolist()


def _texts(dataset: Dataset) -> dict[str, npt.NDArray[np.object_]]:
    """Give some texts of all accounts of events, and the name of the place."""
    found = {column: np.array(dataset.events[column], dtype=object) for column in TEXTS}
    names = [dataset.where_names.get(place, "") for place in found["place_id"]]
    return found | {"place": np.array(names, dtype=object)}


def _closed(days: Days, edge: np.datetime64) -> Days:
    """Put a day in place of what is open."""
    return np.where(np.isnat(days), edge.astype(days.dtype), days)


def _told(
    dataset: Dataset, keys: Mapping[int, tuple[object, ...]], answer: str
) -> tuple[Places, pd.Series]:
    """Join the sources that say the same, which have the same key; sorted by it.

    Returns
    -------
    first, told
        The place of the first account of each answer, and who gives it.
    """
    texts, publishers = dataset.of_whole(_texts), dataset.publishers
    ranks, sources = precedence(dataset), texts["source_id"].tolist()
    together: dict[tuple[object, ...], list[int]] = {}
    for row in sorted(keys, key=lambda one: (keys[one], ranks[sources[one]], one)):
        together.setdefault(keys[row], []).append(row)
    said = [
        f"{texts[answer][rows[0]]}, {says([publishers[sources[row]] for row in rows])}"
        for rows in together.values()
    ]
    first = np.array([rows[0] for rows in together.values()], dtype=np.intp)
    return first, pd.Series(said, dtype="str")
