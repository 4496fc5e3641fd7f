"""Evidence in a real browser: no request leaves, no script runs, a keyboard walks through it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests import elsewhere
from tests.browser.reading import Reader, Server
from tests.browser.test_access import findings
from tests.evidence_case import CASE, with_media
from tests.pictures import told_in


@pytest.fixture(scope="module")
def case(csvs, tmp_path_factory) -> Iterator[Server]:
    """Serve a case with evidence of every sort, hostile files and addresses among it."""
    folder = elsewhere.folder(tmp_path_factory.mktemp("case") / "data", csvs(**CASE), title="Case")
    running = Server(with_media(folder))
    yield running
    running.stop()


@pytest.fixture
def reader(browser: Browser, case: Server) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    yield Reader(context, case.url)
    context.close()


def test_everything_with_a_video_near_a_place_on_a_day_and_who_geolocated_it(reader):
    page = reader.open("?from=2025-03-02&to=2025-03-02")
    reader.turn_to("Evidence")
    reader.choose("Place", "Donetsk region", "place=region")
    reader.settled()
    reader.unfold_choices()
    reader.choose("Evidence", "Video", "evidence=video")
    reader.settled()
    expect(page.get_by_text("1 of 8 pieces of evidence.")).to_be_visible()
    expect(page.get_by_text("Geolocated by: Rosa of the atlas desk")).to_be_visible()
    expect(page.get_by_role("img", name="Video: Smoke over stalls")).to_be_visible()
    assert reader.outside == []


def test_what_reaches_the_browser_has_no_name_and_nothing_runs_or_is_asked_of_others(reader):
    page = reader.open("evidence")
    page.get_by_role("button", name="Show photo").focus()
    page.keyboard.press("Enter")
    square = page.get_by_role("img", name="Photo: The square")
    expect(square).to_have_js_property("naturalWidth", 40)
    reader.settled()
    sources = (
        page.get_by_test_id("stMain").locator("img").evaluate_all("all => all.map(i => i.src)")
    )
    assert len(sources) == 4
    for source in sources:
        content = page.request.get(source).body()
        assert told_in(content) == {}
        assert b"Exif" not in content
    assert "run" not in page.title()
    links = page.locator("a[href*='evil.example']")
    expect(links.first).to_have_attribute("target", "_blank")
    assert page.locator("a[href^='javascript'], img[src*='evil'], iframe, video").count() == 0
    assert reader.outside == []
    assert reader.complaints == []
    assert [one for one in findings(page) if not one[1]] == []


def test_a_keyboard_opens_what_a_picture_is_evidence_of_and_closes_it(reader):
    page = reader.open("evidence?evidence=video&place=town")
    opens = page.get_by_role("button", name="A market burns")
    page.get_by_role("link", name="Archived copy").focus()
    page.keyboard.press("Tab")
    expect(opens).to_be_focused()
    page.keyboard.press("Enter")
    reader.settled()
    record = page.locator(".st-key-detail")
    expect(record.get_by_text("Evidence: Video: Smoke over stalls")).to_be_visible()
    expect(record.get_by_role("img", name="Video: Smoke over stalls")).to_be_attached()
    assert "event=market" in page.url
    page.keyboard.press("Escape")
    reader.settled()
    expect(record).to_have_count(0)
