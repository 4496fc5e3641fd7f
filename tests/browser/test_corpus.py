"""A corpus behind a case, walked through: counted, chosen, near a record, and taken away."""

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.corpus.building.written import write_dataset
from dashboard.model.load import build
from tests.browser.reading import ROOT, Reader, Server


@pytest.fixture(scope="module")
def behind(shipped, tmp_path_factory) -> Iterator[Server]:
    """Serve the shipped case with a corpus of the same behind it."""
    out = tmp_path_factory.mktemp("corpus")
    write_dataset(shipped, out)
    running = Server(ROOT / "data", {"DASHBOARD_CORPUS": str(out)})
    yield running
    running.stop()


@pytest.fixture
def reader(browser: Browser, behind: Server) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    yield Reader(context, behind.url)
    context.close()


def taken(page: Page, name: str):
    """Download what a button offers, and open it as a case."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    packed = download.value.path().read_bytes()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        files = {one.rpartition("/")[2]: archive.read(one) for one in archive.namelist()}
    return build(files, name="taken")


def test_a_reader_counts_chooses_looks_around_a_record_and_takes_rows_away(reader, shipped):
    page = reader.open()
    reader.turn_to("Corpus")
    every = len(shipped.events) + len(shipped.statements)
    expect(page.get_by_text(f"{every} of {every} accounts in the corpus.")).to_be_visible()
    reader.choose("Place", "Moscow", "place=moscow")
    left = apply(shipped, Filters(places=("moscow",)))
    number = len(left.events) + len(left.statements)
    expect(page.get_by_text(f"{number} of {every} accounts in the corpus.")).to_be_visible()
    reader.settled()
    case = taken(page, f"Open these {number} accounts with all instruments")
    again = apply(case, Filters(places=("moscow",)))
    assert len(again.events) + len(again.statements) == number

    page = reader.open("corpus?event=wang-arrival&near=100,60")
    summary = page.get_by_text("From the corpus", exact=True)
    summary.scroll_into_view_if_needed()
    summary.click()
    said = page.get_by_text(re.compile(r"3 accounts of the corpus within 100 km of Moscow"))
    expect(said).to_be_visible()
    reader.settled()
    near = taken(page, "Download 3 accounts in the columns of a case")
    assert set(near.events["place_id"]) == {"moscow"}
    days = page.get_by_role("spinbutton", name="Within days")
    days.fill("2")
    days.press("Enter")
    expect(page).to_have_url(re.compile("near=100%2C2"))
    expect(said).to_have_count(0)
    reader.settled()
    assert reader.outside == []
    assert reader.complaints == []
