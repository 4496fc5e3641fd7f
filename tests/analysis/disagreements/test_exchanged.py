"""Where one source tells of one person what another tells of a second, and the other way round."""

from dashboard.analysis.disagreements.contradictions import contradictions
from dashboard.analysis.disagreements.exchanged import exchanges, in_words

PEOPLE = [
    {"person_id": "ann", "name": "Ann"},
    {"person_id": "bob", "name": "Bob"},
    {"person_id": "firm", "name": "The firm", "kind": "group"},
]
SOURCES = [{"source_id": name, "publisher": name.title()} for name in ("paper", "radio", "blog")]


def told(**of_whom: str) -> list[dict[str, str]]:
    """Give accounts of events 1, 2, ... by source: `paper="ann bob"` tells of Ann, then of Bob."""
    return [
        {"event_id": f"event-{n}", "source_id": source, "person_ids": who, "title": f"E {n}"}
        for source, people in of_whom.items()
        for n, who in enumerate(people.split(), 1)
    ]


def said(dataset, **of_whom: str) -> list[str]:
    """Give what is said of who may have been taken for whom."""
    made = dataset(sources=SOURCES, people=PEOPLE, events=told(**of_whom))
    return in_words(made, exchanges(made, contradictions(made)))


def test_two_who_are_told_the_other_way_round_are_said_to_be_so(dataset):
    [one] = said(dataset, paper="ann ann bob bob", radio="bob bob ann ann")
    assert one == (
        "Ann and Bob: what Paper tells of the one, others tell of the other, and the other way "
        "round: Radio of 4 events or claims. Somebody may have taken one person for the other; "
        "the accounts do not tell who."
    )


def test_groups_beside_them_change_nothing(dataset):
    assert said(dataset, paper="ann;firm ann bob", radio="bob bob;firm ann")


def test_one_direction_alone_is_no_exchange(dataset):
    assert not said(dataset, paper="ann ann ann", radio="bob bob bob")


def test_two_events_are_too_few(dataset):
    assert not said(dataset, paper="ann bob", radio="bob ann")


def test_what_tells_of_both_counts_for_neither(dataset):
    assert not said(dataset, paper="ann ann;bob bob", radio="bob ann ann")


def test_the_sources_of_the_shipped_data_tell_of_the_two_men_the_other_way_round(shipped):
    [one] = in_words(shipped, exchanges(shipped, contradictions(shipped)))
    assert one.startswith("Chang Renbo and Wang Guangjun: what Babel tells of the one, others ")
    assert "Ukrainska Pravda of 5, Censor.net of 4 and The Odessa Journal of 5 events" in one
