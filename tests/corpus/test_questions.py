"""What is counted and found of a corpus, against the tables of the case."""

from collections import Counter
from datetime import date, datetime

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.corpus import asked
from dashboard.corpus.areas import kilometres
from dashboard.corpus.building.written import write_dataset
from dashboard.corpus.found import Near
from dashboard.corpus.opened import open_corpus
from tests.corpus.test_choices import of_case, of_corpus

WANG = Filters(people=("wang-guangjun",))
APRIL = date(2025, 4, 1), date(2025, 4, 30)


@pytest.fixture(scope="session")
def hours(dataset, by, tmp_path_factory):
    """Events by the clock, in zones; near each other and on either side of 180 degrees."""
    made = dataset(
        places=[
            {"place_id": "kyiv", "country": "UA", "latitude": "50.45", "longitude": "30.52"},
            {"place_id": "near", "country": "UA", "latitude": "50.50", "longitude": "30.52"},
            {"place_id": "west", "latitude": "52.0", "longitude": "179.99"},
            {"place_id": "east", "latitude": "52.0", "longitude": "-179.99"},
            {"place_id": "pole", "latitude": "90", "longitude": "0"},
        ],
        events=[
            {"event_id": "a", "place_id": "kyiv", "date": "2025-04-01T06:30"},
            {"event_id": "b", "place_id": "near", "date": "2025-04-03"},
            {"event_id": "c", "place_id": "west", "date": "2025-04"},
            {"event_id": "d", "place_id": "east", "date": "../2025-04-01"},
            {"event_id": "e", "place_id": "pole"},
            {"event_id": "f", "place_ids": "kyiv;near", "whereabouts": "along"},
        ],
    )
    out = tmp_path_factory.mktemp("hours")
    write_dataset(made, out)
    return made, open_corpus(out, by=by)


@pytest.mark.parametrize("minute", [datetime(2025, 4, 1, 3, 30), datetime(2025, 4, 1, 6, 30)])
@pytest.mark.parametrize("certainly", [False, True])
def test_minutes_are_those_of_utc(hours, minute, certainly):
    dataset, corpus = hours
    filters = Filters(days=(minute, datetime(2025, 5, 2, 0, 0)), certainly=certainly)
    assert of_corpus(corpus, filters) == of_case(dataset, filters)


def test_accounts_are_counted_by_month_and_kind_and_none_is_lost(corpus, shipped):
    counted = corpus.by_time(WANG, "month")
    left = apply(shipped, WANG)
    begins = Counter(
        (None if pd.isna(day) else day.replace(day=1).date(), column, word)
        for rows, column in ((left.events, "kind"), (left.statements, "topic"))
        for day, word in zip(rows["earliest"].fillna(rows["latest"]), rows[column], strict=True)
    )
    found = {
        (None if pd.isna(row["first_day"]) else row["first_day"].date(), column, row[column]): n
        for _, row in counted.iterrows()
        for column in ("kind", "topic")
        if isinstance(row[column], str) and (n := row["rows"])
    }
    assert found == begins
    assert counted["rows"].sum() == corpus.count(WANG)
    assert (counted["certain"] <= counted["rows"]).all()


def test_bins_of_any_size_have_the_same_accounts(corpus):
    sums = {unit: corpus.by_time(unit=unit)["rows"].sum() for unit in ("day", "month", "year")}
    assert {*sums.values()} == {corpus.count()}
    years = corpus.by_time(unit="year")["first_day"].dropna()
    assert {(day.month, day.day) for day in years} == {(1, 1)}


@pytest.mark.parametrize("level", [0, 4, 16])
def test_cells_of_the_map_have_all_accounts_that_have_a_point(corpus, shipped, level):
    cells = corpus.by_cell(level=level)
    points = shipped.places.dropna(subset="latitude")["place_id"]
    placed = sum(
        rows["place_id"].isin(points).sum() for rows in (shipped.events, shipped.statements)
    )
    assert cells["rows"].sum() == placed
    assert len(cells) == 1 if level == 0 else len(cells) > 1
    if level == 16:
        moscow = cells[cells["place_id"] == "moscow"]
        assert moscow["latitude"].item() == pytest.approx(
            shipped.places.set_index("place_id").loc["moscow", "latitude"]
        )


