"""A phone: charts come first, a tap opens a record, a swipe closes it, a sheet has the choices."""

import re

from playwright.sync_api import Browser, Locator, expect

from tests.browser.reading import Reader, Server

WIDE, HIGH = 390, 844
NARROW, SWIPE_PX = 320, 160
TEXT = ".st-key-detail > :has(> .st-key-detail-text)"  # what scrolls
STANDS_WHOLE = """() => {
  document.querySelector('[data-testid=stMain]').scrollTop = 0;
  const box = part => document.querySelector(part).getBoundingClientRect();
  const notice = document.querySelector('.st-key-head [class*=custody] [data-testid=stText]');
  const { top, bottom } = notice.getBoundingClientRect();
  const above = box('[data-testid=stHeader]').bottom, below = box('[data-testid=stBottom]').top;
  return above <= top && bottom <= below && notice.scrollHeight <= notice.clientHeight + 1;
}"""
BELOW = """() => ['.st-key-head', '.st-key-charts', '.st-key-counted', '.st-key-pages']
  .map(part => document.querySelector(part).getBoundingClientRect().top)"""


def swipe_down(reader: Reader, begin: Locator) -> None:
    """Draw a finger down from the upper edge of a part."""
    box = begin.bounding_box()
    finger = reader.page.context.new_cdp_session(reader.page)
    x, y = box["x"] + box["width"] / 3, box["y"] + 8
    for name, down in (("Start", 0), ("Move", SWIPE_PX / 2), ("Move", SWIPE_PX), ("End", None)):
        points = [] if down is None else [{"x": x, "y": y + down}]
        finger.send("Input.dispatchTouchEvent", {"type": f"touch{name}", "touchPoints": points})
    reader.settled()


def test_charts_come_first_a_tap_opens_what_a_swipe_closes_and_all_choices_are_in_one_sheet(
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
    for width in (NARROW, WIDE):  # nobody reads words of prisoners without the notice
        page.set_viewport_size({"width": width, "height": HIGH})
        reader.settled()
        page.wait_for_function(STANDS_WHOLE)
    text = page.locator(TEXT)
    assert text.evaluate("e => (e.scrollTop = e.scrollHeight) && e.scrollTop") > SWIPE_PX
    swipe_down(reader, text)  # back up in what is scrolled
    expect(record).to_contain_text("Chang Renbo is captured")
    swipe_down(reader, page.locator(".st-key-detail-head"))
    expect(record).to_have_count(0)
    expect(page).not_to_have_url(re.compile("event="))
    reader.settled()

    place = reader.marks("Donetsk: 1 event").first
    place.evaluate("e => e.scrollIntoView({ block: 'center', behavior: 'instant' })")
    place.tap(force=True)
    expect(record).to_contain_text("early February [2025]: Chang Renbo is transferred to Donetsk")
    reader.settled()
    swipe_down(reader, page.locator(TEXT))  # of which nothing is scrolled
    expect(record).to_have_count(0)
    reader.settled()

    reader.turn_to("People")
    assert page.evaluate(BELOW) == sorted(page.evaluate(BELOW))
    button = page.get_by_test_id("stExpandSidebarButton")
    told = button.evaluate("e => getComputedStyle(e, '::after').content")
    assert told == '"Search, filter (1)"'
    button.tap()
    sheet = page.get_by_test_id("stSidebar")
    expect(sheet.get_by_role("combobox", name="Person")).to_be_visible()
    sheet.get_by_role("button", name="Remove Chang Renbo").tap()
    expect(page).not_to_have_url(re.compile("chang-renbo"))
    context.close()
