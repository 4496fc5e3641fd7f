"""FollowTheMoney with what it is known for: fragments, nesting, many values, links; made up."""

import json

import pytest

from dashboard.analysis.choices.filters import Filters
from dashboard.exporting.extract import extract
from dashboard.exporting.formats import by_name
from dashboard.model.load import load
from tests.importing.made_up import ROWS, entities


def lines(*given):
    """Write entities, one to a line."""
    return "".join(json.dumps(one) + "\n" for one in given).encode()


def entity(schema, called, **properties):
    """Write an entity."""
    listed = {name: text if isinstance(text, list) else [text] for name, text in properties.items()}
    return {"id": called, "schema": schema, "properties": listed}


ANN = entity("Person", "ann", name=["Ann Example", "A. Example"], nationality="ua", gender="f")


def test_people_places_sources_and_groups_are_what_they_are(run_import, rows_of):
    ran, folder = run_import(
        lines(
            entity("Event", "ev1", name="Seen", involved="ann", addressEntity="at", country="ua")
            | {"extra": "passed over"},
            ANN | {"properties": ANN["properties"] | {"birthDate": ["1990-05"], "status": ["x"]}},
            entity("PublicBody", "court", name="A made-up court", alias="The court"),
            entity("Membership", "m1", member="ann", organization="court", role="judge"),
            entity("Address", "at", full="Mada", latitude="10.5", longitude="20.5", country="ua"),
        )
    )
    assert ran.exit_code == 0, ran.output
    ann, court = rows_of(folder, "people")
    assert (ann["name"], ann["aliases"], ann["nationality"]) == ("Ann Example", "A. Example", "UA")
    assert (ann["born"], ann["member_of"], ann["gender"]) == ("1990-05", "court", "f")
    assert (ann["status"], ann["status (2)"]) == ("", "x")
    assert (court["kind"], court["aliases"]) == ("publicbody", "The court")
    [place] = rows_of(folder, "places")
    assert (place["name"], place["latitude"], place["country"]) == ("Mada", "10.5", "UA")
    [event] = rows_of(folder, "events")
    assert (event["event_id"], event["person_ids"]) == ("ev1", "ann")
    assert load(folder).words.counting_as("people.kind", "group") >= {"publicbody"}
    assert "5 entities of Made up: 1 event in 1 account" in ran.stdout
    assert "4 entities tell of people, places and groups alone" in ran.stdout


def test_fragments_are_one_and_nested_entities_are_taken_out(run_import, rows_of):
    nested = entity("Event", "ev1", name="Seen")
    nested["properties"]["involved"] = [ANN]
    ran, folder = run_import(lines(nested, entity("Event", "ev1", date="2031-05-01", name="Seen")))
    assert ran.exit_code == 0, ran.output
    [event] = rows_of(folder, "events")
    assert (event["date"], event["person_ids"]) == ("2031-05-01", "ann")
    assert "1 times an entity stands there again: one is made of them." in ran.stdout


@pytest.mark.parametrize(
    ("properties", "date"),
    [
        ({"date": "2031-05-01"}, "2031-05-01"),
        ({"date": ["2031-05-02", "2031-05-01"]}, "[2031-05-01,2031-05-02]"),
        ({"startDate": "2031-05", "endDate": "2031-06"}, "2031-05/2031-06"),
        ({"startDate": "2031-05-01T10:05:00"}, "2031-05-01T10:05:00"),
        ({}, ""),
    ],
)
def test_dates_of_events(run_import, rows_of, properties, date):
    ran, folder = run_import(lines(entity("Event", "ev1", name="Seen", **properties)))
    assert ran.exit_code == 0, ran.output
    assert rows_of(folder, "events")[0]["date"] == date


def test_what_no_table_is_for_and_who_is_nobody_here_is_told(run_import, rows_of):
    ran, folder = run_import(
        lines(
            entity("Event", "ev1", name="Seen", involved=["ship", "nobody"], notes="A doubt"),
            entity("Vessel", "ship", name="A made-up ship"),
            entity("Membership", "m1", member="nobody", organization="ship"),
            ["no entity"],
        )
    )
    assert ran.exit_code == 0, ran.output
    [event] = rows_of(folder, "events")
    assert (event["involved"], event["note"]) == ("ship; nobody", "A doubt")
    assert "Left out: ship, a Vessel: no table here is for those." in ran.stdout
    assert "Left out: m1, a Membership: no table here is for those." in ran.stdout
    assert "Left out: line 4, which is no entity." in ran.stdout
    assert "2 that events refer to and that are no people of this file" in ran.stdout
    assert "4 entities of Made up: 1 event in 1 account" in ran.stdout
    assert "; 3 left out." in ran.stdout


def test_very_many_that_are_left_out_are_counted_by_their_reason(run_import):
    ships = [entity("Vessel", f"ship-{n}", name="A made-up ship") for n in range(70)]
    ran, _ = run_import(lines(entity("Event", "ev1", name="Seen"), *ships))
    assert ran.stdout.count("Left out: ") == 51
    assert "Left out: 20 more, each a Vessel: no table here is for those." in ran.stdout


def test_our_own_export_has_the_accounts_of_an_event_together(run_import, folder):
    before = load(folder)
    content = by_name("", "ftm").write(extract(before, Filters()))
    ran, made = run_import(content)
    after = load(made)
    assert {*after.events["event_id"]} == {*before.events["event_id"]}
    assert len(after.events) == len(before.events)
    assert {*after.people["name"]} == {*before.people["name"]}
    assert "a Note: no table here is for those" in ran.stdout


@pytest.mark.parametrize("make", [list, lambda one: one])
def test_entities_may_stand_in_a_list_or_one_to_a_line(run_import, make):
    content = entities(ROWS)
    if make is list:
        content = json.dumps([json.loads(line) for line in content.splitlines()]).encode()
    ran, folder = run_import(content)
    assert ran.exit_code == 0, ran.output
    assert load(folder).events["event_id"].nunique() == len(ROWS)


def test_half_a_letter_becomes_the_sign_for_a_lost_one(run_import, rows_of):
    ran, folder = run_import(b'{"id":"ev1","schema":"Event","properties":{"name":["A \\ud800"]}}')
    assert ran.exit_code in (0, 1), ran.output
    assert rows_of(folder, "events")[0]["title"] == "A \ufffd"
