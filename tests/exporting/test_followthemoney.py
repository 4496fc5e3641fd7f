"""FollowTheMoney: every schema and property is one of its model, and every entity named is there.

`followthemoney_schemata.json` has the schemata that are written, as the package of that version
knows them; the package itself needs a compiler and the headers of ICU.
"""

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from dashboard.analysis.choices.filters import Filters
from dashboard.exporting.extract import extract
from dashboard.exporting.followthemoney import followthemoney
from dashboard.model.load import build
from tests.sound.functions import choices
from tests.sound.worlds import dice, folders, together

KNOWN = json.loads((Path(__file__).parent / "followthemoney_schemata.json").read_text("utf-8"))
SCHEMATA = KNOWN["schemata"]
FORMS = {
    "date": r"[12]\d{3}(-\d\d){0,2}",
    "country": r"[a-z]{2}",
    "number": r"-?\d+(\.\d+)?",
    "url": r"https?://\S+",
}
SOME = settings(
    max_examples=max(settings.default.max_examples // 25, 1),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[*HealthCheck],
)


def read(part):
    """Read the entities, each of which must be valid and lead to none that is not there."""
    entities = [json.loads(line) for line in followthemoney(part).splitlines()]
    schemata = {one["id"]: SCHEMATA[one["schema"]] for one in entities}
    assert len(schemata) == len(entities)
    for one in entities:
        schema = schemata[one["id"]]
        assert set(one) == {"id", "schema", "properties"}
        assert set(schema["required"]) <= set(one["properties"])
        for name, values in one["properties"].items():
            kind, _, leads_to = schema["properties"][name].partition(" ")
            assert values
            for value in values:
                assert value
                assert re.fullmatch(FORMS.get(kind, r"(?s).+"), value), (name, value)
                if leads_to:
                    assert leads_to in schemata[value]["is"], (name, value)
    return {one["id"]: one for one in entities}


@SOME
@given(worlds=folders(10), die=dice)
def test_whatever_is_chosen_every_entity_is_valid(csvs, worlds, die):
    whole = build(csvs(**together(worlds)), name="worlds")
    part = extract(whole, choices(whole, die))
    found = read(part)
    schemas = [one["schema"] for one in found.values()]
    assert schemas.count("Event") == len(part.closed.events)
    assert schemas.count("Note") == len(part.closed.statements)
    assert schemas.count("Address") == len(part.closed.places)


def test_who_was_involved_where_and_who_says_so(shipped):
    found = read(extract(shipped, Filters()))
    event = found["event-chang-capture-by-babel-117135"]["properties"]
    assert event["involved"] == ["person-chang-renbo"]
    assert event["date"] == ["2025-04-05"]
    assert event["location"] == ["Donetsk region"]
    assert event["recordId"] == ["chang-capture"]
    assert event["sourceUrl"][0].startswith("https://babel.ua/")
    assert "Babel, 14 April 2025, ¶9" in event["notes"]
    assert found["person-chang-renbo"]["schema"] == "Person"
    assert found["person-chang-renbo"]["properties"]["nationality"] == ["cn"]


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2025-02", {"date": ["2025-02"]}),
        ("2025-02-05~", {"startDate": ["2025-02-05"], "endDate": ["2025-02-05"]}),
        ("[2025-02-01..2025-02-10]", {"startDate": ["2025-02-01"], "endDate": ["2025-02-10"]}),
        ("2025-02-25/..", {"startDate": ["2025-02-25"]}),
        ("0999-01-01", {}),
        ("", {}),
    ],
)
def test_a_date_is_no_more_exact_than_its_source(dataset, date, told):
    found = read(extract(dataset(events=[{"date": date}]), Filters()))
    (event,) = [one["properties"] for one in found.values() if one["schema"] == "Event"]
    dates = ("date", "startDate", "endDate")
    assert {name: event[name] for name in dates if name in event} == told
    assert bool(date) == any(note.startswith("Date: ") for note in event["notes"])


def test_a_place_that_nobody_has_decided_has_no_point(dataset):
    whole = dataset(
        places=[{"name": "Unsure", "resolution": "ambiguous", "radius_km": "3"}],
        place_candidates=[{"place_id": "place-1"}],
        people=[{"kind": "group"}, {"member_of": "person-1"}, {"kind": "office"}],
    )
    found = read(extract(whole, Filters()))
    assert "latitude" not in found["place-place-1"]["properties"]
    assert found["person-person-1"]["schema"] == "Organization"
    assert found["person-person-3"]["schema"] == "LegalEntity"
    (member,) = [one for one in found.values() if one["schema"] == "Membership"]
    assert member["properties"]["organization"] == ["person-person-1"]
