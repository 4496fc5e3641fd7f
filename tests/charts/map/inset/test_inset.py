"""The inset of a map: it covers nothing, lacks nothing, and its frame is what the map shows."""

import json
import re
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.map.camera import Camera
from dashboard.charts.map.chart import place_map
from dashboard.charts.map.extent import Bbox, closeup, extent
from dashboard.charts.map.inset.corner import InsetCamera
from dashboard.charts.map.scene import Inset, Scene
from dashboard.exporting.pictures.specification import specification

NAN, HEIGHT_PX = float("nan"), 440
WIDTHS_PX = (300, 358, 480, 640, 1250)
FAR = {"moscow": (55.75, 37.62), "kazan": (55.79, 49.12), "kyiv": (50.45, 30.52)}
NEAR = {"donetsk": (48.02, 37.8), "rostov": (47.22, 39.71), "tarasivka": (48.32, 37.5)}
LEG = {
    **{"from_latitude": 55.75, "from_longitude": 37.62, "to_latitude": 47.22},
    **{"to_longitude": 39.71, "certain": True, "among": False, "tooltip": "goes", "colour": "#123"},
}


@pytest.fixture(scope="module")
def marks():
    rows = [
        (name, name.title(), name.title(), f"{name.title()}: 2 events", "place", *at, NAN, 2, 0)
        for name, at in (FAR | NEAR).items()
    ]
    columns = ["place_id", "name", "label", "tooltip", "role", "latitude", "longitude", "radius_km"]
    return pd.DataFrame(rows, columns=[*columns, "accounts", "others"])


def scene(marks, **more):
    return Scene(closeup(marks), HEIGHT_PX, dark=False, inset=Inset(extent(marks), marks), **more)


def drawn(marks, width_px, **more):
    """The map as an image, and the rectangles of its inset: its edge, and the frame in it."""
    return as_image(place_map(marks, scene(marks, **more)), width_px)


def as_image(drawing, width_px):
    """Draw it, and find the rectangles of its inset."""
    spec = json.dumps(specification(drawing, width_px))
    root = ET.fromstring(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))
    rects = [one for one in root.iter() if "role-mark" in one.get("class", "")]
    rects = [one[0].get("d") for one in rects if "mark-rect" in one.get("class")]
    *_, frame, edge = map(_rectangle, rects)
    return root, edge, frame


def _rectangle(path):
    """Give left, top, right and bottom of a rectangle, round corners or not."""
    numbers = [float(one) for one in re.findall(r"-?\d+\.?\d*", path)]
    if "C" in path or "A" in path:
        points = re.findall(r"[ML](-?[\d.]+),(-?[\d.]+)", path)
        across, down = zip(*[(float(x), float(y)) for x, y in points], strict=True)
        return min(across), min(down), max(across), max(down)
    left, top, width, height, *_ = numbers
    return left, top, left + width, top + height


def _at(one):
    """Give where something stands."""
    found = re.search(r"translate\((-?[\d.]+),(-?[\d.]+)\)", one.get("transform", ""))
    return tuple(map(float, found.groups()))


def _lies_in(point, box):
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


@pytest.mark.parametrize("width_px", WIDTHS_PX)
def test_a_far_place_is_in_the_inset_and_a_near_one_on_the_map_beside_it(marks, width_px):
    root, edge, frame = drawn(marks, width_px)
    told = [one for one in root.iter() if "2 events" in one.get("aria-label", "")]
    on_map = {one.get("aria-label").split(":")[0].lower(): _at(one) for one in told}
    (group,) = [one for one in root.iter() if "inset_marks" in one.get("class", "")]
    named = [row["place_id"] for row in place_map(marks, scene(marks)).rows["inset dots"]]
    in_inset = dict(zip(named, map(_at, group), strict=True))
    assert on_map.keys() == in_inset.keys() == FAR.keys() | NEAR.keys()
    for name in FAR:
        assert _lies_in(in_inset[name], edge)
        assert not _lies_in(in_inset[name], frame)
    for name in NEAR:
        assert _lies_in(in_inset[name], frame)
        assert _lies_in(on_map[name], (0, 0, width_px, HEIGHT_PX))
        assert not _lies_in(on_map[name], edge)


