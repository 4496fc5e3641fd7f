"""A reader takes away what is shown, and what comes is a file of the right kind."""

from pathlib import Path

from playwright.sync_api import expect

from dashboard.model.load import load
from tests.browser.reading import PATIENCE_MS
from tests.exporting.written import nothing_is_cut_off


def test_the_folder_that_is_downloaded_opens_here_again(reader, tmp_path):
    page = reader.open("?person=wang-guangjun&kind=capture")
    page.get_by_role("button", name="Export", exact=True).click()
    menu = page.get_by_test_id("stPopoverBody")
    expect(menu).to_contain_text("1 of 41 events and 69 of 95 statements: Wang Guangjun")
    with page.expect_download() as download:
        menu.get_by_role("button", name="Folder of CSVs").click()
    assert download.value.suggested_filename == "what-two-chinese-men-captured-in-ukraine-said.zip"
    file = tmp_path / "some.zip"
    file.write_bytes(Path(download.value.path()).read_bytes())
    again = load(file)
    assert again.problems == ()
    assert "A part of it: 1 of 41 events and 69 of 95 statements" in again.standfirst
    expect(page.get_by_test_id("stMain")).to_contain_text("1 of 41 events")
    assert reader.outside == []


def test_a_report_is_made_when_it_is_asked_for_and_read_without_any_network(reader, tmp_path):
    page = reader.open("?person=wang-guangjun")
    page.get_by_role("button", name="Export", exact=True).click()
    menu = page.get_by_test_id("stPopoverBody")
    expect(menu.get_by_role("button", name="Report, PDF")).to_be_visible()
    with page.expect_download(timeout=4 * PATIENCE_MS) as download:
        menu.get_by_role("button", name="Report, HTML").click()
    file = tmp_path / "report.html"
    file.write_bytes(Path(download.value.path()).read_bytes())
    asked: list[str] = []
    report = page.context.new_page()
    report.on("request", lambda request: asked.append(request.url))
    report.goto(file.as_uri())
    expect(report.get_by_role("heading", level=1)).to_have_text(
        "What two Chinese men captured in Ukraine said"
    )
    expect(report.get_by_role("img")).not_to_have_count(0)
    expect(report.locator("body")).to_contain_text(
        "29 of 41 events and 69 of 95 statements: Wang Guangjun."
    )
    width = report.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert width, "wider than the window"
    printed = tmp_path / "printed.pdf"
    report.pdf(path=printed, prefer_css_page_size=True, print_background=True)
    nothing_is_cut_off(printed)
    assert asked == [file.as_uri()]
    assert reader.outside == [file.as_uri()]
