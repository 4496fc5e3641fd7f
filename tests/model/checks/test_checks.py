"""What must hold between rows, told with the place and what to do."""

import pytest

from dashboard.model.columns import columns
from dashboard.model.load import build
from dashboard.model.schema import TABLES

ARRIVAL = {"column": "events.kind", "value": "arrival", "label": "Arrival"}


def test_a_day_that_is_not_in_the_calendar(complaints):
    assert complaints(events=[{}, {"date": "2025-02-30"}]) == [
        'events.csv:3:date: "2025-02-30" is not a date (February has 28 days in 2025). '
        "Write YYYY-MM-DD, with a day that exists, or 2025-02 (February 2025)"
    ]


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2025-02-05\u200b", "2025-02-05\\u200b"),
        ('"2025-02-05"', '"2025-02-05"'),
        (("sometime in that spring, " * 9).strip(), ("sometime in that spring, " * 9)[:80] + "…"),
    ],
)
def test_a_refused_date_is_shown_once(date, shown, complaints):
    (told,) = complaints(events=[{"date": date}])
    place = f'events.csv:2:date: "{shown}" '
    assert told.startswith(place)
    assert '"' not in told.removeprefix(place)


def test_dates_of_every_table_are_read(complaints):
    told = complaints(
        sources=[{"published": "x1", "accessed": "x2"}],
        people=[{"born": "x3"}],
        places=[{"geocoded_on": "x4"}],
        events=[{"source_id": "paper", "date": "x5"}],
        statements=[{"said_on": "x6"}],
    )
    places = {line.split(" is not")[0] for line in told if " is not a date" in line}
    assert places == {
        'sources.csv:2:published: "x1"',
        'sources.csv:2:accessed: "x2"',
        'people.csv:2:born: "x3"',
        'places.csv:2:geocoded_on: "x4"',
        'events.csv:2:date: "x5"',
        'statements.csv:2:said_on: "x6"',
    }


def test_an_unknown_person_with_the_one_that_was_meant(complaints):
    people = [{"person_id": "wang-guangjun"}, {"person_id": "chang-renbo"}]
    assert complaints(people=people, events=[{"person_ids": "chang-renbo;wang-guangjn"}]) == [
        'events.csv:2:person_ids: "wang-guangjn" names no row of people.csv. '
        "Did you mean wang-guangjun? Otherwise: add it to people.csv"
    ]


def test_an_unknown_place_that_resembles_none(complaints):
    assert complaints(places=[{"place_id": "moscow"}], statements=[{"place_id": "kyiv"}]) == [
        'statements.csv:2:place_id: "kyiv" names no row of places.csv. Add it to places.csv'
    ]


def test_every_reference_is_followed(complaints):
    told = complaints(
        people=[{"member_of": "nn"}],
        places=[{"within": "nn"}],
        place_candidates=[{"place_id": "nn"}],
        events=[{"source_id": "nn"}, {"person_ids": "nn"}, {"place_id": "nn"}],
        statements=[
            *({"source_id": "nn"}, {"speaker_ids": "nn"}, {"about_ids": "nn"}),
            *({"place_id": "nn"}, {"event_id": "nn"}),
        ],
    )
    assert [line.split(": ")[0] for line in told if '"nn" names no row' in line] == [
        *("events.csv:2:source_id", "events.csv:3:person_ids", "events.csv:4:place_id"),
        *("people.csv:2:member_of", "place_candidates.csv:2:place_id", "places.csv:2:within"),
        *("statements.csv:2:source_id", "statements.csv:3:speaker_ids"),
        *("statements.csv:4:about_ids", "statements.csv:5:place_id", "statements.csv:6:event_id"),
    ]


def test_rows_that_lean_on_a_row_set_aside_are_sent_to_its_line(complaints):
    told = complaints(
        places=[{"latitude": "480", "longitude": "38"}, {"within": "place-1"}],
        events=[{"place_id": "place-2"}],
        statements=[{"event_id": "event-1"}],
    )
    assert told == [
        'places.csv:2:latitude: "480" is not between -90 and 90 degrees. '
        "Write decimal degrees, WGS 84, like 48.025. And 3 rows rest on it",
        'events.csv:2:place_id: "place-2" names a row of places.csv that is set aside. '
        "Mend places.csv:2 first",
        'places.csv:3:within: "place-1" names a row of places.csv that is set aside. '
        "Mend places.csv:2 first",
        'statements.csv:2:event_id: "event-1" names a row of events.csv that is set aside. '
        "Mend places.csv:2 first",
    ]


