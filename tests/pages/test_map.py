"""The map of a page as it is sent: what days leave stays where it is, the rest is pale."""

import json

from tests.pages.script import opened

DAYS = {"from": "2025-04-01", "to": "2025-04-12"}


def map_of(**address):
    """The map: its dots by name of what they are, and the box that it shows."""
    app = opened("overview", **address)
    spec = json.loads(app.get("vega_lite_chart")[0].proto.spec)
    rows = {}
    for layer in spec["layer"]:
        kind = layer.get("mark", {})
        if kind.get("type") == "point" and "projection" not in layer:
            values = layer["data"].get("values", [])
            role = "pale" if kind.get("opacity") == 0.4 else "dot"
            told = [one["tooltip"].split(":")[0] for one in values if "tooltip" in one]
            rows.setdefault(role, []).extend(told)
    scale = next(one["expr"] for one in spec["params"] if one["name"] == "map_scale")
    return {role: {*told} for role, told in rows.items()}, scale


def test_a_choice_of_days_fades_the_rest_and_leaves_the_map_where_it_is():
    every, at = map_of()
    some, still = map_of(**DAYS)
    assert "pale" not in every
    assert some["pale"]
    assert not some["pale"] & some["dot"]
    assert still == at
