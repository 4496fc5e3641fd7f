"""Thousands of rows and entries in a real browser: sought, turned and put in order by keys."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import elsewhere
from tests.browser.reading import Reader, Server

MARKER_PX, FIRST_ROW_PX, HEAD_PX = 16, 80, 18  # of a table, from its left and from its top
WHAT_PX = 320


@pytest.fixture(scope="module")
def server(tmp_path_factory, csvs):
    """Serve more rows, people and places than are sent at once."""
    folder = elsewhere.folder(
        tmp_path_factory.mktemp("many") / "data", csvs(**elsewhere.multitude(450, 250, 210))
    )
    running = Server(folder)
    yield running
    running.stop()


def events(page: Page):
    """Find the table of events."""
    return page.get_by_test_id("stDataFrame").filter(has=page.locator('[aria-label^="Events:"]'))


def click(page: Page, across: int, down: int) -> None:
    """Click into the table of events."""
    table = events(page)
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    page.mouse.click(box["x"] + across, box["y"] + down)


def test_an_entry_is_sought_while_one_types_and_chosen_by_keys_alone(reader):
    page = reader.open("statements")
    found = page.locator(".st-key-long-list-places")
    page.get_by_role("searchbox", name="Place", exact=True).focus()
    page.keyboard.type("place 137")
    expect(found).to_contain_text("Invented place 137 · ")
    expect(found).not_to_contain_text("more")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"[?&]place=place-137(&|$)"))
    reader.settled()
    listed = page.get_by_test_id("stSidebar").get_by_role("button", name="Invented place 137")
    expect(listed).to_have_count(1)
    expect(page.get_by_role("searchbox", name="Place", exact=True)).to_have_value("place 137")


def test_pages_are_turned_by_keys_and_a_row_of_any_of_them_opens_its_record(reader):
    page = reader.open()
    turning = page.locator(".st-key-page-of-events-0")
    turning.get_by_role("button", name="3", exact=False).last.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"page\.events=\d"))
    reader.settled()
    click(page, MARKER_PX, FIRST_ROW_PX)
    expect(page).to_have_url(re.compile(r"[?&]event=event-\d+"))
    reader.settled()
    expect(page).to_have_url(re.compile(r"page\.events=\d"))
    record = re.search(r"event=event-\d+", page.url).group()
    again = reader.open(f"?{record}")
    again.get_by_role("button", name=re.compile("The record that is open stands on page")).click()
    expect(again).to_have_url(re.compile(r"page\.events=\d"))


def test_the_head_of_a_column_puts_all_rows_in_order_and_once_more_the_other_way(reader):
    page = reader.open()
    for order in ("what", "-what"):
        click(page, WHAT_PX, HEAD_PX)
        expect(page).to_have_url(re.compile(rf"sort\.events={order}(&|$)"))
        reader.settled()
    controls = page.locator(".st-key-controls-of-events")
    expect(controls.get_by_role("combobox", name="Order of: Events")).to_have_value("What")
    expect(controls.get_by_label("In reverse")).to_be_checked()


def test_at_the_width_of_a_phone_nothing_but_a_table_is_moved_sideways(
    browser: Browser, server: Server
):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = Reader(context, server.url).open("?page.events=2&sort.events=-what&find.events=event")
    width = "e => [e.scrollWidth, e.clientWidth]"
    for part in ("html", "[data-testid=stMain]"):
        whole, seen = page.locator(part).evaluate(width)
        assert whole <= seen
    context.close()
