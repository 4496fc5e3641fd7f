"""What is kept: within its bound, the least recently used goes first, made once, gone in time."""

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier, Event

import pandas as pd
import pytest

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.ui import memo as memos
from dashboard.ui.memo import Key, Memo, Scope

KILOBYTE = 1024
PATIENCE = 60


def key(name: str, **more) -> Key:
    return Key(name, Scope.CHOICES, **more)


@pytest.fixture
def whole(shipped):
    """A dataset of which nothing is kept yet."""
    return replace(shipped)


@pytest.fixture
def memo():
    """A memo that has room for ten things of a hundred kilobytes, and for their keys."""
    return Memo(1_010 * KILOBYTE)


def weighing(kilobytes: int):
    """Make something that weighs so much."""
    return lambda: bytes(kilobytes * KILOBYTE)


def unmade():
    raise AssertionError("is kept, and was made again")


def test_a_thing_is_made_once_and_given_to_all(memo, whole):
    made = memo.give(whole, key("thing"), lambda: ["made"])
    assert memo.give(whole, key("thing"), unmade) is made


@pytest.mark.parametrize(
    "other",
    [
        key("another"),
        Key("thing", Scope.ALL),
        key("thing", filters=Filters(text="tank")),
        key("thing", page=Filters(text="tank")),
        key("thing", about="dark"),
    ],
)
def test_things_are_told_apart_by_all_that_their_key_names(memo, whole, other):
    memo.give(whole, key("thing"), lambda: "one")
    assert memo.give(whole, other, lambda: "another") == "another"


def test_things_of_two_datasets_are_told_apart(memo, whole, shipped):
    memo.give(whole, key("thing"), lambda: "one")
    assert memo.give(replace(shipped), key("thing"), lambda: "another") == "another"


def test_no_more_is_kept_than_the_bound_however_much_is_made(memo, whole, shipped):
    another = replace(shipped)
    for number in range(100):
        memo.give((whole, another)[number % 2], key(f"thing {number}"), weighing(100))
        assert memo.bytes_kept <= 1_010 * KILOBYTE
    assert memo.bytes_kept > 900 * KILOBYTE


def test_what_was_wanted_least_recently_goes_first(memo, whole, shipped):
    other = replace(shipped)
    for name in "abcde":
        memo.give(whole, key(name), weighing(100))
        memo.give(other, key(name), weighing(100))
    memo.give(whole, key("a"), unmade)
    memo.give(other, key("new"), weighing(200))
    kept = {name: memo.give(whole, key(name), lambda: "anew") != "anew" for name in "abcde"}
    assert kept == {"a": True, "b": False, "c": True, "d": True, "e": True}
    kept = {name: memo.give(other, key(name), lambda: "anew") != "anew" for name in "abcde"}
    assert kept == {"a": False, "b": True, "c": True, "d": True, "e": True}


def test_what_is_larger_than_the_bound_is_given_and_drives_nothing_out(memo, whole):
    memo.give(whole, key("small"), weighing(100))
    assert len(memo.give(whole, key("huge"), weighing(2_000))) == 2_000 * KILOBYTE
    memo.give(whole, key("small"), unmade)
    assert memo.give(whole, key("huge"), lambda: "made again") == "made again"


def test_with_no_room_at_all_everything_is_made_each_time(whole):
    memo = Memo(0)
    assert memo.give(whole, key("thing"), lambda: 1) == 1
    assert memo.give(whole, key("thing"), lambda: 2) == 2
    assert memo.bytes_kept == 0


def test_a_dataset_that_is_replaced_frees_everything_at_once(memo, shipped, dataset):
    small = dataset(events=[{"date": "2025"}])
    choice = Filters(text="event")
    kept = memo.give(small, key("left"), lambda whole=small: apply(whole, choice))
    frame = memo.give(small, key("frame"), lambda: pd.DataFrame({"n": range(1_000)}))
    gone = [weakref.ref(thing) for thing in (small, kept, frame)]
    memo.give(shipped, key("of another"), weighing(100))
    gc.disable()  # nobody has to search for them
    try:
        del small, kept, frame
        assert [thing() for thing in gone] == [None, None, None]
    finally:
        gc.enable()
    assert memo.bytes_kept < 101 * KILOBYTE
    memo.give(shipped, key("of another"), unmade)


