"""Nothing but a person changes a choice: whatever befalls the window, the address stays."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Route, expect

from tests.browser.reading import Reader, Server

EVERYTHING = {
    "person": ["wang-guangjun", "chang-renbo"],
    "place": ["russia", "ukraine"],
    "from": "2024-12-01",
    "to": "2025-04-30",
    "dates": "certain",
    "kind": ["arrival", "transfer", "front", "capture"],
    "topic": ["journey", "combat", "capture"],
    "source": ["babel-117135", "babel-116964", "interfax-1062335"],
    "as": ["quote", "paraphrase", "stated"],
    "words": "a",
    "words-in": "any-account",
    "q": "a",
    "as-if": "bilohorivka:1",
    "lead": "babel-116964",
    "event": "chang-capture",
    "of": "chang-renbo",
    "at": "donetsk",
}
ONE_DAY = {"from": "2025-01-01", "to": "2025-01-01"}
FROM_THEN_ON = {"statement": "phone-taken", "from": "2025-02-03"}
BEYOND_ALL_DATES = {"from": "1999-12-31", "to": "2031-01-01"}
WIDE, HIGH = 1400, 900
SIZES = ((1250, HIGH), (900, HIGH), (640, HIGH), (390, 844), (844, 390), (320, 640), (WIDE, HIGH))
HALF_A_STRIP_PX = 13  # the axis stands below it
# Streamlit tells 150 ms later what is selected in a chart: such timers are counted.
COUNT_TIMERS = """(() => {
  const later = window.setTimeout, never = window.clearTimeout, held = new Set();
  window.setTimeout = (what, after = 0, ...rest) => {
    const timer = later(() => {
      held.delete(timer);
      typeof what === 'function' ? what(...rest) : later(what);
    }, after);
    if (after <= 300) held.add(timer);
    return timer;
  };
  window.clearTimeout = timer => { held.delete(timer); never(timer); };
  window.heldBack = () => held.size;
})()"""
NOTHING_HELD_BACK = """() => new Promise(done => {
  let quiet = 0;
  const look = () => {
    const app = document.querySelector('[data-testid=stApp]');
    const still = !window.heldBack() && app.dataset.testScriptState === 'notRunning';
    quiet = still ? quiet + 1 : 0;
    quiet > 5 ? done() : requestAnimationFrame(look);
  };
  look();
})"""


Steps = Iterator[None]  # one each time that everything rests again


def resize(reader: Reader) -> Steps:
    """Make the window narrower by and by, turn a phone, and sit down at the desk again."""
    for width, height in SIZES:
        reader.page.set_viewport_size({"width": width, "height": height})
        yield rest(reader)


def zoom(reader: Reader) -> Steps:
    """Zoom as a browser does: fewer pixels of the page, each of them larger."""
    session = reader.page.context.new_cdp_session(reader.page)
    for scale in (1.5, 0.67):
        size = {"width": int(WIDE / scale), "height": int(HIGH / scale)}
        session.send(
            "Emulation.setDeviceMetricsOverride",
            {**size, "deviceScaleFactor": scale, "mobile": False},
        )
        yield rest(reader)
    session.send("Emulation.clearDeviceMetricsOverride")
    yield rest(reader)


def change_theme(reader: Reader) -> Steps:
    """Let the evening come, and the morning."""
    body = reader.page.get_by_test_id("stApp")
    for scheme, colour in (("dark", "rgb(17, 22, 29)"), ("light", "rgb(255, 255, 255)")):
        reader.page.emulate_media(color_scheme=scheme)
        expect(body).to_have_css("background-color", colour)
        yield rest(reader)


def run_again(reader: Reader) -> Steps:
    """Let the page run once more, as Streamlit's own key does."""
    with reader.sockets[-1].expect_event("framesent"):
        reader.page.keyboard.press("r")
    yield rest(reader)


def scroll(reader: Reader) -> Steps:
    """Roll the wheel over everything that is drawn."""
    for chart in charts(reader).all():
        box = whole(chart)
        for part in (0.2, 0.5, 0.8):
            reader.page.mouse.move(box["x"] + box["width"] * part, box["y"] + box["height"] / 2)
            reader.page.mouse.wheel(0, 20)
    reader.page.mouse.move(0, 0)
    yield rest(reader)


def go_and_come_back(reader: Reader) -> Steps:
    """Look at another page, and go back in the browser's history."""
    here = reader.page.title()
    reader.turn_to("Statements")
    reader.page.go_back()
    expect(reader.page).to_have_title(here)
    yield rest(reader)


BEFALLING = (resize, zoom, change_theme, run_again, scroll)


def befalls(reader: Reader, *what: Callable[[Reader], Steps]) -> None:
    """Let all of this befall a page: its address stays to the letter, all the time."""
    before = reader.page.url
    for one in what:
        for step, _ in enumerate(one(reader)):
            assert reader.page.url == before, f"{reader.page.title()}: {one.__name__}, step {step}"


