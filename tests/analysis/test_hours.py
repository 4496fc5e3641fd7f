"""Times of day: read where they were, compared as instants, put in order, counted in hours."""

import json

import pandas as pd
import pytest

from dashboard.analysis.accounts.comparison import compare
from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.accounts.otherwise import other_dates
from dashboard.analysis.accounts.readable import readable_events
from dashboard.analysis.choices import address
from dashboard.analysis.choices.filters import Filters, apply, describe
from dashboard.analysis.choices.typed_day import typed_day
from dashboard.analysis.clocks import clock, in_utc, told_clock
from dashboard.analysis.journeys.readable_legs import readable_legs
from dashboard.analysis.journeys.since_arrival import readable_days
from dashboard.analysis.timeline import lanes
from dashboard.charts.timeline.timeline import extents, timeline
from dashboard.model.load import build

PLACES = [
    {"place_id": "ukraine", "name": "Ukraine", "kind": "country", "country": "UA"},
    {"place_id": "a", "name": "A", "within": "ukraine", "latitude": "48", "longitude": "38"},
    {"place_id": "b", "name": "B", "within": "ukraine", "latitude": "49", "longitude": "38"},
    {
        **{"place_id": "london", "name": "London", "country": "GB", "time_zone": "Europe/London"},
        **{"latitude": "51.5", "longitude": "0"},
    },
    {"place_id": "pub", "name": "Pub", "within": "london"},
    {"place_id": "chile", "name": "Chile", "country": "CL"},
]
KYIV = "Europe/Kyiv"
SOURCES = [
    {"published": "2032", "accessed": "2032"} | {"source_id": one, "publisher": one.title()}
    for one in ("paper", "radio", "post")
]


def event(name: str, when: str, place: str = "a", **more: str) -> dict[str, str]:
    """Make an event of one person."""
    cells = {"event_id": name, "title": name, "place_id": place, "date": when}
    return cells | {"person_ids": "person-1", "kind": "capture"} | more


@pytest.fixture(scope="module")
def made(csvs):
    """Make a dataset of one person's events, in a zone of its own if any."""

    def make(*events: dict[str, str], zone: str = KYIV):
        files = csvs(sources=SOURCES, people=[{}], places=PLACES, events=list(events))
        about = {"title": "Small"} | ({"time_zone": zone} if zone else {})
        files["datapackage.json"] = json.dumps(about).encode()
        return build(files, name="small")

    return make


def row(dataset, event_id: str) -> pd.Series:
    """The only account of an event."""
    return dataset.events.set_index("event_id").loc[event_id]


class TestWhereTheyWere:
    @pytest.mark.parametrize(
        ("place", "zone", "first", "last", "words"),
        [
            ("a", KYIV, "07:45:00", "07:45:59", "10:45 on 17 July 2014 (Kyiv time)"),
            ("london", KYIV, "09:45:00", "09:45:59", "10:45 on 17 July 2014 (London time)"),
            ("pub", KYIV, "09:45:00", "09:45:59", "10:45 on 17 July 2014 (London time)"),
            ("", KYIV, "07:45:00", "07:45:59", "10:45 on 17 July 2014 (Kyiv time)"),
            ("a", "", "06:45:00", "07:45:59", "10:45 on 17 July 2014 (time zone not known)"),
            ("", "", "20:45:00", "22:45:59", "10:45 on 17 July 2014 (time zone not known)"),
        ],
    )
    def test_a_time_is_of_its_place_or_of_what_is_around_it_or_of_the_dataset(
        self, made, place, zone, first, last, words
    ):
        found = row(made(event("e", "2014-07-17T10:45", place), zone=zone), "e")
        assert [f"{found[end]:%H:%M:%S}" for end in ("first_second", "last_second")] == [
            first,
            last,
        ]
        assert found["when"] == words

    def test_where_only_the_country_is_known_it_is_any_of_its_zones(self, made):
        found = row(made(event("e", "2014-07-17T10:45", "chile"), zone=""), "e")
        assert str(found["first_second"]) == "2014-07-17 14:45:00"  # Punta Arenas, then -4
        assert str(found["last_second"]) == "2014-07-17 16:45:59"  # Easter Island, -6

    def test_where_nothing_is_known_it_is_any_zone_of_the_earth(self, made):
        found = row(made(event("e", "2014-07-17T10:45", ""), zone=""), "e")
        assert str(found["first_second"]) == "2014-07-16 20:45:00"
        assert str(found["last_second"]) == "2014-07-17 22:45:59"

    def test_the_day_of_an_instant_is_that_of_its_place(self, made):
        told = made(event("kyiv", "2014-07-17T23:30Z"), event("london", "2014-07-17T22:30Z", "pub"))
        assert [row(told, one)["earliest"].day for one in ("kyiv", "london")] == [18, 17]
        assert row(told, "kyiv")["when"] == "02:30 on 18 July 2014 (Kyiv time)"
        unknown = row(made(event("e", "2014-07-17T23:30Z", ""), zone=""), "e")
        assert (unknown["earliest"].day, unknown["latest"].day) == (17, 18)
        assert unknown["when"] == "23:30 UTC on 17 July 2014"

    def test_a_time_that_clocks_skipped_or_showed_twice_keeps_both_readings(self, made):
        told = made(event("twice", "2014-10-26T03:30"), event("never", "2014-03-30T03:30"))
        twice, never = (row(told, one) for one in ("twice", "never"))
        assert [str(twice[end]) for end in ("first_second", "last_second")] == [
            *("2014-10-26 00:30:00", "2014-10-26 01:30:59")
        ]
        assert twice["when"].endswith("(Kyiv time, which clocks showed twice)")
        assert [str(never[end]) for end in ("first_second", "last_second")] == [
            *("2014-03-30 00:30:00", "2014-03-30 01:30:59")
        ]
        assert never["when"].endswith("(Kyiv time, which clocks skipped)")

    def test_a_zone_that_is_none_is_told_and_what_was_meant(self, csvs):
        files = csvs(places=[{"time_zone": "Kyiv"}, {"time_zone": "Mars/Base"}])
        files["datapackage.json"] = b'{"title": "Small", "time_zone": "Moon"}'
        told = [str(one) for one in build(files, name="small").problems]
        assert told[0].startswith(
            'datapackage.json: warning: its time_zone "Moon" is not the name of a'
        )
        assert '"Kyiv" is not the name of a time zone. Write Europe/Kyiv' in told[1]
        assert "Use the region and the city, like Europe/Kyiv" in told[2]

    def test_without_hours_nothing_has_seconds_or_a_zone(self, made):
        told = made(event("e", "2014-07-17"))
        assert told.events[["first_second", "last_second", "zone"]].isna().all(axis=None)
        assert clock(told) == told_clock(told) == ""
        assert in_utc(told) is told


