"""Pictures: with all that was chosen, as large as they should be, and nothing in them runs."""

import io
import json
import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from PIL import Image

from dashboard.analysis.choices.filters import Filters
from dashboard.analysis.texts.legible import made_legible
from dashboard.charts.map.labels import whole_width_px
from dashboard.exporting.apart import made_apart
from dashboard.exporting.extract import extract
from dashboard.exporting.formats import CHARTS
from dashboard.exporting.pictures.column import lines
from dashboard.exporting.pictures.drawn import SVG, VEGA, drawn, png
from dashboard.exporting.pictures.figure import A4, SCREEN
from dashboard.exporting.pictures.picture import FIGURES, OWN_FONTS, pictures, png_file
from dashboard.model.load import build
from tests.crowded import CROWD
from tests.elsewhere import VOYAGE
from tests.hostile import CONTESTED, EVIL
from tests.sound.functions import choices
from tests.sound.worlds import dice, folders, together

DAY = date(2026, 11, 26)
SOME = settings(
    max_examples=max(settings.default.max_examples // 50, 1),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[*HealthCheck],
)


def read(part, *charts):
    """Draw some pictures, or all, and read them: each with all its texts in a line."""
    names = charts or FIGURES
    found = {}
    for name, text in zip(names, pictures(part, names, DAY), strict=True):
        root = ET.fromstring(text)
        found[name] = root, " ".join(" ".join(root.itertext()).split())
    return found


@pytest.fixture(scope="module")
def of_one(shipped):
    """All pictures of one person."""
    return read(extract(shipped, Filters(people=("wang-guangjun",))))


def test_a_picture_says_what_was_chosen_whose_word_it_is_and_of_which_day_it_is(shipped, of_one):
    assert {*of_one} == {*CHARTS}
    for root, told in of_one.values():
        assert shipped.title in root.findtext(f"{{{SVG}}}title")
        assert root.findtext(f"{{{SVG}}}desc").startswith("29 of 41 events")
        assert "29 of 41 events and 69 of 95 statements: Wang Guangjun." in told
        assert "Told in part by prisoners of war, in custody" in told
        assert "Told by: Babel, 14 April 2025; " in told
        assert f"digest {shipped.version}. Seen on 26 November 2026." in told
        assert "Creative Commons Attribution 4.0" in told
        assert len(root.findall(f"{{{SVG}}}svg")) >= 1


def test_it_shows_what_the_choice_leaves_and_nothing_else(shipped, of_one):
    _, one = of_one["timeline"]
    assert "Wang Guangjun arrives in Moscow" in one
    assert "Chang Renbo arrives in Russia" not in one
    assert "Not on the timeline, as no date is given:" in one
    other = read(extract(shipped, Filters(people=("chang-renbo",))), "timeline", "map")
    assert "Chang Renbo arrives in Russia" in other["timeline"][1]
    assert "Kazan: " in of_one["map"][1]
    assert "Kazan: " not in other["map"][1]


def test_the_base_map_is_in_it_and_no_address_is_left_to_be_fetched(of_one):
    root, _ = of_one["map"]
    shapes = [one.get("d") for one in root.iter(f"{{{SVG}}}path")]
    assert (
        sum(len(shape or "") for shape in shapes) > 80_000
    )  # borders and coasts, of a map and its inset
    for one in root.iter():
        assert not {"href", "{http://www.w3.org/1999/xlink}href"} & {*one.attrib}
        assert not [value for value in one.attrib.values() if "//" in value]
    marks = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(marks) == len({*marks})  # each keeps its own clip


def test_what_has_an_address_is_not_fetched_when_it_is_drawn():
    spec = {"data": {"url": f"http://{EVIL}/x.csv"}, "mark": "point"}
    with pytest.raises(OSError, match="not allowed"):
        made_apart(VEGA, json.dumps({"draw": [json.dumps(spec)]}).encode())


def test_a_png_has_two_pixels_for_one_of_the_svg(shipped, of_one):
    root, _ = of_one["topics"]
    part = extract(shipped, Filters(people=("wang-guangjun",)))
    with Image.open(io.BytesIO(png_file(part, "topics", DAY))) as image:
        image.load()
        assert image.format == "PNG"
        assert image.size == (2 * int(root.get("width")), 2 * int(root.get("height")))
        assert len({*image.convert("RGB").resize((200, 200)).get_flattened_data()}) > 20


def test_letters_are_drawn_without_any_font_of_the_system():
    svg = f'<svg xmlns="{SVG}" width="200" height="40">{{}}</svg>'
    text = '<text x="5" y="25" font-family="Arial, sans-serif" font-size="20px">{}</text>'
    empty, *pictures = (
        png(svg.format(one and text.format(one)), 1) for one in ("", "Tarasivka", "Тарасівка")
    )
    assert len({empty, *pictures}) == 3


def test_where_a_font_may_be_missing_the_picture_says_so(csvs, shipped):
    voyage = extract(made_legible(build(csvs(**VOYAGE), name="voyage")), Filters())
    for part, told in ((voyage, True), (extract(shipped, Filters()), False)):
        [text] = pictures(part, ["topics"], DAY, fonts=OWN_FONTS)
        assert ("has no font for them" in " ".join(ET.fromstring(text).itertext())) is told


def test_hostile_texts_are_texts(csvs):
    whole = made_legible(build(csvs(**CONTESTED), name="hostile"))
    drawings = {"defs", "clipPath", "g", "path", "line", "rect", "text", "tspan"}
    for root, told in read(extract(whole, Filters())).values():
        tags = {one.tag.removeprefix(f"{{{SVG}}}") for one in root.iter()}
        assert tags <= {"svg", "title", "desc", *drawings}
        for one in root.iter():
            assert not [name for name in one.attrib if name.startswith("on") or "href" in name]
        assert "<script>" in told
        assert "\u202e" not in told


def test_where_there_is_nothing_to_draw_the_picture_says_so(dataset):
    for root, told in read(extract(dataset(), Filters())).values():
        assert root.findall(f"{{{SVG}}}svg") == []
        assert re.search("None of|Nothing|Nobody|no statement|[Nn]o event", told)


def test_where_no_source_places_somebody_the_map_and_the_timeline_are_not_empty(shipped):
    day = date(2025, 1, 1)
    part = extract(shipped, Filters(people=("chang-renbo",), days=(day, day)))
    [(_, told)] = read(part, "map").values()
    for said in ("Rostov, 28 December 2024", "35 to 44 days between", "Donetsk, early February"):
        assert said in told
    [(_, told)] = read(part, "timeline").values()
    assert "On 1 January 2025: no source says where." in told
    assert "Next known, 35 to 44 days later: Donetsk, early February [2025]" in told


@SOME
@given(worlds=folders(8), die=dice)
def test_whatever_is_chosen_every_chart_is_drawn(csvs, worlds, die):
    whole = made_legible(build(csvs(**together(worlds)), name="worlds"))
    part = extract(whole, choices(whole, die))
    for sheet in (SCREEN, A4):
        figures = [figure(part, sheet) for figure in FIGURES.values()]
        for figure, drawings in zip(figures, drawn(figures, sheet.width_px), strict=True):
            assert len(drawings) == len(figure.panels)
            for drawing in drawings:
                assert float(drawing.get("width")) <= sheet.width_px + 1
                if sheet is A4:
                    assert float(drawing.get("height")) <= 960  # a page, without its margins


def test_very_many_events_are_counted_and_very_many_places_are_grouped(csvs):
    whole = made_legible(build(csvs(**CROWD), name="crowd"))
    found = read(extract(whole, Filters()), "map", "timeline")
    assert "Number in a disc" in found["map"][1]
    assert "A bar is a" in found["timeline"][1]


@pytest.mark.parametrize("text", ["", "a", "word " * 60, "wordswithoutanyspace" * 30, "字" * 300])
def test_lines_fit_and_nothing_of_a_text_is_lost(text):
    found = [*lines(text, 12, 300)]
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert all(whole_width_px(line, 12) <= 300 for line in found)
