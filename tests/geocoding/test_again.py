"""The way back of a place: it is asked about again, and what was written for it is let go."""

import os
from pathlib import Path

import pytest

from tests.geocoding.datasets import village
from tests.geocoding.loopback import answer, photon_answer

WRONG = answer("Upper, Don Oblast, Ukraine", 48.9, 37.9, "node/6")
UPPER = answer("Upper, Don Oblast, Ukraine", 48.2, 37.25, "node/7")
OTHER = answer("Upper, Hill Raion, Don Oblast, Ukraine", 48.5, 37.5, "node/8")
LOWER = answer("Lower, Don Oblast, Ukraine", 48.1, 37.2, "node/9")


@pytest.fixture
def folder(server, dataset, geocode):
    """Two places that were looked up, one of them in the wrong place."""
    folder = dataset(village("upper", "Upper"), village("lower", "Lower"))
    server.answers = {"Upper": [WRONG], "Lower": [LOWER]}
    assert geocode(folder).exit_code == 0
    server.answers = {"Upper": [UPPER], "Lower": [LOWER]}
    server.requests.clear()
    return folder


def without(content: dict[str, bytes], place_id: str) -> dict[str, list[bytes]]:
    """Leave out the lines of a place; all others keep their bytes and their order."""
    beginning = f"{place_id},".encode()
    return {
        name: [line for line in text.splitlines(True) if not line.startswith(beginning)]
        for name, text in content.items()
    }


def test_what_the_program_wrote_is_replaced_and_nothing_else(server, folder, geocode):
    for file in (folder.places, folder.candidates):  # as a spreadsheet may have saved them
        text = file.read_bytes().decode().replace("\n", "\r\n").replace("lower", '"lower"')
        file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    before = folder.content()

    result = geocode(folder, "--again", "upper")

    assert result.exit_code == 0
    assert result.stdout.splitlines() == ["Placed: upper."]
    assert "1 of 1 places answered." in result.stderr
    assert server.asked == ["Upper"]
    place = folder.place("upper")
    assert (place["latitude"], place["longitude"], place["resolution"]) == (
        "48.2",
        "37.25",
        "exact",
    )
    assert place["note"].startswith("osm:node/7. Fits")
    (row,) = folder.candidates_of("upper")
    assert (row["rank"], row["reference"], row["chosen"]) == ("1", "osm:node/7", "true")
    after = folder.content()
    assert without(after, "upper") == without(before, "upper")
    assert [line[:6] for line in after["place_candidates.csv"].splitlines()[1:]] == [
        b"upper,",
        b'"lower',
    ]


def test_the_same_answer_leaves_the_same_bytes(server, folder, geocode):
    before = folder.content()
    server.answers["Upper"] = [WRONG]

    assert geocode(folder, "--again", "upper", "--again", "lower").exit_code == 0

    assert server.asked == ["Upper", "Lower"]
    assert folder.content() == before


def test_where_nothing_is_found_any_more_nothing_is_left(server, folder, geocode):
    server.answers["Upper"] = []

    result = geocode(folder, "--again", "upper")

    assert result.exit_code == 1
    assert "No longer placed: upper." not in result.stdout
    assert 'upper: nothing found for "Upper".' in result.stdout
    assert folder.candidates_of("upper") == []
    place = folder.place("upper")
    assert [place[name] for name in ("latitude", "longitude", "resolution", "note")] == [""] * 4
    assert place["geocoder"] == "nominatim"


def test_what_a_curator_chose_is_let_go_with_a_word(server, folder, geocode):
    server.answers["Upper"] = [UPPER, OTHER]
    geocode(folder, "--again", "upper")
    reason = folder.candidates_of("upper")[1]["reason"]
    folder.rewrite(folder.candidates, f"node/8,,{reason}", "node/8,true,The road is there.")
    assert geocode(folder).exit_code == 0
    assert folder.place("upper")["latitude"] == "48.5"
    server.answers["Upper"] = [UPPER]

    result = geocode(folder, "--again", "upper")

    assert result.exit_code == 0
    assert "Gone, although a curator had chosen or worded it:" in result.stdout
    assert "The road is there." in result.stdout
    assert folder.place("upper")["latitude"] == "48.2"
    assert folder.place("upper")["note"].startswith("osm:node/7. Fits")