class TestInUtc:
    def test_words_are_of_utc_and_nothing_else_changes(self, made):
        told = made(
            event("e", "2014-07-17T01:30"),
            event("d", "2014-07-17"),
            event("l", "2014-07-17T09:00Z"),
        )
        utc = in_utc(told)
        assert row(utc, "e")["when"] == "22:30 UTC on 16 July 2014"
        assert row(utc, "d")["when"] == "17 July 2014"
        same = told.events.columns.drop("when")
        pd.testing.assert_frame_equal(utc.events[same], told.events[same])
        assert lanes(utc)["event_id"].tolist() == lanes(told)["event_id"].tolist()
        assert compare(utc).equals(compare(told))
        assert (told_clock(told), told_clock(utc)) == ("Kyiv time", "UTC")
        assert in_utc(told) is utc

    def test_the_axis_is_by_one_clock_and_has_the_order_of_instants(self, made):
        told = made(
            event("east", "2014-07-17T10:30"),
            event("west", "2014-07-17T09:00", "london"),
            event("day", "2014-07-18"),
        )
        laid = lanes(told)
        assert laid["event_id"].tolist() == ["east", "west", "day"]
        shown = laid["first_second"].dt.strftime("%d %H:%M").tolist()
        assert shown[:2] == ["17 10:30", "17 11:00"]

    def test_a_day_stays_where_it_was_among_times(self, made):
        told = made(event("day", "2014-07-17"), event("noon", "2014-07-17T12:00"))
        for shown in (told, in_utc(told)):
            start, end, point = extents(lanes(shown))
            assert ((start + end) / 2).diff().abs().max() <= 30_000  # the middle of the minute
            assert point.tolist() == [True, True]

    def test_an_arrow_points_out_of_an_open_end_and_not_of_an_unknown_one(self, made):
        told = made(event("open", "2014-07-17/.."), event("unknown", "2014-07-17/"))
        drawn = timeline(lanes(told), dark=False).to_dict()["datasets"]
        assert [mark["event_id"] for mark in drawn["until"]] == ["open"]
        assert len(drawn["lasted"]) == 2

    def test_a_day_of_no_known_zone_is_a_day_on_the_axis(self, made):
        told = made(event("day", "2014-07-17", ""), event("noon", "2014-07-17T12:00Z", ""), zone="")
        start, end, point = extents(lanes(told))
        assert (end - start).tolist() == [86_400_000, 60_000]
        assert point.tolist() == [True, True]


