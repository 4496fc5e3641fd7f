"""What the command records, what it leaves to the curator, and what it says."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from dashboard.model.load import load
from tests.geocoding.datasets import Folder, village
from tests.geocoding.loopback import answer, photon_answer

SHIPPED = Path(__file__).parents[2] / "data"
QUERY = "Bilohorivka, Donetsk Oblast, Ukraine"
IN_LUHANSK = answer(
    "Bilohorivka, Sievierodonetsk Raion, Luhansk Oblast, Ukraine", 48.9272, 38.2486, "node/11"
)
IN_DONETSK = answer(
    "Bilohorivka, Bakhmut Raion, Donetsk Oblast, Ukraine", 48.7271, 38.2053, "relation/12"
)
UPPER = answer("Upper, Don Oblast, Ukraine", 48.2, 37.25, "node/7")


def changed_lines(before: bytes, after: bytes) -> list[bytes]:
    return [line for line in after.splitlines(True) if line not in before.splitlines(True)]


def test_the_only_place_that_fits_is_placed(server, dataset, geocode):
    folder = dataset(village("upper", "Upper"))
    before = folder.content()
    server.answers["Upper"] = [UPPER]

    result = geocode(folder)

    assert result.exit_code == 0
    assert "Placed: upper." in result.stdout
    assert "1 of 1 places answered." in result.stderr
    place = folder.place("upper")
    assert (place["latitude"], place["longitude"]) == ("48.2", "37.25")
    assert (place["geocoder"], place["resolution"]) == ("nominatim", "exact")
    reason = "Fits: in UA; its address names Don Oblast. The only one found."
    assert place["note"] == f"osm:node/7. {reason}"
    (candidate,) = folder.candidates_of("upper")
    assert candidate == {
        "place_id": "upper",
        "rank": "1",
        "label": "Upper, Don Oblast, Ukraine",
        "latitude": "48.2",
        "longitude": "37.25",
        "geocoder": "nominatim",
        "reference": "osm:node/7",
        "chosen": "true",
        "reason": reason,
    }
    after = folder.content()
    assert after.keys() == before.keys()
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"places.csv", "place_candidates.csv"}
    assert len(changed_lines(before["places.csv"], after["places.csv"])) == 1
    dataset_after = load(folder.path)
    assert not dataset_after.problems
    assert dataset_after.places.set_index("place_id").loc["upper", "geocoded_on"]


def test_what_is_only_odd_is_no_hindrance(server, dataset, geocode):
    folder = dataset(village("upper", "Upper"))
    source = "s,Title,Press,www.press.example,,English,2025-04-14,news,,,2025-04-01,"
    with (folder.path / "sources.csv").open("a", encoding="utf-8") as file:
        file.write(f"{source}\n")
    server.answers["Upper"] = [UPPER]

    result = geocode(folder)

    assert result.exit_code == 0
    assert "Placed: upper." in result.stdout
    assert [problem.severity for problem in load(folder.path).problems] == ["warning"] * 3


def test_an_ambiguous_place_keeps_all_candidates_and_the_curator_is_asked(
    server, tmp_path, geocode
):
    shutil.copytree(SHIPPED, tmp_path, dirs_exist_ok=True)
    folder = Folder(tmp_path)
    before = folder.content()
    recorded = folder.candidates_of("bilohorivka")
    server.answers[QUERY] = [IN_LUHANSK, IN_DONETSK]

    result = geocode(folder)

    assert result.exit_code == 1
    assert server.asked == [QUERY]
    after = folder.content()
    assert [name for name in after if after[name] != before.get(name)] == ["place_candidates.csv"]
    assert after["place_candidates.csv"].startswith(before["place_candidates.csv"])
    rows = folder.candidates_of("bilohorivka")
    assert rows[: len(recorded)] == recorded
    new = [(row["rank"], row["reference"], row["chosen"]) for row in rows[len(recorded) :]]
    assert new == [("3", "osm:node/11", ""), ("4", "osm:relation/12", "")]
    assert "bilohorivka: 4 candidates may be meant, none is chosen." in result.stdout
    assert "Decide which one is meant, if any:" in result.stdout
    assert "3. Bilohorivka, Sievierodonetsk Raion, Luhansk Oblast, Ukraine (48.9272, 38.2486;" in (
        result.stdout
    )
    assert "in place_candidates.csv, write true under chosen" in result.stdout
    assert folder.problems == []

    again = geocode(folder)

    assert again.exit_code == 1
    assert "bilohorivka: 4 candidates may be meant" in again.stdout
    assert server.asked == [QUERY]
    assert folder.content() == after


def test_what_the_curator_chooses_is_completed_without_a_request(server, dataset, geocode):
    folder = dataset(village("upper", "Upper"))
    other = answer("Upper, Hill Raion, Don Oblast, Ukraine", 48.5, 37.5, "node/8")
    server.answers["Upper"] = [UPPER, other]
    assert geocode(folder).exit_code == 1
    assert folder.place("upper")["resolution"] == "ambiguous"
    assert folder.place("upper")["latitude"] == ""

    text = folder.candidates.read_text("utf-8")
    folder.candidates.write_text(text.replace("osm:node/8,,", "osm:node/8,true,"), "utf-8")
    day = folder.place("upper")["geocoded_on"]
    folder.places.write_text(folder.places.read_text("utf-8").replace(day, "2026-01-02"), "utf-8")
    result = geocode(folder)

    assert result.exit_code == 0
    assert "Placed: upper." in result.stdout
    assert server.asked == ["Upper"]
    place = folder.place("upper")
    assert (place["latitude"], place["longitude"]) == ("48.5", "37.5")
    assert (place["resolution"], place["geocoded_on"]) == ("chosen", "2026-01-02")


def test_one_that_fits_among_others_that_do_not_is_chosen(server, dataset, geocode):
    folder = dataset(village("upper", "Upper"))
    elsewhere = answer("Upper, Sea Oblast, Ukraine", 46.0, 31.0, "node/8")
    server.answers["Upper"] = [elsewhere, UPPER]

    assert geocode(folder).exit_code == 0

    assert folder.place("upper")["resolution"] == "chosen"
    first, second = folder.candidates_of("upper")
    assert (first["chosen"], second["chosen"]) == ("", "true")
    assert first["reason"].startswith("Does not fit: in UA; its address does not name Don region")
    assert second["reason"].endswith("The only one that fits.")


def test_a_point_near_the_region_whose_address_does_not_name_it_is_not_chosen(
    server, dataset, geocode
):
    folder = dataset(village("upper", "Upper"))
    server.answers["Upper"] = [answer("Upper, Next Oblast, Ukraine", 48.9272, 38.2486)]

    result = geocode(folder)

    assert result.exit_code == 1
    assert folder.place("upper")["resolution"] == "ambiguous"
    assert "upper: 1 candidate may be meant, none is chosen. Decide whether it is meant:" in (
        result.stdout
    )
    (row,) = folder.candidates_of("upper")
    assert row["chosen"] == ""
    assert row["reason"] == (
        "May fit: in UA; its address does not name Don region "
        "(101 km from its middle, radius 120 km)."
    )


def test_candidates_that_do_not_fit_leave_the_place_empty(server, dataset, geocode):
    folder = dataset(village("upper", "Upper"))
    server.answers["Upper"] = [answer("Upper, Sea Oblast, Ukraine", 46.0, 31.0)]

    result = geocode(folder)

    assert result.exit_code == 1
    place = folder.place("upper")
    assert (place["latitude"], place["resolution"], place["geocoder"]) == ("", "", "nominatim")
    assert "upper: 1 candidate found, and none fits:" in result.stdout
    assert "in places.csv, mend geocode_query" in result.stdout
    assert geocode(folder).exit_code == 1
    assert server.asked == ["Upper", "Don region, Ukraine", "Don Oblast, Ukraine"]


def test_nothing_found_is_known_from_then_on(server, dataset, geocode):
    folder = dataset(village("upper", "Upper"))

    first = geocode(folder)
    second = geocode(folder)

    for result in (first, second):
        assert result.exit_code == 1
        assert 'upper: nothing found for "Upper".' in result.stdout
        assert "How to ask again" in result.stdout
    assert server.asked == ["Upper"]
    assert folder.candidates_of("upper") == []

    text = folder.places.read_text("utf-8")
    emptied = text.replace(f"nominatim,{folder.place('upper')['geocoded_on']}", ",")
    folder.places.write_text(emptied, "utf-8")
    server.answers["Upper"] = [UPPER]
    assert geocode(folder).exit_code == 0


def test_what_the_curator_has_decided_is_not_asked(server, dataset, geocode):
    folder = dataset(
        "point,Point,,village,don-region,UA,48,37,,Upper,,,,",
        village("described", "Upper", resolution="described"),
        "region,Region,,region,,UA,,,,Upper,,,,",
        "country,Country,,country,,UA,,,,Upper,,,,",
        "area,Area,,city,,UA,,,,Upper,,,area,",
    )
    before = folder.content()
    server.answers["Upper"] = [UPPER]

    assert geocode(folder).exit_code == 0

    assert server.requests == []
    assert folder.content() == before


def test_candidates_of_another_geocoder_stay_and_nothing_is_chosen_over_them(
    server, dataset, geocode
):
    known = 'upper,7,"Upper, somewhere",47,36,geonames,GeoNames 1,,"Not decided, ""perhaps""."'
    later = "zeta,1,Zeta,47,36,geonames,,true,Known."
    folder = dataset(village("upper", "Upper"), village("zeta", "Zeta"), candidates=(known, later))
    server.answers["Upper"] = [UPPER]

    result = geocode(folder)

    assert result.exit_code == 1
    lines = folder.candidates.read_text("utf-8").splitlines()
    assert lines[1] == known
    assert lines[2].startswith("upper,8,")
    assert lines[3] == later
    assert folder.place("upper")["resolution"] == "ambiguous"
    zeta = folder.place("zeta")
    assert (zeta["latitude"], zeta["geocoder"], zeta["geocoded_on"]) == ("47", "geonames", "")
    assert server.asked == ["Upper"]


def test_the_request_says_who_asks_and_what_is_meant(server, dataset, geocode):
    folder = dataset(village("upper", "Верхнє, Ukraine"), "far,Far,,city,,,,,,Far & away,,,,")

    geocode(folder, "--server", f"{server.url}/maps/search", "--language", "uk")

    first = server.requests[0]
    assert first.path == "/maps/search"
    assert first.agent == "curation-test (curator@localhost)"
    assert first.params == {
        "q": "Верхнє, Ukraine",
        "format": "json",
        "limit": "40",
        "countrycodes": "ua",
        "addressdetails": "1",
        "featureType": "settlement",
        "accept-language": "uk",
    }
    assert server.asked == ["Верхнє, Ukraine", "Upper, Ukraine", "Far & away", "Far"]
    assert "countrycodes" not in server.requests[2].params


def test_requests_keep_their_distance(server, dataset, geocode):
    queries = [f"Village {number}" for number in range(6)]
    folder = dataset(
        *(village(f"v{number}", query, name=query) for number, query in enumerate(queries))
    )

    geocode(folder, delay=0.1)

    assert server.asked == queries
    gaps = [later.at - earlier.at for earlier, later in pairwise(server.requests)]
    assert min(gaps) >= 0.1


def test_hostile_answers_stay_text(server, dataset, geocode):
    folder = dataset(village("upper", "Upper"))
    label = '=HYPERLINK("http://x"),\r\n\x1b[31mUpper\u202e, Don "Oblast"' + "x" * 1000
    server.answers["Upper"] = [
        answer(label, 48.2, 37.25) | {"osm_type": "../../node"},
        answer("", -0.00000001, 37.25, "node/9"),
    ]

    result = geocode(folder)

    assert result.exit_code == 1
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output
    first, second = folder.candidates_of("upper")
    assert first["label"].startswith('HYPERLINK("http://x"), [31mUpper , Don "Oblast"xx')
    assert len(first["label"]) == 300
    assert first["reference"] == ""
    assert second["label"] == "(no name)"
    assert folder.problems == ["asked-unplaced"]


def test_what_is_edited_meanwhile_is_kept(server, dataset, geocode):
    folder = dataset(village("upper", "Upper"), village("lower", "Lower"))
    server.answers = {"Upper": [UPPER], "Lower": [answer("Lower, Don Oblast, Ukraine", 48, 37)]}
    decided = "upper,Upper,,village,don-region,UA,48.9,37.9,,Upper,curator,,described,Mine."

    def edit(handler):
        text = folder.places.read_text("utf-8")
        folder.places.write_text(text.replace(village("upper", "Upper"), decided), "utf-8")
        handler.answer(server.answers["Upper"])

    server.faults["Upper"] = [edit]

    geocode(folder)

    assert decided in folder.places.read_text("utf-8").splitlines()
    assert [row["chosen"] for row in folder.candidates_of("upper")] == [""]
    assert folder.place("lower")["latitude"] == "48"


def test_photon_is_asked_in_its_own_language(server, dataset, geocode):
    folder = dataset(village("upper", "Upper"))
    server.answers["Upper"] = [photon_answer("Upper", 48.2, 37.25, "N/7", state="Don Oblast")]

    assert geocode(folder, "--geocoder", "photon").exit_code == 0

    (request,) = server.requests
    assert request.path == "/api"
    assert request.params == {"q": "Upper", "limit": "40", "lang": "en", "osm_tag": "place"}
    place = folder.place("upper")
    assert (place["latitude"], place["longitude"], place["geocoder"]) == ("48.2", "37.25", "photon")
    assert folder.candidates_of("upper")[0]["reference"] == "osm:node/7"


def test_recheck_tells_the_drift_and_changes_nothing(server, dataset, geocode):
    folder = dataset(
        "moscow,Moscow,,city,,RU,55.75204,37.61781,,Moscow,geonames,2026-11-22,exact,",
        "rostov,Rostov,,city,,RU,47.21997,39.70769,3,Rostov,geonames,2026-11-22,chosen,",
        "lost,Lost,,city,,RU,47,39,,Lost,curator,,described,",
        village("upper", "Upper", resolution="ambiguous"),
    )
    before = folder.content()
    server.answers = {
        "Moscow": [
            answer("Moscow, Russia", 55.7505412, 37.6174782, "relation/1", country="ru"),
            answer("Moscow, Kirov Oblast, Russia", 57.97, 48.22, "node/2", country="ru"),
        ],
        "Rostov": [answer("Rostov, Yaroslavl Oblast, Russia", 57.19081, 39.41307, country="ru")],
        "Upper": [UPPER],
    }

    result = geocode(folder, "--recheck")

    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "moscow: 0.2 km from the nearest candidate, Moscow, Russia (osm:relation/1).",
        "rostov: 1109.6 km from the nearest candidate, Rostov, Yaroslavl Oblast, Russia "
        "(osm:node/1). That is more than 3 km: look at it again.",
        'lost: nothing found for "Lost".',
        "upper: has no point to compare; 1 candidate found.",
    ]
    assert folder.content() == before


def test_a_faulty_dataset_is_not_touched(server, dataset, geocode):
    folder = dataset(village("upper", "Upper"), village("Not An Id", "Other"))
    before = folder.content()

    result = geocode(folder)

    assert result.exit_code == 2
    assert 'places.csv:5:place_id: "Not An Id" is not an id.' in result.stdout
    assert "mend them first. Nothing was asked, nothing was changed." in result.stderr
    (folder.path / "events.csv").unlink()
    assert geocode(folder).exit_code == 2
    assert server.requests == []
    del before["events.csv"]
    assert folder.content() == before


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--user-agent", " "), '--user-agent "testimony-dashboard (jane.doe@example.org)"'),
        (("--user-agent", "x (jane.doe@example.org)"), "does not say who asks"),
        (("--user-agent", "name\nX-Header: 1"), "does not say who asks"),
        (("--server", "localhost:8080"), "localhost:8080 is no address of a server"),
        (("--server", "http://localhost:port"), "is no address of a server"),
        (("--server", ""), "nominatim.openstreetmap.org allows one request a second"),
        (("--server", "", "--geocoder", "photon"), "photon.komoot.io allows one request a second"),
        (("--server", "http://Nominatim.OpenStreetMap.org./"), "allows one request a second"),
        (("--server", "", "--min-delay-seconds", "nan"), "allows one request a second"),
    ],
)
def test_a_wrong_option_says_what_to_write(server, dataset, geocode, options, sentence):
    folder = dataset(village("upper", "Upper"))

    result = geocode(folder, *options)

    assert result.exit_code == 2
    assert sentence in result.stderr
    assert server.requests == []
