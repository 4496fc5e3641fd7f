"""A phone: charts come first, a tap opens a record, and all choices are in one sheet."""

import re

from playwright.sync_api import Browser, expect

from tests.browser.reading import Reader, Server

WIDE, HIGH = 390, 844
BELOW = """() => ['.st-key-head', '.st-key-charts', '.st-key-counted', '.st-key-pages']
  .map(part => document.querySelector(part).getBoundingClientRect().top)"""


def test_charts_come_first_a_tap_opens_a_record_and_all_choices_are_in_one_sheet(
    browser: Browser, server: Server
):
    context = browser.new_context(
        viewport={"width": WIDE, "height": HIGH}, has_touch=True, is_mobile=True
    )
    reader = Reader(context, server.url)
    page = reader.open("?person=chang-renbo")
    assert page.evaluate(BELOW) == sorted(page.evaluate(BELOW))

    mark = reader.marks("Chang Renbo is captured, 5 April").first
    mark.evaluate("e => e.scrollIntoView({ block: 'center', behavior: 'instant' })")
    mark.tap(force=True)  # on what lies over it and takes the tap
    expect(page).to_have_url(re.compile("[?&]event=chang-capture"))
    record = page.locator(".st-key-detail")
    expect(record).to_contain_text("Chang Renbo is captured")
    reader.settled()
    record.get_by_role("button", name="Close").tap()
    expect(record).to_have_count(0)
    reader.settled()

    button = page.get_by_test_id("stExpandSidebarButton")
    told = button.evaluate("e => getComputedStyle(e, '::after').content")
    assert told == '"Search, filter (1)"'
    button.tap()
    sheet = page.get_by_test_id("stSidebar")
    expect(sheet.get_by_role("combobox", name="Person")).to_be_visible()
    sheet.get_by_role("button", name="Remove Chang Renbo").tap()
    expect(page).not_to_have_url(re.compile("chang-renbo"))
    context.close()
