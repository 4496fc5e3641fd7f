"""What places are called: by their curator, by a geocoder, and in the addresses it gives."""

import pytest

from tests.geocoding.datasets import village
from tests.geocoding.loopback import answer, photon_answer

FAR = "far,Far region,,region,ukraine,UA,,,,,,,area,"
FAR_OBLAST = answer("Far Oblast, Ukraine", 48.0, 37.0, "relation/5")
NEAR_OBLAST = answer("Near Oblast, Ukraine", 47.0, 36.0, "relation/6")
UPPER = answer("Upper, Far Oblast, Ukraine", 48.2, 37.25, "node/7")
LOWER = answer("Lower, Far Oblast, Ukraine", 48.1, 37.2, "node/8")


def test_a_region_that_the_geocoder_calls_otherwise_is_looked_up_once(server, dataset, geocode):
    folder = dataset(
        FAR, village("upper", "Upper", within="far"), village("lower", "Lower", within="far")
    )
    region = folder.place("far")
    server.answers = {"Upper": [UPPER], "Lower": [LOWER], "Far region, Ukraine": [FAR_OBLAST]}

    result = geocode(folder)

    assert result.exit_code == 0
    assert "Placed: upper, lower." in result.stdout
    assert server.asked == ["Upper", "Far region, Ukraine", "Lower"]
    (row,) = folder.candidates_of("upper")
    assert row["reason"] == (
        "Fits: in UA; its address names Far Oblast, as nominatim calls Far region. "
        "The only one found."
    )
    (row,) = folder.candidates_of("far")
    assert (row["label"], row["chosen"]) == ("Far Oblast, Ukraine", "true")
    assert folder.place("far") == region
    assert folder.problems == []

    assert geocode(folder).exit_code == 0
    assert len(server.requests) == 3


def test_photon_calls_a_region_otherwise(server, dataset, geocode):
    folder = dataset(FAR, village("upper", "Upper", within="far"))
    server.answers = {
        "Upper": [photon_answer("Upper", 48.2, 37.25, "N/7", state="Far Oblast")],
        "Far region, Ukraine": [photon_answer("Far Oblast", 48.0, 37.0, "R/5")],
    }

    assert geocode(folder, "--geocoder", "photon").exit_code == 0

    assert folder.place("upper")["latitude"] == "48.2"
    assert folder.candidates_of("upper")[0]["reason"].startswith(
        "Fits: in UA; its address names Far Oblast, as photon calls Far region."
    )


@pytest.mark.parametrize("alias", ["Far Oblast", "far  oblast"])
def test_a_region_that_an_alias_names_is_not_looked_up(server, dataset, geocode, alias):
    folder = dataset(
        FAR.replace(",,region", f",{alias},region"), village("upper", "Upper", within="far")
    )
    server.answers = {"Upper": [UPPER]}

    assert geocode(folder).exit_code == 0
    assert server.asked == ["Upper"]


def test_of_several_regions_none_is_taken_for_the_one(server, dataset, geocode):
    folder = dataset(FAR, village("upper", "Upper", within="far"))
    server.answers = {"Upper": [UPPER], "Far region, Ukraine": [FAR_OBLAST, NEAR_OBLAST]}

    result = geocode(folder)

    assert result.exit_code == 1
    assert folder.place("upper")["latitude"] == ""
    assert "far: addresses are compared with Far region and its aliases. Decide whether" in (
        result.stdout
    )
    assert [row["chosen"] for row in folder.candidates_of("far")] == ["", ""]

    text = folder.candidates.read_text("utf-8")
    folder.candidates.write_text(text.replace("relation/5,,", "relation/5,true,"), "utf-8")
    assert folder.problems == ["asked-unplaced"]
    assert geocode(folder, "--judge").exit_code == 0

    assert len(server.requests) == 2
    assert folder.place("upper")["latitude"] == "48.2"


def test_a_region_in_another_region_is_looked_up_within_it(server, dataset, geocode):
    folder = dataset(
        FAR,
        "hills,Hills,,region,far,,,,,,,,area,",
        village("upper", "Upper", within="hills"),
    )
    server.answers = {
        "Upper": [answer("Upper, Hill Raion, Far Oblast, Ukraine", 48.2, 37.25, "node/7")],
        "Far region, Ukraine": [FAR_OBLAST],
        "Hills, Far Oblast, Ukraine": [
            answer("Hill Raion, Far Oblast, Ukraine", 48.2, 37.2, "relation/9"),
            answer("Hills, Near Oblast, Ukraine", 47.2, 36.2, "relation/10"),
        ],
    }

    assert geocode(folder).exit_code == 0

    assert server.asked[:3] == ["Upper", "Far region, Ukraine", "Hills, Far Oblast, Ukraine"]
    assert [row["chosen"] for row in folder.candidates_of("hills")] == ["true", ""]
    assert folder.place("upper")["latitude"] == "48.2"


