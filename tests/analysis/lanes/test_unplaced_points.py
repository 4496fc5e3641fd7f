"""Where what is known beside a gap lies: points with dates, joined, and nothing in between."""

from datetime import date

import pytest

from dashboard.analysis.journeys.known_around import known_around
from dashboard.analysis.lanes.unplaced import unplaced
from dashboard.analysis.lanes.unplaced_points import unplaced_lines, unplaced_points


def gaps_of(dataset, person, day):
    days = (day, day)
    rows = unplaced(dataset, known_around(dataset, (person,), days), days)
    points = unplaced_points(dataset, rows)
    return points, unplaced_lines(rows, points)


def test_a_day_without_a_place_lies_between_two_points_with_dates(shipped):
    points, lines = gaps_of(shipped, "chang-renbo", date(2025, 1, 1))
    assert points["side"].tolist() == ["before", "after"]
    assert points["label"].tolist() == [
        "Rostov, 28 December 2024",
        "Donetsk, early February [2025]",
    ]
    assert points["tooltip"].iloc[0] == (
        "Last known before: Rostov, 28 December 2024. "
        "Chang Renbo, on 1 January 2025: no source says where"
    )
    [line] = lines.to_dict("records")
    assert line["label"] == "35 to 44 days between"
    ends = (line["from_latitude"], line["to_latitude"])
    assert ends == pytest.approx(tuple(points["latitude"]))


def test_who_comes_back_to_where_he_was_has_points_and_no_line(shipped):
    points, _ = gaps_of(shipped, "chang-renbo", date(2025, 1, 1))
    here = points.assign(latitude=47.0, longitude=39.0)
    assert unplaced_lines(_rows(shipped), here).empty


def test_of_somebody_of_whom_nothing_is_told_after_there_is_one_end(shipped):
    points, lines = gaps_of(shipped, "chang-renbo", date(2030, 1, 1))
    assert set(points["side"]) == {"before"}
    assert lines.empty


def _rows(dataset):
    days = (date(2025, 1, 1),) * 2
    return unplaced(dataset, known_around(dataset, ("chang-renbo",), days), days)
