"""Garbage is found: what is new by every search, what has survived one now and then."""

import gc
import weakref

import pytest

from dashboard.ui.data import garbage


class Circle:
    """Holds itself, so that only a search finds it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def searched(monkeypatch):
    """Search everything, and then only what is new; let time pass where a test says so."""
    callbacks = [*gc.callbacks]
    now = [1_000.0]
    monkeypatch.setattr(garbage.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(garbage, "_searched_at", -garbage.AGAIN_SECONDS)  # as at first
    garbage.search_only_what_is_new()
    yield now
    gc.callbacks[:] = callbacks
    gc.unfreeze()


def test_new_garbage_is_found_by_every_search(searched):
    circle = weakref.ref(Circle())
    gc.collect()
    assert circle() is None


def test_what_survives_is_out_of_sight(searched):
    kept = [[] for _ in range(1_000)]
    gc.collect()
    assert not any(one is kept for one in gc.get_objects())
    assert gc.get_freeze_count() > len(kept)


def test_old_garbage_is_found_now_and_then(searched):
    circle = Circle()
    gone = weakref.ref(circle)
    gc.collect()
    del circle
    gc.collect()
    assert gone() is not None
    searched[0] += garbage.AGAIN_SECONDS
    gc.collect()
    assert gone() is None


def test_new_data_let_everything_be_searched(searched):
    circle = Circle()
    gone = weakref.ref(circle)
    gc.collect()
    del circle
    garbage.search_only_what_is_new()
    assert gone() is None
    assert gc.callbacks.count(garbage._searching) == 1
