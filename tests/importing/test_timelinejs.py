"""A TimelineJS sheet with what they are known for; all made up."""

import csv
import io

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.model.load import load

HEADER = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time"),
    *("Display Date", "Headline", "Text", "Media", "Media Credit", "Media Caption"),
    *("Media Thumbnail", "Type", "Group", "Background"),
)
HTML = '<p>Seen <b>twice</b> &amp; told<br>by <a href="https://x.example/a">a man</a>.</p>'
HOSTILE = '<script>alert(1)</script><a href="javascript:x">here</a><img src=x onerror=y>'


def sheet(*rows, header=HEADER):
    """Write a sheet; a row gives the cells that it is about."""
    file = io.StringIO()
    writer = csv.DictWriter(file, header, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def slide(**cells):
    """Give a slide by names of cells in which underscores stand for spaces."""
    return {name.replace("_", " "): cell for name, cell in cells.items()}


TITLE = slide(Headline="The <i>made-up</i> case", Text="What happened in Ruritania.", Type="title")
ERA = slide(Year="2030", End_Year="2031", Headline="The first years", Type="era")
MANY = [
    slide(
        **{"Year": "2031", "Month": str(1 + n % 12), "Day": str(1 + n % 28), "Group": "Sightings"},
        **{"Headline": f"Sighting {n}", "Text": f"It is seen for the {n}th time."},
        Media=f"https://x.example/{n % 5}" if n % 3 else "",
    )
    for n in range(55)
]


@pytest.fixture
def bring_in(tmp_path):
    """Import a sheet into a folder that is not there yet."""

    def run(text, folder="dataset"):
        file = tmp_path / "Some sheet.csv"
        file.write_text(text, "utf-8", newline="")
        ran = CliRunner().invoke(main, ["import", str(file), str(tmp_path / folder)])
        return ran, tmp_path / folder

    return run


def test_every_row_is_an_event_or_is_told(bring_in):
    ran, folder = bring_in(sheet(TITLE, *MANY, ERA))
    assert ran.exit_code == 0, ran.output
    assert ran.stdout.splitlines() == [
        "57 rows of Some sheet.csv: 55 events in 55 accounts by 6 sources, at 0 places; "
        "2 left out.",
        "Left out: line 2, the title slide: the dataset is called and described so.",
        "Left out: line 58, an era: The first years.",
    ]
    dataset = load(folder)
    assert dataset.problems == ()
    assert (dataset.title, dataset.standfirst) == (
        "The made-up case",
        "What happened in Ruritania.",
    )
    assert dataset.events["precision"].eq("day").all()
    assert list(dataset.kinds.values()) == ["Sightings"]


def test_a_longer_sheet_keeps_the_ids_and_the_same_one_gives_the_same(bring_in):
    _, first = bring_in(sheet(TITLE, *MANY), "first")
    _, again = bring_in(sheet(TITLE, *MANY), "again")
    longer = sheet(TITLE, slide(Year="1999", Headline="Before all"), *MANY)
    _, more = bring_in(longer, "more")
    for path in first.iterdir():
        if path.suffix == ".csv":
            assert path.read_bytes() == (again / path.name).read_bytes()
    assert {*load(first).events["event_id"]} < {*load(more).events["event_id"]}


@pytest.mark.parametrize(
    ("cells", "date"),
    [
        ({"Year": "2031"}, "2031"),
        ({"Year": "2031", "Month": "5"}, "2031-05"),
        ({"Year": "2031.0", "Month": "05", "Day": "7"}, "2031-05-07"),
        ({"Year": "2031", "Day": "7"}, "2031"),
        ({"Year": "2031", "End_Year": "2032", "End_Month": "1"}, "2031/2032-01"),
        ({"Year": "2031", "End_Year": "2031"}, "2031"),
        ({"Year": "987"}, "0987"),
        ({}, ""),
    ],
)
def test_a_date_is_as_exact_as_its_cells(bring_in, cells, date):
    ran, folder = bring_in(sheet(slide(Headline="Seen", **cells)))
    assert ran.exit_code == 0, ran.output
    assert load(folder).events["date"].fillna("").tolist() == [date]


def test_html_is_read_as_what_it_shows_and_nothing_of_it_runs(bring_in):
    _, folder = bring_in(
        sheet(slide(Headline="A <em>man</em>", Text=HTML), slide(Headline="B", Text=HOSTILE))
    )
    events = load(folder).events
    assert events["title"].tolist() == ["A man", "B"]
    assert events["summary"].tolist() == [
        "Seen twice & told\nby a man (https://x.example/a).",
        "here",
    ]


def test_what_has_no_column_here_is_kept_as_ones_own(bring_in):
    _, folder = bring_in(
        sheet(
            slide(Year="2031", Time="11:40:00", Headline="Seen", Media_Credit="Ann")
            | slide(Display_Date="about 11.40", Media="<iframe src=x>", Media_Caption="By night")
        )
    )
    dataset = load(folder)
    assert dataset.own_facts("events", 2) == {
        "Time": "11:40:00",
        "Display Date": "about 11.40",
        "Media Credit": "Ann",
        "Media Caption": "By night",
        "Media": "<iframe src=x>",
    }
    assert dataset.sources["title"].tolist() == ["Some sheet.csv"]


def test_a_broken_sheet_is_told_and_nothing_is_written(bring_in):
    ran, folder = bring_in(sheet(slide(Headline="Seen")) + "2031,5\r\n")
    assert ran.exit_code == 2
    assert "line 3 has 2 cells, the header 18" in ran.output
    assert not folder.exists()


def test_a_date_that_is_none_is_kept_and_told_by_check(bring_in):
    ran, folder = bring_in(sheet(slide(Year="2031", Month="13", Headline="Seen")))
    assert ran.exit_code == 1
    assert "1 row set aside" in ran.output
    assert "2031-13" in (folder / "events.csv").read_text("utf-8")