class TestComparing:
    @pytest.mark.parametrize(
        ("one", "other", "verdict"),
        [
            (("2014-07-17T09:00", "a"), ("2014-07-17T09:15", "a"), "conflicts"),
            (("2014-07-17T09:00", "a"), ("2014-07-17T06:00Z", "a"), "agrees"),
            (("2014-07-17T09:00", "a"), ("2014-07-17T07:00", "pub"), "agrees"),
            (("2014-07-17T09:00", "a"), ("2014-07-17T09:00", "pub"), "conflicts"),
            (("2014-07-17T09:00", "a"), ("2014-07-17", "a"), "refines"),
            (("2014-07-17T23:30Z", "a"), ("2014-07-17", "a"), "conflicts"),
            (("2014-07-17T22:30Z", "a"), ("2014-07-18", "a"), "refines"),
            (("2014-07-17T22:30Z", "pub"), ("2014-07-18", "a"), "refines"),
            (("2014-07-17T09:00~", "a"), ("2014-07-17T09:50", "a"), "agrees"),
            (("2014-07-17T09:00~", "a"), ("2014-07-17T10:30", "a"), "conflicts"),
            (("[2014-07-17T08:00..2014-07-17T10:00]", "a"), ("2014-07-17T09:00", "a"), "refines"),
            (("2014-07-17", "a"), ("2014-07-17", "pub"), "agrees"),
        ],
    )
    def test_dates_are_compared_as_instants_where_one_has_hours(self, made, one, other, verdict):
        told = made(
            event("e", *one),
            event("e", *other, source_id="radio"),
            event("clock", "2020-01-01T00:00"),
        )
        assert compare(told)["date"].tolist() == [verdict]

    def test_without_a_zone_hours_conflict_only_where_no_zone_could_join_them(self, made):
        def verdict(later: str) -> str:
            told = made(
                event("e", "2014-07-17T09:00Z", ""),
                event("e", later, "", source_id="radio"),
                zone="",
            )
            return compare(told)["date"].iloc[0]

        assert verdict("2014-07-17T22:00") == "refines"
        assert verdict("2014-07-18T00:00") == "conflicts"

    def test_the_more_exact_account_leads_and_the_other_time_is_told(self, made):
        told = made(
            event("e", "", source_id="paper"),
            event("e", "2014-07-17", source_id="radio"),
            event("e", "2014-07-17T09:00", source_id="post"),
        )
        assert leading(told, "precision").events["source_id"].tolist() == ["post"]
        told = made(
            event("e", "2014-07-17T09:00"), event("e", "2014-07-17T09:15", source_id="radio")
        )
        assert other_dates(told)["told"].tolist() == [
            "09:15 on 17 July 2014 (Kyiv time), says Radio"
        ]


class TestOrder:
    def test_times_of_one_day_give_an_order_and_a_day_alone_none(self, made):
        told = made(
            event("noon", "2014-07-17T12:00", "b"),
            event("morning", "2014-07-17T08:00", "a"),
            event("day", "2014-07-18", "b"),
            event("later", "2014-07-18T00:30", "a"),
        )
        assert lanes(told)["event_id"].tolist() == ["morning", "noon", "day", "later"]
        found = readable_legs(told)
        assert found["order"].tolist() == ["certain", "order not certain"]
        assert found["days"].tolist()[0] == "4 h 00 min"

    def test_a_row_stands_where_its_time_does(self, made):
        told = made(
            event("c", "2014-07-17T12:00"), event("b", "2014-07-17T08:00"), event("a", "2014-07-17")
        )
        assert readable_events(told)["what"].tolist() == ["a", "b", "c"]

    def test_what_a_source_tells_orders_what_hours_leave_open(self, made):
        told = made(
            event("x", "[2014-07-17T08:00..2014-07-17T12:00]", after="y"),
            event("y", "[2014-07-17T08:00..2014-07-17T12:00]"),
            event("z", "2014-07-17T13:00", after="x"),
        )
        assert lanes(told)["event_id"].tolist() == ["y", "x", "z"]
        assert lanes(told)["tie"].isna().all()

    def test_what_hours_deny_gives_no_order(self, made):
        told = made(event("x", "2014-07-17T08:00", after="y"), event("y", "2014-07-17T12:00"))
        assert lanes(told)["event_id"].tolist() == ["x", "y"]
        assert any("came later by its date" in str(problem) for problem in told.problems) is False


class TestCounting:
    def test_legs_are_in_hours_where_both_ends_have_them(self, made):
        told = made(
            event("one", "[2014-07-17T07:00..2014-07-17T09:00]", "a"),
            event("two", "2014-07-17T10:30", "b"),
            event("three", "2014-07-19", "a"),
        )
        found = readable_legs(told)
        assert found["days"].tolist() == ["1 h 29 min to 3 h 31 min", "2 days"]
        assert found["pace"].tolist()[0].endswith("km/h")

    def test_time_since_arrival(self, made):
        told = made(
            event("come", "2014-07-17T08:00", kind="arrival"),
            event("seen", "2014-07-17T10:30"),
            event("before", "2014-07-17T07:15"),
            event("later", "2014-07-19"),
            event("far", "2014-07-20T08:00"),
        )
        found = readable_days(told).set_index("what")["days"]
        assert found["come"] == "the arrival"
        assert found["later"] == "day 2"
        assert found["seen"].endswith("after")
        assert found["before"].endswith("before")


