"""A reader takes away what is shown, and what comes is a file of the right kind."""

from pathlib import Path

from playwright.sync_api import expect

from dashboard.model.load import load


def test_the_folder_that_is_downloaded_opens_here_again(reader, tmp_path):
    page = reader.open("?person=wang-guangjun&kind=capture")
    page.get_by_role("button", name="Export", exact=True).click()
    menu = page.get_by_test_id("stPopoverBody")
    expect(menu).to_contain_text("1 of 41 events and 69 of 95 statements: Wang Guangjun")
    with page.expect_download() as download:
        menu.get_by_role("button", name="Folder of CSVs").click()
    assert download.value.suggested_filename == "what-two-captured-chinese-citizens-said.zip"
    file = tmp_path / "some.zip"
    file.write_bytes(Path(download.value.path()).read_bytes())
    again = load(file)
    assert again.problems == ()
    assert "A part of it: 1 of 41 events and 69 of 95 statements" in again.standfirst
    expect(page.get_by_test_id("stMain")).to_contain_text("1 of 41 events")
    assert reader.outside == []