def test_a_region_of_which_nothing_is_found_is_asked_about_once_in_a_run(server, dataset, geocode):
    folder = dataset(
        FAR, village("upper", "Upper", within="far"), village("lower", "Lower", within="far")
    )
    server.answers = {"Upper": [UPPER], "Lower": [LOWER]}

    assert geocode(folder).exit_code == 1
    assert server.asked == ["Upper", "Far region, Ukraine", "Lower"]


def test_a_region_of_which_candidates_are_recorded_is_not_looked_up(server, dataset, geocode):
    known = 'far,1,"Far Land, Ukraine",48,37,geonames,,,Considered.'
    folder = dataset(FAR, village("upper", "Upper", within="far"), candidates=(known,))
    server.answers = {"Upper": [UPPER]}

    assert geocode(folder).exit_code == 1
    assert server.asked == ["Upper"]


def test_names_are_asked_in_turn_until_an_answer_fits(server, dataset, geocode):
    folder = dataset(
        village("snow", "Snow, Don, UA", aliases="Snezhnoye;Сніжне;Снежное", name="Snizhne")
    )
    elsewhere = answer("Snow, Sea Oblast, Ukraine", 46.0, 31.0, "node/1")
    fits = answer("Snizhne, Don Oblast, Ukraine", 48.0, 38.7, "node/2")
    server.answers = {
        "Snow, Don, UA": [elsewhere],
        "Snezhnoye, Don, UA": [elsewhere],
        "Сніжне, Don, UA": [fits, elsewhere],
    }

    assert geocode(folder).exit_code == 0

    assert [query for query in server.asked if "region" not in query and "Oblast" not in query] == [
        "Snow, Don, UA",
        "Snizhne, Don, UA",
        "Snezhnoye, Don, UA",
        "Сніжне, Don, UA",
    ]
    rows = folder.candidates_of("snow")
    assert [(row["reference"], row["chosen"]) for row in rows] == [
        ("osm:node/1", ""),
        ("osm:node/2", "true"),
    ]
    assert folder.place("snow")["latitude"] == "48"


def test_a_failure_of_one_name_leaves_the_place_unanswered(server, dataset, geocode):
    folder = dataset(village("upper", "Upper", aliases="Verkhnie"))
    before = folder.content()
    server.faults["Verkhnie"] = [lambda handler: handler.send(400, b"")]

    assert geocode(folder).exit_code == 3

    assert folder.content() == before
    server.answers["Verkhnie"] = [answer("Verkhnie, Don Oblast, Ukraine", 48.2, 37.25)]
    assert geocode(folder).exit_code == 0
    assert folder.place("upper")["latitude"] == "48.2"


def test_without_a_query_the_name_and_what_contains_it_are_asked(server, dataset, geocode):
    folder = dataset(
        FAR,
        village("upper", within="far", aliases="Verkhnie"),
        village("lower", within="far"),
        "loose,Loose,,city,,UA,,,,,,,,",
        candidates=('far,1,"Far Oblast, Ukraine",48,37,nominatim,,true,Seen on the map.',),
    )
    server.answers = {"Lower, Ukraine": [LOWER], "Loose": [answer("Loose, Ukraine", 49, 32)]}

    result = geocode(folder)

    assert result.exit_code == 1
    assert server.asked == [
        "Upper, Far Oblast, Ukraine",
        "Verkhnie, Far Oblast, Ukraine",
        "Upper, Ukraine",
        "Lower, Far Oblast, Ukraine",
        "Lower, Ukraine",
        "Loose",
    ]
    assert 'Without geocode_query, so asked by name and what contains it: upper ("Upper, Far' in (
        result.stderr
    )
    assert 'upper: nothing found for "Upper, Far Oblast, Ukraine", "Verkhnie, Far Oblast' in (
        result.stdout
    )
    assert "Placed: lower, loose." in result.stdout
    assert [folder.place(one)["geocode_query"] for one in ("upper", "lower", "loose")] == [""] * 3


def test_what_may_lie_anywhere_is_not_asked_and_is_told(server, dataset, geocode):
    folder = dataset("loose,Loose,,city,,,,,,,,,,")

    result = geocode(folder)

    assert result.exit_code == 1
    assert server.requests == []
    assert result.stdout.splitlines() == [
        "Not asked, as nothing says where they may lie: loose. "
        "In places.csv, fill in geocode_query, or else within or country."
    ]
