"""The palette: told apart and read by everybody, in both themes.

Deficiencies are simulated after Machado, Oliveira and Fernandes (2009) at their full severity.
Distances are those of CAM02-UCS (Luo, Cui and Li 2006), in which about 1 is just noticed between
fields that touch; thin marks that lie apart need many times that. Contrast is that of WCAG 2.2,
which asks for 4.5:1 of text (1.4.3) and 3:1 of marks (1.4.11).
"""

import tomllib
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from colorspacious import cspace_convert

from dashboard.charts.map import ground
from dashboard.charts.theme import Theme, theme

PEOPLE_APART, KINDS_APART, FROM_GROUND = 14, 10, 40
TEXT, MARK = 4.5, 3
CAPTION = 0.6  # how much of the ink is left of a caption, as Streamlit writes it
PAGE = tomllib.loads((Path(__file__).parents[2] / ".streamlit/config.toml").read_text("utf-8"))
EYES = [None, "protanomaly", "deuteranomaly", "tritanomaly"]
NAMES = ["every cone", "no red cones", "no green cones", "no blue cones"]


def channels(colour: str) -> list[float]:
    """Give red, green and blue from 0 to 1."""
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def seen(colours: list[str], eyes: str | None) -> np.ndarray:
    """Place colours in CAM02-UCS as these eyes see them; one row per colour."""
    mixed = np.array([channels(colour) for colour in colours])
    if eyes:
        simulated = {"name": "sRGB1+CVD", "cvd_type": eyes, "severity": 100}
        mixed = np.clip(cspace_convert(mixed, simulated, "sRGB1"), 0, 1)
    return cspace_convert(mixed, "sRGB1", "CAM02-UCS")


def nearest(colours: list[str], eyes: str | None) -> tuple[float, tuple[str, str]]:
    """Give the two colours that are most alike, and how far apart they are."""
    places = dict(zip(colours, seen(colours, eyes), strict=True))
    pairs = combinations(colours, 2)
    return min((float(np.linalg.norm(places[a] - places[b])), (a, b)) for a, b in pairs)


def mixed(colour: str, under: str, share: float) -> str:
    """Give what is seen of a colour that lets its ground through."""
    over = zip(channels(colour), channels(under), strict=True)
    return "#" + "".join(f"{round(255 * (a * share + b * (1 - share))):02x}" for a, b in over)


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, from 1 to 21."""
    linear = (
        [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour)]
        for colour in (one, other)
    )
    low, high = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in linear)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=["light", "dark"])
def name(request) -> str:
    """Name each theme of the page."""
    return request.param


@pytest.fixture
def look(name) -> Theme:
    """Give its colours."""
    return theme(dark=name == "dark")


@pytest.fixture
def grounds(name) -> list[str]:
    """Give what the page writes on: the page itself, and its sidebar and fields."""
    return [PAGE["theme"][name][f"{part}ackgroundColor"] for part in ("b", "secondaryB")]


@pytest.mark.parametrize("eyes", EYES, ids=NAMES)
def test_people_are_told_apart_by_colour_alone(look, eyes):
    apart, pair = nearest([*look.people], eyes)
    assert apart >= PEOPLE_APART, pair


@pytest.mark.parametrize("eyes", EYES, ids=NAMES)
def test_nobody_looks_like_those_who_have_no_colour(look, eyes):
    text, *people = seen([look.text, *look.people], eyes)
    assert np.linalg.norm(people - text, axis=1).min() >= KINDS_APART


@pytest.mark.parametrize("eyes", EYES, ids=NAMES)
def test_kinds_are_told_apart_by_colour_besides_their_symbols(look, eyes):
    apart, pair = nearest([*look.hues], eyes)
    assert apart >= KINDS_APART, pair


@pytest.mark.parametrize("eyes", EYES, ids=NAMES)
def test_no_colour_sinks_into_its_ground(look, eyes):
    under, *marks = seen([look.ground, *look.people, *look.hues], eyes)
    assert np.linalg.norm(marks - under, axis=1).min() >= FROM_GROUND


def test_text_and_names_in_a_colour_can_be_read_on_page_and_sidebar(look, grounds, name):
    written = [look.text, look.muted, *look.people, PAGE["theme"][name]["textColor"]]
    assert min(contrast(one, under) for one in written for under in grounds) >= TEXT


def test_captions_can_be_read_which_streamlit_writes_in_thinner_ink(grounds, name):
    ink = PAGE["theme"][name]["textColor"]
    assert min(contrast(mixed(ink, under, CAPTION), under) for under in grounds) >= TEXT


def test_links_and_buttons_can_be_read_on_page_and_sidebar(grounds, name):
    accent = PAGE["theme"][name]["primaryColor"]
    assert min(contrast(accent, under) for under in grounds) >= TEXT


def test_marks_stand_out_from_page_and_map(look, grounds, name):
    map_ground = {"light": ground.LIGHT, "dark": ground.DARK}[name]
    under = [*grounds, map_ground.land, map_ground.sea, map_ground.tint]
    marks = [*look.people, *look.hues]
    assert min(contrast(mark, each) for mark in marks for each in under) >= MARK
