"""Recorded answers are judged anew, and nobody is asked."""

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from tests.geocoding.datasets import village
from tests.geocoding.loopback import answer, photon_answer

FAR = "far,Far region,,region,ukraine,UA,,,,,,,area,"
UPPER = answer("Upper, Far Oblast, Ukraine", 48.2, 37.25, "node/7")
ELSEWHERE = answer("Upper, Sea Oblast, Ukraine", 46.0, 31.0, "node/6")
LOWER = answer("Lower, Don Oblast, Ukraine", 48.1, 37.2, "node/9")
DAY = "2026-01-02"


@pytest.fixture
def judge(server, monkeypatch):
    """Give the command without a server, and without a word on who asks."""

    def run(folder, *options):
        server.requests.clear()
        arguments = ["geocode", str(folder.path), "--judge", *options]
        with monkeypatch.context() as patch:
            patch.delenv("GEOCODE_USER_AGENT")
            result = CliRunner().invoke(main, arguments, catch_exceptions=False)
        assert server.requests == []
        return result

    return run


@pytest.fixture
def folder(server, dataset, geocode):
    """A village that was not placed as its region is called otherwise, and one that was."""
    folder = dataset(FAR, village("upper", "Upper", within="far"), village("lower", "Lower"))
    server.answers = {"Upper": [UPPER, ELSEWHERE], "Lower": [LOWER]}
    assert geocode(folder).exit_code == 1
    assert folder.place("upper")["latitude"] == ""
    today = folder.place("lower")["geocoded_on"]
    folder.places.write_text(folder.places.read_text("utf-8").replace(today, DAY), "utf-8")
    return folder


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> list[bytes]:
    """Give the lines that are not as they were; there are as many as before."""
    assert before.keys() == after.keys()
    pairs = [
        pair
        for name in before
        for pair in zip(before[name].splitlines(), after[name].splitlines(), strict=True)
    ]
    return [new for old, new in pairs if old != new]


def test_an_alias_that_was_missing_places_what_was_found(folder, judge):
    folder.rewrite(folder.places, "Far region,,", "Far region,Far Oblast,")
    before = folder.content()

    result = judge(folder)

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "3 candidates judged anew; otherwise now: upper (1).",
        "Placed: upper.",
    ]
    place, (first, second) = folder.place("upper"), folder.candidates_of("upper")
    assert (place["latitude"], place["longitude"]) == ("48.2", "37.25")
    assert (place["geocoder"], place["geocoded_on"], place["resolution"]) == (
        "nominatim",
        DAY,
        "chosen",
    )
    assert first["reason"] == "Fits: in UA; its address names Far Oblast. The only one that fits."
    assert second["reason"] == "Does not fit: in UA; its address does not name Far region."
    assert place["note"] == f"osm:node/7. {first['reason']}"
    after = folder.content()
    assert [line[:6] for line in changed(before, after)] == [b"upper,"] * 2
    assert folder.problems == []

    assert judge(folder).stdout == "3 candidates judged anew; none reads otherwise.\n"
    assert folder.content() == after


def test_what_earlier_runs_left_open_takes_one_request_and_no_edit(server, dataset, geocode, judge):
    names = [f"v{number}" for number in range(9)]
    far = "Does not fit: in UA; its address does not name Far region."
    old = 'nominatim,osm:node/{},,"{}"'
    folder = dataset(
        FAR,
        *(f"{v},{v.upper()},,village,far,UA,,,,{v},nominatim,{DAY},," for v in names),
        candidates=tuple(
            f'{v},1,"{v.upper()}, Far Oblast, Ukraine",48,37.{n},{old.format(n, far)}'
            for n, v in enumerate(names)
        ),
    )
    server.answers["Far region, Ukraine"] = [answer("Far Oblast, Ukraine", 48, 37, "relation/5")]

    assert geocode(folder, "--again", "far").exit_code == 0
    assert server.asked == ["Far region, Ukraine"]
    result = judge(folder)

    assert result.exit_code == 0
    assert f"Placed: {', '.join(names)}." in result.stdout
    places = [folder.place(name) for name in names]
    assert [place["longitude"] for place in places] == [f"37.{number}" for number in range(9)]
    assert {place["geocoded_on"] for place in places} == {DAY}
    assert folder.problems == []


def test_what_contains_a_place_is_judged_before_it(dataset, judge):
    folder = dataset(
        FAR,
        "hills,Hills,,region,far,,,,,,,,area,",
        f"upper,Upper,,village,hills,,,,,Upper,nominatim,{DAY},,",
        candidates=(
            'upper,1,"Upper, Hill Raion, Far Oblast",48,37,nominatim,,,Does not fit: in UA.',
            'hills,1,"Hill Raion, Far Oblast",48,37,nominatim,,,Does not fit: in UA.',
        ),
    )
    folder.rewrite(folder.places, "Far region,,", "Far region,Far Oblast,")

    assert judge(folder).exit_code == 0

    assert folder.place("upper")["latitude"] == "48"
    assert folder.candidates_of("upper")[0]["reason"] == (
        "Fits: in UA; its address names Hill Raion, as nominatim calls Hills; "
        "its address names Far Oblast. The only one found."
    )


