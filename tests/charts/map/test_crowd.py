"""A crowded map: groups that claim to be no place, numbers that add up, and few enough marks."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.map.camera import Camera
from dashboard.charts.map.crowd import (
    MOST_LABELS,
    MOST_MARKS,
    MOST_PLACES,
    as_box,
    crowd,
    is_crowded,
    lie_in,
    parts,
)
from dashboard.charts.map.crowded_map import crowded_map
from dashboard.charts.map.extent import Bbox, extent, middle
from dashboard.charts.map.inset.corner import InsetCamera
from dashboard.charts.map.scene import Inset, Scene

NAN = float("nan")
MOST_BYTES = 230_000
MOST_EXAMPLES = min(40, settings().max_examples)  # each asks at many scales
SCALES = (0.0, 1.0, 30.0, 150.0, 1_000.0, 1e5, 1e8)
ROLES = st.sampled_from(["place", "place", "place", "area", "candidate", "context"])
latitudes = st.one_of(st.sampled_from([90.0, -90.0, 48.0, 48.001]), st.floats(-90, 90))
longitudes = st.one_of(st.sampled_from([180.0, -180.0, 37.0, 37.001]), st.floats(-180, 180))
drawn_marks = st.tuples(latitudes, longitudes, ROLES, st.integers(0, 40), st.integers(0, 2))


def placed(rows) -> pd.DataFrame:
    """Marks at some points: latitude, longitude, role, accounts and others."""
    return pd.DataFrame(
        [
            {
                **{"place_id": f"place-{n}", "name": f"Place {n}", "kind": "city", "role": role},
                **{"label": f"Place {n}", "latitude": latitude, "longitude": longitude},
                **{"radius_km": 30.0 if role == "area" else NAN},
                **{"accounts": accounts, "others": others, "tooltip": f"Place {n}: {accounts}"},
            }
            for n, (latitude, longitude, role, accounts, others) in enumerate(rows)
        ]
    )


def many(number, far_share=0.1) -> pd.DataFrame:
    """Very many places, most of them in a few dense towns."""
    random = np.random.default_rng(0)
    towns = random.uniform((44, 22), (53, 42), (9, 2))
    near = towns[random.integers(0, 9, number)] + random.normal(0, 0.3, (number, 2))
    far = random.uniform((-60, -180), (80, 180), (number, 2))
    points = np.where(random.random((number, 1)) < far_share, far, near)
    accounts = random.integers(1, 6, number).tolist()
    return placed(
        [(*point, "place", named, 0) for point, named in zip(points, accounts, strict=True)]
    )


def around(rows):
    """A camera of all, and its box."""
    box = extent(placed(rows))
    return Camera(box), box


def drawn_at(shown, scale):
    return shown[(shown["from_scale"] <= scale) & (scale < shown["until_scale"])]


def draw(marks, bbox=None, **more):
    """The whole specification, which Altair has checked against the schema of Vega-Lite."""
    whole = extent(marks)
    scene = Scene(bbox or whole, 400, dark=False, **more)
    return crowded_map(crowd(marks, scene.camera, whole, 400), marks, scene)


def inset_of(marks):
    """What a map of a part of marks has in its corner."""
    whole = extent(marks)
    return Inset(whole, crowd(marks, InsetCamera(whole), whole, 400, movable=False))


@pytest.mark.parametrize(("number", "crowded"), [(MOST_PLACES, False), (MOST_PLACES + 1, True)])
def test_few_hundred_marks_are_drawn_one_by_one(number, crowded):
    assert is_crowded(many(number)) == crowded


@settings(deadline=None, max_examples=MOST_EXAMPLES)
@given(st.lists(drawn_marks, min_size=1, max_size=60), st.booleans())
def test_the_numbers_add_up_at_every_scale_wherever_the_points_are(rows, closer):
    marks = placed(rows)
    whole = extent(marks)
    bbox = Bbox(36.0, 47.0, 38.0, 49.0) if closer else whole
    shown = crowd(marks, Camera(bbox), whole, 400)
    decided = sum(accounts for *_, role, accounts, _ in rows if role in ("place", "area"))
    for scale in SCALES:
        drawn = drawn_at(shown, scale)
        counted = drawn["role"].isin(["group", "place", "area"])
        assert drawn.loc[counted, "accounts"].sum() == decided


@settings(deadline=None, max_examples=MOST_EXAMPLES)
@given(st.lists(drawn_marks, min_size=2, max_size=60))
def test_a_group_is_no_place_and_all_that_it_holds_lies_in_its_part(rows):
    marks = placed(rows)
    shown = crowd(marks, Camera(extent(marks)), extent(marks), 400)
    alone = shown["role"] != "group"
    assert (shown.loc[alone, "part"] == "").all()
    assert (shown.loc[~alone, ["place_id", "name"]] == "").all(axis=None)
    for scale in SCALES:
        held = sum(
            lie_in(marks["latitude"], marks["longitude"], as_box(part)).sum() if part else 1
            for part in drawn_at(shown, scale)["part"]
        )
        assert held >= len(marks)


def test_what_a_group_holds_is_said_and_what_is_not_decided_is_not_counted():
    here = (48.0, 37.0)
    rows = [(*here, "place", 5, 0), (*here, "area", 3, 0), (*here, "place", 0, 2)]
    rows += [(*here, "candidate", 9, 0), (*here, "context", 9, 0), (10.0, -30.0, "place", 1, 0)]
    shown = crowd(placed(rows).assign(radius_km=NAN), *around(rows), 400)
    group = shown[shown["role"] == "group"].iloc[0]
    assert (group["accounts"], group["number"], group["label"]) == (8, "8", "Place 0 +4")
    assert group["tooltip"] == (
        "8 rows at 2 places: Place 0 5, Place 1 3; 1 of them areas; "
        "1 place where only other accounts put an event; "
        "1 spot of places that are not decided, not counted; 1 namesake considered and not chosen"
    )


def test_a_group_of_nothing_that_is_decided_is_hollow_and_asks():
    marks = placed([(48.0, 37.0, "candidate", 4, 0), (48.0, 37.0, "candidate", 4, 0)])
    spec = draw(marks).to_dict()
    [dot] = spec["datasets"]["dots"]
    assert dot["number"] == "2?"
    assert dot["fill"] != dot["stroke"]
    assert "place_id" not in dot


def test_a_group_of_more_rows_is_larger_and_every_number_has_room():
    rows = [(48.0, 37.0, "place", 1, 0)] * 2 + [(10.0, -30.0, "place", 900, 0)] * 2
    shown = crowd(placed(rows), *around(rows), 400)
    assert shown["number"].tolist() == ["1,800", "2"]
    assert shown["size"].iloc[0] > 1.5 * shown["size"].iloc[1] > 300


@pytest.mark.parametrize("number", [MOST_PLACES + 1, 6_500, 100_000])
def test_what_is_sent_is_bounded_whatever_the_number_of_places(number):
    marks = many(number, 0.015)
    whole, near = extent(marks), middle(marks)
    for box, inset in ((whole, None), (near, inset_of(marks))):
        spec = draw(marks, box, inset=inset).to_dict()
        assert len(json.dumps(spec)) < MOST_BYTES
        assert len(spec["datasets"]["dots"]) <= MOST_MARKS
        assert len(spec["datasets"]["labels"]) <= MOST_LABELS


@pytest.mark.parametrize("number", [300, 3_000])
def test_a_template_with_rows_and_values_is_what_altair_makes(number):
    drawing = draw(
        many(number), Bbox(30, 45, 35, 50), picked="place-7", inset=inset_of(many(number))
    )
    assert drawing.to_dict() == drawing.by_altair()


def test_a_click_gives_a_place_or_the_part_that_a_group_holds():
    spec = draw(many(1_000)).to_dict()
    [pick] = [param for param in spec["params"] if param["name"] == "pick"]
    assert pick["select"]["fields"] == ["place_id", "part"]
    for name in ("dots", "labels"):
        assert all(("place_id" in row) != ("part" in row) for row in spec["datasets"][name])


def test_the_place_of_what_is_pointed_at_has_a_ring_also_within_a_group():
    marks = many(1_000)
    [ring] = draw(marks, picked="place-7").to_dict()["datasets"]["picked"]
    assert ring["latitude"] == pytest.approx(marks["latitude"].iloc[7], abs=1e-4)
    assert "picked" not in draw(marks).to_dict()["datasets"]


def test_a_part_across_the_180th_meridian_is_one_box():
    marks = placed([(0.0, 179.9, "place", 1, 0), (0.0, -179.9, "place", 1, 0)])
    [part] = parts(crowd(marks, Camera(extent(marks)), extent(marks), 400))
    box = as_box(part)
    assert box.east - box.west == pytest.approx(0.2, abs=1e-3)
    assert lie_in(marks["latitude"], marks["longitude"], box).all()


@pytest.mark.parametrize("part", ["", "1,2,3", "a,b,c,d", "nan,0,1,1", "2,0,1,1", "0,0,1,inf"])
def test_what_is_no_box_is_refused(part):
    with pytest.raises(ValueError, match=r"box|float|unpack"):
        as_box(part)


def test_the_doubt_about_a_place_is_drawn_where_it_stands_alone():
    marks = placed([(48.0, 37.0, "place", 1, 0), (10.0, -30.0, "area", 1, 0)])
    marks["radius_km"] = [15.0, 60.0]
    area, doubt = sorted(
        draw(marks).to_dict()["datasets"]["reaches"], key=lambda row: "fill" in row
    )
    assert doubt["fill"]
    assert not doubt["dash"]
    assert area["dash"]
    assert area["reach"] > doubt["reach"] > 0


def test_a_middle_leaves_out_the_few_that_are_far_and_is_not_asked_for_without_them():
    marks = many(5_000, 0.015)
    near = middle(marks)
    assert near.diagonal_km * 1.5 < extent(marks).diagonal_km
    inside = lie_in(marks["latitude"], marks["longitude"], near)
    assert marks.loc[inside, "accounts"].sum() > 0.9 * marks["accounts"].sum()
    assert middle(marks[inside & marks["latitude"].between(44, 53)]) is None
    assert middle(marks.iloc[:0]) is None
