"""Events of several places: a route, something between two, one of several; everywhere as such."""

import json

import pytest

from dashboard.analysis.accounts.comparison import compare
from dashboard.analysis.accounts.readable import readable_events
from dashboard.analysis.choices.excluded import undecided
from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.density.named_places import rows_at
from dashboard.analysis.filed_tables import as_filed
from dashboard.analysis.journeys.feasible import impossible
from dashboard.analysis.journeys.legs import legs
from dashboard.analysis.journeys.routes import routes
from dashboard.analysis.journeys.stops import stretches
from dashboard.analysis.map_marks import marks, unplaced
from dashboard.analysis.places import happened_at
from dashboard.exporting.csv_folder import folder_files
from dashboard.exporting.extract import extract
from dashboard.exporting.followthemoney import followthemoney
from dashboard.exporting.maps.geojson import geojson
from dashboard.exporting.maps.kml import kml
from dashboard.exporting.sqlite import sqlite
from dashboard.exporting.workbook import workbook
from dashboard.model.load import build
from dashboard.model.redaction.redacted_files import build_redacted

PLACES = [  # a degree of longitude on the equator is 111 km
    {"place_id": "west", "name": "West", "latitude": "0", "longitude": "30"},
    {"place_id": "middle", "name": "Middle", "latitude": "0", "longitude": "31"},
    {"place_id": "east", "name": "East", "latitude": "0", "longitude": "32"},
    {"place_id": "north", "name": "North", "latitude": "3", "longitude": "31"},
    {"place_id": "land", "name": "Land", "kind": "country"},
    {"place_id": "house", "name": "House", "within": "west"},
]
for one in PLACES[:4]:
    one["within"] = "land"


def event(places: str, how: str = "", **more: str) -> dict[str, str]:
    """Tell of an event of the one person there is; one place, or several and how."""
    where = {"place_id": places} if ";" not in places else {"place_ids": places}
    return {"person_ids": "person-1", "date": "2025-02-05"} | where | {"whereabouts": how} | more


@pytest.fixture
def told(dataset):
    """Load events of one person among the places."""
    return lambda *events: dataset(people=[{}], places=PLACES, events=[*events])


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("along", "along West, Middle, East"),
        ("between", "between West, Middle and East"),
        ("one-of", "West, Middle or East"),
    ],
)
def test_they_are_told_apart_in_words(told, how, words):
    assert readable_events(told(event("west;middle;east", how)))["place"].tolist() == [words]


def test_the_place_filter_finds_them_at_each_and_counts_them_once(told):
    made = told(event("west;east", "along"), event("north"))
    for place in ("west", "east", "land"):
        left = apply(made, Filters(places=(place,)))
        assert "event-1" in left.events["event_id"].tolist()
    assert apply(made, Filters(places=("middle",))).events.empty
    assert len(apply(made, Filters(places=("west", "east"))).events) == 1
    assert "without a place" not in undecided(made, Filters(places=("middle",)))
    assert happened_at(made, "east")["event_id"].tolist() == ["event-1"]
    assert apply(made, Filters(text="east along")).events.empty  # a word of no text
    assert len(apply(made, Filters(text="east")).events) == 1
    assert rows_at(made, ["west", "east", "north"]) == 2
    assert rows_at(made, ["east"]) == 1


def test_the_map_has_a_mark_at_each_and_lines_that_are_no_legs(told):
    made = told(event("west;middle;east", "along", title="The drive"))
    assert marks(made).set_index("place_id")["accounts"].to_dict() == dict.fromkeys(
        ("west", "middle", "east"), 1
    )
    assert unplaced(made).empty
    assert routes(made).empty
    lines = stretches(made)
    assert lines[["from_longitude", "to_longitude"]].values.tolist() == [[30, 31], [31, 32]]
    assert lines["tooltip"].unique().tolist() == [
        "The drive (5 February 2025): along West, Middle, East"
    ]
    assert stretches(told(event("west"))).empty


def two_accounts(*accounts: dict[str, str]) -> dict:
    second = {"source_id": "radio", "publisher": "Radio"}
    return {
        "sources": [{}, second],
        "people": [{}],
        "places": PLACES,
        "events": [
            {"event_id": "event-1", "source_id": source} | one
            for source, one in zip(("paper", "radio"), accounts, strict=True)
        ],
    }


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (event("west;east", "one-of"), event("east"), "refines"),
        (event("west;east", "one-of"), event("house"), "refines"),
        (event("west;east", "one-of"), event("middle"), "conflicts"),
        (event("west;east", "one-of"), event("land"), "refines"),
        (event("west;east", "one-of"), event("east;north", "one-of"), "agrees"),
        (event("west;east", "along"), event("west;middle;east", "along"), "refines"),
        (event("west;east", "along"), event("east;west", "between"), "agrees"),
        (event("west;east", "between"), event("middle"), "agrees"),  # it lies on the way
        (event("west;east", "between"), event("north"), "conflicts"),
    ],
)
def test_they_are_compared_as_one_of_these(dataset, one, other, verdict):
    for accounts in ((one, other), (other, one)):
        assert compare(dataset(**two_accounts(*accounts)))["place"].tolist() == [verdict]