def test_even_a_thing_that_holds_its_dataset_does_not_keep_it_for_ever(memo, dataset):
    small = dataset(events=[{"date": "2025"}])
    memo.give(small, key("itself"), lambda whole=small: {"of": whole})
    gone = weakref.ref(small)
    del small
    gc.unfreeze()
    gc.collect()
    assert gone() is None
    assert memo.bytes_kept == 0


def test_who_asks_for_one_thing_at_once_has_it_made_once(memo, whole):
    begun, finish, made = Event(), Event(), []

    def make() -> str:
        made.append("once")
        begun.set()
        assert finish.wait(PATIENCE)
        return "made"

    with ThreadPoolExecutor(8) as sessions:
        first = sessions.submit(memo.give, whole, key("thing"), make)
        assert begun.wait(PATIENCE)
        others = [sessions.submit(memo.give, whole, key("thing"), make) for _ in range(6)]
        # While it is made, all else is given and made as ever.
        assert memo.give(whole, key("another"), lambda: "at once") == "at once"
        finish.set()
        assert [one.result(PATIENCE) for one in (first, *others)] == ["made"] * 7
    assert made == ["once"]


def test_two_things_are_made_at_the_same_time(memo, whole):
    both = Barrier(2, timeout=PATIENCE)
    with ThreadPoolExecutor(2) as sessions:
        made = [sessions.submit(memo.give, whole, key(name), both.wait) for name in "ab"]
        assert sorted(one.result(PATIENCE) for one in made) == [0, 1]


def test_a_thing_may_be_made_of_another_that_is_kept(memo, whole):
    def make() -> str:
        return memo.give(whole, key("inner"), lambda: "inner") + " and outer"

    assert memo.give(whole, key("outer"), make) == "inner and outer"
    assert memo.give(whole, key("inner"), unmade) == "inner"


class AskedTwice:
    """Makes a thing as `first` does for whoever asks first, while another waits."""

    def __init__(self, memo, whole, first: Exception | BaseException) -> None:
        self.begun, self.fail, self.calls = Event(), Event(), 0
        self.memo, self.whole, self.first = memo, whole, first

    def make(self) -> str:
        self.calls += 1
        if self.calls > 1:
            return "made after all"
        self.begun.set()
        assert self.fail.wait(PATIENCE)
        raise self.first

    def ask(self) -> list:
        """Give what came of both."""
        with ThreadPoolExecutor(2) as sessions:
            give = (self.memo.give, self.whole, key("thing"), self.make)
            first = sessions.submit(*give)
            assert self.begun.wait(PATIENCE)
            second = sessions.submit(*give)
            self.fail.set()
            return [one.exception(PATIENCE) or one.result() for one in (first, second)]


def waits(monkeypatch) -> Event:
    """Tell when somebody waits for what another makes."""
    waiting, result = Event(), memos.Future.result

    def told(future, *args):
        waiting.set()
        return result(future, *args)

    monkeypatch.setattr(memos.Future, "result", told)
    return waiting


def test_what_goes_wrong_reaches_all_who_wait_and_is_not_kept(memo, whole, monkeypatch):
    asked = AskedTwice(memo, whole, ValueError("broken"))
    asked.fail = waits(monkeypatch)
    assert [str(one) for one in asked.ask()] == ["broken", "broken"]
    assert memo.give(whole, key("thing"), asked.make) == "made after all"
    assert asked.calls == 2


def test_who_is_stopped_while_making_stops_nobody_else(memo, whole, monkeypatch):
    class Stopped(BaseException):
        """As Streamlit stops a page whose reader went on."""

    asked = AskedTwice(memo, whole, Stopped())
    asked.fail = waits(monkeypatch)
    first, second = asked.ask()
    assert isinstance(first, Stopped)
    assert second == "made after all"
    assert asked.calls == 2


@pytest.mark.parametrize(("said", "kilobytes"), [("", 262_144), ("64", 65_536), ("0.5", 512)])
def test_the_environment_sets_the_bound_in_megabytes(monkeypatch, said, kilobytes):
    monkeypatch.setenv("DASHBOARD_MEMO_MB", said)
    assert memos.asked_bytes() == kilobytes * KILOBYTE


@pytest.mark.parametrize("said", ["much", "-1", "nan", "inf"])
def test_a_bound_that_is_no_number_of_megabytes_is_told(monkeypatch, said):
    monkeypatch.setenv("DASHBOARD_MEMO_MB", said)
    with pytest.raises(ValueError, match=f"DASHBOARD_MEMO_MB .* not '{said}'"):
        memos.asked_bytes()
