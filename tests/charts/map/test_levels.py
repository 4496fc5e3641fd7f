"""Marks with levels: each point is in one mark at every scale, and far ones stand alone."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.map.levels import APART_PX, DOUBLINGS, Points, levels

SCALE = 1_000.0
coordinate = st.one_of(st.sampled_from([0.0, 0.1, -0.1]), st.floats(-1, 1))
spots = st.tuples(coordinate, coordinate, st.integers(0, 9), st.sampled_from([0.0, 0.0, 0.02, 0.5]))


def points(rows) -> Points:
    """Points with their weights and extents."""
    return Points(*np.array(rows, dtype=float).reshape(-1, 4).T)


def drawn_at(marks, level):
    """The marks of a level; the last level that there is goes on."""
    level = min(level, max((mark.coarsest for mark in marks), default=0))
    return [mark for mark in marks if mark.coarsest <= level <= mark.finest]


@settings(deadline=None)
@given(st.lists(spots, max_size=60), st.sampled_from([0, 10, 1_000]))
def test_at_every_scale_each_point_is_in_one_mark_and_weighs_what_it_did(rows, most):
    marks = levels(points(rows), SCALE, most)
    for level in range(DOUBLINGS + 2):
        drawn = drawn_at(marks, level)
        held = Counter(row for mark in drawn for row in mark.rows.tolist())
        assert held == Counter(range(len(rows)))
        assert sum(mark.weight for mark in drawn) == sum(weight for _, _, weight, _ in rows)


@settings(deadline=None)
@given(st.lists(spots, min_size=1, max_size=60))
def test_a_mark_that_parts_is_what_its_parts_are_together(rows):
    marks = levels(points(rows), SCALE, 1_000)
    for level in range(DOUBLINGS):
        finer = {frozenset(mark.rows.tolist()) for mark in drawn_at(marks, level + 1)}
        for mark in drawn_at(marks, level):
            whole = frozenset(mark.rows.tolist())
            assert frozenset().union(*(part for part in finer if part <= whole)) == whole


@settings(deadline=None)
@given(st.lists(spots, min_size=1, max_size=30))
def test_what_holds_one_point_stands_there_and_what_holds_more_stands_among_them(rows):
    for mark in levels(points(rows), SCALE, 1_000):
        xs, ys = ([rows[row][axis] for row in mark.rows] for axis in (0, 1))
        if len(xs) == 1:
            assert (mark.x, mark.y) == (xs[0], ys[0])
        assert min(xs) - 1e-9 <= mark.x <= max(xs) + 1e-9
        assert min(ys) - 1e-9 <= mark.y <= max(ys) + 1e-9


@settings(deadline=None)
@given(st.lists(spots, min_size=1, max_size=30), st.randoms(use_true_random=False))
def test_the_order_of_points_changes_no_group(rows, random):
    apart = list({(x, y): (x, y, weight, 0.0) for x, y, weight, _ in rows}.values())
    turned = apart[:]
    random.shuffle(turned)
    found = [
        {
            (frozenset(order[row] for row in mark.rows), mark.coarsest, mark.finest)
            for mark in levels(points(order), SCALE, 1_000)
        }
        for order in (apart, turned)
    ]
    assert found[0] == found[1]


def test_equal_points_are_one_mark_at_every_scale():
    [mark] = levels(points([(0.25, 0.5, 1, 0)] * 10), SCALE, 1_000)
    assert (mark.coarsest, mark.weight) == (0, 10)
    assert (mark.x, mark.y) == pytest.approx((0.25, 0.5))


def test_two_points_part_at_the_scale_at_which_they_are_far_enough_apart():
    apart = APART_PX * 1.5 / SCALE / 4
    marks = levels(points([(0, 0, 1, 0), (apart, 0, 1, 0)]), SCALE, 1_000)
    assert [(mark.coarsest, mark.finest, len(mark.rows)) for mark in marks] == [
        (0, 1, 2),
        (2, DOUBLINGS, 1),
        (2, DOUBLINGS, 1),
    ]


def test_a_large_area_stays_by_itself_and_a_small_one_is_taken_for_a_point():
    large, small = (0.0, 0.0, 5, 0.5), (0.0, 0.0, 5, 0.0001)
    town = (0.001, 0.0, 1, 0.0)
    assert [len(mark.rows) for mark in drawn_at(levels(points([large, town]), SCALE, 99), 0)] == [
        *(1, 1)
    ]
    assert [len(mark.rows) for mark in drawn_at(levels(points([small, town]), SCALE, 99), 0)] == [2]


@pytest.mark.parametrize(("most", "deepest"), [(50, 0), (400, 1), (1_000, 2)])
def test_no_more_marks_than_asked_for_and_the_finest_level_that_they_allow(most, deepest):
    random = np.random.default_rng(3)
    many = np.column_stack(
        [random.uniform(-0.15, 0.15, (5_000, 2)), np.ones(5_000), np.zeros(5_000)]
    )
    marks = levels(points(many), SCALE, most)
    assert len(marks) <= most
    assert max(mark.coarsest for mark in marks) == deepest


def test_no_points_are_no_marks():
    assert levels(points([]), SCALE, 10) == []