def test_an_event_stands_while_one_of_its_accounts_does(complaints):
    told = complaints(
        sources=[{}, {"source_id": "radio"}],
        events=[{"event_id": "a", "date": "x"}, {"event_id": "a", "source_id": "radio"}],
        statements=[{"event_id": "a"}],
    )
    assert [line.split(":")[0] for line in told] == ["events.csv"]


def test_all_that_is_wrong_with_a_row_is_told_at_once(complaints):
    told = complaints(
        places=[{"place_id": "lviv", "country": "Ukraine", "within": "nowhere", "latitude": "48"}],
        events=[{"date": "x", "place_id": "lvov", "kind": "nothing", "basis": "inferred"}],
    )
    assert [line.partition(": ")[0] for line in told] == [
        *("events.csv:2:date", "events.csv:2:kind", "events.csv:2:note", "events.csv:2:place_id"),
        *("places.csv:2:country", "places.csv:2:longitude", "places.csv:2:within"),
    ]


@pytest.mark.parametrize("table", TABLES)
def test_whatever_is_wrong_with_a_cell_is_told_beside_all_the_others(table, csvs):
    spoilt = {
        column.name: {"number": "4,8", "integer": "two", "boolean": "no", "date": "31/31"}.get(
            column.form.type, "No Such Thing" if column.form.pattern or column.choices else ""
        )
        for column in columns(TABLES[table])
    }
    usual = {"place_id": "nowhere"} if table == "place_candidates" else {}
    words = {"column": "events.kind", "value": "arrival", "label": "Arrival"}
    usual |= words if table == "vocabulary" else {}

    def told(**cells: str) -> set[tuple[str, str]]:
        problems = build(csvs(**{table: [usual | cells]}), name="small").problems
        return {(p.column, p.kind) for p in problems if (p.file, p.line) == (f"{table}.csv", 2)}

    alone = [told(**{name: cell}) - told() for name, cell in spoilt.items()]
    together = told(**spoilt)
    assert len(together) > 2
    assert together == set().union(*alone)


def test_a_cell_that_is_refused_contradicts_no_other(complaints):
    told = complaints(
        places=[{"latitude": "x", "longitude": "38"}],
        place_candidates=[{"place_id": "place-1", "chosen": "true", "latitude": "9x"}],
        statements=[{"form": "quote", "quote": "x" * 301}],
    )
    assert [line.partition(": ")[0] for line in told] == [
        "place_candidates.csv:2:latitude",
        "places.csv:2:latitude",
        "statements.csv:2:quote",
    ]


def test_what_rests_on_several_rows_is_counted_behind_each(complaints):
    told = complaints(
        people=[{"name": ""}, {"name": ""}],
        events=[{"person_ids": "person-1;person-2"}, {"person_ids": "person-1"}],
    )
    assert [line.rpartition(". ")[2] for line in told[:2]] == [
        "And 2 rows rest on it",
        "And 1 row rests on it",
    ]
    assert len(told) == 5


def test_no_row_is_set_aside_for_a_word_whose_own_row_is(csvs):
    word = {"column": "events.kind", "value": "arrival", "label": ""}
    made = build(csvs(vocabulary=[word], events=[{}]), name="x")
    assert [str(problem) for problem in made.problems] == [
        "vocabulary.csv:2:label: is empty. Fill it in: The word as shown"
    ]
    assert len(made.events) == 1
    assert made.kinds == {"arrival": "arrival"}


@pytest.mark.parametrize("step", [1, -1])
def test_a_long_chain_that_ends_in_nothing_is_set_aside_as_a_whole(step, complaints):
    chain = [{"within": f"place-{n + step}"} for n in range(1, 3_001)]
    told = complaints(places=chain)
    assert len(told) == 3_000
    assert sum("names no row of places.csv" in line for line in told) == 1
    assert sum("names a row of places.csv that is set aside" in line for line in told) == 2_999


def test_a_long_circle_is_set_aside_as_a_whole(complaints):
    told = complaints(places=[{"within": f"place-{n % 3_000 + 1}"} for n in range(1, 3_001)])
    assert len(told) == 3_000
    assert all(" leads back to place-" in line for line in told)


