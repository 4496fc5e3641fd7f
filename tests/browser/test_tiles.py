"""Tiles of a server that the host has named: seen where they come, and missed nowhere."""

import re

import pytest
from playwright.sync_api import expect

from dashboard.ui.maps.background import ATTRIBUTION, TILES
from tests.browser.reading import ROOT, Reader, Server

GREY = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c6368686800000304018144e7dfa00000000049454e44ae426082"
)
ADDRESS = re.compile(r"https://tiles\.example\.org/(\d+)/(\d+)/(\d+)\.png")


@pytest.fixture(scope="module")
def with_tiles():
    named = {
        TILES: "https://tiles.example.org/{z}/{x}/{y}.png",
        ATTRIBUTION: "© Example [contributors](https://example.org)",
    }
    running = Server(ROOT / "data", named)
    yield running
    running.stop()


@pytest.mark.parametrize("comes", [True, False], ids=["there", "gone"])
def test_a_map_lies_on_tiles_with_whom_they_are_owed_to(browser, with_tiles, comes):
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    if comes:
        context.route(ADDRESS, lambda way: way.fulfill(body=GREY, content_type="image/png"))
    reader = Reader(context, with_tiles.url)
    page = reader.open()
    expect(page.locator("[data-testid=stVegaLiteChart] image").first).to_be_attached()
    expect(page.get_by_text("Background: © Example")).to_contain_text("[contributors](https:")
    (zoom,) = {ADDRESS.fullmatch(one).group(1) for one in reader.outside}
    with page.expect_request(re.compile(rf"org/{int(zoom) + 3}/")):
        page.get_by_role("slider", name="Zoom").first.fill("3")
    expect(reader.marks("Donetsk").first).to_be_visible()
    assert all(map(ADDRESS.fullmatch, reader.outside))
    context.close()
