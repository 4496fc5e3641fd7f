"""TimelineJS: what its documentation asks of a file, dates in words, texts that run nothing."""

import json

import pytest

from dashboard.analysis.choices.filters import Filters
from dashboard.exporting.extract import extract
from dashboard.exporting.timelinejs import timelinejs
from dashboard.model.load import build
from tests.exporting.maps.test_maps import Tags
from tests.hostile import HOSTILE, MARKUP, URL

TOP = {"title", "events", "eras", "scale"}  # as TimelineJS documents its JSON format
SLIDE = {"start_date", "end_date", "text", "media", "group", "display_date", "background"}
SLIDE |= {"autolink", "unique_id"}
DATE = {"year", "month", "day", "hour", "minute", "second", "millisecond", "display_date"}


def read(part):
    """Read a timeline, and hold it to the rules of the format."""
    timeline = json.loads(timelinejs(part))
    assert set(timeline) <= TOP
    assert timeline["scale"] in ("human", "cosmological")
    slides = timeline["events"]
    for slide in [*slides, timeline["title"]]:
        assert set(slide) <= SLIDE
        assert set(slide["text"]) <= {"headline", "text"}
    for slide in slides:
        for end in ("start_date", "end_date"):
            for name, number in slide.get(end, {"year": 1}).items():
                assert name in DATE
                assert isinstance(number, int)
        assert slide["start_date"]["year"]
    ids = [slide["unique_id"] for slide in slides]
    assert len({*ids}) == len(ids)
    return timeline


def test_every_dated_event_has_a_slide_and_the_others_are_counted(shipped):
    timeline = read(extract(shipped, Filters()))
    events = shipped.events
    dated = {*events.loc[events["precision"].notna(), "event_id"]}
    assert {slide["unique_id"] for slide in timeline["events"]} == dated
    undated = events["event_id"].nunique() - len(dated)
    told = timeline["title"]["text"]["text"]
    assert "Told in part by prisoners of war" in told
    assert ("Events without a date" in told) == (undated > 0)


@pytest.mark.parametrize(
    ("date", "start", "end", "words"),
    [
        ("2025-02-05", (2025, 2, 5), None, "5 February 2025"),
        ("2025-02", (2025, 2, 1), (2025, 2, 28), "February 2025"),
        ("[2025-02-01..2025-02-10]", (2025, 2, 1), (2025, 2, 10), "early February 2025"),
        ("2025-02-25/..", (2025, 2, 25), None, "25 February 2025"),
        ("../2025-04-08", (2025, 4, 8), None, "8 April 2025"),
    ],
)
def test_a_date_is_said_in_words_and_no_day_is_made_up(dataset, date, start, end, words):
    (slide,) = read(extract(dataset(events=[{"date": date}]), Filters()))["events"]
    assert tuple(slide["start_date"].values()) == start
    assert ("end_date" in slide) == (end is not None)
    if end:
        assert tuple(slide["end_date"].values()) == end
    assert words in slide["display_date"]


def test_hostile_texts_are_shown_and_run_nothing(csvs):
    timeline = read(extract(build(csvs(**HOSTILE), name="hostile"), Filters()))
    shown = ""
    for slide in [*timeline["events"], timeline["title"]]:
        parts = [*slide["text"].values(), slide.get("group", ""), slide.get("display_date", "")]
        for found in map(Tags, parts):
            shown += found.shown
            for tag, *attributes in found.found:
                assert (tag, attributes) in (("p", []), ("a", [("href", URL)]))
    assert MARKUP in shown
