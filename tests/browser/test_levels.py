"""Very many events: from bars of months to every event in its lane, by mouse and by keys."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.reading import Reader, Server
from tests.elsewhere import folder, multitude

A_YEAR = "?from=2018-01-01&to=2018-12-31"


@pytest.fixture(scope="module")
def crowded(tmp_path_factory, csvs) -> Iterator[Server]:
    """Serve very many events of 300 people."""
    files = csvs(**multitude(events=1_500))
    running = Server(folder(tmp_path_factory.mktemp("crowd") / "data", files))
    yield running
    running.stop()


@pytest.fixture
def analyst(browser: Browser, crowded: Server) -> Iterator[Reader]:
    """Sit down before them."""
    context = browser.new_context(viewport={"width": 1400, "height": 2_000})
    yield Reader(context, crowded.url)
    context.close()


def chart(reader: Reader, name: str) -> Locator:
    """Find a chart: `density` has the bars, `timeline` the lanes."""
    return reader.page.locator(f"[class*='st-key-{name}-'] svg.marks")


def chosen(reader: Reader) -> dict[str, str]:
    """Give what the address chooses."""
    query = parse_qs(urlsplit(reader.page.url).query)
    return {name: values[0] for name, values in query.items()}


def names(reader: Reader) -> set[str]:
    """Give the names of the lanes that are drawn."""
    texts = chart(reader, "timeline").locator("text").all_text_contents()
    return {text for text in texts if text.startswith("Invented person ")}


def on_strip(reader: Reader, share: float) -> tuple[float, float]:
    """Find a point on the strip of dates, by the share of it that lies before."""
    strip = reader.page.locator("[class*=st-key-span] svg.marks")
    strip.scroll_into_view_if_needed()
    box = strip.bounding_box()
    return box["x"] + box["width"] * share, box["y"] + 13  # the axis stands below


def test_a_brush_leads_from_bars_to_lanes_and_the_way_back_to_bars(analyst):
    page = analyst.open()
    expect(chart(analyst, "density")).to_be_visible()
    page.mouse.move(*on_strip(analyst, 0.4))
    page.mouse.down()
    page.mouse.move(*on_strip(analyst, 0.45), steps=8)
    page.mouse.up()
    expect(chart(analyst, "timeline")).to_be_visible()
    expect(chart(analyst, "density")).to_have_count(0)
    analyst.settled()
    now = chosen(analyst)
    assert "2018" <= now["from"] < now["to"] < "2020"
    assert names(analyst)
    page.mouse.click(*on_strip(analyst, 0.8))  # beside what is brushed
    expect(chart(analyst, "density")).to_be_visible()
    expect(chart(analyst, "timeline")).to_have_count(0)
    assert not chosen(analyst)


def test_a_click_on_a_bar_shows_what_it_counts(analyst):
    page = analyst.open()
    said = analyst.marks("2018, Invented person").first.get_attribute("aria-label")
    assert (words := re.fullmatch(r"2018, (Invented person (\d+)): .*", said))
    analyst.click(said)
    expect(page).to_have_url(re.compile("person="))
    assert chosen(analyst) == {
        "person": f"person-{words[2]}",
        **{"from": "2018-01-01", "to": "2018-12-31"},
    }
    expect(chart(analyst, "timeline")).to_be_visible()
    assert names(analyst) == {words[1]}


def test_pages_of_bars_and_of_lanes_are_turned_by_keys_and_stand_in_the_address(analyst):
    page = analyst.open()
    main = page.get_by_test_id("stMain")
    turn = page.get_by_role("navigation", name="Pagination").first
    expect(main).to_contain_text("People 1 to 12 of 300")
    turn.get_by_role("button", name="Next page").press("Enter")
    expect(main).to_contain_text("People 13 to 24 of 300")
    assert chosen(analyst) == {"page.timeline": "2"}

    analyst.open(A_YEAR)
    seen = names(analyst)
    said = re.compile(r"People 1 to \d+ of (\d+): marks 1 to (\d+) of (\d+)\.")
    expect(main).to_contain_text(said)
    number = int(said.search(main.inner_text())[1])
    assert 0 < len(seen) < number
    turn.get_by_role("button", name="Next page").press("Enter")
    expect(main).to_contain_text(re.compile(rf"People {len(seen) + 1} to \d+ of {number}: "))
    expect(page).to_have_url(re.compile(r"page\.timeline=2"))
    analyst.settled()
    assert not names(analyst) & seen
    before = names(analyst)
    page.reload()
    analyst.settled()
    expect(main).to_contain_text(f"People {len(seen) + 1} to ")
    assert names(analyst) == before
