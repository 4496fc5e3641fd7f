"""A file of another program, on the page on data and method: read, told, shown, taken away."""

import io
import json
from zipfile import ZipFile

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.exporting.zip_file import zipped
from dashboard.importing.uploaded import Brought, bring
from dashboard.model.load import build
from tests.importing.made_up import FORMATS, ROWS, acled, kml, own_table, row, slides
from tests.pages.script import opened, ran, shown, to, turned


def upload(app: AppTest, content: bytes, name: str) -> AppTest:
    """Choose a file on the page that takes it."""
    [uploader] = turned(to("method", app), "Preview").file_uploader
    return ran(uploader.set_value((name, content, "application/octet-stream")))


def given_away(app: AppTest) -> dict[str, bytes]:
    """Give the files of the folder that is offered; its button is there."""
    labels = [one.label for one in app.get("download_button")]
    assert "Download as a folder" in labels
    return dict(app.session_state["preview"].dataset.files)


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "a table"])
def test_a_file_of_every_format_is_shown_on_every_page_and_told(form):
    app = upload(opened("overview"), FORMATS[form](ROWS), "made up.bin")
    assert "60 rows of" in shown(app) or " of made up.bin: 60 events in 60 accounts" in shown(app)
    assert "You are looking at a preview of **made up.bin**" in shown(app)
    assert "60 of 60 events" in shown(to("overview", app))


def test_a_timeline_comes_with_its_title_and_what_was_left_out_and_goes_as_a_folder():
    content = json.loads(slides(ROWS))
    content["eras"] = [{"text": {"headline": "The <b>first</b> years"}}]
    app = upload(opened("overview"), json.dumps(content).encode(), "t.json")
    said = shown(app)
    assert "62 slides of t.json: 60 events in 60 accounts by 6 sources, at 0 places" in said
    assert "Left out: era 1, an era: The first years." in said
    assert "It is read as a TimelineJS timeline." in said
    assert "0 errors, 0 warnings, 0 rows set aside" in said
    assert "Made up" in [title.value for title in to("overview", app).title]
    files = given_away(turned(to("method", app), "Preview"))
    assert build(files, name="x").title == "Made up"


def test_a_table_is_explained_first_mended_and_read_so():
    app = upload(opened("method"), own_table(ROWS), "mine.csv")
    assert "is a table that nobody has explained" in shown(app)
    assert "preview of" not in shown(app)
    [told] = [table.value for table in app.dataframe if "Is" in table.value]
    assert told.iloc[1].tolist() == ["Datum", "date", "2031-01-01", "2031-02-02", "2031-03-03"]
    mended = app.text_area[0].value.replace('title = "Titel"', 'title = "Wer"')
    app = ran(app.text_area[0].set_value(mended))
    assert "The table has no column Wer" in shown(app)
    app = ran(app.button(key="read it so").click())
    assert "This file cannot be read." in shown(app)
    app = ran(app.text_area[0].set_value(mended.replace('"Wer"', '"Einheit"')))
    app = ran(app.button(key="read it so").click())
    assert "60 rows of mine.csv: 60 events in 60 accounts" in shown(app)
    assert "60 of 60 events" in shown(to("overview", app))
    assert app.session_state["preview"].dataset.events["title"].iloc[1] == "Group 1"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.4", "x.bin is a PDF document, which cannot be imported."),
        (kml(ROWS)[:900], "It is no XML, or a damaged one"),
        (acled(ROWS).replace(b"MU3,", b"MU3,,"), "line 5 has 32 cells, the header 31"),
        (b"\xff\xfeh\0e\0", "the file is UTF-16"),
        (b"", "empty"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_data_stays(content, said):
    app = upload(opened("method"), content, "x.bin")
    told = [f"{cell}" for table in app.dataframe for cell in table.value.to_numpy().ravel()]
    assert said in shown(app) + "\n".join(told)
    assert "You see the data as before." in shown(app)
    assert "preview of" not in shown(to("overview", app))


def test_another_file_takes_the_place_of_the_first_and_the_way_back_forgets_both():
    app = upload(opened("method"), own_table(ROWS), "mine.csv")
    app = upload(app, acled(ROWS), "acled.csv")
    assert "nobody has explained" not in shown(app)
    assert "preview of **acled.csv**" in shown(app)
    app = ran(app.button(key="leave the preview").click())
    assert "preview of" not in shown(turned(to("method", app), "Preview"))


def test_hostile_names_and_texts_are_shown_letter_by_letter():
    hostile = "<script>alert(1)</script> **bold** [a](javascript:x)"
    content = {"events": [{"text": {"headline": hostile}}, "x"], "eras": [{"text": {}}]}
    app = upload(opened("method"), json.dumps(content).encode(), "<b>*x*</b>.json")
    assert "preview of **<b>*x*</b>.json**" in shown(app)
    assert not any("<script>" in one.value for one in app.markdown)


def test_names_are_hidden_in_what_is_brought_told_and_given_away(files_of_two, monkeypatch):
    monkeypatch.setenv("DASHBOARD_REDACT", "1")
    content = workbook_of(files_of_two)
    app = upload(opened("method"), content, "mine.xlsx")
    assert "preview of **mine.xlsx**" in shown(app)
    assert "Ann Tester" not in shown(app)
    assert "may have names in it, which are redacted here" in shown(app)
    assert b"Ann Tester" not in b"".join(given_away(app).values())


@pytest.fixture
def files_of_two(csvs):
    """A small dataset with somebody who is a prisoner of war."""
    return csvs(
        people=[{"name": "Somebody Else"}, {"status": "prisoner-of-war", "name": "Ann Tester"}],
        events=[{"person_ids": "person-1"}, {"person_ids": "person-2"}],
    )


def workbook_of(files):
    """Write files as a workbook whose first sheet has a name above its header."""
    import csv

    from xlsxwriter import Workbook

    written = io.BytesIO()
    with Workbook(written, {"strings_to_formulas": False}) as book:
        for name, content in files.items():
            if name.endswith(".csv"):
                sheet = book.add_worksheet(name.removesuffix(".csv"))
                sheet.write_string(0, 0, "of Ann Tester")
                rows = csv.reader(io.StringIO(content.decode(), newline=""))
                for at, cells in enumerate(rows, 1):
                    for column, cell in enumerate(cells):
                        sheet.write_string(at, column, cell)
    return written.getvalue()


def test_what_would_become_too_much_is_refused_before_it_does():
    many = "; ".join(f"News {n}" for n in range(1000))
    with pytest.raises(ValueError, match="would become more than is looked at here"):
        bring("x.csv", acled([row(n, source=many) for n in range(30)]))
    with pytest.raises(ValueError, match="has more than 1 MB"):
        bring("x.csv", b"x" * 1_100_000)


def test_a_zip_file_of_a_dataset_is_taken_as_it_is(shipped_files):
    found = bring("x.bin", zipped(shipped_files))
    assert isinstance(found, Brought)
    assert found == Brought({name: shipped_files[name] for name in found.files})
    assert ZipFile(io.BytesIO(zipped(found.files))).testzip() is None
