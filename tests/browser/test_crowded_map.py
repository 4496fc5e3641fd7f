"""A map of many places in a real browser: groups part by zooming, and open by click and by keys."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.reading import Reader, Server
from tests.crowded import CROWD, EVENTS, FLAT, NORTH, SOUTH
from tests.elsewhere import folder

NUMBER = re.compile(r"(\d[\d,]*) rows? at ")


@pytest.fixture
def crowded(browser: Browser, tmp_path, csvs) -> Iterator[Reader]:
    running = Server(folder(tmp_path / "data", csvs(**CROWD)))
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    yield Reader(context, running.url)
    context.close()
    running.stop()


def map_of(reader: Reader):
    return reader.page.get_by_test_id("stVegaLiteChart").first


def groups(reader: Reader):
    """The groups on the map, by what screen readers hear of them."""
    return map_of(reader).locator('path[aria-label*=" at "][aria-label*=" places: "]')


def rows_drawn(reader: Reader) -> int:
    """Add up what the marks of the map say."""
    said = [
        mark.get_attribute("aria-label") or ""
        for mark in map_of(reader).locator('path[aria-label*=": "]').all()
    ]
    found = [NUMBER.match(one) for one in said]
    return sum(int(one[1].replace(",", "")) if one else 1 for one in found)


def test_groups_part_by_zooming_in_the_browser_alone_and_the_numbers_add_up(crowded):
    page = crowded.open()
    expect(groups(crowded)).to_have_count(3)
    assert rows_drawn(crowded) == EVENTS
    sent: list[bytes] = []
    crowded.sockets[-1].on("framesent", lambda frame: sent.append(frame))
    page.locator("input[name=map_zoom]").first.focus()
    page.keyboard.press("End")
    expect(groups(crowded)).not_to_have_count(3)
    assert rows_drawn(crowded) == EVENTS
    assert not [frame for frame in sent if b"-map " in frame]  # what a chart tells the server


def test_a_click_on_a_group_shows_what_it_holds_and_a_list_of_it_is_one_click_away(crowded):
    page = crowded.open()
    crowded.click(f"{SOUTH} rows at {SOUTH} places")
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text(f"In this part of the map: {SOUTH} places with {SOUTH} rows")
    crowded.settled()
    expect(groups(crowded)).not_to_have_count(3)
    page.get_by_text(f"What lies in this part: {SOUTH} events").click()
    table = page.get_by_test_id("stDataFrame").filter(
        has=page.locator('[aria-label^="Events between"]')
    )
    expect(table).to_be_visible()
    page.get_by_role("button", name="Show the whole map").click()
    expect(groups(crowded)).to_have_count(3)
    assert crowded.complaints == []


def test_a_flat_of_ten_opens_as_a_list_when_it_is_clicked(crowded):
    page = crowded.open()
    crowded.click(f"{FLAT} rows at {FLAT} places")
    expect(page.get_by_text(f"What lies in this part: {FLAT} events")).to_be_visible()
    name = f"Events between 48.500 and 48.500° N, 24.000 and 24.000° E: {FLAT} rows"
    expect(page.locator(f'[aria-label="{name}"]').first).to_be_visible()


def test_a_group_is_looked_at_by_keys_alone(crowded):
    page = crowded.open()
    box = page.get_by_role("combobox", name="Look closer at a group")
    box.focus()
    box.press_sequentially("North 0")
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text(f"In this part of the map: {NORTH} places with {NORTH + 1} rows")
    whole = page.get_by_role("button", name="Show the whole map")
    whole.focus()
    page.keyboard.press("Enter")
    expect(main).not_to_contain_text("In this part of the map")
