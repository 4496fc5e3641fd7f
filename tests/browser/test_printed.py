"""A dark page on paper."""

import io

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.reading import Reader, Server

DARK, MOST_DARK = 90, 0.2  # of 255; the share of a sheet that letters and marks may take


def share_of_dark(page: Page) -> float:
    """Give how much of what is seen of a page is dark."""
    seen = Image.open(io.BytesIO(page.screenshot())).convert("L")
    counts = seen.histogram()
    return sum(counts[:DARK]) / sum(counts)


def test_a_dark_page_prints_light_with_its_charts_and_tables(browser: Browser, server: Server):
    context = browser.new_context(
        viewport={"width": 1400, "height": 900}, color_scheme="dark", reduced_motion="reduce"
    )
    reader = Reader(context, server.url)
    page = reader.open()
    assert share_of_dark(page) > 1 - MOST_DARK
    page.emulate_media(media="print", color_scheme="dark")
    assert share_of_dark(page) < MOST_DARK
    page.get_by_test_id("stDataFrame").last.scroll_into_view_if_needed()
    assert share_of_dark(page) < MOST_DARK
    context.close()