@pytest.mark.parametrize("width_px", WIDTHS_PX)
def test_the_frame_is_what_the_map_shows(marks, width_px):
    _, edge, frame = drawn(marks, width_px)
    camera, inset = scene(marks).camera, InsetCamera(extent(marks))
    panel = camera.panel(width_px, HEIGHT_PX)
    scale = inset.panel(width_px, HEIGHT_PX).scale
    wide, high = (width_px / panel.scale * scale, HEIGHT_PX / panel.scale * scale)
    assert frame[2] - frame[0] == pytest.approx(wide, abs=1)
    assert frame[3] - frame[1] <= high + 1  # cut at the edge of the inset
    assert edge[0] - 1 <= frame[0] < frame[2] <= edge[2] + 1
    size = inset.size(width_px, HEIGHT_PX)
    assert (edge[2] - edge[0], edge[3] - edge[1]) == pytest.approx(size, abs=1)


@pytest.mark.parametrize("width_px", WIDTHS_PX)
def test_no_text_of_the_map_lies_under_the_inset(marks, width_px):
    beyond = [
        {"place_id": f"beyond-{n}", "label": f"Namesake {n}", "latitude": 46.9 - n % 5 * 0.3}
        | {"longitude": 39.5 + n // 5 * 0.4, "role": "context", "tooltip": "namesake"}
        for n in range(25)
    ]
    rest = pd.DataFrame(beyond).assign(name="Beyond", radius_km=NAN, accounts=1, others=0)
    both = pd.concat([marks, rest], ignore_index=True)
    drawing = place_map(both, scene(marks, legs=pd.DataFrame([LEG])))
    root, (left, top, *_), _ = as_image(drawing, width_px)
    every = [*root.iter()]
    inset = next(n for n, one in enumerate(every) if "mark-rect" in one.get("class", ""))
    groups = [one for one in every[:inset] if "mark-text" in one.get("class", "")]
    texts = [text for group in groups for text in group if text.get("transform")]
    assert texts
    for text in texts:
        x, y = _at(text)
        ends = x + 5 * len(text.text) if text.get("text-anchor") != "end" else x
        assert ends < left or y < top or y > HEIGHT_PX, text.text


@pytest.mark.parametrize("width_px", WIDTHS_PX)
def test_what_the_map_shows_has_no_second_name_in_the_inset(marks, width_px):
    rows = place_map(marks, scene(marks)).rows
    assert {one["place_id"] for one in rows["inset labels"]} <= set(FAR)
    assert {one["place_id"] for one in rows["inset dots"]} == {*FAR, *NEAR}
    sizes = {one["place_id"]: one["size"] for one in rows["inset dots"]}
    assert min(sizes[name] for name in FAR) > 3 * max(sizes[name] for name in NEAR)


def test_a_namesake_beyond_the_inset_is_not_drawn_beside_it(marks):
    far = marks.iloc[:1].assign(role="context", place_id="far", latitude=10.0, longitude=-60.0)
    rows = place_map(marks, scene(marks)).rows
    both = pd.concat([marks, far], ignore_index=True)
    inset = Inset(extent(marks), both)
    shown = place_map(both, Scene(closeup(marks), HEIGHT_PX, dark=False, inset=inset)).rows
    assert shown["inset dots"] == rows["inset dots"]
    assert "far" in {one["place_id"] for one in shown["dots"]}


boxes = st.tuples(
    st.floats(-170, 170), st.floats(-60, 60), st.floats(0.5, 9), st.floats(0.5, 9)
).map(lambda one: Bbox(one[0], one[1], one[0] + one[2], one[1] + one[3]))


@given(boxes, st.floats(10, 120), st.integers(280, 1600), st.integers(200, 700))
def test_what_is_in_view_at_first_is_never_covered(near, wider, width_px, height_px):
    whole = Bbox(near.west - wider, near.south - 5, near.east + wider / 2, near.north + 10)
    inset = InsetCamera(whole)
    camera = Camera(near, inset)
    panel = camera.panel(width_px, height_px)
    right, bottom = inset.taken(width_px, height_px)
    shown_px = (camera.width * panel.scale, camera.height * panel.scale)
    beside = shown_px[0] <= width_px - right + 1e-6 and shown_px[1] <= height_px + 1e-6
    above = shown_px[1] <= height_px - bottom + 1e-6 and shown_px[0] <= width_px + 1e-6
    assert panel.scale > 0
    assert beside or above
