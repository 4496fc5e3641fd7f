"""A route, a grade, a tag and words in another language: found, read and linked to in a browser."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.reading import ROOT, Reader, Server


@pytest.fixture
def lorry(browser: Browser) -> Iterator[Reader]:
    running = Server(ROOT / "examples" / "lorry")
    context = browser.new_context(viewport={"width": 1400, "height": 1200})
    yield Reader(context, running.url)
    context.close()
    running.stop()


def test_a_reader_follows_a_tag_to_a_route_and_to_words_as_they_were_said(lorry):
    page = lorry.open()
    expect(page.get_by_text("Rests in part on people who are protected").first).to_be_visible()
    lorry.unfold_choices()
    lorry.choose("Tag", "road", "tag=road")
    expect(page.get_by_role("button", name=re.compile("Take away Tag: road"))).to_be_visible()

    lorry.choose("Source shown first", "The Courier", "lead=courier")  # it tells of the whole way
    lorry.sees("along Depot at Verbne", "between Petrol station 14")
    page.get_by_role("button", name="How to read and move the map").click()
    expect(page.get_by_text("one event that went along these")).to_be_visible()
    page.keyboard.press("Escape")
    lorry.settled()

    lorry.turn_to("Statements")
    said = page.locator('p[lang="uk"]')
    expect(said).to_have_text("“Я почув її раніше, ніж побачив”")
    expect(page.get_by_text("In translation, by the curator:")).to_be_visible()
    expect(page.get_by_text("“I heard it before I saw it”")).to_be_visible()
    page.get_by_role("button", name="Details").first.click()
    lorry.settled()
    expect(page).to_have_url(re.compile("statement=heard-it"))
    expect(page).to_have_url(re.compile("tag=road"))
    panel = page.get_by_test_id("stBottom")
    expect(panel.locator('p[lang="uk"]')).to_be_visible()
    expect(panel.get_by_text("B3: usually reliable source, possibly true")).to_be_visible()

    again = lorry.open("?tag=road&statement=heard-it")
    expect(again.get_by_test_id("stBottom").locator('p[lang="uk"]')).to_be_visible()
    assert lorry.outside == []
