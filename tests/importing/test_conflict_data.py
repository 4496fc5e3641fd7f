"""ACLED and UCDP GED with what they are known for: codes, several sources, old columns; made up."""

import pytest

from dashboard.model.load import load
from tests.importing.made_up import acled, row, ucdp


def event_of(run_import, content):
    """Import a file of one row; give its account and its place as they stand in the dataset."""
    ran, folder = run_import(content)
    assert ran.exit_code == 0, ran.output
    dataset = load(folder)
    assert not dataset.set_aside
    account = dataset.events.iloc[0]
    places = dataset.places.set_index("place_id")
    return account, places.loc[account["place_id"]] if account["place_id"] in places.index else None


@pytest.mark.parametrize(
    ("code", "date"),
    [("1", "2014-07-17"), ("2", "2014-07-17~"), ("3", "2014-07"), ("", "2014-07-17")],
)
def test_a_day_of_acled_is_as_exact_as_its_code(run_import, code, date):
    account, _ = event_of(
        run_import, acled([row(1, event_date="17 July 2014", time_precision=code)])
    )
    assert account["date"] == date


@pytest.mark.parametrize(
    ("code", "resolution", "said"),
    [
        ("1", None, None),
        ("2", "described", "geo_precision 2 in ACLED: near this town"),
        ("3", "area", "geo_precision 3 in ACLED: somewhere in a region"),
        ("9", None, None),
    ],
)
def test_a_point_of_acled_says_what_its_code_says_and_no_distance(
    run_import, code, resolution, said
):
    _, place = event_of(run_import, acled([row(1, geo_precision=code)]))
    assert (place["resolution"] if resolution else None) == resolution
    assert str(place["radius_km"]) == "nan"
    assert said is None or place["note"].startswith(said)


def test_one_town_that_is_sometimes_a_region_is_two_places(run_import):
    rows = [row(1), row(8, geo_precision="3"), row(22)]
    ran, folder = run_import(acled(rows))
    assert ran.exit_code == 0
    dataset = load(folder)
    at = dataset.events.set_index("event_id")["place_id"]
    assert at["mu1"] == at["mu22"] != at["mu8"]


def test_each_outlet_of_acled_is_a_source_and_each_actor_is_there_once(run_import, rows_of):
    one = row(1, source="Example News; Example Post ;Example News", actor1="Group A; Group B")
    two = row(2, source="Example Post", actor1="Unknown", assoc_actor_2="Group A")
    ran, folder = run_import(acled([one, two]))
    assert ran.exit_code == 0, ran.output
    accounts = rows_of(folder, "events")
    assert [(each["event_id"], each["source_id"]) for each in accounts] == [
        ("mu1", "example-news"),
        ("mu1", "example-post"),
        ("mu2", "example-post"),
    ]
    assert accounts[0]["person_ids"].split(";") == [
        *("group-a", "group-b"),
        *(each for each in accounts[0]["person_ids"].split(";") if each.startswith("civilians")),
    ]
    names = {person["name"] for person in rows_of(folder, "people")}
    assert names == {"Group A", "Group B", "Civilians (Ruritania)"}
    assert accounts[2]["actor1"] == "Unknown"
    dataset = load(folder)
    assert dataset.words.counting_as("people.kind", "group") >= {"actor"}


def test_acled_with_semicolons_without_notes_and_with_capital_columns(run_import, rows_of):
    content = acled([row(1, notes=""), row(2)], ";")
    header, _, rest = content.partition(b"\r\n")
    ran, folder = run_import(header.upper() + b"\r\n" + rest)
    assert ran.exit_code == 0, ran.output
    assert [each["title"] for each in rows_of(folder, "events")][:1] == ["Peaceful protest: Mada 1"]
    assert rows_of(folder, "events")[0]["FATALITIES"] == "0"


def test_the_same_event_in_two_downloads_is_told(run_import, rows_of):
    same, newer = row(1), row(1, notes="A made-up second version.")
    ran, folder = run_import(acled([same, same, newer]))
    assert ran.exit_code == 0
    assert "Left out: line 3, which says the same as line 2." in ran.stdout
    notes = [each["note"] for each in rows_of(folder, "events")]
    assert notes == ["Made up has 2 different rows under the id MU1."] * 2


@pytest.mark.parametrize(
    ("cells", "date"),
    [
        ({}, "2031-02-02"),
        ({"date_end": "2031-02-05 00:00:00.000", "date_prec": "2"}, "[2031-02-02..2031-02-05]"),
        ({"date_prec": "2"}, "2031-02-02~"),
        (
            {"date_end": "2031-03-01", "event_clarity": "2", "date_prec": "4"},
            "2031-02-02/2031-03-01",
        ),
    ],
)
def test_days_of_ucdp_are_those_between_which_it_was(run_import, cells, date):
    account, _ = event_of(run_import, ucdp([row(1, **cells)]))
    assert account["date"] == date


@pytest.mark.parametrize(
    ("code", "resolution", "radius"),
    [("1", None, None), ("2", "described", 25), ("3", "area", None), ("6", "area", None)],
)
def test_a_point_of_ucdp_has_the_radius_of_its_code_and_no_other(
    run_import, code, resolution, radius
):
    _, place = event_of(run_import, ucdp([row(1, where_prec=code)]))
    assert (place["resolution"] if resolution else None) == resolution
    assert (place["radius_km"] if radius else None) == radius
    assert radius or str(place["radius_km"]) == "nan"


def test_each_article_of_ucdp_is_a_source_with_its_day_and_headline(run_import, rows_of):
    articles = (
        '"Example News,2031-02-03,Two killed, says Ann Example";"Example Post,2031-02-04,A clash\n'
        'CR \tSource: made up"'
    )
    ran, folder = run_import(ucdp([row(1, source_article=articles)]))
    assert ran.exit_code == 0, ran.output
    told = [(s["publisher"], s["published"], s["title"]) for s in rows_of(folder, "sources")]
    assert told == [
        ("Example News", "2031-02-03", "Two killed, says Ann Example"),
        ("Example Post", "2031-02-04", "A clash CR Source: made up"),
    ]
    assert len(rows_of(folder, "events")) == 2


def test_ucdp_without_articles_has_those_who_said_so(run_import, rows_of):
    one = row(1, source="", source_original="police;witnesses", source_article="only a text")
    ran, folder = run_import(ucdp([one]))
    assert ran.exit_code == 0, ran.output
    assert [s["publisher"] for s in rows_of(folder, "sources")] == ["police", "witnesses"]
    account = rows_of(folder, "events")[0]
    assert account["source_article"] == "only a text"
    assert (account["best"], account["kind"]) == ("2", "one-sided-violence")