def test_words_outside_the_vocabulary(complaints):
    told = complaints(events=[{"kind": "arival"}], statements=[{"topic": "arrival"}])
    assert told == [
        'events.csv:2:kind: warning: "arival" is not in vocabulary.csv for events.kind. '
        "Did you mean arrival? Otherwise: add it there",
        'statements.csv:2:topic: warning: "arrival" is not in vocabulary.csv for statements.topic. '
        "Add it there",
    ]


def test_a_key_that_several_rows_have(complaints):
    people = [{"person_id": "a"}, {"person_id": "b"}, {"person_id": "a"}, {"person_id": "a"}]
    assert complaints(people=people) == [
        'people.csv:2:person_id: "a" stands in line 4, 5 too. '
        "Make person_id different, or delete the row that is too many",
        'people.csv:4:person_id: "a" stands in line 2, 5 too. '
        "Make person_id different, or delete the row that is too many",
        'people.csv:5:person_id: "a" stands in line 2, 4 too. '
        "Make person_id different, or delete the row that is too many",
    ]


def test_a_key_of_two_columns_and_of_many_rows(complaints):
    told = complaints(events=[{"event_id": "a"}] * 9)
    assert told[0] == (
        'events.csv:2:event_id: "a + paper" stands in line 3, 4, 5 and more too. '
        "Make event_id + source_id different, or delete the row that is too many"
    )
    assert len(told) == 9
    assert (
        complaints(sources=[{}, {"source_id": "radio"}], events=[{"source_id": "radio"}, {}]) == []
    )


def test_a_rank_written_in_two_ways_is_one_rank(complaints):
    told = complaints(
        places=[{}], place_candidates=[{"place_id": "place-1", "rank": r} for r in ("1", "01")]
    )
    assert told[0].startswith('place_candidates.csv:2:place_id: "place-1 + 1" stands in line 3 too')


def test_two_chosen_candidates_of_one_place(complaints):
    yes = {"place_id": "place-1", "chosen": "true"}
    here = {"latitude": "48", "longitude": "38"}
    told = complaints(
        places=[here, here],
        place_candidates=[yes, {"place_id": "place-1"}, yes, yes | {"place_id": "place-2"}],
    )
    assert told == [
        f'place_candidates.csv:{line}:chosen: "true" stands in line {other} too, '
        "for the same place. Choose one candidate of a place at most"
        for line, other in ((2, 4), (4, 2))
    ]


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ([{"within": "place-1"}], ["places.csv:2"]),
        ([{"within": "place-2"}, {"within": "place-1"}], ["places.csv:2", "places.csv:3"]),
        (
            [{"within": w} for w in ("place-2", "place-3", "place-1", "", "place-4")],
            ["places.csv:2", "places.csv:3", "places.csv:4"],
        ),
    ],
)
def test_a_circle_of_places_that_contain_each_other(places, told, complaints):
    found = complaints(places=places)
    assert [line.split(":within")[0] for line in found] == told
    assert found[0].endswith(
        "leads back to place-1 itself. Empty within in one of the rows of the circle"
    )


def test_what_lies_in_a_circle_is_set_aside_with_it(complaints):
    found = complaints(places=[{"within": "place-1"}, {"within": "place-1"}])
    assert found[1] == (
        'places.csv:3:within: "place-1" names a row of places.csv that is set aside. '
        "Mend places.csv:2 first"
    )


def test_groups_that_belong_to_each_other(complaints):
    people = [{"member_of": "person-3;person-2"}, {"member_of": "person-1"}, {}]
    assert complaints(people=people) == [
        'people.csv:2:member_of: "person-3;person-2" leads back to person-1 itself. '
        "Empty member_of in one of the rows of the circle",
        'people.csv:3:member_of: "person-1" leads back to person-2 itself. '
        "Empty member_of in one of the rows of the circle",
    ]


def test_what_only_stands_between_two_circles_rests_on_one_of_them(complaints):
    pairs = {1: "2", 2: "1;3", 3: "4", 4: "5", 5: "4"}
    people = [
        {"member_of": ";".join(f"person-{n}" for n in above.split(";"))} for above in pairs.values()
    ]
    told = complaints(people=people)
    assert [line.split(":")[1] for line in told if "leads back" in line] == ["2", "3", "5", "6"]
    assert [line for line in told if line.startswith("people.csv:4:")] == [
        'people.csv:4:member_of: "person-4" names a row of people.csv that is set aside. '
        "Mend people.csv:5 first"
    ]


