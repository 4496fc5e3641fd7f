"""A reader brings a table of their own: explained, shown as a map, and taken away as a folder."""

from pathlib import Path

from playwright.sync_api import expect

from dashboard.model.load import load
from tests.importing.made_up import MANY, ROWS, own_table


def test_a_table_of_ones_own_becomes_a_map_and_a_folder(reader, tmp_path):
    page = reader.open("method")
    page.get_by_role("tab", name="Preview").click()
    expect(page.get_by_text("Choose a file")).to_be_visible()
    reader.settled()
    file = {"name": "mine.csv", "mimeType": "text/csv", "buffer": own_table(ROWS)}
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("is a table that nobody has explained")).to_be_visible()
    reader.settled()
    page.get_by_role("button", name="Read it so").click()
    expect(page.get_by_text("It is read as a table.")).to_be_visible()
    expect(page.get_by_text(f"{MANY} rows of mine.csv")).to_be_visible()
    reader.settled()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as a folder").click()
    assert download.value.suggested_filename == "mine.zip"
    folder = tmp_path / "some.zip"
    folder.write_bytes(Path(download.value.path()).read_bytes())
    assert load(folder).events["event_id"].nunique() == MANY
    reader.turn_to("Overview")
    expect(page.get_by_text(f"{MANY} of {MANY} events").first).to_be_visible()
    expect(reader.marks("Mada 1").first).to_be_visible()
    assert reader.outside == []
