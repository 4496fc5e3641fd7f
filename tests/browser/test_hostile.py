"""Hostile text in a real browser: read letter by letter, it runs nothing and asks for nothing."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, expect

from dashboard.analysis.texts.legible import FORMULA as SIGNS
from dashboard.corpus.building.build import build
from dashboard.ui.layout.sheet import SWIPE
from tests.browser.reading import Reader, Server
from tests.elsewhere import folder
from tests.hostile import (
    CONTESTED,
    EVIL,
    FORMULA,
    HOSTILE,
    LONG,
    MARKUP,
    PACKAGE,
    PICTURE,
    SHOWN,
    TURNED_SHOWN,
)
from tests.pictures import png

UNSEEN = re.compile("[\u2060\u2068\u2069]")
PAGES = ("Overview", "People", "Places", "Statements", "Data & method")
FOREIGN = """own => ({
  hit: window.__hit ?? null,
  elements: [...document.body.querySelectorAll('#root script, img, iframe, object, embed')]
    .filter(one => !(one.src ?? '').startsWith(`${location.origin}/media/`))  // made by the app
    .filter(one => one.outerHTML !== own)
    .map(one => one.outerHTML.slice(0, 300)),
  links: [...document.body.querySelectorAll('[*|href]')].map(one => one.href.baseVal ?? one.href),
  math: document.querySelectorAll('.katex').length,
})"""


class Victim(Reader):
    """A reader who keeps all that must not be."""

    def __init__(self, browser: Browser, server: Server) -> None:
        super().__init__(browser.new_context(viewport={"width": 1400, "height": 900}), server.url)
        self.page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))
        self.page.on("console", self._listen)

    def _listen(self, message) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def look(self) -> str:
        """Wait until all is drawn; nothing of it is more than a text. Give what is read."""
        self.drawn()
        found = self.page.evaluate(FOREIGN, SWIPE)
        assert found["hit"] is None
        assert found["elements"] == []
        assert found["math"] == 0
        hosts = {urlsplit(link).hostname for link in found["links"]}
        assert {urlsplit(link).scheme for link in found["links"]} <= {"http", "https", ""}
        assert EVIL not in hosts
        assert (self.outside, self.complaints) == ([], [])
        return seen(self.page.locator("body"))

    def drawn(self) -> None:
        """Wait until nothing on the page is still to come."""
        expect(self.page.get_by_test_id("stSkeleton")).to_have_count(0)
        self.settled()

    def turned_to(self, name: str) -> str:
        """Go to a page and look at it."""
        self.turn_to(name)
        return self.look()


def seen(part: Locator) -> str:
    """Give what is read in a part of the page, without the signs that nobody sees."""
    return " ".join(UNSEEN.sub("", part.inner_text()).split())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, csvs) -> Iterator[Server]:
    """Serve a dataset of which every text is hostile."""
    running = Server(folder(tmp_path_factory.mktemp("hostile"), csvs(**HOSTILE), **PACKAGE))
    yield running
    running.stop()


@pytest.fixture
def victim(browser: Browser, hostile: Server) -> Iterator[Victim]:
    reader = Victim(browser, hostile)
    yield reader
    reader.page.context.close()


@pytest.fixture
def of_archive(browser: Browser, tmp_path, csvs) -> Iterator[Victim]:
    """Read the same with a corpus of it behind."""
    case = folder(tmp_path / "case", csvs(**HOSTILE), **PACKAGE)
    build([case], tmp_path / "corpus", redacting=False, say=lambda _: None, cores=1)
    running = Server(case, {"DASHBOARD_CORPUS": str(tmp_path / "corpus")})
    reader = Victim(browser, running)
    yield reader
    reader.page.context.close()
    running.stop()


def test_a_corpus_shows_it_letter_by_letter(of_archive):
    page = of_archive.open(
        "?corpus=sources:markup&corpus=people:<b>*x*</b>&event=markup&near=500,9"
    )
    of_archive.turn_to("Corpus")
    expect(page.get_by_test_id("stMain")).to_contain_text("0 of 6 accounts in the corpus.")
    read = of_archive.look()
    assert MARKUP in read
    assert "not in the corpus: <b>*x*</b>" in read
    page.get_by_role("button", name="not in the corpus").click()
    expect(page.get_by_test_id("stMain")).to_contain_text("2 of 6 accounts in the corpus.")
    of_archive.look()
    page.get_by_role("searchbox", name="Name").fill('HYPERLINK("http')
    expect(page.get_by_role("button", name=re.compile("HYPERLINK"))).to_be_visible()
    of_archive.look()
    page.get_by_text("From the corpus", exact=True).click()
    expect(page.get_by_test_id("stBottom")).to_contain_text("within 500 km")
    assert MARKUP in of_archive.look()


def test_every_page_shows_it_letter_by_letter(victim):
    page = victim.open()
    victim.look()
    assert MARKUP in seen(page.get_by_role("heading", level=1))
    page.get_by_role("button", name="About", exact=True).click()
    about = page.get_by_test_id("stPopoverBody")
    expect(about).to_contain_text("[U+0000]")
    victim.look()
    assert f"{FORMULA} {TURNED_SHOWN}" in seen(about)
    page.keyboard.press("Escape")
    for name in PAGES[1:]:
        assert MARKUP in victim.turned_to(name)
        victim.pull_out_trays()
        victim.look()
    for _ in victim.tabs():
        victim.look()


@pytest.mark.parametrize("record", SHOWN)
def test_a_record_shows_it_letter_by_letter(victim, record):
    page = victim.open(f"?event={record}&of={record}&at={record}")
    panel = page.get_by_test_id("stBottom")
    expect(panel).to_contain_text("Cite")
    victim.look()
    text = seen(panel)
    assert text.count(SHOWN[record]) >= 4
    panel.get_by_role("button", name="Cite").click()
    expect(page.get_by_test_id("stPopoverBody")).to_contain_text("event=")
    assert SHOWN[record] in victim.look()
    page.keyboard.press("Escape")
    for name in PAGES[1:3]:
        victim.turned_to(name)
        heading = page.get_by_test_id("stMain").get_by_role("heading", level=2).first
        assert seen(heading) == SHOWN[record]


def test_the_longest_text_is_shown_and_found_to_its_end(victim):
    page = victim.open("?event=turned&q=ado ends.")
    expect(page.get_by_test_id("stBottom")).to_contain_text(LONG)
    expect(page.get_by_test_id("stMain")).to_contain_text("1 of 3 events")


def test_marks_and_their_tooltips_show_it(victim):
    page = victim.open()
    victim.look()
    tooltip = page.locator("#vg-tooltip-element")
    for chart in page.get_by_test_id("stVegaLiteChart").all()[:3]:
        chart.scroll_into_view_if_needed()
        marks = chart.locator("path[aria-label]").filter(visible=True)
        for mark in marks.all()[:4]:
            if EVIL not in (mark.get_attribute("aria-label") or ""):
                continue
            mark.hover(force=True)
            expect(tooltip).to_contain_text(EVIL)
            assert tooltip.locator("img, script, a").count() == 0
            victim.look()


def test_options_show_it_and_the_sentence_too(victim):
    page = victim.open()
    victim.drawn()
    page.get_by_role("combobox", name="Person", exact=True).click()
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    assert {*SHOWN.values()} <= {seen(option) for option in options.all()}
    options.first.click()
    page.keyboard.press("Escape")
    page.wait_for_url("**person=markup**")
    expect(page.get_by_role("button", name="Show everything")).to_be_visible()
    victim.look()
    assert f"Person: {MARKUP}" in seen(page.locator(".st-key-chosen"))


def test_no_formula_is_in_a_file_that_is_taken_away(victim):
    victim.page.add_init_script("delete window.showSaveFilePicker")  # a dialog of the system
    page = victim.open()
    victim.drawn()
    files = []
    for button in page.get_by_role("button", name=re.compile("Download as CSV")).all():
        with page.expect_download() as download:
            button.dispatch_event("click")
        files.append(Path(download.value.path()).read_text("utf-8-sig"))
    assert len(files) >= 6
    cells = [cell for file in files for row in csv.reader(io.StringIO(file)) for cell in row]
    assert [cell for cell in cells if FORMULA in cell]
    assert [cell for cell in cells if cell.lstrip().startswith(SIGNS)] == []


@pytest.fixture
def of_contested(browser: Browser, tmp_path, csvs) -> Iterator[Victim]:
    """Read what differs, lacks a place or a day, lies far off, and rests on pictures."""
    case = folder(tmp_path / "case", csvs(**CONTESTED), **PACKAGE)
    (case / PICTURE).parent.mkdir()
    (case / PICTURE).write_bytes(png("navy", (64, 40)))
    running = Server(case)
    reader = Victim(browser, running)
    yield reader
    reader.page.context.close()
    running.stop()


def test_what_differs_lacks_something_or_rests_on_pictures_shows_it_letter_by_letter(of_contested):
    victim = of_contested
    page = victim.open("?person=markup")
    victim.look()
    victim.pull_out_trays()
    assert FORMULA in victim.look()
    read = victim.turned_to("Where accounts differ")
    assert "One taken for the other?" in read
    assert {text in read for text in (MARKUP, FORMULA)} == {True}
    page.get_by_role("button", name="Read the accounts").first.click()
    expect(page.get_by_test_id("stBottom")).to_contain_text("Cite")
    assert MARKUP in victim.look()
    assert MARKUP in victim.turned_to("Evidence")
    page.get_by_role("button", name="Show photo").first.click()
    expect(page.get_by_test_id("stMain").get_by_role("img", name="Photo: ")).to_have_count(2)
    assert TURNED_SHOWN in victim.look()


ABSURD = {
    "markup": "q=%3Cscript%3Ewindow.__hit%3D1%3C/script%3E![i](http://evil.example/q.png)",
    "unknown": "person=![i](http://evil.example/p.png)&place=:red[x]&%3Cscript%3E=%24x%24",
    "thousands": "&".join(f"person=nobody-{n}" for n in range(900)),
    "broken": "q=%FF%FE%ED%A0%80&person=%C3%28&from=2025-02-30&to=%00&event=%F0%9F",
    "turned": "q=%E2%80%AEabc&topic=%E2%80%AE%E2%81%A6",
    "again": "person=markup&person=markup&person=markup&at=markup&at=turned&event=a&event=b",
    "long": f"q={'y' * 20_000}&place={'x' * 20_000}",
}


@pytest.mark.parametrize("query", ABSURD.values(), ids=ABSURD)
def test_an_absurd_address_is_answered_and_does_not_grow(victim, query):
    page = victim.open(f"?{query}")
    expect(page.get_by_test_id("stMain")).to_contain_text("of 3 events")
    victim.look()
    if not query.startswith("q=%3C"):
        asked = page.get_by_text("The address asks for something that this data does not have")
        expect(asked).to_be_visible()
    assert len(page.url) < 1_000
