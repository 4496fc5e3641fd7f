"""A redacted dashboard in a real browser: no name of a prisoner of war ever reaches it."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.browser.reading import ROOT, Reader, Server

ENDPOINTS = ("metrics", "health", "host-config")


def prisoners() -> list[dict[str, str]]:
    """Read the rows of the prisoners of war whose names the shipped data has."""
    with (ROOT / "data" / "people.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["status"] == "prisoner-of-war"]


def spellings() -> re.Pattern[bytes]:
    """Find every name, alias and part of one, as UTF-8, in JSON and in addresses."""
    found = set()
    for row in prisoners():
        names = [row["name"], *row["aliases"].split(";"), row["person_id"].replace("-", " ")]
        found |= {part for name in names for part in (name, *name.split())}
    longest_first = sorted(found, key=len, reverse=True)
    words = "|".join(name for name in longest_first if name.isascii())
    anywhere = [
        re.escape(written.encode())
        for name in longest_first
        for written in (name, json.dumps(name)[1:-1], quote(name))
        if not name.isascii()
    ]
    whole_words = b"(?<![a-z])(?:" + words.encode() + b")(?![a-z])"
    return re.compile(b"|".join([whole_words, *anywhere]), re.IGNORECASE)


class Eavesdropper(Reader):
    """A reader who keeps all that the server sends."""

    def __init__(self, browser: Browser, server: Server) -> None:
        super().__init__(browser.new_context(viewport={"width": 1400, "height": 900}), server.url)
        self.sent: list[bytes] = []
        self.seen: list[bytes] = []
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._keep))

    def _keep(self, frame: str | bytes) -> None:
        self.sent.append(frame.encode() if isinstance(frame, str) else frame)

    def look(self) -> None:
        """Keep what stands on the page, in its title and in its address."""
        self.settled()
        body = self.page.locator("body").inner_text()
        texts = (self.page.content(), body, self.page.title(), self.page.url)
        self.seen += [text.encode() for text in texts]


@pytest.fixture
def redacted(tmp_path: Path) -> Iterator[Server]:
    """Serve the shipped data with names taken out."""
    more = {"DASHBOARD_REDACT": "1", "STREAMLIT_LOGGER_LEVEL": "debug"}
    running = Server(ROOT / "data", env=more, log=tmp_path / "log")
    yield running
    running.stop()


def test_no_name_of_a_prisoner_of_war_reaches_the_browser(browser, redacted, shipped_files):
    names, label = spellings(), prisoners()[0]["public_label"]
    assert names.search(shipped_files["events.csv"])
    reader = Eavesdropper(browser, redacted)
    page = reader.open()
    reader.look()
    page.get_by_test_id("stSidebar").get_by_role("combobox", name="Person").click()
    page.get_by_role("option", name=label).click()
    page.keyboard.press("Escape")
    page.wait_for_url(f"**person={label.lower().replace(' ', '-')}**")
    reader.look()
    with page.expect_download() as download:
        page.get_by_test_id("stDownloadButton").get_by_role("button").last.click()
    statements = Path(download.value.path()).read_bytes()
    for name in reader.pages()[1:]:
        reader.turn_to(name)
        reader.pull_out_trays()
        reader.look()
        for _ in reader.tabs():
            reader.look()
    told = [page.request.get(f"{redacted.url}/_stcore/{one}").body() for one in ENDPOINTS]
    log = redacted.log.read_bytes()
    assert b"Application" in log or b"URL" in log
    told += [log, download.value.suggested_filename.encode()]
    assert not {match[0].decode() for one in told for match in names.finditer(one)}
    for received in (statements, b"".join(reader.sent), b"".join(reader.seen)):
        assert label.encode() in received
        assert not {match[0].decode() for match in names.finditer(received)}
    assert (reader.outside, reader.complaints) == ([], [])
    page.context.close()
