"""What the days that are not chosen leave on the map: pale, beneath all else, and in the key."""

import pandas as pd

from dashboard.charts.map.chart import place_map
from dashboard.charts.map.extent import Bbox
from dashboard.charts.map.ground import LIGHT
from dashboard.charts.map.scene import Inset, Scene

NAN = float("nan")
BOX, WHOLE = Bbox(36, 46, 41, 50), Bbox(28, 44, 52, 58)
LEG = {
    **{"from_latitude": 47.2, "from_longitude": 39.7, "to_latitude": 48.0},
    **{"to_longitude": 37.8, "certain": True, "among": False, "tooltip": "goes", "colour": "#7c3"},
}


def marks(*names):
    rows = [(name, name, name, name, "place", 48.0, 37.0 + n, NAN) for n, name in enumerate(names)]
    columns = ["place_id", "name", "label", "tooltip", "role", "latitude", "longitude", "radius_km"]
    return pd.DataFrame(rows, columns=columns).assign(accounts=1, others=0)


def test_places_and_journeys_of_other_days_are_pale_without_a_name_and_take_no_click():
    rest, legs = marks("Elsewhere", "Beyond"), pd.DataFrame([LEG])
    scene = Scene(
        BOX, 400, dark=False, faded=rest, faded_legs=legs, inset=Inset(WHOLE, marks("Here"))
    )
    drawn = place_map(marks("Here"), scene)
    assert [row["tooltip"] for row in drawn.rows["pale"]] == ["Elsewhere", "Beyond"]
    assert drawn.rows["inset pale"] == drawn.rows["pale"]
    assert not any("place_id" in row for row in drawn.rows["pale"])
    assert [row["label"] for row in drawn.rows["labels"]] == ["Here"]
    assert [(row["stroke"], row["tooltip"]) for row in drawn.rows["shapes"]] == [(LIGHT.coast, "")]
    assert not drawn.rows["arrows"]
    assert "Named on other days" in [row["text"] for row in drawn.rows["key"]]
    assert "Journey, as stated" not in [row["text"] for row in drawn.rows["key"]]
    names = [layer["data"].get("name") for layer in drawn.to_dict()["layer"]]
    assert names.index("pale") < names.index("shapes") < names.index("dots")


def test_a_map_of_all_days_has_nothing_pale():
    drawn = place_map(marks("Here"), Scene(BOX, 400, dark=False))
    assert not drawn.rows["pale"]
    assert "pale" not in drawn.to_dict()["datasets"]
    assert "Named on other days" not in [row["text"] for row in drawn.rows["key"]]
