"""A few damaged folders, files and addresses; `python -m tests.fuzzing` tries very many more."""

from functools import partial

import pytest

from dashboard.model.load import build
from tests.fuzzing.importing import FORMS, one_import
from tests.fuzzing.limits import TooSlowError, each, in_time
from tests.fuzzing.loading import accounted, one_load, small
from tests.fuzzing.showing import one_address, one_tour

SEED = 20_261_126


def test_damaged_folders_are_loaded_or_told():
    ended, failed = each(60, SEED, one_load)
    assert failed == []
    assert len(ended) == 3  # shown, with rows set aside, not at all


@pytest.mark.parametrize("form", FORMS)
def test_damaged_files_are_read_or_refused(form):
    ended, failed = each(8, SEED, partial(one_import, form))
    assert failed == []
    assert {*ended} <= {"refused", "read", "read, with rows set aside", "read, cannot be shown"}
    assert ended.get("refused", 0) < 8


def test_damaged_folders_are_shown_on_every_page():
    assert each(1, SEED, one_tour, seconds=120)[1] == []


def test_addresses_of_garbage_are_opened():
    assert each(6, SEED, one_address, seconds=120)[1] == []


def test_what_fails_or_takes_too_long_is_told_with_its_seed():
    def slow(_):
        while True:
            pass

    def wrong(chance):
        raise KeyError(chance.random())

    assert each(1, 7, wrong)[1][0].startswith("--seed 7: KeyError at ")
    assert "TooSlowError" in each(1, 8, slow, seconds=0.05)[1][0]
    with pytest.raises(TooSlowError), in_time(0.05):
        slow(None)


def test_a_lost_line_is_noticed():
    files = small()
    made = build(files, name="x")
    accounted(made, files)
    with pytest.raises(AssertionError):
        accounted(made, files | {"people.csv": files["people.csv"] + b"\n"})
