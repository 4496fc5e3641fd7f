"""What a reader is told of prisoners, minors, victims and others, and whom redaction hides."""

import pytest

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.texts.custody import AT_LARGE, NOTICE, NOTICES, custody_notice, notices
from dashboard.model.load import build
from dashboard.model.redaction.redacted_files import build_redacted

OWN = "A deserter may be punished for what is told here."
LABELS = {"minor": "Minor 1", "victim": "Victim 1", "protected-source": "Source 1"}


def words(*statuses: dict[str, str]) -> list[dict[str, str]]:
    """List the kinds and topics of a small dataset, and some statuses."""
    listed = [
        {"column": "events.kind", "value": "arrival", "label": "Arrival"},
        {"column": "statements.topic", "value": "journey", "label": "Journey"},
    ]
    return listed + [{"column": "people.status", "label": "A word"} | one for one in statuses]


def small(status: str, *listed: dict[str, str]):
    """Tell of somebody with a status, who has an event, and of one other."""
    name = {"name": "Zyxwo Quorl", "status": status}
    return {
        "vocabulary": words(*listed),
        "people": [name, {"name": "Oda"}],
        "events": [{"person_ids": "person-1", "title": "Zyxwo Quorl arrives"}, {}],
    }


@pytest.mark.parametrize(("status", "label"), LABELS.items())
def test_each_status_has_its_notice_where_it_is_shown_and_is_hidden(csvs, dataset, status, label):
    made = dataset(**small(status))
    assert notices(made) == {NOTICES[status]: ""}
    assert custody_notice(made) == NOTICES[status]
    assert notices(made.with_tables(events=made.events.iloc[1:])) == {}
    hidden = build_redacted(csvs(**small(status)), name="x")
    assert hidden.people["name"].tolist() == [label, "Oda"]
    assert hidden.events["title"].iloc[0] == f"{label} arrives"


def test_who_is_only_spoken_of_is_protected_too_unless_it_is_a_prisoner(dataset):
    rows = {"people": [{"status": "minor"}], "statements": [{"about_ids": "person-1"}]}
    assert [*notices(dataset(**rows))] == [NOTICES["minor"]]
    rows["people"] = [{"status": "prisoner-of-war"}]
    assert notices(dataset(**rows)) == {}


def test_custody_comes_with_what_it_means_as_before(shipped):
    assert notices(shipped) == {NOTICE: shipped.custody}
    assert custody_notice(shipped) == f"{NOTICE} {shipped.custody or AT_LARGE}"
    nobody = apply(shipped, Filters(text="no such word at all"))
    assert custody_notice(nobody) == ""


@pytest.mark.parametrize(
    ("cells", "told", "label"),
    [
        ({"notice": OWN}, [OWN], "Zyxwo Quorl"),
        ({"notice": OWN, "redacted": "true"}, [OWN], "Person 1"),
        ({"redacted": "YES"}, [], "Person 1"),
        ({"means": "minor"}, [NOTICES["minor"]], "Minor 1"),
        ({"means": "minor", "redacted": "false"}, [NOTICES["minor"]], "Zyxwo Quorl"),
        ({"means": "prisoner-of-war", "notice": OWN}, [OWN], "Prisoner 1"),
        ({}, [], "Zyxwo Quorl"),
    ],
)
def test_the_vocabulary_says_what_a_word_of_its_own_brings(csvs, cells, told, label):
    files = csvs(**small("deserter", {"value": "deserter"} | cells))
    assert [*notices(build(files, name="x"))] == told
    assert build_redacted(files, name="x").people["name"].iloc[0] == label


def test_what_is_no_clear_no_hides(csvs, complaints):
    rows = small("deserter", {"value": "deserter", "redacted": "perhaps"})
    assert build_redacted(csvs(**rows), name="x").people["name"].iloc[0] == "Person 1"
    assert [one.partition(":")[0] for one in complaints(**rows)] == ["vocabulary.csv"]


def test_a_notice_with_another_word_is_told(complaints):
    listed = words()
    listed[0]["notice"] = OWN
    assert complaints(vocabulary=listed) == [
        f'vocabulary.csv:2:notice: warning: "{OWN}" stands with a word of events.kind, of which '
        "nobody asks it. Empty it, or correct column: it is for people.status"
    ]
