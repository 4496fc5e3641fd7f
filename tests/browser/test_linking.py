"""Linked reading: what is pointed at in one view answers in the others, by mouse and by keys."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.reading import Reader, Server

DONETSK = "Donetsk: 2 events, 0 statements"
CAPTURE = "Chang Renbo is captured, 5 April [2025], Chang Renbo"


HIGH, PHONE = 900, {"width": 390, "height": 844}


def panel(page: Page):
    """The record beside the page."""
    return page.get_by_test_id("stBottom")


def test_a_place_on_the_map_says_what_is_known_there_and_filters_when_asked_until_one_goes_back(
    reader, shipped
):
    events = shipped.events["event_id"].nunique()
    statements = shipped.statements["statement_id"].nunique()
    page = reader.open()
    reader.click(DONETSK)
    expect(panel(page)).to_contain_text("2 events and 0 statements")
    expect(page).to_have_url(re.compile(r"/\?spot=donetsk$"))
    expect(page.get_by_test_id("stMain")).to_contain_text(f"{events} of {events} events")
    reader.settled()
    panel(page).get_by_role("button", name="Chang Renbo is transferred to Donetsk").click()
    expect(page).to_have_url(re.compile(r"/\?event=chang-donetsk$"))
    reader.settled()
    page.go_back()
    only = panel(page).get_by_role("button", name="Show only this place")
    expect(only).to_be_visible()
    reader.settled()
    only.click()
    page.wait_for_url("**place=donetsk**")
    expect(panel(page)).to_have_count(0)
    expect(page.get_by_test_id("stMain")).to_contain_text(
        f"2 of {events} events and 0 of {statements} statements"
    )
    reader.sees("Chang Renbo is transferred to Donetsk", "Wang Guangjun goes to Donetsk")
    reader.misses("Wang Guangjun arrives in Moscow")
    page.go_back()
    expect(page.get_by_test_id("stMain")).to_contain_text(f"{events} of {events} events")
    reader.sees("Wang Guangjun arrives in Moscow")


def test_an_event_on_the_timeline_opens_its_record_and_the_address_reopens_it(
    reader, browser: Browser, server: Server, shipped
):
    page = reader.open()
    reader.click(CAPTURE)
    expect(panel(page)).to_contain_text("Chang Renbo is captured in the Donetsk region")
    expect(panel(page)).to_contain_text("Babel, 14 April 2025, ¶9")
    expect(page).to_have_url(re.compile("event=chang-capture"))
    reader.settled()
    charts, record = (page.get_by_test_id(one).bounding_box() for one in ("stMain", "stBottom"))
    assert charts["x"] + charts["width"] <= record["x"]  # the charts make room
    assert (record["y"], record["height"]) == (0, HIGH)
    number = (shipped.events["event_id"] == "chang-capture").sum()
    table = panel(page).get_by_role("region", name=f"All accounts of it: {number} rows")
    expect(table).to_be_attached()

    context = browser.new_context(viewport={"width": 1400, "height": 900})
    other = Reader(context, server.url)
    opened = other.open("?event=chang-capture")
    expect(panel(opened)).to_contain_text("2025-04-05")
    context.close()


def test_a_tap_on_a_phone_opens_a_sheet_that_begins_with_the_text_and_is_closed_again(
    browser: Browser, server: Server
):
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    reader = Reader(context, server.url)
    page = reader.open()
    reader.sees(CAPTURE)
    mark = reader.marks(CAPTURE).first
    closing = panel(page).get_by_role("button", name="Close")
    for close in (lambda: page.keyboard.press("Escape"), lambda: tap(page, closing)):
        tap(page, mark)
        expect(panel(page)).to_contain_text("Chang Renbo is captured in the Donetsk region")
        reader.settled()
        sheet, told, steps = (
            one.bounding_box()
            for one in (
                panel(page),
                panel(page).get_by_text("Chang Renbo is captured in the Donetsk region"),
                panel(page).get_by_role("button", name="Next"),
            )
        )
        assert (sheet["x"], sheet["width"]) == (0, PHONE["width"])
        assert sheet["y"] < told["y"] < steps["y"] < PHONE["height"]
        close()
        expect(panel(page)).to_have_count(0)
        reader.settled()
    context.close()


def tap(page: Page, place: Locator) -> None:
    """Tap on the middle of a mark or a button."""
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_records_are_stepped_through_and_closed_by_keys_alone(reader):
    page = reader.open("?event=chang-arrival")
    expect(panel(page).get_by_role("button", name="Close")).to_be_visible()
    page.keyboard.press("Shift+ArrowRight")
    expect(panel(page)).to_contain_text("Chang Renbo is a contract soldier in Rostov")
    page.keyboard.press("Shift+ArrowLeft")
    expect(panel(page)).to_contain_text("Chang Renbo arrives in Russia")
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    expect(page).not_to_have_url(re.compile("event="))


@pytest.mark.parametrize(
    ("name", "words", "query", "says"),
    [
        ("Person", "Wang", "person=wang-guangjun", "Wang Guangjun"),
        ("Place", "Moscow", "place=moscow", "in Moscow"),
    ],
)
def test_filters_are_set_by_keys_alone(reader, name, words, query, says):
    page = reader.open()
    reader.choose(name, words, query)
    expect(page.get_by_test_id("stMain")).to_contain_text(says)


def test_a_record_is_opened_from_the_list_by_keys_alone(reader):
    page = reader.open()
    reader.choose("Open one of the statements in full", "his phone", "statement=phone-taken")
    expect(panel(page)).to_contain_text("¶11")


def test_dragging_over_the_dates_sets_from_and_to(reader):
    page = reader.open()
    strip = page.locator("[class*=st-key-span] svg.marks")
    strip.scroll_into_view_if_needed()
    box = strip.bounding_box()
    row = box["y"] + 13
    page.mouse.move(box["x"] + box["width"] * 0.42, row)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.76, row, steps=8)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"from=2025-0[12]-\d\d&to=2025-03-\d\d"))
    expect(page.get_by_test_id("stMain")).to_contain_text("rows in doubt")
    reader.misses("Chang Renbo arrives in Russia")
    reader.sees("Wang Guangjun arrives in Moscow")


def test_the_view_that_is_shown_can_be_copied_as_a_link(reader):
    page = reader.open("?person=chang-renbo&event=chang-capture")
    page.get_by_role("button", name="Link").click()
    expect(page.get_by_test_id("stCode").first).to_contain_text(
        f"{reader.url}/?person=chang-renbo&event=chang-capture"
    )
