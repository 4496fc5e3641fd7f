"""A made-up day by the hour: read in order with its gaps, in UTC as well, and what cannot be."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.reading import ROOT, Reader, Server

SIGHTINGS = 15
THE_DAY = "?person=lorry&from=2031-07-17&to=2031-07-17"
TIME = re.compile(r", (?:about )?(\d\d):(\d\d)(?::\d\d)? (?:UTC )?on (\d+) July 2031")
ASKED = "Where they could have been"
# All marks of the timeline at one moment: what is heard of each, and where it begins.
MARKS = """chart => [...chart.querySelectorAll('path[aria-label]')].map(mark => {
  const box = mark.getBoundingClientRect();
  return [mark.getAttribute('aria-label'), box.left, box.right, box.top + box.height / 2];
})"""


class Mark(NamedTuple):
    """What is heard of a mark, and where it is, in pixels."""

    said: str
    left: float
    right: float
    middle: float

    @property
    def what(self) -> str:
        """What happened."""
        return self.said.partition(", ")[0]

    @property
    def minute(self) -> float | None:
        """At which minute it was, if it was at one and not over a span."""
        if not (found := TIME.search(self.said)) or self.right - self.left > 25:
            return None
        hour, minute, day = map(int, found.groups())
        return datetime(2031, 7, day, hour, minute).timestamp() / 60


@pytest.fixture(scope="module")
def lorry() -> Iterator[Server]:
    """Serve the example."""
    running = Server(ROOT / "examples" / "lorry")
    yield running
    running.stop()


@pytest.fixture(params=[1400, 390], ids=["wide", "phone"])
def width(request: pytest.FixtureRequest) -> int:
    return request.param


@pytest.fixture
def reader(browser: Browser, lorry: Server, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """Sit down before the example, on a page as wide as the test wants it."""
    wide = request.getfixturevalue("width") if "width" in request.fixturenames else 1400
    context = browser.new_context(viewport={"width": wide, "height": 900})
    yield Reader(context, lorry.url)
    context.close()


def timeline(reader: Reader) -> Locator:
    """Find the timeline."""
    return reader.page.locator("[class*=st-key-timeline] svg.marks")


def marks(reader: Reader) -> list[Mark]:
    """Give the marks of the timeline from top to bottom."""
    expect(timeline(reader).locator("path[aria-label]")).to_have_count(SIGHTINGS)
    found = [Mark(*mark) for mark in timeline(reader).evaluate(MARKS)]
    return sorted(found, key=lambda mark: mark.middle)


def test_a_day_of_fifteen_sightings_is_read_in_order_with_its_gaps_and_in_utc(reader, width):
    page = reader.open(THE_DAY)
    local = marks(reader)
    assert len({mark.middle for mark in local}) == SIGHTINGS  # a row each
    assert all("(Kyiv time)" in mark.said for mark in local)
    assert local[0].what == "The white lorry comes to the depot"
    assert local[-1].what == "The white lorry crosses the border"

    exact = [mark for mark in local if mark.minute is not None]
    assert len(exact) >= 10
    minutes = [mark.minute for mark in exact]
    assert minutes == sorted(minutes)
    spots = [(mark.left + mark.right) / 2 for mark in exact]
    a_minute = (spots[-1] - spots[0]) / (minutes[-1] - minutes[0])
    for minute, spot in zip(minutes, spots, strict=True):  # gaps are as long as they were
        assert spot - spots[0] == pytest.approx((minute - minutes[0]) * a_minute, abs=2)

    texts = timeline(reader).locator("text").all_text_contents()
    assert "17 Jul 2031" in " ".join(texts)
    told = [mark.what.removeprefix("The white lorry ") for mark in local]
    assert all(any(text.endswith(what) for text in texts) for what in told)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    page = reader.open(f"{THE_DAY}&clock=utc")
    reader.sees("comes to the depot, 02:25 UTC on 17 July 2031")
    in_utc = marks(reader)
    assert not any("Kyiv time" in mark.said for mark in in_utc)
    assert [mark.what for mark in in_utc] == [mark.what for mark in local]
    for mark, before in zip(in_utc, local, strict=True):
        assert mark.left == pytest.approx(before.left, abs=2)
    expect(page.get_by_test_id("stMain")).to_contain_text("Along the axis: UTC")


def test_the_switch_to_utc_stands_in_the_address_and_moves_labels_alone(reader):
    page = reader.open(THE_DAY)
    before = [mark.what for mark in marks(reader)]
    reader.unfold_choices()
    page.get_by_test_id("stSidebar").get_by_text("All times in UTC").click()
    expect(page).to_have_url(re.compile("clock=utc"))
    reader.sees("comes to the depot, 02:25 UTC on 17 July 2031")
    reader.settled()
    assert [mark.what for mark in marks(reader)] == before


def test_an_impossible_pair_is_found_from_the_first_screen_and_with_it_what_is_possible(reader):
    page = reader.open()
    main = page.get_by_test_id("stMain")
    reader.sees("Not both can be true")  # a red leg
    main.get_by_role("link", name=re.compile(r"^\d+ contradictions between accounts$")).click()
    expect(page).to_have_title(re.compile("^Where accounts differ"))
    reader.settled()
    expect(main.get_by_role("heading", name="Not both can be true")).to_be_visible()
    first = main.locator("[class*=st-key-not-both]").filter(has_text="675 km/h").last
    expect(first).to_contain_text("at least 236 km apart, with at most 21 min between")
    first.get_by_role("button", name="Read the accounts").click()
    panel = page.locator(".st-key-detail")
    expect(panel).to_contain_text("The white lorry crosses the bridge")
    expect(panel).to_contain_text("675 km/h, and 120 km/h is the most for anybody of this kind")
    reader.settled()

    reader.turn_to("Overview")
    expect(main).not_to_contain_text("in the dotted area")
    asked = page.get_by_role("combobox", name=ASKED)
    asked.press_sequentially("The white lorry, before this")
    offered = page.get_by_role("listbox").get_by_role("option")
    expect(offered).to_have_text([re.compile("^The white lorry, before this: from Lay-by")])
    asked.press("ArrowDown")
    asked.press("Enter")
    expect(page).to_have_url(re.compile("reach=lorry"))
    expect(main).to_contain_text("The white lorry could have been anywhere in the dotted area")
    dotted = main.locator('svg.marks path[stroke-dasharray="2,3"]')
    expect(dotted).not_to_have_count(0)
    page.reload()
    reader.settled()
    expect(main).to_contain_text("The white lorry could have been anywhere in the dotted area")
    expect(dotted).not_to_have_count(0)


def test_hours_are_brushed_and_a_time_typed_by_keys(reader):
    page = reader.open("?person=lorry")
    strip = page.locator("[class*=st-key-span] svg.marks")
    strip.scroll_into_view_if_needed()
    box = strip.bounding_box()
    row = box["y"] + 13
    page.mouse.move(box["x"] + box["width"] * 0.3, row)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, row, steps=8)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"from=2031-07-17T\d\d%3A\d[05]Z&to=2031-07-17T\d\d"))
    reader.settled()
    reader.misses("comes to the depot", "crosses the border")
    reader.sees("is on the ring road")
