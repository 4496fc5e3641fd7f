"""Where somebody can have been between two sightings: whose, how fast, and from when to when."""

import json

import pytest

from dashboard.analysis.journeys.gap_words import gap_named, gap_on_map, gap_said
from dashboard.analysis.journeys.gaps import Speed, gaps, usual_of
from dashboard.model.load import build

WORDS = [
    {"column": "events.kind", "value": "arrival", "label": "Arrival"},
    {"column": "people.kind", "value": "person", "label": "Person"},
    {"column": "people.kind", "value": "lorry", "label": "Lorry"},
    {"column": "people.kind", "value": "cart", "label": "Cart", "usual_kmh": "6"},
    {"column": "people.kind", "value": "tank", "label": "Tank", "fastest_kmh": "50"},
    {
        **{"column": "people.kind", "value": "boat", "label": "Boat"},
        **{"fastest_kmh": "20", "usual_kmh": "25"},
    },
    {"column": "people.kind", "value": "walker", "label": "Walker", "means": "person"},
    {"column": "people.kind", "value": "ghost", "label": "Ghost"},
]
PLACES = [
    {"place_id": "a", "name": "A", "latitude": "48", "longitude": "38"},
    {"place_id": "b", "name": "B", "latitude": "48.2", "longitude": "38"},
    {"place_id": "c", "name": "C", "latitude": "48.4", "longitude": "38", "radius_km": "5"},
    {"place_id": "aside", "name": "Aside", "latitude": "48.1", "longitude": "38.2"},
    {"place_id": "nowhere", "name": "Nowhere"},
]
SOURCES = [{"published": "2032", "accessed": "2032"}]


def seen(name: str, place: str, when: str, **more: str) -> dict[str, str]:
    """A sighting of the lorry."""
    cells = {"event_id": name, "title": name, "place_id": place, "date": when}
    return cells | {"person_ids": "lorry"} | more


AT_A = seen("at-a", "a", "2014-07-17T10:00Z")
AT_B = seen("at-b", "b", "2014-07-17T11:00Z")
AT_C = seen("at-c", "c", "2014-07-17T12:00Z")


@pytest.fixture(scope="module")
def made(csvs):
    """Make a dataset of sightings of a lorry, or of somebody of another kind."""

    def make(*events: dict[str, str], kind: str = "lorry"):
        people = [
            {"person_id": "lorry", "name": "The lorry", "kind": kind},
            {"person_id": "driver", "name": "The driver", "kind": "person"},
        ]
        words = [word for word in WORDS if word["value"] != ("person" if not kind else "")]
        files = csvs(
            sources=SOURCES, vocabulary=words, people=people, places=PLACES, events=list(events)
        )
        files["datapackage.json"] = json.dumps({"title": "Small"}).encode()
        return build(files, name="small")

    return make


def test_how_fast_kinds_travel_is_stated_or_taken_or_the_most_they_can(made):
    speeds = usual_of(made(AT_A))
    assert speeds["cart"] == Speed(6, usual=True)
    assert speeds["boat"] == Speed(20, usual=True)  # no more than it can
    assert speeds["tank"] == Speed(50, usual=False)
    assert speeds["lorry"].usual
    assert speeds["lorry"].kmh < 120
    assert speeds["walker"] == speeds["person"]
    assert "ghost" not in speeds


def test_before_after_and_around_an_event(made):
    told = made(AT_A, AT_B, AT_C)
    found = {gap.key: gap for gap in gaps(told, "at-b")}
    assert [*found] == ["lorry:before", "lorry:after", "lorry:around"]
    ends = {
        key: (gap.starts[0].place_id, gap.ends[0].place_id, gap.most_seconds)
        for key, gap in found.items()
    }
    hour = 3600 + 59  # a minute is all of it
    assert ends == {
        "lorry:before": ("a", "b", hour),
        "lorry:after": ("b", "c", hour),
        "lorry:around": ("a", "c", 2 * 3600 + 59),
    }
    assert [gap.key for gap in gaps(told, "at-a")] == ["lorry:after"]
    assert [gap.key for gap in gaps(told, "at-c")] == ["lorry:before"]
    assert gaps(told, None) == gaps(told, "gone") == []


def test_of_each_who_was_there(made):
    two = {"person_ids": "lorry;driver"}
    told = made(AT_A | two, AT_B | two)
    assert [gap.key for gap in gaps(told, "at-b")] == ["lorry:before", "driver:before"]


def test_an_event_without_a_place_is_gone_around(made):
    told = made(AT_A, seen("call", "", "2014-07-17T10:30Z"), AT_C)
    (gap,) = gaps(told, "call")
    assert (gap.key, gap.starts[0].place_id, gap.ends[0].place_id) == ("lorry:around", "a", "c")
    told = made(AT_A, seen("call", "nowhere", "2014-07-17T10:30Z"), AT_C)
    assert [gap.key for gap in gaps(told, "call")] == ["lorry:around"]


