"""The report: all that was chosen is in it, it needs nothing else, and it prints to whole pages."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from pypdf import PdfReader

from dashboard.analysis.accounts.readable import readable_events
from dashboard.analysis.choices.filters import Filters
from dashboard.analysis.disagreements.contradictions import disagreements
from dashboard.analysis.disagreements.of_choice import concerning, records_left
from dashboard.analysis.texts.citing import LIMITS
from dashboard.analysis.texts.legible import made_legible
from dashboard.exporting.extract import extract
from dashboard.exporting.report import events, sources, statements
from dashboard.exporting.report.document import html
from dashboard.model.load import build, load
from tests.crowded import CROWD
from tests.exporting.written import nothing_is_cut_off, pdf
from tests.hostile import CONTESTED, HIT, TURNED_SHOWN
from tests.sound.functions import choices
from tests.sound.worlds import dice, folders, together

LORRY = Path(__file__).parents[2] / "examples" / "lorry"
DAY = date(2026, 11, 26)
SOME = settings(
    max_examples=max(settings.default.max_examples // 50, 1),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[*HealthCheck],
)
VOID = {"meta", "col", "br"}
LOADS = {"src", "srcset", "background", "poster", "data", "action"}


class Page(HTMLParser):
    """The elements of a document, its texts, and where its links lead; it must be well formed."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags, self.links, self.attributes, self.open = [], [], [], []
        self.texts: list[str] = []
        self.feed(content.decode())
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes
        self.links += [value for name, value in attributes if name.endswith("href")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_startendtag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("style", "desc", "title"):
            self.texts.append(data)

    @property
    def told(self) -> str:
        return " ".join(" ".join(self.texts).split())


@pytest.fixture(scope="module")
def one(shipped):
    """What one person is named in."""
    return extract(shipped, Filters(people=("chang-renbo",)))


@pytest.fixture(scope="module")
def content(one):
    """The report on one person."""
    return html(one, DAY)


@pytest.fixture(scope="module")
def page(content):
    """The same, read."""
    return Page(content)


def flat(text):
    return " ".join(text.split())


def test_all_that_was_chosen_is_in_it(one, page):
    assert "22 of 41 events and 49 of 95 statements: Chang Renbo." in page.told
    assert "This choice in an address of the dashboard: ?person=chang-renbo" in page.told
    assert "Told in part by prisoners of war, in custody" in page.told
    rows = readable_events(one.shown)
    for text in [*rows["summary"], *rows["when"], *rows["source"]]:
        assert flat(text) in page.told
    said = one.shown.statements
    for quote in said["quote"].dropna().unique():
        assert f"“{quote}”" in page.told
    led = said.drop_duplicates("statement_id")
    assert all(flat(text) in page.told for text in led["text"])


def test_who_says_otherwise_is_in_it(shipped, one, page):
    found = concerning(disagreements(shipped), records_left(one.shown))
    assert found
    for each in found:
        assert flat(each.sentence) in page.told
    assert "Contradictions The most important first." in page.told
    assert "Wang Guangjun is captured: when?" not in page.told


def test_what_not_both_can_be_true_of_and_what_accounts_rest_on_is_in_it():
    lorry = made_legible(load(LORRY))
    told = Page(html(extract(lorry, Filters()), DAY)).told
    assert "Not both can be true" in told
    assert "Fictitious. Everything here is made up" in told
    assert "Video: A lorry with a red stripe under a bridge of the ring road" in told
    assert "https://archive.example/ring-road" in told
    assert f"SHA-256: {lorry.evidence['sha256'].iloc[0]}" in told
    assert "Evidence of: The white lorry is on the ring road" in told
    assert "with a driver at his window (made up) Sensitive: look at it with care." in told


def test_every_source_is_there_with_its_address_and_archived_copy(dataset):
    whole = dataset(
        sources=[
            {"archive_url": "https://archive.example/1"},
            {"source_id": "other", "url": "https://other.example/2", "title": "Another"},
            {"source_id": "unused", "url": "https://unused.example/3"},
        ],
        events=[{}, {"source_id": "other"}],
    )
    page = Page(html(extract(whole, Filters()), DAY))
    for address in (
        "https://archive.example/1",
        "https://paper.example/1",
        "https://other.example/2",
    ):
        assert address in page.links
        assert address in page.told  # also on paper
    assert "unused.example" not in page.told
    assert "Archived copy:" in page.told


def test_how_it_was_made_what_it_cannot_do_and_how_to_cite_it(shipped, page):
    for limit in LIMITS:
        assert limit in page.told
    assert f"digest {shipped.version}. Seen on 26 November 2026." in page.told
    assert "Creative Commons Attribution 4.0" in page.told


def test_it_is_one_file_without_script_and_loads_nothing(content, page):
    assert not {"script", "link", "iframe", "object", "embed", "img", "image"} & {*page.tags}
    assert not [name for name, _ in page.attributes if name in LOADS or name.startswith("on")]
    assert all(re.match("https?://", link) for link in page.links)
    style = content.decode().partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style
    assert page.tags.count("svg") >= 5  # with those around drawings


def test_hostile_texts_are_texts(csvs):
    whole = made_legible(build(csvs(**CONTESTED), name="hostile"))
    page = Page(html(extract(whole, Filters()), DAY))
    assert not {"script", "img", "marquee"} & {*page.tags}
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert all(re.match("https?://", link) for link in page.links)
    assert HIT in page.told
    assert TURNED_SHOWN in page.told
    assert "\u202e" not in page.told


@SOME
@given(worlds=folders(8), die=dice)
def test_whatever_is_chosen_it_is_written_and_says_the_choice(csvs, worlds, die):
    whole = made_legible(build(csvs(**together(worlds)), name="worlds"))
    part = extract(whole, choices(whole, die))
    assert flat(part.sentence) in Page(html(part, DAY)).told


def test_very_much_is_counted_and_it_says_so(csvs, monkeypatch):
    monkeypatch.setattr(statements, "MOST_STATEMENTS", 2)
    monkeypatch.setattr(sources, "MOST_SOURCES", 2)
    monkeypatch.setattr(events, "MOST_ACCOUNTS", 4)
    tables = CROWD | {
        "sources": [{"source_id": f"s{n}", "publisher": f"Paper {n % 2}"} for n in range(4)],
        "events": [row | {"source_id": f"s{n % 4}"} for n, row in enumerate(CROWD["events"])],
        "statements": [{"source_id": "s1"} for _ in range(3)],
    }
    whole = made_legible(build(csvs(**tables), name="crowd"))
    told = Page(html(extract(whole, Filters()), DAY)).told
    assert "411 events in 411 accounts are more than the 4 that are listed one by one" in told
    assert "3 statements are more than the 2 that are printed one by one" in told
    assert "Sources by publisher Publisher Sources Paper 0 2 Paper 1 2" in told
    assert "together 411" in told
    assert "Each of them is in a workbook or a folder of CSVs of the same choice." in told
    assert "Listed are the first 60 of 410." in told
    assert "Somebody says so." not in told


def test_it_is_printed_to_pages_of_a4_with_all_texts_in_them(one, tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf(one))
    nothing_is_cut_off(file)
    reader = PdfReader(file)
    assert reader.metadata.title == one.whole.title
    assert len(reader.pages) > 10
    for sheet in reader.pages:
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (595, 842)
    told = flat(" ".join(sheet.extract_text() for sheet in reader.pages))
    for text in ("Chang Renbo arrives in Russia", "Told in part by prisoners of war", "Sources"):
        assert text in told
    assert f"1 / {len(reader.pages)}" in told
    links = [
        mark.get_object()["/A"]["/URI"]
        for sheet in reader.pages
        for mark in sheet.get("/Annots", ())
        if "/A" in mark.get_object()
    ]
    assert any(link.startswith("https://babel.ua/") for link in links)
