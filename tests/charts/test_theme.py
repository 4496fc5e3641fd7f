"""Colours: readable on their ground, told apart, and those of the page."""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from dashboard.charts.theme import DARK, LIGHT, colours, shapes, theme

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"


def luminance(colour: str) -> float:
    """Give relative luminance as WCAG 2 defines it."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_and_texts_stand_out_from_their_ground(look):
    assert min(contrast(hue, look.ground) for hue in look.hues) >= 3
    assert contrast(look.text, look.ground) >= 4.5
    assert contrast(look.muted, look.ground) >= 4.5


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
    assert shapes(names[:4])["kind 3"] == shapes(names)["kind 3"]


def test_twenty_kinds_differ_in_colour_or_symbol():
    names = [f"kind {n}" for n in range(20)]
    hues, symbols = colours(names, LIGHT), shapes(names)
    for one, other in combinations(names, 2):
        assert (hues[one], symbols[one]) != (hues[other], symbols[other])