@pytest.mark.parametrize(
    "other",
    [
        AT_A | {"date": "[..2014-07-17]"},
        AT_A | {"date": ""},
        AT_A | {"place_id": ""},
        AT_A | {"place_id": "nowhere"},
        AT_A | {"basis": "inferred", "note": "a guess"},
    ],
)
def test_nothing_where_time_or_place_is_not_known_or_only_inferred(made, other):
    assert gaps(made(other, AT_B), "at-b") == []


@pytest.mark.parametrize("kind", ["ghost", ""])
def test_nothing_of_whom_no_speed_is_known(made, kind):
    told = made(AT_A, AT_B, kind=kind or "ghost")
    assert gaps(told, "at-b") == []


@pytest.mark.parametrize(
    ("first", "second", "hours"),
    [
        ("2014-07-17T10:00:00Z", "2014-07-17T11:00:00Z", 1),
        ("[2014-07-17T10:00:00Z..2014-07-17T10:20:00Z]", "2014-07-17T11:00:00Z", 1),
        ("2014-07-17T08:00:00Z/2014-07-17T10:30:00Z", "2014-07-17T11:00:00Z", 0.5),  # it lasted
        ("../2014-07-17T10:30:00Z", "2014-07-17T11:00:00Z", 0.5),
        ("2014-07-17T10:00:00Z", "2014-07-17T11:00:00Z/2014-07-17T15:00:00Z", 1),
        ("2014-07-17T10:00:00Z~", "2014-07-17T11:00:00Z", 2),  # an hour beside the clock
        ("2014-07-17T10:00:00", "2014-07-17T11:00:00Z", 15),  # in whatever zone
    ],
)
def test_doubts_about_times_are_read_in_the_most_generous_way(made, first, second, hours):
    told = made(AT_A | {"date": first}, AT_B | {"date": second})
    (gap,) = gaps(told, "at-b")
    assert gap.most_seconds == pytest.approx(hours * 3600, abs=1)


def test_days_alone_are_days_in_whatever_zone(made):
    told = made(AT_A | {"date": "2014-07-17"}, AT_B | {"date": "2014-07-18"})
    (gap,) = gaps(told, "at-b")
    assert gap.most_seconds == (48 + 26) * 3600 - 1


def test_of_several_between_which_nothing_tells_an_order_each_may_be_the_nearest(made):
    told = made(AT_A, seen("at-c", "c", AT_A["date"]), AT_B)
    (gap,) = gaps(told, "at-b")
    assert [one.place_id for one in gap.starts] == ["a", "c"]
    assert len(gap.region(told).outlines) == 2
    assert gap_named(gap) == "The lorry, before this: from A or C to B"


class TestWords:
    def test_an_area_says_what_it_stands_on_and_what_lies_in_it(self, made):
        told = made(AT_A, AT_B)
        (gap,) = gaps(told, "at-b")
        assert gap_said(told, gap, gap.region(told)) == (
            "The lorry could have been anywhere in the dotted area between A (10:00 UTC on 17 "
            "July 2014) and B (11:00 UTC on 17 July 2014): within at most 1 h 01 min, at 60 km/h, "
            "the usual speed of its kind (Lorry), both can be reached from there. It stretches up "
            "to 28 km to the side of the straight way. Places named here that lie in it: Aside. "
            "Doubts about places and times are read so that it is as large as can be. That "
            "follows from the times; no source says that anybody was there."
        )
        assert gap_on_map(gap).endswith("at 60 km/h; nobody says so")

    def test_where_it_is_too_far_that_is_said(self, made):
        told = made(AT_A, AT_C | {"date": "2014-07-17T10:20Z"})
        (gap,) = gaps(told, "at-c")
        found = gap.region(told)
        assert found.outlines == []
        assert gap_said(told, gap, found) == (
            "The lorry: between A (10:00 UTC on 17 July 2014) and C (10:20 UTC on 17 July 2014) "
            "lie at most 21 min and at least 39 km. At 60 km/h, the usual speed of its kind "
            "(Lorry), that is too far: no area is drawn."
        )

    def test_where_it_would_be_all_there_is_that_is_said(self, made):
        told = made(AT_A, AT_B | {"date": "2014-08-17"}, kind="tank")
        (gap,) = gaps(told, "at-b")
        said = gap_said(told, gap, gap.region(told))
        assert "larger than a continent" in said
        assert "50 km/h, the most, as no usual speed is known, of its kind (Tank)" in said
