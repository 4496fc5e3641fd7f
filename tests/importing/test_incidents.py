"""A flat list of incidents becomes a dataset: every row is in it, and nothing else. All made up."""

import csv
import io

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.model.load import load
from tests.pages.script import opened, shown

HEADER = (
    "entry,date,event_group,title,brief description,lat,lon,country,province,district,"
    "town/city,violence level,link,note"
)
BRIDGE = ",2031-05-01,Made-up May,A made-up bridge,Made up,48.5,19.5,Ruritania,Upper Oblast,,"
LIST = f"""{HEADER}
MU01{BRIDGE}Mada,1,https://x.example/1,
MU01{BRIDGE}Mada,1,https://x.example/2,
MU02{BRIDGE}Mada,2,https://x.example/1 https://x.example/3,"two
lines"
MU03{BRIDGE}Mada,2,"Ask for it, please",mine
MU03,2031-05,Made-up May,A made-up tank,,48.6,19.5,Ruritania,Upper Oblast,,Mada,,x.example/4,
MU04{BRIDGE}Mada,1,https://x.example/5,
MU04{BRIDGE}Mada,1,https://x.example/5,
,,Other,,A made-up train,48.7,19.7,Ruritania,,,,,,
,,Other,,A made-up train,48.7,19.7,Ruritania,,,,,,
МУ05,2031,Other,A made-up ship,,,,,Нижня,,,,https://x.example/web/https://x.example/6,
MU06,2031,,A made-up plane,,,,,,,,,,
"""
ANSWER = """11 rows of Made up.csv: 8 events in 10 accounts by 7 sources, at 6 places; 2 left out.
Left out: line 9, which says the same as line 8.
Left out: line 11, which says the same as line 10.
"""


@pytest.fixture
def convert(tmp_path):
    """Convert a list with the command, into a folder that is not there yet."""

    def converted(text, *options):
        path, folder = tmp_path / "Made up.csv", tmp_path / "far" / "dataset"
        path.write_text(text, "utf-8")
        result = CliRunner().invoke(main, ["import", str(path), str(folder), *options])
        return result, folder

    return converted


@pytest.fixture
def folder(convert):
    result, folder = convert(LIST)
    assert (result.exit_code, result.stdout) == (0, ANSWER)
    return folder


def rows(folder, table):
    return list(csv.DictReader(io.StringIO((folder / f"{table}.csv").read_text("utf-8"))))


def accounts(folder, of):
    return [event for event in rows(folder, "events") if event["event_id"] == of]


def test_it_is_sound_and_open_in_the_app(folder, monkeypatch):
    dataset = load(folder)
    assert [problem.kind for problem in dataset.problems] == ["not-an-address"]
    assert dataset.title == "Made up"
    assert len(dataset.events) == 10
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    assert "8 of 8 events" in shown(opened("overview"))


def test_rows_that_differ_in_their_link_alone_are_accounts_of_one_event(folder):
    assert [one["source_id"] for one in accounts(folder, "mu01")] == [
        "https-x-example-1",
        "https-x-example-2",
    ]


def test_each_address_in_a_cell_is_a_source(folder):
    assert [one["source_id"] for one in accounts(folder, "mu02")] == [
        "https-x-example-1",
        "https-x-example-3",
    ]
    addresses = [source["url"] for source in rows(folder, "sources")]
    assert "https://x.example/web/https://x.example/6" in addresses
    assert "x.example/4" in addresses


def test_links_of_one_channel_have_one_publisher(convert):
    channel = (
        f"{HEADER}\nMU01{BRIDGE}Mada,1,https://t.example/one/1 https://t.example/one/2/?a=/b,\n"
    )
    result, folder = convert(f"{channel}MU02{BRIDGE}Mada,1,t.example/two/3 https://u.example,\n")
    assert result.exit_code == 0
    assert [source["publisher"] for source in rows(folder, "sources")] == [
        *("t.example/one", "t.example/one", "t.example/two", "u.example"),
    ]


def test_without_an_address_the_list_is_the_source_and_what_stands_there_is_kept(folder):
    [account] = accounts(folder, "mu03")
    source = next(s for s in rows(folder, "sources") if s["source_id"] == account["source_id"])
    assert (source["title"], source["url"]) == ("Made up.csv", "")
    assert (account["locator"], account["link"]) == ("line 6", "Ask for it, please")


def test_different_rows_under_one_id_are_two_events_and_say_so(folder):
    first, second = accounts(folder, "mu03") + accounts(folder, "mu03-2")
    assert (first["title"], second["title"]) == ("A made-up bridge", "A made-up tank")
    assert first["note"] == second["note"] == "Made up.csv has 2 different rows under the id MU03."


def test_no_id_no_date_no_place_no_name_and_no_kind_are_made_up(folder):
    [train] = accounts(folder, "line-10")
    assert (train["date"], train["title"]) == ("", "A made-up train")
    place = {place["place_id"]: place for place in rows(folder, "places")}[train["place_id"]]
    assert (place["name"], place["kind"], place["country"]) == ("48.7, 19.7", "point", "")
    [plane] = accounts(folder, "mu06")
    assert (plane["place_id"], plane["kind"], plane["summary"]) == (
        "",
        "incident",
        "A made-up plane",
    )


def test_two_points_under_one_name_are_two_places_within_what_the_list_says(folder):
    places = {place["place_id"]: place for place in rows(folder, "places")}
    assert [places[one]["latitude"] for one in ("mada", "mada-2")] == ["48.5", "48.6"]
    assert {places[one]["within"] for one in ("mada", "mada-2")} == {"upper-oblast"}
    assert places["upper-oblast"]["within"] == "ruritania"
    assert places[accounts(folder, "05")[0]["place_id"]]["name"] == "Нижня"
    dataset = load(folder)
    assert dataset.inside("ruritania") >= {"mada", "mada-2", "upper-oblast"}
    assert dataset.words.counting_as("places.kind", "region") == {"region", "province"}


def test_a_date_stays_as_exact_as_it_was(folder):
    assert [accounts(folder, one)[0]["date"] for one in ("mu01", "mu03-2", "mu06")] == [
        "2031-05-01",
        "2031-05",
        "2031",
    ]


def test_other_columns_are_a_curators_own_and_none_is_taken_for_ours(folder):
    first, second = accounts(folder, "mu02")
    assert first["entry"] == second["entry"] == "MU02"
    assert first["violence level"] == second["violence level"] == "2"
    assert (first["note (2)"], first["note"]) == ("two\nlines", "")


def test_codes_of_countries_are_those_that_a_curator_gives(convert):
    _, folder = convert(LIST, "--country", "Ruritania=PL")
    codes = {place["name"]: place["country"] for place in rows(folder, "places")}
    assert codes == {
        **dict.fromkeys(("Ruritania", "Upper Oblast", "Mada", "48.7, 19.7"), "PL"),
        "Нижня": "",
    }
    assert "outside-country" in {problem.kind for problem in load(folder).problems}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{HEADER}\nMU01,2031", "line 2 has 2 cells, the header 14"),
        ("entry,date\n1,2031", "no column of the list is called title"),
        (f'{HEADER}\n"MU01', "unexpected end of data"),
        ("", "the file is empty"),
    ],
)
def test_what_is_no_list_is_told_and_nothing_is_written(convert, text, told):
    result, folder = convert(text)
    assert result.exit_code != 0
    assert told in result.output
    assert not folder.exists()


def test_a_folder_with_anything_in_it_is_left_as_it_is(convert):
    _, folder = convert(LIST)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    result, _ = convert(LIST)
    assert result.exit_code != 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