def test_a_part_of_the_map_may_reach_over_180_degrees(hours):
    _, corpus = hours
    assert corpus.by_cell(within=(179, 50, -179, 53))["rows"].sum() == 2
    assert corpus.by_cell(within=(30, 50, 31, 51))["rows"].sum() == 2


@pytest.mark.parametrize("part", ["people", "places", "sources", "kinds", "topics"])
def test_entries_are_counted_as_many_as_would_be_left_with_each(corpus, part):
    counted = corpus.top(part, WANG)
    assert len(counted)
    assert counted["rows"].is_monotonic_decreasing
    others = WANG.without(part) if part == "people" else WANG
    for row in counted.head(3).itertuples():
        own = Filters(**{**vars(others), part: (row.id,)})
        extra = {"kinds": "statements", "topics": "events"}.get(part)
        left = of_corpus(corpus, own)
        assert row.rows == len([one for one in left if one[0] != extra])
        assert row.name


def test_a_page_is_in_order_and_pages_have_each_row_once(corpus):
    pages = [corpus.page(by="earliest", first=first, size=60) for first in range(0, 300, 60)]
    rows = pd.concat(pages)
    assert rows["row"].is_unique
    assert len(rows) == corpus.count()
    known = rows["earliest"].dropna()
    assert known.is_monotonic_increasing
    assert rows["earliest"].isna().to_numpy()[len(known) :].all()
    latest_first = corpus.page(by="earliest", descending=True, size=5)["earliest"]
    assert latest_first.iloc[0] == known.max()


def test_a_record_has_all_its_accounts(corpus, shipped):
    own = shipped.events[shipped.events["event_id"] == "wang-capture"]
    assert len(own) > 1
    found = corpus.by_id(["wang-capture"])
    assert {*found["source_id"]} == {*own["source_id"]}
    assert {*found["summary"]} == {*own["summary"]}


def test_more_rows_than_a_reader_takes_are_not_given(corpus):
    assert corpus.all_rows(most=10) is None
    assert len(corpus.all_rows(WANG, most=10_000)) == corpus.count(WANG)


def test_names_are_those_of_the_case(corpus, shipped):
    assert corpus.names("people", ["zelensky", "nobody"]) == {
        "zelensky": shipped.people_names["zelensky"]
    }
    assert "moscow" in corpus.matching("places", "MOSC")


def test_what_is_near_is_found_within_the_days_nearest_first(hours):
    _, corpus = hours
    day = (date(2025, 4, 1) - date(1970, 1, 1)).days
    kyiv = Near(50.45, 30.52, day, day)
    assert corpus.nearby(kyiv, km=10, days=3).rows["id"].tolist() == ["a", "b"]
    assert corpus.nearby(kyiv, km=10, days=1).rows["id"].tolist() == ["a"]
    assert corpus.nearby(kyiv, km=5, days=3).rows["id"].tolist() == ["a"]
    one = corpus.nearby(kyiv, km=10, days=None, most=1)
    assert (one.number, one.rows["id"].tolist()) == (2, ["a"])
    over = corpus.nearby(Near(52.0, 179.99, day, day), km=10, days=30)
    assert over.rows["id"].tolist() == ["c", "d"]
    assert over.rows["km"].tolist() == pytest.approx(
        [0, *kilometres(52.0, 179.99, pd.DataFrame({"latitude": [52.0], "longitude": [-179.99]}))]
    )
    assert corpus.nearby(Near(89.99, 170), km=10, days=None).rows["id"].tolist() == ["e"]


@pytest.mark.parametrize("filters", [WANG, Filters(text="russian"), Filters(days=APRIL)], ids=str)
def test_more_than_are_kept_of_a_choice_are_counted_the_same(corpus, monkeypatch, filters):
    kept = corpus.own()
    several = kept.top("places", filters), kept.by_time(filters), kept.page(filters)
    monkeypatch.setattr(asked, "FEW", 3)
    anew = corpus.own()
    again = anew.top("places", filters), anew.by_time(filters), anew.page(filters)
    assert len(several[-1]) > 3
    for one, other in zip(several, again, strict=True):
        assert_frame_equal(one, other)


def test_what_a_reader_has_no_use_for_any_more_is_computed_anew(corpus):
    own = corpus.own()
    before = own.count(WANG)
    own.forget()
    assert own.count(WANG) == before
