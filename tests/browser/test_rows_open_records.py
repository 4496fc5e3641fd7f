"""A row of a table opens its record, whatever is chosen."""

import re

import pytest
from playwright.sync_api import expect

MARKER_PX, FIRST_ROW_PX = 16, 80  # of the field before the first row


@pytest.mark.parametrize(
    ("query", "title", "record"),
    [
        ("", "Events", "event"),
        ("?person=chang-renbo", "Events", "event"),
        ("?topic=captivity", "Statements", "statement"),
    ],
)
def test_a_row_opens_its_record(reader, query, title, record):
    page = reader.open(query)
    table = page.get_by_test_id("stDataFrame").filter(has=page.locator(f'[aria-label^="{title}"]'))
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    page.mouse.click(box["x"] + MARKER_PX, box["y"] + FIRST_ROW_PX)
    expect(page).to_have_url(re.compile(rf"[?&]{record}="))
    reader.settled()
    expect(page.get_by_role("button", name="Cite")).to_be_visible()