def test_a_point_and_a_note_of_the_curator_stay(server, dataset, geocode):
    mine = "upper,Upper,,village,don-region,UA,48.95,37.95,,Upper,curator,,described,Mine."
    folder = dataset(mine, village("lower", "Lower"))
    server.answers = {"Upper": [UPPER], "Lower": [LOWER]}
    geocode(folder)
    noted = folder.place("lower")["note"]
    folder.rewrite(folder.places, f"exact,{noted}", "exact,As I saw it.")

    result = geocode(folder, "--again", "upper", "--again", "lower")

    assert "Left where they are, as no answer of this geocoder was copied: upper." in result.stdout
    assert mine in folder.places.read_text("utf-8").splitlines()
    assert [row["chosen"] for row in folder.candidates_of("upper")] == [""]
    assert folder.place("lower")["note"] == "As I saw it."
    assert folder.problems == []


def test_candidates_of_others_stay_and_nothing_is_chosen_over_them(server, dataset, geocode):
    known = 'upper,3,"Upper, somewhere",47,36,geonames,GeoNames 1,,Considered.'
    folder = dataset(village("upper", "Upper"), candidates=(known,))
    server.answers["Upper"] = [UPPER]

    for options in ((), ("--again", "upper")):
        assert geocode(folder, *options).exit_code == 1
        lines = folder.candidates.read_text("utf-8").splitlines()
        assert lines[1] == known
        assert [line[:8] for line in lines[2:]] == ["upper,4,"]
        assert folder.place("upper")["resolution"] == "ambiguous"


def test_a_service_that_fails_leaves_all_as_it_was(server, folder, geocode):
    before = folder.content()
    server.faults["Upper"] = [lambda handler: handler.send(403, b"")]

    result = geocode(folder, "--again", "upper", "--again", "lower")

    assert result.exit_code == 3
    assert "Not answered: upper." in result.stderr
    assert folder.content() == before


@pytest.mark.parametrize("writes", [0, 1, 2])
def test_a_kill_at_any_point_is_repaired(server, folder, geocode, monkeypatch, writes):
    replace, done = os.replace, []

    def killed(source, target):
        if len(done) == writes:
            raise KeyboardInterrupt
        done.append(Path(target).name)
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", killed)
        result = geocode(folder, "--again", "upper")
    assert result.exit_code == 130
    assert "the same command begins anew." in result.stderr

    assert geocode(folder).exit_code == 0

    assert server.asked == ["Upper"]
    assert folder.problems == []
    (row,) = folder.candidates_of("upper")
    place = folder.place("upper")
    assert (place["latitude"], place["note"]) == (
        row["latitude"],
        f"{row['reference']}. {row['reason']}",
    )
    assert row["reference"] == ("osm:node/7" if writes == 2 else "osm:node/6")


@pytest.mark.parametrize(
    ("place_id", "hint"),
    [
        ("Upper", "Did you mean upper?"),
        ("Don Oblast", "Did you mean don-region?"),
        ("x", "Give the"),
    ],
)
def test_a_place_that_is_not_there(server, folder, geocode, place_id, hint):
    before = folder.content()

    result = geocode(folder, "--again", "lower", "--again", place_id)

    assert result.exit_code == 2
    assert f"{place_id} is no place_id of places.csv. {hint}" in result.stderr
    assert server.requests == []
    assert folder.content() == before


def test_a_region_is_asked_about_for_its_name_alone(server, folder, geocode):
    before = folder.content()
    server.answers["Don region, Ukraine"] = [answer("Don Oblast, Ukraine", 48, 37, "relation/5")]

    assert geocode(folder, "--again", "don-region").exit_code == 0

    after = folder.content()
    assert [name for name in after if after[name] != before[name]] == ["place_candidates.csv"]
    assert folder.candidates_of("don-region")[0]["chosen"] == "true"
    assert folder.problems == []


def test_photon_is_asked_again_by_itself(server, folder, geocode):
    nominatims = folder.candidates_of("upper")
    server.answers["Upper"] = [photon_answer("Upper", 48.3, 37.3, "N/7", state="Don Oblast")]

    for _ in range(2):
        result = geocode(folder, "--geocoder", "photon", "--again", "upper")

        assert "Left where they are, as no answer of this geocoder" in result.stdout
        rows = folder.candidates_of("upper")
        assert [row["geocoder"] for row in rows] == ["nominatim", "photon"]
        assert rows[:1] == nominatims
        assert folder.place("upper")["latitude"] == "48.9"


@pytest.mark.parametrize(
    "options", [("--judge", "--again", "upper"), ("--undo", "--recheck"), ("--judge", "--undo")]
)
def test_only_one_thing_at_a_time(server, folder, geocode, options):
    result = geocode(folder, *options)

    assert result.exit_code == 2
    assert "--again, --judge, --recheck and --undo do not go together." in result.stderr
    assert server.requests == []
