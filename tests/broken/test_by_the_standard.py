"""Whether frictionless, which knows `datapackage.json` alone, agrees on each broken folder."""

import json

from click.testing import CliRunner
from frictionless import FrictionlessException, Package

from dashboard.__main__ import main
from dashboard.model.problem_kinds import KINDS
from tests.broken.folders import CASES, broken, sound

NO_SUCH_TYPE = "EDTF is no type of the standard"
ANY_TEXT = "any text is a string"
TWO_CELLS = "a field knows nothing of the next"
TWO_ROWS = "but for keys, a row knows nothing of another"
FILES = "it opens no file that a row names"
UNSEEN = {  # kinds that Table Schema cannot express, and why
    **dict.fromkeys(["not-a-date", "no-such-day", "day-order", "day-number"], NO_SUCH_TYPE),
    "not-a-time-zone": "a list that grows by itself is no constraint of the standard",
    "other-hyphen": NO_SUCH_TYPE,
    **dict.fromkeys(["reversed-range", "after-publication", "read-too-early"], NO_SUCH_TYPE),
    **dict.fromkeys(["control-character", "garbled-text", "lost-letter"], ANY_TEXT),
    "long-quotation": ANY_TEXT,
    "near-tag": TWO_ROWS,
    **dict.fromkeys(["place-twice", "too-few-places", "unsaid-whereabouts"], TWO_CELLS),
    **dict.fromkeys(["stray-notice", "missing-quotation"], TWO_CELLS),
    "unknown-language": "a list of languages that grows is no constraint of the standard",
    **dict.fromkeys(["unnamed-language", "stray-language", "stray-translator"], TWO_CELLS),
    "not-translated": TWO_CELLS,
    **dict.fromkeys(["half-a-point", "undecided-point", "zero-point", "same-number"], TWO_CELLS),
    "asked-unplaced": TWO_CELLS,
    **dict.fromkeys(["unexplained-inference", "supplied-to-nothing"], TWO_CELLS),
    **dict.fromkeys(["stray-quotation", "too-few-speakers"], TWO_CELLS),
    **dict.fromkeys(["circle", "chosen-twice", "none-chosen"], TWO_ROWS),
    **dict.fromkeys(["chosen-unplaced", "chosen-elsewhere", "rests-on-set-aside"], TWO_ROWS),
    **dict.fromkeys(["outside-country", "wrong-sign"], "it has no map"),
    **dict.fromkeys(["media-missing", "media-outside", "media-too-large"], FILES),
    **dict.fromkeys(["media-damaged", "media-no-picture", "digest-differs"], FILES),
    "unused-evidence": TWO_ROWS,
    "video-unarchived": TWO_CELLS,
    "unknown-meaning": "a foreign key cannot ask for a value of one column only",
    "text-after-quote": "it reads such a cell somehow",
}
SOMETIMES = {  # kinds that it sees in some folders
    "after-denied": "only where the package says nothing of the column",
    "unknown-id": "not in a list of ids",
    "unknown-grade": "only where it is written as no grade is",
    "unknown-word": "only where it is written as no word is",
    "swapped-coordinates": "only where one is out of range",
    "wrong-delimiter": "it guesses the delimiter of a file as a whole",
    "unclosed-quote": "only where the cells no longer answer to the header",
    "nul-byte": "only where there is nothing else",
    "space-at-end": "only where the column has a pattern",
    "empty-columns": "only where the header has none of them",
}


def kinds(folder) -> frozenset[str]:
    """Give the kinds of problem that `check` tells."""
    report = json.loads(CliRunner().invoke(main, ["check", str(folder), "--format", "json"]).stdout)
    return frozenset(problem["kind"] for problem in report["problems"])


def sees(folder) -> bool:
    """Tell whether frictionless finds anything wrong, be it with the package itself."""
    try:
        return not Package(str(folder / "datapackage.json")).validate().valid
    except FrictionlessException:
        return True


def test_it_finds_nothing_in_the_sound_folder(tmp_path):
    assert not sees(sound(tmp_path / "data"))


def test_it_agrees_on_every_mistake_that_it_can_see_and_is_blind_to_the_others(tmp_path):
    seen = {}
    for name, case in CASES.items():
        folder = broken(tmp_path / name, case)
        told = kinds(folder)
        if told not in seen and not told & SOMETIMES.keys():  # one folder of each sort is enough
            seen[told] = sees(folder)
            assert seen[told] == bool(told - UNSEEN.keys()), name


def test_the_list_of_what_it_cannot_see_names_kinds_that_there_are():
    assert UNSEEN.keys() | SOMETIMES.keys() <= KINDS.keys()
