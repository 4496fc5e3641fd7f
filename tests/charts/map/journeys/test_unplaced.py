"""A gap on the map: hollow ends with dates, a dashed line with the days, and never a position."""

import pandas as pd

from dashboard.charts.map.chart import place_map
from dashboard.charts.map.extent import Bbox
from dashboard.charts.map.journeys.unplaced import unplaced_on_map
from dashboard.charts.map.scene import Scene
from dashboard.charts.theme import theme

ROSTOV, DONETSK = (47.22, 39.71), (48.02, 37.8)
LOOK = theme(dark=False)


def drawn(*sides):
    points = pd.DataFrame(
        [
            ("ann", side, name.lower(), name, f"{name}, {when}", f"{side}: {name}", *at)
            for side, name, when, at in sides
        ],
        columns=[
            *("person_id", "side", "place_id", "name", "label", "tooltip"),
            *("latitude", "longitude"),
        ],
    )
    before, after = ([at for side, _, _, at in sides if side == one] for one in ("before", "after"))
    lines = pd.DataFrame(
        [
            (*one, *other, "ann", "35 days between", "Ann: no source says where")
            for one in before
            for other in after
        ],
        columns=[
            *("from_latitude", "from_longitude", "to_latitude", "to_longitude"),
            *("person_id", "label", "tooltip"),
        ],
    )
    gap = unplaced_on_map(points, lines, ["ann"], LOOK)
    scene = Scene(Bbox(36, 46, 41, 50), 400, dark=False, gaps=gap.shapes)
    return gap, place_map(gap.marks, scene).rows


BEFORE = ("before", "Rostov", "28 December 2024", ROSTOV)
AFTER = ("after", "Donetsk", "4 February 2025", DONETSK)


def test_both_ends_are_hollow_in_the_colour_of_the_person_and_take_no_click():
    _, rows = drawn(BEFORE, AFTER)
    assert len(rows["dots"]) == 2
    for dot in rows["dots"]:
        assert (dot["fill"], dot["stroke"]) == ("transparent", LOOK.people[0])
        assert not dot["place_id"]
    labels = {row["label"] for row in rows["labels"]}
    assert labels == {"Rostov, 28 December 2024", "Donetsk, 4 February 2025", "35 days between"}


def test_the_line_is_dashed_straight_and_without_an_arrow_and_both_are_in_the_key():
    _, rows = drawn(BEFORE, AFTER)
    [line] = rows["shapes"]
    assert line["dash"]
    assert line["tooltip"] == "Ann: no source says where"
    assert not rows["arrows"]
    assert [one["text"] for one in rows["key"]][:2] == [
        "Known before or after",
        "No source says where",
    ]


def test_an_end_of_several_dates_is_one_mark_that_tells_all():
    other = ("before", "Rostov", "29 December 2024", ROSTOV)
    gap, rows = drawn(BEFORE, other, AFTER)
    assert len(rows["dots"]) == 2
    said = gap.marks.set_index("name").loc["Rostov"]
    assert said["label"] == "Rostov, 28 December 2024 (+1)"
    assert said["tooltip"] == "before: Rostov; before: Rostov"


def test_of_one_end_alone_there_is_no_line():
    _, rows = drawn(BEFORE)
    assert len(rows["dots"]) == 1
    assert not rows["shapes"]
    assert rows["key"][0]["text"] == "Known before or after"