def test_distances_are_from_the_nearest(told):
    made = told(event("west"), event("middle;east", "one-of", date="2025-02-07"))
    (leg,) = legs(made).to_dict("records")
    assert leg["km_least"] == pytest.approx(111.3, abs=0.1)
    assert leg["km_most"] == pytest.approx(222.6, abs=0.1)
    assert leg["to_place"] == "Middle or East"
    here = told(event("west"), event("west;east", "one-of", date="2025-02-07"))
    assert legs(here)["km_least"].tolist() == [0.0]


def test_a_journey_reaches_a_route_at_its_first_place_and_leaves_it_at_its_last(told):
    made = told(
        event("north", date="2025-02-04"),
        event("west;middle;east", "along"),
        event("north", date="2025-02-07"),
    )
    lines = routes(made)
    ends = ["from_longitude", "to_longitude"]
    assert lines[ends].round(3).values.tolist() == [[31.0, 30.0], [32.0, 31.0]]
    assert not lines["certain"].any()


def test_what_may_have_been_anywhere_on_the_way_is_not_impossible(told):
    noon = {"date": "2025-02-05T12:00Z"}
    soon = {"date": "2025-02-05T12:05Z"}
    assert impossible(told(event("west", **noon), event("east", **soon)))
    assert impossible(told(event("north", **noon), event("west;east", "between", **soon)))
    for how in ("along", "between"):
        assert not impossible(told(event("middle", **noon), event("west;east", how, **soon)))
    assert impossible(told(event("middle", **noon), event("west;east", "one-of", **soon)))
    assert not impossible(told(event("east", **noon), event("west;east", "one-of", **soon)))


def test_what_can_be_wrong_with_them_is_told(csvs):
    rows = [
        event("west;east", "along", place_id="west"),
        event("west", "along"),
        event("west;east"),
        event("west;nowhere", "between"),
    ]
    made = build(csvs(people=[{}], places=PLACES, events=rows), name="x")
    assert [(p.line, p.column, p.kind, p.severity) for p in made.problems] == [
        (2, "place_id", "place-twice", "error"),
        (3, "whereabouts", "too-few-places", "warning"),
        (4, "whereabouts", "unsaid-whereabouts", "warning"),
        (5, "place_ids", "unknown-id", "error"),
    ]


def test_files_have_them_as_they_were_written_and_come_back(told):
    made = told(event("west;east", "along"), event("north"), event("middle"))
    filed = as_filed(made, "events")
    assert filed["place_ids"].fillna("").tolist() == ["west;east", "", ""]
    assert filed["place_id"].fillna("").tolist() == ["", "north", "middle"]
    part = extract(made, Filters(places=("east",)))
    again = build(folder_files(part), name="again")
    assert again.problems == ()
    assert again.events["place_ids"].tolist() == [("west", "east")]
    assert {*again.places["place_id"]} == {"west", "east", "land"}


def test_maps_have_a_line_for_a_route_and_points_for_the_others(told):
    made = told(
        event("west;east", "along"), event("west;east", "between"), event("west;land", "one-of")
    )
    whole = extract(made, Filters())
    found = json.loads(geojson(whole))["features"]
    shapes = [one["geometry"] for one in found if one["properties"]["role"] == "event"]
    assert shapes == [
        {"type": "LineString", "coordinates": [[30, 0], [32, 0]]},
        {"type": "MultiPoint", "coordinates": [[30, 0], [32, 0]]},
        {"type": "Point", "coordinates": [30, 0]},
    ]
    assert b"<LineString><tessellate>1</tessellate><coordinates>30.0,0.0 32.0,0.0" in kml(whole)
    assert b"between West and East" in followthemoney(whole)
    for form in (sqlite, workbook):
        assert form(whole)


def test_hidden_names_are_in_none_of_their_ids(csvs):
    rows = {
        "people": [{"name": "Zyxwo Quorl", "status": "prisoner-of-war"}],
        "places": [{"place_id": "zyxwo-house"}, {"place_id": "other"}],
        "events": [{"place_ids": "zyxwo-house;other", "whereabouts": "along"}],
    }
    made = build_redacted(csvs(**rows), name="x")
    assert made.problems == ()
    assert "zyxwo" not in str(made.events.to_dict("records"))
    assert len(made.events["place_ids"].iloc[0]) == 2


def test_a_dataset_without_any_is_read_as_before(shipped):
    assert "place_ids" not in as_filed(shipped, "events")
    assert not shipped.events["place_id"].str.contains(";").any()
    assert shipped.where_names == shipped.place_names
