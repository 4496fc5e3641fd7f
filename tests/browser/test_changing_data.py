"""The files change while people read: broken ones change nothing, sound ones arrive."""

import io
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.reading import ROOT, Reader, Server

STALE = re.compile(r"Since \d{4}-\d\d-\d\d \d\d:\d\d UTC the files of this dashboard cannot")
COUNTS = re.compile(r"^\d+ of \d+ events and \d+ of \d+ statements")
TITLE = json.loads((ROOT / "data" / "datapackage.json").read_text("utf-8"))["title"]
MENDED = "Mended and sound"
UNUSABLE = "The data cannot be shown"
KEPT = "element => element.isConnected && element.closest('[data-stale=true]') === null"


@pytest.fixture(scope="module")
def folder_served(tmp_path_factory) -> Path:
    """A place for a copy of the shipped data."""
    return shutil.copytree(ROOT / "data", tmp_path_factory.mktemp("changing") / "data")


@pytest.fixture
def files(folder_served) -> Path:
    """A copy of the shipped data, to be broken and mended."""
    return shutil.copytree(ROOT / "data", folder_served, dirs_exist_ok=True)


@pytest.fixture(scope="module")
def changing(folder_served) -> Iterator[Server]:
    """Serve the copy."""
    running = Server(folder_served)
    yield running
    running.stop()


@pytest.fixture
def sit_down(browser: Browser, changing: Server) -> Iterator[Callable[[str], Page]]:
    """Open the app in a browser of one's own."""
    contexts = []

    def sit(query: str = "") -> Page:
        contexts.append(browser.new_context(viewport={"width": 1400, "height": 900}))
        return Reader(contexts[-1], changing.url).open(query)

    yield sit
    for context in contexts:
        context.close()


def heading(page: Page, title: str) -> Locator:
    """Find the title of the page."""
    return page.get_by_role("heading", level=1, name=title)


def rename(folder: Path, old: str, new: str) -> None:
    """Give the dataset another title."""
    path = folder / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_two_readers_keep_what_was_sound_and_get_what_is_mended(files, sit_down):
    first, second = sit_down("?person=chang-renbo"), sit_down()
    words = second.get_by_role("searchbox", name="Words")
    words.fill("fire")
    words.press("Enter")
    expect(second.get_by_role("button", name=re.compile("Take away.*fire"))).to_be_visible()
    said = {page: page.get_by_text(COUNTS) for page in (first, second)}
    counted = {page: found.inner_text() for page, found in said.items()}
    assert counted[first] != counted[second]

    events = (files / "events.csv").read_bytes()
    (files / "events.csv").write_bytes(events[: events.rindex(b'"')])
    for page in (first, second):
        expect(page.get_by_text(STALE)).to_be_visible()
        expect(heading(page, TITLE)).to_be_visible()
        expect(said[page]).to_have_text(counted[page])
        expect(page.get_by_text(re.compile(r"events\.csv:.?\d+: "))).to_be_visible()

    rename(files, TITLE, MENDED)
    (files / "events.csv").write_bytes(events)
    for page in (first, second):
        expect(heading(page, MENDED)).to_be_visible()
        expect(page.get_by_text(STALE)).to_have_count(0)
        expect(said[page]).to_have_text(counted[page])
    assert "person=chang-renbo" in first.url
    assert "words=fire" in second.url
    expect(words).to_have_value("fire")


def gone(folder: Path) -> None:
    """Move the folder away."""
    folder.rename(folder.with_name("moved"))


def another(folder: Path) -> None:
    """Put another folder in its place, of which a table is missing."""
    other = shutil.copytree(folder, folder.with_name("other"))
    (other / "people.csv").unlink()
    gone(folder)
    other.rename(folder)


def pipe(folder: Path) -> None:
    """Put a pipe in the place of a table."""
    (folder / "events.csv").unlink()
    os.mkfifo(folder / "events.csv")


