"""Access: each page for every reader, examined by axe-core, by keys, narrow and enlarged.

What axe-core finds in Streamlit's and Vega's own elements is listed in CONTRIBUTING.md, and
nowhere else: a finding that is not there fails, and so does a line that nothing needs any more.
"""

import re
from collections.abc import Iterator
from itertools import islice

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.reading import ROOT, Reader, Server

RECORD = "event=chang-capture"
WIDE = 1400
WIDTHS = {f"?{RECORD}&person=chang-renbo": (WIDE, 390), "": (820,)}  # a record is open, or none
GRAVE = ("serious", "critical")
LISTED = re.compile(r"^\| `([a-z-]+)` \| `([^`]+)` \|", re.MULTILINE)
MAIN = "[data-testid=stMain]"
BURIED = """() => [...document.querySelectorAll('button, [role=combobox], summary')]
  .filter(control => control.closest('[data-testid=stMain]') && control.checkVisibility()
    && !control.matches('[kind=elementToolbar], [data-testid=stElementToolbar] *'))
  .filter(control => {
    control.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { x, y, width, height } = control.getBoundingClientRect();
    const on_top = document.elementFromPoint(x + width / 2, y + height / 2);
    return !control.parentElement.contains(on_top);
  })
  .map(control => control.innerText || control.outerHTML)"""
CUT = """() => [...document.querySelectorAll('[data-testid=stMain] :is(p, h1, h2, h3, button, li)')]
  .filter(text => text.checkVisibility() && getComputedStyle(text).overflowX !== 'visible'
    && text.scrollWidth > text.clientWidth + 1)
  .map(text => text.innerText)"""
LOOKS = """() => {
  const looks = [];
  for (let e = document.activeElement, n = 0; e && n < 5; e = e.parentElement, n++) {
    const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(e);
    looks.push([outline, boxShadow, borderColor, backgroundColor].join());
  }
  return looks.join();
}"""

SEEN_IN_FORCED_COLOURS = """() => {
  const rail = document.querySelector('[data-testid=stCheckbox] label:has([role=switch]) > div');
  const slider = document.querySelector('[data-testid=stVegaLiteChart] input[type=range]');
  const looks = [rail, rail.querySelector('div'), slider].map(e => getComputedStyle(e));
  const [edge, knob, ground] = looks;
  return matchMedia('(forced-colors: active)').matches && edge.outlineStyle === 'solid'
    && knob.backgroundColor !== edge.backgroundColor && ground.appearance === 'auto';
}"""


@pytest.fixture(params=["light", "dark"])
def themed(request, browser: Browser, server: Server) -> Iterator[Reader]:
    """Sit down before a page in each theme."""
    context = browser.new_context(
        viewport={"width": 1400, "height": 900},
        color_scheme=request.param,
        reduced_motion="reduce",
    )
    yield Reader(context, server.url)
    context.close()


def small(browser: Browser, server: Server, width: int, height: int, scale: int) -> Reader:
    """Sit down before a small page."""
    viewport = {"width": width, "height": height}
    return Reader(browser.new_context(viewport=viewport, device_scale_factor=scale), server.url)


def leaf(reader: Reader, query: str = "") -> Iterator[tuple[str, Page]]:
    """Open the first page, and turn to each by its link."""
    page = reader.open(query)
    for name in reader.pages():
        reader.turn_to(name)
        yield name, page


