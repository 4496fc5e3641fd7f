"""Counts: how many statements of each speaker on each topic."""

import json

import pandas as pd

from dashboard.analysis.accounts.readable import readable_statements
from dashboard.charts.counts import counts

SPEAKERS = ["Wang", "Chang", "one of: Wang or Chang"]
TOPICS = ["Journey", "Combat", "Wishes"]


def drawn(said: list[tuple[str, str]], *, dark: bool = False) -> dict:
    """Draw statements of (topic, who); the specification must be JSON."""
    frame = pd.DataFrame(said, columns=["topic", "who"])
    chart = counts(frame, TOPICS, SPEAKERS, dark=dark)
    return json.loads(json.dumps(chart.to_dict(), allow_nan=False))


def layers(spec: dict) -> dict[str, dict]:
    """Give the encodings by mark."""
    return {layer["mark"]["type"]: layer["encoding"] for layer in spec["layer"]}


def counted(spec: dict) -> dict[tuple[str, str], int]:
    """Give what is counted, by topic and speaker."""
    data = spec.get("data") or spec["layer"][0]["data"]
    values = data.get("values") or spec["datasets"][data["name"]]
    return {(value["topic"], value["who"]): value["statements"] for value in values}


def test_statements_are_counted_by_speaker_and_topic():
    said = [("Combat", "Wang"), ("Combat", "Wang"), ("Combat", "Chang"), ("Journey", "Chang")]
    assert counted(drawn(said)) == {
        ("Combat", "Wang"): 2,
        ("Combat", "Chang"): 1,
        ("Journey", "Chang"): 1,
    }


def test_topics_and_speakers_keep_their_order_and_those_without_a_statement_take_no_room():
    spec = drawn([("Wishes", SPEAKERS[2]), ("Wishes", "Wang"), ("Journey", "Wang")])
    for encoding in layers(spec).values():
        assert encoding["x"]["sort"] == ["Journey", "Wishes"]
        assert encoding["y"]["sort"] == ["Wang", "one of: Wang or Chang"]
    assert spec["height"] < drawn([("Combat", who) for who in SPEAKERS])["height"]


def test_more_statements_make_a_stronger_field_with_their_number_in_it():
    fields, numbers = (layers(drawn([("Combat", "Wang")]))[mark] for mark in ("rect", "text"))
    faint, strong = fields["fillOpacity"]["scale"]["range"]
    assert 0 < faint < strong <= 1
    assert fields["fillOpacity"]["field"] == numbers["text"]["field"] == "statements"


def test_a_field_says_who_on_what_and_how_many():
    for encoding in layers(drawn([("Combat", "Wang")])).values():
        assert [told["field"] for told in encoding["tooltip"]] == ["who", "topic", "statements"]


def test_a_dark_page_has_other_colours():
    light, dark = (drawn([("Combat", "Wang")], dark=dark) for dark in (False, True))
    for one, other in zip(light["layer"], dark["layer"], strict=True):
        assert one["mark"]["color"] != other["mark"]["color"]


def test_the_fields_of_the_shipped_data_add_up_to_its_statements(shipped):
    said = readable_statements(shipped)
    speakers = list(dict.fromkeys(said["who"]))
    spec = counts(said, list(shipped.topics.values()), speakers, dark=False).to_dict()
    assert sum(counted(spec).values()) == len(shipped.statements)
    assert {who for _, who in counted(spec)} == set(speakers)


def test_of_very_many_speakers_and_topics_the_rarest_share_a_row_and_a_column():
    speakers, topics = ([f"{noun} {n}" for n in range(200)] for noun in ("Speaker", "Topic"))
    said = [(topics[n], speakers[-n]) for n in range(200) for _ in range(1 + n % 2)]
    frame = pd.DataFrame(said, columns=["topic", "who"])
    spec = counts(frame, topics, speakers, dark=False).to_dict()
    found = counted(spec)
    assert sum(found.values()) == len(said)
    for of, name, most, rest in (
        (1, "y", 60, "141 other speakers"),
        (0, "x", 24, "177 other topics"),
    ):
        (shown,) = {(*layer[name]["sort"],) for layer in layers(spec).values()}
        assert len(shown) == most
        assert shown[-1] == rest
        assert {pair[of] for pair in found} == {*shown}
    apart = {who for _, who in found} & {*speakers}
    assert {sum(one == who for _, one in said) for who in apart} == {2}