@pytest.mark.parametrize(
    ("table", "row", "told"),
    [
        (
            *("places", {"latitude": "48"}),
            "longitude: is empty though its partner is not. Fill in both or neither",
        ),
        (
            *("places", {"latitude": "48", "longitude": "38", "resolution": "ambiguous"}),
            'latitude: "48" is given for an ambiguous place. '
            "Empty latitude and longitude, or write another resolution",
        ),
        (
            *("events", {"basis": "inferred"}),
            "note: warning: is empty. Say from what it is inferred",
        ),
        (
            *("events", {"supplied": "year"}),
            'supplied: warning: "year" but date is empty. Give the date in date, or empty it',
        ),
        (
            *("statements", {"said_on": "2025-04-05", "supplied": "month"}),
            "note: warning: is empty. Say from what the month follows",
        ),
        (
            *("statements", {"form": "quote"}),
            "quote: warning: is empty. Give the quoted fragment, or write paraphrase",
        ),
        (
            *("statements", {"quote": "x"}),
            'form: "paraphrase" has a quotation. Write quote here, or empty the column quote',
        ),
        (
            *("statements", {"attribution": "one-of"}),
            'attribution: "one-of" needs several speakers. List all who may have said it',
        ),
    ],
)
def test_cells_that_contradict_each_other(table, row, told, complaints):
    assert complaints(**{table: [row]}) == [f"{table}.csv:2:{told}"]


@pytest.mark.parametrize(
    ("published", "day", "odd"),
    [
        ("2025-04-14", "2025-04-14", False),
        ("2025-04-14", "2025-04-15", False),  # where it was already tomorrow
        ("2025-04-14", "2025-04-16", True),
        ("2025-04", "2025-05-01", False),
        ("2025-04", "2025-05-02", True),
        ("2025-04-14", "[2025-04-15..2025-04-30]", False),
        ("2025-04-14", "2125-04-14", True),
        ("2025-04-30/..", "2125-04-14", False),
    ],
)
def test_a_date_after_its_source_is_shown_and_doubted_beyond_a_day(published, day, odd, csvs):
    made = build(
        csvs(
            sources=[{"published": published, "accessed": "2126-01-01"}],
            events=[{"date": day}],
            statements=[{"said_on": day}],
        ),
        name="x",
    )
    assert (len(made.events), len(made.statements), made.set_aside) == (1, 1, ())
    assert [p.kind for p in made.problems] == ["after-publication"] * 2 * odd
    assert [line for _, line in made.warnings] == [2] * 2 * odd


@pytest.mark.parametrize(("accessed", "odd"), [("2025-04-13", 0), ("2025-04-12", 1)])
def test_a_source_that_was_read_too_early_stands_with_all_that_it_tells(accessed, odd, csvs):
    made = build(csvs(sources=[{"accessed": accessed}], events=[{}]), name="x")
    assert (len(made.sources), len(made.events), made.set_aside) == (1, 1, ())
    assert [p.kind for p in made.problems] == ["read-too-early"] * odd


def test_what_is_odd_is_said_with_the_row(csvs):
    cells = {"kind": "arrival", "basis": "inferred", "date": "2025-06-01", "title": "A\x1bB"}
    made = build(csvs(events=[{}, cells]), name="x")
    assert made.oddities("events", 2) == ""
    assert made.oddities("events", 3) == (
        'date: "2025-06-01" lies after the publication of paper, 14 April 2025. '
        "note: is empty. "
        'title: "A\\x1bB" has a control character in it (U+001B).'
    )


def test_a_slip_in_a_cell_that_is_refused_is_told_once(complaints):
    assert complaints(people=[{"person_id": "a\x1bnna"}]) == [
        'people.csv:2:person_id: "a\\x1bnna" has a sign that does not show (U+001B) in it. '
        "Write anna"
    ]


def test_evidence_of_which_an_account_has_no_source_is_checked_by_the_others(complaints):
    accounts = [{"evidence_ids": "evidence-1", "source_id": source} for source in ("", "paper")]
    told = complaints(events=accounts, evidence=[{"captured": "2025-05-01"}])
    assert [one for one in told if one.startswith("events.csv:2:source_id")]
    assert [one for one in told if one.startswith("evidence.csv:2:captured")]
