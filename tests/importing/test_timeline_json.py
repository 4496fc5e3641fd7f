"""The JSON of a TimelineJS timeline: what its sheet has, and hours; made up."""

import json

import pytest

from dashboard.analysis.choices.filters import Filters
from dashboard.exporting.extract import extract
from dashboard.exporting.formats import by_name
from dashboard.model.load import load
from tests.importing.made_up import ROWS, slides, table


def timeline(*events, **about):
    """Write a timeline."""
    return json.dumps({"events": events} | about).encode()


def slide(**about):
    """Make a slide of a day in May 2031."""
    day = {"year": "2031", "month": "5", "day": "1"}
    return {"start_date": day, "text": {"headline": "Seen", "text": "By a man."}} | about


def date_of(run_import, rows_of, **start):
    ran, folder = run_import(timeline(slide(start_date=start)))
    assert ran.exit_code == 0, ran.output
    return rows_of(folder, "events")[0]["date"]


@pytest.mark.parametrize(
    ("start", "date"),
    [
        ({"year": 2031}, "2031"),
        ({"year": "2031", "month": "5", "day": ""}, "2031-05"),
        ({"year": 2031, "month": 5, "day": 1, "hour": 9, "minute": 5}, "2031-05-01T09:05"),
        (
            {"year": 2031, "month": 5, "day": 1, "hour": 9, "minute": 5, "second": 7},
            "2031-05-01T09:05:07",
        ),
        (
            {"year": 2031, "month": 5, "day": 1, "hour": 9},
            "[2031-05-01T09:00..2031-05-01T09:59]",
        ),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(run_import, rows_of, start, date):
    assert date_of(run_import, rows_of, **start) == date


def test_title_eras_and_what_is_no_slide_are_told(run_import):
    ran, folder = run_import(
        timeline(
            *(slide(), "no slide"),
            title={"text": {"headline": "The <i>made-up</i> case", "text": "In Ruritania."}},
            eras=[{"start_date": {"year": "2030"}, "text": {"headline": "The first years"}}],
        )
    )
    assert ran.exit_code == 0, ran.output
    assert load(folder).title == "The made-up case"
    assert ran.stdout.splitlines() == [
        "4 slides of Made up: 1 event in 1 account by 1 source, at 0 places; 3 left out.",
        "Left out: the title slide: the dataset is called and described so.",
        "Left out: era 1, an era: The first years.",
        "Left out: slide 2, which is no slide.",
    ]


def test_what_has_no_column_here_is_kept_by_where_it_stood(run_import):
    one = slide(
        display_date="about noon",
        background={"url": "https://x.example/b.png"},
        media={"url": "<iframe src=x>", "credit": "Ann Example"},
        autolink=False,
    )
    ran, folder = run_import(timeline(one))
    assert ran.exit_code == 0, ran.output
    assert load(folder).own_facts("events", 2) == {
        **{"display_date": "about noon", "background.url": "https://x.example/b.png"},
        **{"media.url": "<iframe src=x>", "media.credit": "Ann Example", "autolink": "false"},
    }


def test_a_sheet_and_its_json_give_the_same_events(run_import):
    rows = []
    for one in json.loads(slides(ROWS))["events"]:
        day, text = one["start_date"], one["text"]
        rows.append(
            {
                **{"Year": day["year"], "Month": day["month"], "Day": day["day"]},
                **{"Headline": text["headline"], "Text": text["text"], "Group": one["group"]},
                "Media": one["media"]["url"],
            }
        )
    header = ["Year", "Month", "Day", "Headline", "Text", "Media", "Group"]
    _, sheet = run_import(table(header, rows), folder="sheet")
    _, other = run_import(slides(ROWS), folder="json")
    columns = ["event_id", "date", "title", "summary", "kind"]
    told = [load(folder).events[columns].to_dict("records") for folder in (sheet, other)]
    assert told[0] == told[1]


def test_our_own_export_keeps_the_ids_of_events(run_import, folder):
    before = load(folder)
    content = by_name("", "timelinejs").write(extract(before, Filters()))
    ran, made = run_import(content)
    assert ran.exit_code == 0, ran.output
    assert {*load(made).events["event_id"]} <= {*before.events["event_id"]}


def test_a_sheet_with_places_and_times_has_them(run_import, rows_of):
    header = ["Year", "Month", "Day", "Time", "Headline", "Text", "Place", "Latitude", "Longitude"]
    one = {"Year": "2031", "Month": "5", "Day": "1", "Time": "9:05", "Headline": "Seen"}
    ran, folder = run_import(
        table(header, [one | {"Place": "Mada", "Latitude": "10.5", "Longitude": "20.5"}])
    )
    assert ran.exit_code == 0, ran.output
    assert rows_of(folder, "events")[0]["date"] == "2031-05-01T09:05"
    assert rows_of(folder, "events")[0]["event_id"] == "seen-2031-05-01"
    assert rows_of(folder, "places")[0]["latitude"] == "10.5"
