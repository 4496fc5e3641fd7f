"""Colours: those of the page, and kept by whom they belong to."""

import tomllib
from pathlib import Path

import pytest

from dashboard.charts.theme import DARK, LIGHT, colours, theme

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"


@pytest.mark.parametrize(("dark", "name"), [(False, "light"), (True, "dark")])
def test_charts_have_the_ground_and_the_text_of_the_page(dark, name):
    page = tomllib.loads(CONFIG.read_text("utf-8"))["theme"][name]
    look = theme(dark=dark)
    assert (look.ground, look.text) == (page["backgroundColor"], page["textColor"])


def test_a_name_keeps_its_look_by_its_place_in_the_list():
    names = [f"kind {n}" for n in range(20)]
    assert colours(names, LIGHT)["kind 3"] == LIGHT.hues[3]
    assert colours(names, DARK)["kind 3"] == DARK.hues[3]
    assert colours(names[:4], LIGHT)["kind 3"] == colours(names, LIGHT)["kind 3"]