def charts(reader: Reader) -> Locator:
    """Find all charts."""
    return reader.page.get_by_test_id("stVegaLiteChart")


def strip(reader: Reader) -> Locator:
    """Find the strip of dates."""
    return reader.page.locator("[class*=st-key-span] svg.marks")


def whole(chart: Locator) -> dict[str, float]:
    """Say where a chart is, once it can be seen."""
    chart.scroll_into_view_if_needed()
    return chart.bounding_box()


def rest(reader: Reader) -> None:
    """Wait until everything is drawn, and what is held back has been told and answered."""
    reader.page.evaluate(NOTHING_HELD_BACK)
    reader.settled()


def opened(reader: Reader, query: dict[str, str | list[str]]) -> None:
    """Open the app at an address that it can read all of."""
    reader.page.add_init_script(COUNT_TIMERS)
    reader.open(f"?{urlencode(query, doseq=True)}")
    assert chosen(reader) == asked(query)


def asked(query: dict[str, str | list[str]]) -> dict[str, list[str]]:
    """Give what an address asks for."""
    return {name: one if isinstance(one, list) else [one] for name, one in query.items()}


def chosen(reader: Reader) -> dict[str, list[str]]:
    """Read the choices off the address."""
    return parse_qs(urlsplit(reader.page.url).query)


def test_whatever_befalls_a_page_its_address_stays_to_the_letter(reader):
    opened(reader, EVERYTHING)
    seen = []
    for name in reader.pages():
        reader.turn_to(name)
        seen.append((re.compile(f"^{re.escape(name)} · "), reader.page.url))
        assert chosen(reader) == asked(EVERYTHING)
        befalls(reader, *BEFALLING)
    for title, address in reversed(seen[:-1]):
        reader.page.go_back()
        expect(reader.page).to_have_title(title)
        rest(reader)
        assert reader.page.url == address, f"back on {title}"


@pytest.mark.parametrize(
    "query",
    [ONE_DAY, FROM_THEN_ON, BEYOND_ALL_DATES, {}],
    ids=["one day", "an open side", "more than there is", "nothing"],
)
def test_the_strip_of_dates_answers_to_nobody_but_the_reader(reader, query):
    opened(reader, query)
    befalls(reader, *BEFALLING, go_and_come_back)


def test_a_span_that_was_dragged_out_stays_what_it_is(reader):
    opened(reader, {})
    box = whole(strip(reader))
    row = box["y"] + HALF_A_STRIP_PX
    reader.page.mouse.move(box["x"] + box["width"] * 0.4, row)
    reader.page.mouse.down()
    reader.page.mouse.move(box["x"] + box["width"] * 0.7, row, steps=5)
    reader.page.mouse.up()
    expect(reader.page).to_have_url(re.compile("from="))
    rest(reader)
    assert {*chosen(reader)} == {"from", "to"}
    befalls(reader, resize, change_theme, go_and_come_back)
    box = whole(strip(reader))
    reader.page.mouse.click(box["x"] + box["width"] * 0.1, box["y"] + HALF_A_STRIP_PX)
    expect(reader.page).not_to_have_url(re.compile("from="))
    rest(reader)
    assert chosen(reader) == {}


def test_a_font_that_arrives_late_changes_nothing(reader):
    held: list[Route] = []
    reader.page.add_init_script(COUNT_TIMERS)
    reader.page.route("**/*.woff2", lambda route: held.append(route))
    reader.page.goto(f"{reader.url}/?{urlencode(ONE_DAY)}", wait_until="commit")
    reader.settled()
    before = reader.page.url
    assert held
    for route in held:
        route.continue_()
    reader.page.evaluate("() => document.fonts.ready")
    rest(reader)
    assert reader.page.url == before


@contextmanager
def phone(browser: Browser, server: Server) -> Iterator[Reader]:
    """Take a phone in hand."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    yield Reader(context, server.url)
    context.close()


def test_a_finger_that_scrolls_past_chooses_nothing(browser, server):
    with phone(browser, server) as reader:
        opened(reader, ONE_DAY)
        before = reader.page.url
        session = reader.page.context.new_cdp_session(reader.page)
        for chart, aside in product(charts(reader).all(), (0, 25)):
            box = whole(chart)
            session.send(
                "Input.synthesizeScrollGesture",
                {
                    "x": box["x"] + box["width"] / 2,
                    "y": box["y"] + box["height"] / 2,
                    "xDistance": aside,
                    "yDistance": -150,
                    "gestureSourceType": "touch",
                },
            )
            rest(reader)
            assert reader.page.url == before


def test_a_phone_that_is_turned_keeps_what_is_chosen(browser, server):
    with phone(browser, server) as reader:
        opened(reader, EVERYTHING)
        before = reader.page.url
        for width, height in ((844, 390), (390, 844)) * 2:
            reader.page.set_viewport_size({"width": width, "height": height})
            rest(reader)
            assert reader.page.url == before
