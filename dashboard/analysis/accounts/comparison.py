"""Whether the accounts of one event or statement agree, computed aspect by aspect."""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import repeat

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.accounts.aspects import (
    AGREES,
    SILENT,
    WORST_FIRST,
    claim_verdict,
    date_verdicts,
    people_verdict,
    place_verdict,
    places_verdict,
)
from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.distances import all_km_between
from dashboard.model.dataset import Dataset
from dashboard.model.dates.spans import BY_THE_CLOCK
from dashboard.model.lookups.reaches import Reach
from dashboard.model.lookups.several_places import is_several

EVENT, STATEMENT = "event", "statement"
Pair = tuple[str | None, str | None]
SINGLE = "single"
ASPECTS = ["date", "place", "people", "claim"]
COMMON = [
    *("source_id", "place_id", "when", "earliest", "latest"),
    *("precision", "approximate", "uncertain", *BY_THE_CLOCK),
]
OF_STATEMENTS = ["about_ids", "event_id", "occasion"]


def accounts(dataset: Dataset) -> pd.DataFrame:
    """Put the accounts of events and of statements into one form.

    Parameters
    ----------
    dataset : Dataset
        The order of its sources is their precedence.

    Returns
    -------
    DataFrame
        One row per account, events before statements, in the order in which each event
        or statement first stands in its table, then by precedence. `record` (`event` or
        `statement`), `id`, `source_id`, `rank` (int, precedence of the source), `people`
        (tuple of ids: whom an event names, who makes a statement), `either` (bool: one
        of them, the source does not say which), `about` (tuple of ids, empty for
        events), `event_id` and `occasion` (of a statement, missing where none), `text` (title or
        claim), `kind` (or topic), `certain` (bool: not inferred, the date not marked,
        the speaker not left open), and `place_id`, `when`, `earliest`, `latest`,
        `precision`, `approximate`, `uncertain` and `spans.BY_THE_CLOCK` as in the table.
    """
    events, statements = dataset.events, dataset.statements
    nobody = pd.Series([()] * len(events), index=events.index, dtype=object)
    both = [
        events[["event_id", "title", "kind", "person_ids", *COMMON]]
        .set_axis(["id", "text", "kind", "people", *COMMON], axis=1)
        .assign(record=EVENT, either=False, event_id=None, occasion=None, about=nobody)
        .assign(stated=events["basis"] != "inferred"),
        statements[["statement_id", "text", "topic", "speaker_ids", *OF_STATEMENTS, *COMMON]]
        .set_axis(["id", "text", "kind", "people", "about", *OF_STATEMENTS[1:], *COMMON], axis=1)
        .assign(record=STATEMENT, either=statements["attribution"] == "one-of")
        .assign(stated=True),
    ]
    found = pd.concat(
        [part.astype({"event_id": "str", "occasion": "str"}) for part in both], ignore_index=True
    )
    found["either"] &= found["people"].map(len) > 1
    doubted = found["approximate"] | found["uncertain"] | found["either"]
    ranks = {source: rank for rank, source in enumerate(dataset.sources["source_id"])}
    found = found.assign(
        rank=found["source_id"].map(ranks),
        certain=found["stated"] & ~doubted,
        place=found.groupby(["record", "id"], sort=False).ngroup(),
    )
    return found.sort_values(["place", "rank"], ignore_index=True).drop(columns=["place", "stated"])


def compare(dataset: Dataset) -> pd.DataFrame:
    """Compare every two accounts of the same event or statement.

    Returns
    -------
    DataFrame
        One row per pair of accounts, in the order of `accounts`. `record`, `id`, `first`
        and `second` (source_id, in order of precedence); `date`, `place`, `people` and
        `claim`, each `agrees`, `refines`, `conflicts` or `silent` as `aspects` defines
        them, `claim` always `silent` for events; `overall`: a conflict in any aspect is
        a conflict, else what refines in any refines, else what agrees in any agrees.
    """
    return compared(dataset, accounts(dataset))