def test_a_place_that_does_not_fit_any_more_is_not_placed_any_more(folder, judge):
    folder.rewrite(folder.places, "village,don-region", "village,far")
    before = folder.content()

    result = judge(folder)

    assert result.exit_code == 1
    assert "No longer placed: lower." in result.stdout
    assert "lower: 1 candidate found, and none fits:" in result.stdout
    place = folder.place("lower")
    assert [place[name] for name in ("latitude", "longitude", "resolution", "note")] == [""] * 4
    assert (place["geocoder"], place["geocoded_on"]) == ("nominatim", DAY)
    assert folder.candidates_of("lower")[0]["chosen"] == ""
    assert len(changed(before, folder.content())) == 2
    folder.rewrite(folder.places, "lower,Lower,,village,far", "lower,Lower,,village,don-region")
    judge(folder)
    assert folder.place("lower")["latitude"] == "48.1"


def test_what_a_curator_decided_and_worded_stays(folder, geocode, judge):
    reasons = [row["reason"] for row in folder.candidates_of("upper")]
    folder.rewrite(folder.candidates, f"node/7,,{reasons[0]}", f"node/7,true,{reasons[0]}")
    added = f"{reasons[1]} But who knows?"
    folder.rewrite(folder.candidates, f"node/6,,{reasons[1]}", f"node/6,,{added}")
    assert geocode(folder).exit_code == 0
    noted = folder.place("lower")["note"]
    folder.rewrite(folder.places, f"exact,{noted}", "exact,As I saw it.")
    folder.rewrite(folder.places, "Far region,,", "Far region,Far Oblast,")
    folder.rewrite(folder.places, "Don region,Don Oblast,", "Don region,DON OBLAST,")

    result = judge(folder)

    assert result.exit_code == 0
    assert "Left as a curator has decided or worded them: upper 2." in result.stdout
    first, second = folder.candidates_of("upper")
    assert (first["chosen"], first["reason"]) == (
        "true",
        "Fits: in UA; its address names Far Oblast.",
    )
    assert (second["chosen"], second["reason"]) == ("", added)
    assert folder.place("upper")["note"] == f"osm:node/7. {first['reason']}"
    assert folder.place("lower")["note"] == "As I saw it."
    assert "its address names DON OBLAST" in folder.candidates_of("lower")[0]["reason"]


def test_a_choice_that_was_taken_back_stays_taken_back(folder, geocode, judge):
    folder.rewrite(folder.candidates, "node/9,true,", "node/9,,")

    for again in (geocode, judge, judge):
        result = again(folder)

        assert result.exit_code == 1
        assert "lower: 1 candidate may be meant, none is chosen." in result.stdout
        place = folder.place("lower")
        assert (place["latitude"], place["resolution"]) == ("", "ambiguous")
    assert folder.problems == ["asked-unplaced"] * 2  # upper is as it was


def test_a_place_that_was_left_open_on_purpose_stays_open(server, dataset, geocode, judge):
    folder = dataset(village("upper", "Upper", resolution="ambiguous"))
    server.answers["Upper"] = [answer("Upper, Don Oblast, Ukraine", 48.2, 37.25, "node/7")]
    geocode(folder)
    before = folder.content()

    assert judge(folder).exit_code == 1
    assert folder.content() == before


def test_an_older_run_did_not_record_the_country_of_a_place_without_one(dataset, judge):
    row = "upper,{},Upper,48.2,37.25,nominatim,osm:node/{},,May fit: {}."
    old = "the place states no country to check it against"
    folder = dataset(
        "upper,Upper,,village,,UA,,,,Upper,nominatim,2025-01-02,ambiguous,",
        candidates=(row.format(1, 1, old), row.format(2, 2, old.replace("it", "RU"))),
    )

    result = judge(folder)

    assert "Recorded without a country, as the place stated none: upper 1." in result.stdout
    assert [row["reason"] for row in folder.candidates_of("upper")] == [
        "May fit: no country was recorded with this answer.",
        "Does not fit: in RU, not in UA.",
    ]
    assert folder.problems == ["asked-unplaced"]


def test_a_country_that_was_missing_is_judged_as_recorded(server, dataset, geocode, judge):
    folder = dataset("upper,Upper,,village,,,,,,Upper,,,,")
    server.answers["Upper"] = [answer("Upper, Ukraine", 48.2, 37.25, "node/7")]
    assert geocode(folder).exit_code == 1
    folder.rewrite(folder.places, "village,,,", "village,,UA,")

    assert judge(folder).exit_code == 0
    assert folder.place("upper")["latitude"] == "48.2"


def test_what_photon_answered_is_judged_too(server, dataset, geocode, judge):
    folder = dataset(FAR, village("upper", "Upper", within="far"))
    server.answers["Upper"] = [photon_answer("Upper", 48.2, 37.25, "N/7", state="Far Oblast")]
    assert geocode(folder, "--geocoder", "photon").exit_code == 1
    folder.rewrite(folder.places, "Far region,,", "Far region,Far Oblast,")

    assert judge(folder).exit_code == 0
    assert folder.place("upper")["geocoder"] == "photon"


def test_nothing_is_recorded(dataset, judge):
    folder = dataset(village("upper", "Upper"))
    before = folder.content()

    result = judge(folder)

    assert result.exit_code == 0
    assert result.stdout == "No answers are recorded, so there is nothing to judge.\n"
    assert folder.content() == before
