"""The way back of whole runs, and of single decisions."""

import pytest

from tests.geocoding.datasets import village
from tests.geocoding.loopback import answer, photon_answer

FAR = "far,Far region,,region,ukraine,UA,,,,,,,area,"
FAR_OBLAST = answer("Far Oblast, Ukraine", 48.0, 37.0, "relation/5")
UPPER = answer("Upper, Don Oblast, Ukraine", 48.2, 37.25, "node/7")
OTHER = answer("Upper, Hill Raion, Don Oblast, Ukraine", 48.5, 37.5, "node/8")
KNOWN = 'known,1,"Known, somewhere",47,36,geonames,GeoNames 1,,"Considered, ""perhaps""."'
PLACES = (
    FAR,
    village("upper", "Upper"),
    village("lower", "Lower", within="far"),
    village("nowhere", "Nowhere"),
    village("twice", "Upper", name="Upper"),
    village("known", "Known"),
    village("open", "Open", resolution="ambiguous"),
    "mine,Mine,,village,don-region,UA,48.9,37.9,,Upper,curator,,described,Mine.",
)


@pytest.fixture
def folder(server, dataset):
    """Places of every kind that a run may meet."""
    server.answers = {
        "Upper": [UPPER, OTHER],
        "Lower": [answer("Lower, Far Oblast, Ukraine", 48.1, 37.2, "node/9")],
        "Far region, Ukraine": [FAR_OBLAST],
        "Known": [answer("Known, Don Oblast, Ukraine", 48.3, 37.3, "node/10")],
    }
    return dataset(*PLACES, candidates=(KNOWN,))


def test_a_whole_run_is_taken_back_to_the_byte(server, folder, geocode):
    before = folder.content()
    geocode(folder)
    assert folder.content() != before

    result = geocode(folder, "--undo")

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Taken back, with 7 candidates: far, upper, lower, nowhere, twice, known, open."
    ]
    assert folder.content() == before
    assert geocode(folder, "--undo").stdout == "There is nothing to take back.\n"

    server.requests.clear()
    geocode(folder)
    assert server.asked[0] == "Upper"


def test_nobody_is_asked(server, folder, geocode, monkeypatch):
    monkeypatch.delenv("GEOCODE_USER_AGENT")

    assert geocode(folder, "--undo").exit_code == 0
    assert server.requests == []


def test_what_a_curator_chose_or_worded_is_left(folder, geocode):
    geocode(folder)
    reason = folder.candidates_of("twice")[0]["reason"]
    folder.rewrite(folder.candidates, f"{reason}\ntwice,2", "Who knows?\ntwice,2")
    text = folder.candidates.read_text("utf-8")
    line = next(row for row in text.splitlines() if row.startswith("upper,1,"))
    folder.rewrite(folder.candidates, line, line.replace("node/7,,", "node/7,true,"))
    geocode(folder)
    left = {one: (folder.place(one), folder.candidates_of(one)) for one in ("upper", "twice")}

    result = geocode(folder, "--undo")

    assert "Left, as a curator has chosen or worded a candidate: upper, twice." in result.stdout
    assert {one: (folder.place(one), folder.candidates_of(one)) for one in left} == left
    assert folder.place("upper")["latitude"] == "48.2"
    assert folder.candidates_of("lower") == []
    assert folder.problems == ["asked-unplaced"]


def test_only_what_this_geocoder_answered_is_taken_back(server, folder, geocode):
    geocode(folder)
    before = folder.content()
    server.answers["Nowhere"] = [photon_answer("Nowhere", 48.6, 37.6, "N/3", state="Don Oblast")]
    geocode(folder, "--geocoder", "photon")
    assert folder.candidates_of("nowhere")

    geocode(folder, "--geocoder", "photon", "--undo")

    assert folder.candidates_of("nowhere") == []
    after = folder.content()
    assert after["place_candidates.csv"] == before["place_candidates.csv"]


@pytest.fixture
def decided(server, dataset, geocode):
    """A place for which a curator chose one of two candidates."""
    folder = dataset(village("upper", "Upper"))
    server.answers["Upper"] = [UPPER, OTHER]
    geocode(folder)
    folder.rewrite(folder.candidates, "node/7,,", "node/7,true,")
    assert geocode(folder).exit_code == 0
    assert folder.place("upper")["latitude"] == "48.2"
    server.requests.clear()
    return folder


def test_another_choice_moves_the_point(server, decided, geocode):
    decided.rewrite(decided.candidates, "node/7,true,", "node/7,,")
    decided.rewrite(decided.candidates, "node/8,,", "node/8,true,")

    result = geocode(decided)

    assert result.exit_code == 0
    assert result.stdout == "Placed: upper.\n"
    place = decided.place("upper")
    assert (place["latitude"], place["longitude"], place["resolution"]) == (
        "48.5",
        "37.5",
        "chosen",
    )
    assert place["note"].startswith("osm:node/8. Fits")
    assert server.requests == []
    assert decided.problems == []


def test_a_choice_that_is_emptied_opens_the_question_again(server, decided, geocode):
    before = decided.place("upper")
    decided.rewrite(decided.candidates, "node/7,true,", "node/7,,")

    result = geocode(decided)

    assert result.exit_code == 1
    assert "No longer placed: upper." in result.stdout
    assert "upper: 2 candidates may be meant, none is chosen." in result.stdout
    assert decided.place("upper") == before | {
        **{"latitude": "", "longitude": "", "resolution": "ambiguous", "note": ""}
    }
    assert server.requests == []
    assert decided.problems == ["asked-unplaced"]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("48.2,37.25,,Upper,nominatim,,exact,Copied by hand.", id="copied by hand"),
        pytest.param("48.2,37.25,,Upper,curator,,chosen,", id="of another geocoder"),
        pytest.param("48.21,37.25,,Upper,nominatim,,exact,", id="moved by hand"),
        pytest.param("48.2,37.25,,Upper,nominatim,,described,", id="by a description"),
    ],
)
def test_a_point_that_no_choice_stands_behind_is_left_alone(server, dataset, geocode, row):
    candidate = 'upper,1,"Upper, Don Oblast",48.2,37.25,nominatim,,,May fit: in UA.'
    folder = dataset(f"upper,Upper,,village,don-region,UA,{row}", candidates=(candidate,))
    before = folder.content()

    geocode(folder)

    assert server.requests == []
    assert folder.content() == before
