"""Other data for one reader: shown on every page and to that reader alone, until they go back."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.script import opened, pulled_out, shown, to, turned

PAGES = ("overview", "people", "places", "statements", "method")
NOTICE = "You are looking at a preview of **mine.zip**; only you can see it."


@pytest.fixture
def files(csvs):
    """A small dataset of somebody else."""
    return csvs(
        people=[{"name": "Somebody Else"}, {"status": "prisoner-of-war", "name": "Ann Tester"}],
        events=[{"person_ids": "person-1"}, {"person_ids": "person-2"}],
    )


@pytest.fixture
def all_shown(shipped):
    """What is said where the shipped data is shown, and all of it."""
    events = shipped.events["event_id"].nunique()
    return f"{events} of {events} events"


def zipped(files: dict[str, bytes]) -> bytes:
    """Pack files."""
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def upload(app: AppTest, content: bytes, name: str = "mine.zip") -> AppTest:
    """Choose a zip file on the page that takes it."""
    [uploader] = turned(to("method", app), "Preview").file_uploader
    app = uploader.set_value((name, content, "application/zip")).run()
    assert not app.exception
    return app


def problems(app: AppTest) -> list[str]:
    """Give what is said to be wrong, in whichever list."""
    tables = [table.value for table in app.dataframe if "What is wrong" in table.value]
    return [sentence for table in tables for sentence in table["What is wrong"]]


def test_every_page_shows_the_preview_and_says_so(files):
    app = upload(opened("overview"), zipped(files))
    for page in PAGES:
        text = shown(to(page, app))
        assert NOTICE in text
        assert "2 of 2 events and 0 of 0 statements" in text
    assert "Small" in [title.value for title in to("overview", app).title]


def test_nobody_else_sees_it(files, all_shown):
    upload(opened("overview"), zipped(files))
    text = shown(opened("overview"))
    assert "preview" not in text
    assert all_shown in text


def test_the_way_back_leads_to_the_data(files, all_shown):
    app = upload(opened("method"), zipped(files))
    app = to("overview", app).button(key="leave the preview").click().run()
    assert not app.exception
    assert "preview" not in shown(app)
    assert all_shown in shown(app)
    assert "preview of" not in shown(turned(to("method", app), "Preview"))


def test_what_was_chosen_stays_where_the_preview_knows_it(shipped_files, files):
    app = upload(opened("overview", person="chang-renbo"), zipped(shipped_files))
    assert app.multiselect(key="filter people").value == ["chang-renbo"]
    app = upload(app, zipped(files))
    assert app.multiselect(key="filter people").value == []
    assert "this data does not have: person=chang-renbo" in app.warning[0].value.replace("\\", "")


def test_broken_data_is_told_and_what_was_shown_stays(files, all_shown):
    broken = zipped(files | {"events.csv": b"event_id\n"})
    app = upload(opened("overview"), broken)
    assert "preview of" not in shown(app)
    assert "This file cannot be shown." in shown(app)
    assert problems(app).count("the column is missing") == 4  # of those that every row needs
    assert all_shown in shown(to("overview", app))


def test_what_is_no_dataset_is_refused_in_a_sentence():
    app = upload(opened("method"), b"hello")
    assert problems(app) == ["the file is no zip file, or a damaged one"]


def test_its_rows_that_are_set_aside_are_counted_listed_and_given_away(files):
    events = files["events.csv"].replace(b"person-2", b"nobody")
    app = upload(opened("method"), zipped(files | {"events.csv": events}))
    app = pulled_out(turned(app, "Counts & problems"), "problems")
    assert "8 of 9 rows; 1 set aside" in "".join(e.label for e in app.expander)
    assert problems(app) == ['"nobody" names no row of people.csv']
    labels = [button.label for button in app.get("download_button")]
    assert "Set aside in events.csv: 1 row" in labels


def test_names_are_hidden_in_a_preview_as_in_the_data(files, monkeypatch):
    monkeypatch.setenv("DASHBOARD_REDACT", "1")
    app = upload(opened("method"), zipped(files))
    names = turned(to("method", app), "Tables")
    listed = [table.value["name"].tolist() for table in names.dataframe if "name" in table.value]
    assert listed[0][0] == "Somebody Else"
    assert "Ann Tester" not in str(listed)
    monkeypatch.setenv("DASHBOARD_REDACT", "0")
    assert "preview of" not in shown(to("overview", app))


def test_a_hostile_name_is_shown_letter_by_letter(files):
    app = upload(opened("method"), zipped(files), name="<b>*x*</b>![](http://x.example).zip")
    assert "preview of **<b>*x*</b>![](http://x.example).zip**" in shown(app)
    assert not any("<b>*" in element.value for element in app.markdown)