def compared(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """Compare every two of some accounts, rows of `accounts`, as `compare` does."""
    rows = _several(rows)
    ends = rows[["record", "id", "rank"]].assign(at=rows.index)
    pairs = ends.merge(ends, on=["record", "id"])
    pairs = pairs[pairs["rank_x"] < pairs["rank_y"]]
    first, second = rows.loc[pairs["at_x"]], rows.loc[pairs["at_y"]]
    named = pd.DataFrame(
        {
            "record": first["record"].to_numpy(),
            "id": first["id"].to_numpy(),
            "first": first["source_id"].to_numpy(),
            "second": second["source_id"].to_numpy(),
        },
        dtype="str",
    )
    return named.join(_verdicts(dataset, first, second))


def verdicts(dataset: Dataset) -> pd.DataFrame:
    """Compare each account with the leading one, as `leading.leading` chooses it.

    Returns
    -------
    DataFrame
        One row per account, in the order of `accounts`. `record`, `id`, `source_id`,
        `leads` (bool), and `date`, `place`, `people`, `claim`, `overall` as in `compare`;
        `single` in all of these where there is no other account. The leading one of
        several agrees with itself: in all aspects in which it says something, and overall.
    """
    rows = accounts(dataset)
    found = rows[["record", "id", "source_id"]].astype("str")
    found = found.assign(leads=_leads(dataset, found))
    found[[*ASPECTS, "overall"]] = SINGLE
    several = _several(rows)
    heads = several[found.loc[several.index, "leads"]]
    places = heads.reset_index().set_index(["record", "id"])["index"]
    against = several.loc[places.loc[pd.MultiIndex.from_frame(several[["record", "id"]])]]
    judged = _verdicts(dataset, against, several).set_axis(several.index)
    judged.loc[heads.index, "overall"] = AGREES
    found.loc[several.index, judged.columns] = judged
    return found


def _leads(dataset: Dataset, rows: pd.DataFrame) -> pd.Series:
    """Tell which accounts lead."""
    first = leading(dataset)
    keys = {
        *zip(repeat(EVENT), first.events["event_id"], first.events["source_id"]),
        *zip(repeat(STATEMENT), first.statements["statement_id"], first.statements["source_id"]),
    }
    own = zip(*(rows[one].to_numpy(object) for one in ("record", "id", "source_id")), strict=True)
    return pd.Series([key in keys for key in own], index=rows.index, dtype=bool)


def _several(rows: pd.DataFrame) -> pd.DataFrame:
    """Give the accounts that have another beside them."""
    return rows[rows.duplicated(["record", "id"], keep=False)]


def _verdicts(dataset: Dataset, one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Compare accounts row by row; what was compared once is not compared again."""

    @cache
    def people(
        ours: tuple[str, ...], theirs: tuple[str, ...], either: bool = False, or_: bool = False
    ) -> str:
        return people_verdict(ours, theirs, dataset.members, either=either, other_either=or_)

    about = _where_they_differ(people, one["about"], other["about"])
    both = one["either"].to_numpy(bool), other["either"].to_numpy(bool)
    ours, theirs = _ids(one["place_id"]), _ids(other["place_id"])
    apart = ours != theirs
    pairs = list(zip(ours[apart], theirs[apart], strict=True))
    place = np.where(one["place_id"].isna(), SILENT, AGREES).astype(object)
    known = _place_verdicts(dataset, set(pairs))
    place[apart] = [known[pair] for pair in pairs]
    found = {
        "date": date_verdicts(one, other),
        "place": place,
        "people": _where_they_differ(people, one["people"], other["people"], both),
        "claim": list(map(claim_verdict, about, _ids(one["event_id"]), _ids(other["event_id"]))),
    }
    frame = pd.DataFrame(found, dtype="str")
    conditions = [(frame[ASPECTS] == verdict).any(axis=1) for verdict in WORST_FIRST]
    overall = np.select(conditions, WORST_FIRST, SILENT)
    return frame.assign(overall=pd.Series(overall, index=frame.index, dtype="str"))


def _place_verdicts(dataset: Dataset, pairs: set[Pair]) -> dict[Pair, str]:
    """Compare places; how far apart they are is measured at once."""
    reach = dataset.reaches
    several = {pair for pair in pairs if any(map(is_several, pair))}
    ways = {
        (reach[one], reach[other])
        for one, other in pairs - several
        if one != other and one in reach and other in reach
    }
    far = dict(zip(ways, all_km_between([*ways]), strict=True))

    def km(one: Reach, other: Reach) -> tuple[float, float]:
        return far[one, other]

    return {
        pair: places_verdict(*pair, dataset.inside, reach.get)
        if pair in several
        else place_verdict(*pair, dataset.inside, reach.get, km)
        for pair in pairs
    }


def _where_they_differ(
    verdict: Callable[..., str],
    one: pd.Series,
    other: pd.Series,
    either: Sequence[npt.NDArray[np.bool_]] = (),
) -> npt.NDArray[np.object_]:
    """Compare lists of people: those that are the same agree, and empty ones are silent."""
    ours, theirs = one.to_numpy(object), other.to_numpy(object)
    named = np.fromiter(map(len, ours), int) * np.fromiter(map(len, theirs), int) > 0
    judged = named & (ours != theirs)
    if either:
        judged |= named & (either[0] != either[1])
    found = np.where(named, AGREES, SILENT).astype(object)
    cells = (each[judged].tolist() for each in (ours, theirs, *either))
    found[judged] = list(map(verdict, *cells))
    return found


def _ids(column: pd.Series) -> npt.NDArray[np.object_]:
    """Give ids, `None` where there is none."""
    found = column.to_numpy(object).copy()
    found[column.isna().to_numpy()] = None
    return found