@pytest.fixture(scope="module")
def sightings(made):
    """Sightings of a day and the next, in two zones."""
    return made(
        event("early", "2014-07-17T08:00"),
        event("noon", "2014-07-17T12:00"),
        event("day", "2014-07-17"),
        event("london", "2014-07-17T12:00", "london"),
        event("next", "2014-07-18"),
        event("none", ""),
    )


class TestChoosing:
    @pytest.mark.parametrize(
        ("query", "left"),
        [
            ({"from": "2014-07-17T09:00Z"}, {"noon", "day", "london", "next"}),
            ({"from": "2014-07-17T12:00+03:00"}, {"noon", "day", "london", "next"}),
            ({"to": "2014-07-17T09:00Z"}, {"early", "noon", "day"}),
            ({"from": "2014-07-17T09:01Z", "to": "2014-07-17T11:00Z"}, {"day", "london"}),
            ({"from": "2014-07-17T09:01Z", "dates": "certain"}, {"london", "next"}),
            ({"from": "2014-07-17T04:00Z", "to": "2014-07-17"}, {"early", "noon", "day", "london"}),
            ({"from": "2014-07-18"}, {"next"}),
        ],
    )
    def test_from_and_to_may_be_minutes(self, sightings, query, left):
        filters, lost = address.read({name: [text] for name, text in query.items()}, sightings)
        assert lost == ()
        assert set(apply(sightings, filters).events["event_id"]) == left
        assert address.read(address.write(filters), sightings) == (filters, ())

    def test_minutes_are_said_and_written_in_utc(self, sightings):
        filters, _ = address.read({"from": ["2014-07-17T12:00+03:00"]}, sightings)
        assert address.write(filters) == {"from": ["2014-07-17T09:00Z"]}
        assert describe(sightings, filters) == {"days": "from 09:00 UTC on 17 July 2014"}

    @pytest.mark.parametrize(
        "text", ["2014-07-17T09:00", "2014-07-17T25:00Z", "0001-01-01T00:00+14"]
    )
    def test_what_is_no_minute_is_told(self, sightings, text):
        filters, lost = address.read({"from": [text]}, sightings)
        assert (filters, lost) == (Filters(), (f"from={text}",))

    def test_where_nothing_has_hours_none_are_read(self, made):
        asked = {"from": ["2014-07-17T09:00Z"], "clock": ["utc"]}
        filters, lost = address.read(asked, made(event("e", "2014-07-17")))
        assert lost == ("from=2014-07-17T09:00Z",)
        assert filters == Filters(utc=True)

    def test_the_switch_says_times_in_utc_and_leaves_all_else(self, sightings):
        filters, _ = address.read({"clock": ["utc"]}, sightings)
        shown = apply(sightings, filters)
        said = readable_events(shown).set_index("event_id")["when"]
        assert said[["early", "day"]].tolist() == ["05:00 UTC on 17 July 2014", "17 July 2014"]
        assert shown.events["event_id"].tolist() == sightings.events["event_id"].tolist()
        assert address.write(filters) == {"clock": ["utc"]}
        assert filters.shaping == filters

    def test_a_record_has_its_time_in_utc_beside_that_of_its_place(self, sightings):
        told = readable_events(sightings).set_index("event_id")["utc"]
        assert told["early"] == "05:00 UTC on 17 July 2014"
        assert told[["day", "next", "none"]].isna().all()

    @pytest.mark.parametrize(
        ("text", "last", "moment"),
        [
            ("2014-07-17 08:00", False, "2014-07-17 05:00"),
            ("8:00 on 17 July 2014", False, "2014-07-17 05:00"),
            ("2014-07-17T08:00Z", True, "2014-07-17 08:00"),
            ("08:00 London time, 17 July 2014", False, "2014-07-17 07:00"),
            ("2014-10-26 03:30", False, "2014-10-26 00:30"),
            ("2014-10-26 03:30", True, "2014-10-26 01:30"),
        ],
    )
    def test_a_typed_time_is_by_the_clocks_of_the_axis(self, sightings, text, last, moment):
        read = typed_day(text, last=last, clock=clock(sightings))
        assert (str(read.day)[:16], read.trouble) == (moment, "")

    def test_a_typed_time_of_two_readings_is_not_guessed(self):
        assert typed_day("5/7/2014 08:00", last=False, clock=KYIV).day is None
