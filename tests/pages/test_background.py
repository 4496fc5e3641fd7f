"""What is asked for as tiles, and is none, is told to whoever serves the app and the map stays."""

import json

from dashboard.ui.maps.background import ATTRIBUTION, TILES
from tests.pages.script import opened


def test_tiles_that_are_none_are_told_and_the_map_is_drawn(monkeypatch):
    monkeypatch.setenv(TILES, "http://tiles.example.org/{z}/{x}/{y}.png")
    monkeypatch.setenv(ATTRIBUTION, "© Example")
    app = opened("overview")
    told = [one.value.replace("\\", "") for one in app.warning]
    assert any("The maps have no tiles." in one and "begins with https" in one for one in told)
    drawn = json.loads(app.get("vega_lite_chart")[0].proto.spec)
    assert "projection" in drawn
    assert "tiles.example.org" not in str(drawn)
