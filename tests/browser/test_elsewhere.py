"""A journey across 180 degrees, told in four scripts, on a map in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.reading import Reader, Server
from tests.elsewhere import VOYAGE, folder

FAR = "Awa Moemoeā"


@pytest.fixture
def pacific(browser: Browser, tmp_path, csvs) -> Iterator[Reader]:
    running = Server(folder(tmp_path / "data", csvs(**VOYAGE)))
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    yield Reader(context, running.url)
    context.close()
    running.stop()


def test_both_sides_of_180_degrees_are_on_one_map_and_the_journey_goes_the_short_way(pacific):
    pacific.open()
    west, east, far = (
        pacific.marks(f"{name}: ").first for name in ("Вигадана гавань", "مرفأ الخيال\u2069", FAR)
    )
    for mark in (west, east, far):
        expect(mark).to_be_visible()
    left, middle, right = (mark.bounding_box()["x"] for mark in (west, east, far))
    assert left < middle < right
    chart = pacific.page.get_by_test_id("stVegaLiteChart").first
    panel = chart.bounding_box()
    assert panel["x"] < left
    assert right < panel["x"] + panel["width"]
    arrows = chart.locator('path[aria-label*=" km in a straight line, "]')
    expect(arrows).to_have_count(5)
    for arrow in arrows.all():
        assert left - 60 < arrow.bounding_box()["x"] < right + 20


def test_names_of_every_script_stand_on_the_map_in_full(pacific):
    pacific.open()
    texts = pacific.page.get_by_test_id("stVegaLiteChart").first.locator("svg text")
    expect(texts.first).to_be_visible()
    read = {text.replace("\u2068", "").replace("\u2069", "") for text in texts.all_text_contents()}
    assert {"Вигадана гавань", "مرفأ الخيال", "נמל הבדיה", "Whanga Pōhēhē", "虚构洋"} <= read
    assert pacific.outside == []