def endless(folder: Path) -> None:
    """Let a table lead to a device that has no end."""
    (folder / "events.csv").unlink()
    (folder / "events.csv").symlink_to("/dev/zero")


def test_whatever_becomes_of_the_folder_and_the_server_two_readers_keep_what_they_had(
    files, sit_down, changing, tmp_path
):
    kept = shutil.copytree(files, tmp_path / "kept")
    pages = sit_down("?person=chang-renbo&event=chang-capture"), sit_down("?q=front")
    said = {page: page.get_by_text(COUNTS).inner_text() for page in pages}
    stood = {page: page.url for page in pages}

    def holds(page: Page, stale: int) -> None:
        expect(page.get_by_text(STALE)).to_have_count(stale)
        expect(heading(page, TITLE)).to_be_visible()
        expect(page.get_by_text(COUNTS)).to_have_text(said[page])
        expect(page).to_have_url(stood[page])

    for fault in (gone, another, pipe, endless):
        fault(files)
        for page in pages:
            holds(page, stale=1)
        shutil.rmtree(files, ignore_errors=True)
        shutil.rmtree(files.with_name("moved"), ignore_errors=True)
        shutil.copytree(kept, files)
        for page in pages:
            holds(page, stale=0)
    changing.kill()
    changing.start()
    for page in pages:
        connected = page.locator("[data-test-connection-state=CONNECTED]")
        expect(connected).to_have_count(1)
        holds(page, stale=0)
    expect(pages[0].get_by_test_id("stBottom")).to_contain_text("Cite")


def test_while_nothing_changes_looking_draws_nothing_anew(files, browser, changing):
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    reader = Reader(context, changing.url)
    with reader.page.expect_websocket() as opened:
        page = reader.open()
    words = page.get_by_role("searchbox", name="Words")
    words.fill("half a wo")
    drawn = page.locator("[data-testid=stVegaLiteChart] svg").element_handles()
    assert drawn
    for _ in range(3):
        opened.value.wait_for_event("framesent")
    reader.settled()
    assert all(element.evaluate(KEPT) for element in drawn)
    expect(words).to_have_value("half a wo")
    expect(words).to_be_focused()
    assert reader.complaints == []
    context.close()


def test_what_never_was_sound_becomes_the_dashboard_by_itself(browser, tmp_path):
    folder = shutil.copytree(ROOT / "data", tmp_path / "data")
    people = folder / "people.csv"
    people.rename(tmp_path / "people.csv")
    server = Server(folder)
    context = browser.new_context()
    try:
        page = Reader(context, server.url).open()
        expect(heading(page, UNUSABLE)).to_be_visible()
        (tmp_path / "people.csv").rename(people)
        expect(heading(page, TITLE)).to_be_visible()
        expect(page.get_by_text(STALE)).to_have_count(0)
    finally:
        context.close()
        server.stop()


def test_a_preview_is_for_whoever_uploads_it(sit_down, files):
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for path in files.iterdir():
            content = path.read_bytes().replace(TITLE.encode(), b"Mine alone")
            archive.writestr(f"data/{path.name}", content)
    mine, other = sit_down("method"), sit_down()
    mine.get_by_role("tab", name="Preview").click()
    file = {"name": "mine.zip", "mimeType": "application/zip", "buffer": written.getvalue()}
    mine.locator("input[type=file]").set_input_files(file)
    notice = mine.get_by_text("You are looking at a preview of mine.zip; only you can see it.")
    expect(notice).to_be_visible()
    mine.get_by_role("link", name="Overview").click()
    expect(heading(mine, "Mine alone")).to_be_visible()
    expect(notice).to_be_visible()
    mine.get_by_role("button", name="Back to the data").click()
    expect(heading(mine, TITLE)).to_be_visible()
    expect(notice).to_have_count(0)
    expect(heading(other, TITLE)).to_be_visible()
