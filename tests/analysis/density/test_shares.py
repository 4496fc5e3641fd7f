"""Shares: an event counts once, spread evenly over the days on which it may have been."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.density.bars import Bars, bars
from dashboard.analysis.density.shares import shares

GROUPS = 3
SPANS = st.lists(
    st.tuples(st.integers(0, 900), st.integers(0, 900), st.integers(0, GROUPS - 1)), max_size=30
)


def spread(spans: list[tuple[int, int, int]], cut: Bars) -> np.ndarray:
    """Spread events of (one bound, the other, group)."""
    ends = np.array([sorted(span[:2]) for span in spans], dtype=np.int64).reshape(-1, 2)
    group = np.array([span[2] for span in spans], dtype=np.int64)
    return shares(ends[:, 0], ends[:, 1], group, GROUPS, cut)


def day_by_day(spans: list[tuple[int, int, int]], cut: Bars) -> np.ndarray:
    """Do the same by walking over every day of every event."""
    found = np.zeros((GROUPS, len(cut.labels)))
    for one, other, group in spans:
        first, last = sorted((one, other))
        for day in range(first, last + 1):
            found[group, np.searchsorted(cut.edges, day, side="right") - 1] += 1 / (
                last - first + 1
            )
    return found


@given(spans=SPANS, length=st.integers(0, 4_000))
def test_each_day_has_the_same_share_and_a_group_adds_up_to_its_events(spans, length):
    cut = bars(0, max([length, *(max(span[:2]) for span in spans)]))
    found = spread(spans, cut)
    assert np.allclose(found, day_by_day(spans, cut), atol=1e-6)
    assert (found >= 0).all()
    numbers = [sum(span[2] == group for span in spans) for group in range(GROUPS)]
    assert np.allclose(found.sum(axis=1), numbers, atol=1e-6)


def test_what_lies_in_one_bar_counts_there_as_a_whole():
    cut = bars(0, 364)
    monday = int(cut.edges[3])
    found = spread([(monday, monday + 6, 0), (monday + 6, monday + 7, 1)], cut)
    assert found[0].nonzero()[0].tolist() == [3]
    assert found[0, 3] == 1
    assert found[1, 3:5].tolist() == [0.5, 0.5]


def test_tens_of_thousands_of_events_leave_nothing_in_empty_bars():
    cut = bars(0, 364)
    found = spread([(day % 100, day % 100 + 30, 0) for day in range(30_000)], cut)
    behind = int(cut.of(np.array([130]))[0]) + 1
    assert (found[0, behind:] == 0).all()
    assert (found[1:] == 0).all()