def listed() -> list[tuple[str, str]]:
    """Read the findings that are not ours, each as rule and selector."""
    found = LISTED.findall((ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert found
    return found


def grow(page: Page) -> None:
    """Make the window as high as its page: axe-core does not judge what is scrolled away."""
    height = page.locator(MAIN).evaluate("main => main.scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height + 300})


def findings(page: Page) -> list[tuple[str, list[tuple[str, str]], str]]:
    """Give each grave finding: its rule, what of the list it fits, and where it is."""
    grow(page)
    violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    found = []
    for violation in (each for each in violations if each["impact"] in GRAVE):
        for node in violation["nodes"]:
            own = [line for line in listed() if line[0] == violation["id"]]
            element = page.locator(node["target"][0]).first
            fits = [line for line in own if element.evaluate("(e, s) => e.matches(s)", line[1])]
            found.append((violation["id"], fits, f"{node['html'][:120]} {node['failureSummary']}"))
    return found


def test_axe_finds_nothing_grave_that_is_ours(themed):
    ours, needed = [], set()

    def examine(page: Page, *place: object) -> None:
        for rule, fits, where in findings(page):
            needed.update(fits)
            if not fits:
                ours.append((*place, rule, where))

    for query, widths in WIDTHS.items():
        for name, page in leaf(themed, query):
            for width in widths:
                page.set_viewport_size({"width": width, "height": 900})
                examine(page, name, width)
            page.set_viewport_size({"width": WIDE, "height": 900})
            for tab in islice(themed.tabs(), 1, None) if query else ():
                examine(page, name, tab)
    assert ours == []
    assert needed == set(listed())


def test_every_page_has_its_title_one_first_heading_and_a_language_and_charts_say_what_they_show(
    reader,
):
    for name, page in leaf(reader):
        expect(page).to_have_title(f"{name} · What two Chinese men captured in Ukraine said")
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        expect(page.locator("html")).to_have_attribute("lang", "en")
        for chart in page.get_by_test_id("stVegaLiteChart").all():
            expect(chart.locator("[aria-label]").first).to_have_attribute(
                "aria-label", re.compile(r"\w{3,}")
            )


def test_nothing_scrolls_sideways_at_320_px(browser, server):
    reader = small(browser, server, 320, 640, 2)
    for name, page in leaf(reader, f"?{RECORD}"):
        for part in ("html", MAIN):
            wider = page.locator(part).evaluate("e => e.scrollWidth - e.clientWidth")
            assert wider <= 0, (name, part)
    reader.page.context.close()


def test_at_200_percent_no_text_is_cut_and_nothing_lies_over_a_control(browser, server):
    reader = small(browser, server, 700, 450, 2)
    for name, page in leaf(reader):
        assert page.evaluate(CUT) == [], name
        assert page.evaluate(BURIED) == [], name
    panel = reader.open(f"?{RECORD}").get_by_test_id("stBottom")
    close = panel.get_by_role("button", name="Close")
    close.click()
    expect(close).to_have_count(0)
    reader.page.context.close()


def test_focus_is_seen_wherever_it_goes_and_switch_and_slider_in_colours_of_ones_own(themed):
    page = themed.open()
    page.get_by_test_id("stMain").get_by_role("button").first.focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        focused = page.evaluate(LOOKS)
        page.evaluate("() => { window.left = document.activeElement; window.left.blur(); }")
        unfocused = LOOKS.replace("document.activeElement", "window.left")
        page.wait_for_function(f"focused => ({unfocused})() !== focused", arg=focused)
        page.evaluate("() => window.left.focus()")
    page.emulate_media(forced_colors="active")
    page.wait_for_function(SEEN_IN_FORCED_COLOURS)


def test_a_printed_page_has_no_controls_beside_it_and_an_open_record_in_full(reader):
    page = reader.open(f"?{RECORD}")
    expect(page.get_by_test_id("stSidebar")).to_be_visible()
    page.emulate_media(media="print")
    for part in ("stSidebar", "stHeader"):
        expect(page.get_by_test_id(part)).to_be_hidden()
    expect(page.locator(".st-key-pages")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    record = page.locator(".st-key-detail")
    assert record.evaluate("e => e.scrollHeight - e.clientHeight") <= 0


def test_back_retraces_pages_and_choices_one_by_one(reader):
    page = reader.open()
    reader.turn_to("People")
    page.get_by_test_id("stSidebar").get_by_role("combobox", name="Person").click()
    page.get_by_role("option", name="Chang Renbo").click()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"people\?person=chang-renbo$"))
    chip = page.get_by_role("button", name="Take away Person: Chang Renbo")
    expect(chip).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile("people$"))
    expect(chip).to_have_count(0)
    reader.settled()
    page.go_back()
    expect(page).to_have_title(re.compile("^Overview · "))
    expect(page).to_have_url(f"{reader.url}/")
