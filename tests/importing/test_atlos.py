"""An Atlos export with what they are known for: guarded formulas, own attributes; made up."""

from dashboard.model.load import load
from tests.importing.made_up import atlos, row


def test_a_negative_coordinate_is_one_although_atlos_guards_it(run_import):
    ran, folder = run_import(atlos([row(1)]))
    assert ran.exit_code == 0, ran.output
    place = load(folder).places.iloc[0]
    assert (place["latitude"], place["longitude"]) == (11.5, -21.25)
    assert place["note"] == "geolocation_resolution in Atlos: Vicinity"
    assert str(place["radius_km"]) == "nan"
    assert "1 of its cells had an apostrophe before what a spreadsheet may take" in ran.stdout


def test_every_source_column_is_a_source_and_what_is_no_address_stays(run_import, rows_of):
    one = row(1, source_2="https://t.example/9", **{"Unit seen": "Group A"})
    two = row(2, link="ask Ann Example")
    ran, folder = run_import(atlos([one, two]))
    assert ran.exit_code == 0, ran.output
    accounts = rows_of(folder, "events")
    assert [each["event_id"] for each in accounts] == ["mu1", "mu1", "mu2"]
    assert accounts[2]["source_1"] == "ask Ann Example"
    assert accounts[2]["locator"] == "MU2"
    assert accounts[0]["Unit seen"] == "Group A"
    addresses = {source["url"] for source in rows_of(folder, "sources")}
    assert addresses == {"https://x.example/1", "https://t.example/9", ""}


def test_what_looks_like_a_formula_stays_a_text(run_import, rows_of):
    ran, folder = run_import(atlos([row(1, text='=HYPERLINK("https://x.example")')]))
    assert ran.exit_code == 0, ran.output
    assert rows_of(folder, "events")[0]["summary"] == '=HYPERLINK("https://x.example")'
