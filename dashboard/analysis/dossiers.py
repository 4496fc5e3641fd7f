"""What the rows tell of one person, office or group: by whom, what they say, what is missing."""

from collections.abc import Iterator

import pandas as pd

from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.accounts.people_named import people_of
from dashboard.analysis.accounts.readable import readable_events, readable_statements
from dashboard.model.dataset import Dataset
from dashboard.model.vocabulary import EVENTS, MILESTONES, OWN_KINDS

TOGETHER, ONE_OF = "all", "one-of"


def named_people(dataset: Dataset) -> list[str]:
    """Give the ids of all whom a row names, itself or through a member, as in the table."""
    lists = (people_of(rows) for rows in (dataset.events, dataset.statements))
    named = frozenset(person for ids in lists for person in ids.explode().dropna())
    return [one for one in dataset.people_names if not named.isdisjoint(dataset.members(one))]


def groups_of(dataset: Dataset, person_id: str) -> list[str]:
    """Give the ids of the groups that a person belongs to, at any depth, as in the table."""
    groups = (one for one in dataset.people_names if person_id in dataset.members(one))
    return [one for one in groups if one != person_id]


def told_by(dataset: Dataset) -> pd.DataFrame:
    """Count the rows of each source.

    Returns
    -------
    DataFrame
        One row per source that has rows, in the order of precedence: `source` (publisher
        and day), `title`, `link` (missing where it has no address), `events`, `statements`
        (numbers of rows).
    """
    ids = dataset.sources["source_id"]
    events = ids.map(dataset.events["source_id"].value_counts()).fillna(0).astype(int)
    statements = ids.map(dataset.statements["source_id"].value_counts()).fillna(0).astype(int)
    found = pd.DataFrame(
        {
            "source": ids.map(dataset.source_names),
            "title": dataset.sources["title"],
            "link": ids.map(dataset.source_links).astype("str"),
            "events": events,
            "statements": statements,
        }
    )
    return found[events + statements > 0]


def said_by(dataset: Dataset, person_id: str) -> pd.DataFrame:
    """Give what a person said, alone, together with others, or perhaps, by topic.

    Returns
    -------
    DataFrame
        As `readable.readable_statements`, by topic in the order of the vocabulary; `how`
        is `alone`, `together`, `one of several` (the source does not say which of them) or
        `with others` (it is not known how).
    """
    rows = dataset.statements[_says(dataset, person_id)]
    found = _by_topic(dataset, rows)
    several = rows["speaker_ids"].map(len) > 1
    how = several.map({True: "together", False: "alone"}).astype("str")
    how = how.mask(several & rows["attribution"].isna(), "with others")
    return found.assign(how=how.mask(rows["attribution"] == ONE_OF, "one of several"))


def said_of(dataset: Dataset, person_id: str) -> pd.DataFrame:
    """Give what others, or a source itself, said of a person, as `said_by` without `how`."""
    members = dataset.members(person_id)
    about = dataset.statements["about_ids"].map(lambda ids: not members.isdisjoint(ids))
    rows = dataset.statements[about.astype(bool) & ~_says(dataset, person_id)]
    return _by_topic(dataset, rows)


def inferred(dataset: Dataset) -> pd.DataFrame:
    """Give the events that the curator inferred, as `readable.readable_events` does."""
    events = dataset.events
    return readable_events(dataset.with_tables(events=events[events["basis"] == "inferred"]))


def placeless(dataset: Dataset) -> pd.DataFrame:
    """Give the events without a place, as `readable.readable_events` does."""
    events = dataset.events
    return readable_events(dataset.with_tables(events=events[events["place_id"].isna()]))


def gaps(dataset: Dataset, person_id: str) -> list[str]:
    """Say what no row tells of a person.

    Parameters
    ----------
    dataset : Dataset
        All that there is: what a filter leaves out is not missing.
    person_id : str
        Id of a person, office or group.

    Returns
    -------
    list of str
        Sentences, plain text. For a prisoner of war, and for all who have an event of
        kind `arrival` or `capture`: what their arrival and capture lack. For all who
        speak: the topics that they do not speak of, or only as one of several.
    """
    return [*_milestones(dataset, person_id), *_silences(dataset, person_id)]


def _milestones(dataset: Dataset, person_id: str) -> Iterator[str]:
    """Say what the arrival and the capture of a person lack, if either is to be expected."""
    events = leading(dataset).events
    own = events[events["person_ids"].map(lambda ids: person_id in ids).astype(bool)]
    words = dataset.words
    expected = own["kind"].isin(words.counting_as(EVENTS, *MILESTONES)).any()
    if person_id not in dataset.prisoners and not expected:
        return
    areas = dataset.places.loc[dataset.places["resolution"] == "area", "place_id"]
    for milestone in MILESTONES:
        kinds = [kind for kind in dataset.kinds if words.means(EVENTS, kind) == milestone]
        if not kinds:
            continue
        label = dataset.kinds.get(milestone, OWN_KINDS[EVENTS][milestone].label)
        found = own[own["kind"].isin(kinds)]
        if not len(found):
            yield f"{label}: no event tells of it."
        for event in found.to_dict("records"):
            if pd.isna(event["precision"]):
                yield f"{label}: no date is given."
            elif event["precision"] != "day" or event["approximate"] or event["uncertain"]:
                yield f"{label}: no exact day, only {event['when']}."
            place = event["place_id"]
            if pd.isna(place):
                yield f"{label}: no place is given."
            elif place in set(areas):
                yield f"{label}: no place more exact than {dataset.place_names[place]}."


def _silences(dataset: Dataset, person_id: str) -> Iterator[str]:
    """Say which topics a person who speaks is silent on, or perhaps silent."""
    rows = dataset.statements[_says(dataset, person_id)]
    if not len(rows):
        return
    heard = set(rows["topic"])
    surely = set(rows.loc[rows["attribution"] != ONE_OF, "topic"])
    perhaps = [label for topic, label in dataset.topics.items() if topic in heard - surely]
    nothing = [label for topic, label in dataset.topics.items() if topic not in heard]
    if perhaps:
        yield f"Spoken of only as one of several speakers: {', '.join(perhaps)}."
    if nothing:
        yield f"Nothing said on: {', '.join(nothing)}."


def _says(dataset: Dataset, person_id: str) -> pd.Series:
    """Tell which statements a person, or a member of a group, is among the speakers of."""
    members = dataset.members(person_id)
    speakers = dataset.statements["speaker_ids"]
    return speakers.map(lambda ids: not members.isdisjoint(ids)).astype(bool)


def _by_topic(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """Put statements into words, by topic, then in order of time."""
    labels = {label: rank for rank, label in enumerate(dataset.topics.values())}
    found = readable_statements(dataset.with_tables(statements=rows))
    return found.sort_values("topic", key=lambda topic: topic.map(labels), kind="stable")
