"""Files as people and spreadsheets write them: what `check` reads, `geocode` reads as well."""

import pytest

from dashboard.model.load import load
from tests.geocoding.datasets import village
from tests.geocoding.loopback import answer

UPPER = answer("Upper, Don Oblast, Ukraine", 48.2, 37.25, "node/7")
OTHER = answer("Upper, Hill Raion, Don Oblast, Ukraine", 48.5, 37.5, "node/8")


def test_columns_that_are_not_there_are_added_for_what_is_written(server, dataset, geocode):
    folder = dataset()
    folder.places.write_bytes(
        b"place_id,name,kind,country\r\n# those of the first day\r\nupper,Upper,village,UA\r\n"
        b"lower,Lower,village,UA\r\n"
    )
    folder.candidates.write_bytes(
        b"place_id,rank,label,latitude,longitude,geocoder,reason\r\n"
        b'lower,1,Lower,48,37,curator,"Does not fit: too far, as it seems."\r\n'
    )
    before = folder.content()
    server.answers["Upper"] = [answer("Upper, Ukraine", 48.2, 37.25, "node/7")]

    assert geocode(folder).exit_code == 1

    assert folder.place("upper")["latitude"] == "48.2"
    assert folder.candidates_of("upper")[0]["chosen"] == "true"
    assert b"\r\n# those of the first day\r\n" in folder.places.read_bytes()
    assert geocode(folder, "--undo").exit_code == 0
    after = folder.content()
    for name in ("places.csv", "place_candidates.csv"):
        stripped = [line.rstrip(b",") for line in after[name].splitlines()[1:]]
        assert stripped == before[name].splitlines()[1:]


def test_spaces_at_the_ends_of_cells_are_no_part_of_them(server, dataset, geocode):
    folder = dataset(village("upper", "Upper"), village("lower", "Lower"))
    server.answers = {
        "Upper": [UPPER, OTHER],
        "Lower": [answer("Lower, Don Oblast, Ukraine", 48.1, 37.2, "node/9")],
    }
    folder.rewrite(folder.places, "upper,Upper,", "upper,Upper\xa0,")
    geocode(folder)
    folder.rewrite(folder.candidates, "node/8,,", "node/8 ,true,")

    assert folder.problems == ["space-at-end", "chosen-unplaced", "space-at-end"]
    assert geocode(folder).exit_code == 0
    assert folder.place("upper")["latitude"] == "48.5"


def as_it_is(text: str) -> str:
    return text


def with_empty_columns(text: str) -> str:
    return "".join(f"{line},,\r\n" for line in text.splitlines())


def with_empty_cells_behind(text: str) -> str:
    header, *lines = text.splitlines()
    return "".join(f"{line}\r\n" for line in (header, *(f"{line},," for line in lines)))


@pytest.mark.parametrize("written", [as_it_is, with_empty_columns, with_empty_cells_behind])
@pytest.mark.parametrize("chosen", ["true", "TRUE", "True ", "Yes", "FALSE", "no", "\xa0", "maybe"])
def test_a_file_is_read_as_check_reads_it(server, dataset, geocode, chosen, written):
    folder = dataset(village("upper", "Upper"))
    server.answers["Upper"] = [UPPER, OTHER]
    assert geocode(folder).exit_code == 1
    folder.rewrite(folder.candidates, "node/8,,", f"node/8,{chosen},")
    for file in (folder.places, folder.candidates):
        file.write_bytes(written(file.read_text("utf-8")).encode())
    before, read = folder.content(), load(folder.path)

    result = geocode(folder)

    if any(not problem.is_warning for problem in read.problems):
        assert result.exit_code == 2
        assert folder.content() == before
    else:
        meant = bool(read.place_candidates["chosen"].any())
        assert result.exit_code == (0 if meant else 1)
        assert folder.place("upper")["latitude"] == ("48.5" if meant else "")
        assert not any(not problem.is_warning for problem in load(folder.path).problems)
