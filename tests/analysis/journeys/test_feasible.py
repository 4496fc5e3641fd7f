"""Whether one person can have been in all places: never told where a way exists."""

import json
from itertools import pairwise, product

import pytest
from geopy.distance import geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.disagreements.impossible import by_event, not_both
from dashboard.analysis.journeys.feasible import impossible
from dashboard.model.load import build

SPEED = 60.0  # km/h: a kilometre a minute
SOURCES = [
    {"published": "2032", "accessed": "2032"} | {"source_id": one, "publisher": one.title()}
    for one in ("paper", "radio", "post")
]
WORDS = [
    {"column": "events.kind", "value": "arrival", "label": "Arrival"},
    {"column": "people.kind", "value": "truck", "label": "Truck", "fastest_kmh": f"{SPEED:g}"},
    {"column": "people.kind", "value": "ghost", "label": "Ghost"},
    {"column": "people.kind", "value": "person", "label": "Person"},
]
LATITUDES = [48 + 0.05 * n for n in range(5)]  # some 5.6 km apart
PLACES = [
    {"place_id": f"p{n}", "name": f"P{n}", "latitude": f"{at:.2f}", "longitude": "38"}
    for n, at in enumerate(LATITUDES)
]


def minute(number: int) -> str:
    """A minute of a day, as EDTF."""
    return f"2014-07-17T{number // 60:02}:{number % 60:02}Z"


def seen(n: int, place: str, first: int, last: int, **more: str) -> dict[str, str]:
    """A sighting in some minute of a span."""
    when = minute(first) if first == last else f"[{minute(first)}..{minute(last)}]"
    cells = {"event_id": f"e{n}", "title": f"E{n}", "place_id": place, "date": when}
    return cells | {"person_ids": "truck"} | more


@pytest.fixture(scope="module")
def found(csvs):
    """Give what cannot have been, of a truck's sightings."""

    def make(*events: dict[str, str], kind: str = "truck", places=PLACES, more=()):
        files = csvs(
            sources=SOURCES,
            vocabulary=WORDS,
            people=[{"person_id": "truck", "name": "The truck", "kind": kind}],
            places=places,
            events=list(events),
            place_candidates=list(more),
        )
        files["datapackage.json"] = json.dumps({"title": "Small"}).encode()
        return build(files, name="small")

    return make


SIGHTINGS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 30), st.integers(0, 4)), min_size=2, max_size=4
)


def there_is_a_way(sightings: list[tuple[int, int, int]], wider: int) -> bool:
    """Tell by trying all minutes and orders whether a way exists on the grid of minutes."""
    spans = [range(first - wider, first + length + 1 + wider) for _, first, length in sightings]
    points = [(LATITUDES[place], 38.0) for place, _, _ in sightings]
    km = [[geodesic(one, other).km for other in points] for one in points]
    for minutes in product(*spans):
        order = sorted(range(len(minutes)), key=minutes.__getitem__)
        if all((minutes[b] - minutes[a]) / 60 * SPEED >= km[a][b] for a, b in pairwise(order)):
            return True
    return False


@given(SIGHTINGS)
@settings(deadline=None, max_examples=40)
def test_told_only_where_no_way_exists_and_wherever_none_does_even_with_a_minute_more(
    found, sightings
):
    events = [seen(n, f"p{p}", a, a + more) for n, (p, a, more) in enumerate(sightings)]
    told = impossible(found(*events))
    if there_is_a_way(sightings, 0):
        assert told == []
    elif not there_is_a_way(sightings, 1):
        assert told


@given(SIGHTINGS, st.data())
@settings(deadline=None, max_examples=25)
def test_what_cannot_be_stays_so_when_any_doubt_is_less(found, sightings, data):
    events = [seen(n, f"p{p}", a, a + more) for n, (p, a, more) in enumerate(sightings)]
    wide = [place | {"radius_km": "3"} for place in PLACES]
    told = impossible(found(*events, places=wide))
    cut = [data.draw(st.integers(0, more)) for _, _, more in sightings]
    less = [
        seen(n, f"p{p}", a + by, a + more)
        for n, ((p, a, more), by) in enumerate(zip(sightings, cut, strict=True))
    ]
    if told:
        assert impossible(found(*less, places=wide))
        assert impossible(found(*events))


class TestDoubts:
    FAR = (seen(1, "p0", 0, 0), seen(2, "p4", 10, 10))  # 22 km in 11 minutes

    def test_the_numbers_are_told(self, found):
        (one,) = not_both(found(*self.FAR))
        assert one.sentence == (
            "Was the truck in both places? At P0 (00:00 UTC on 17 July 2014), says Paper; at P4 "
            "(00:10 UTC on 17 July 2014), says Paper. They lie at least 22 km apart, with at "
            "most 11 min between: 121 km/h, and 60 km/h is the most for anybody of this kind. Not "
            "both can be true."
        )
        assert by_event([one])["e2"] == [one]
        assert "e3" not in by_event([one])

    def test_no_time_at_all(self, found):
        (one,) = not_both(found(seen(1, "p0", 5, 5), seen(2, "p4", 5, 5)))
        assert "with at most 1 min between" in one.sentence

    @pytest.mark.parametrize("kind", ["ghost", "person"])
    def test_only_who_cannot_be_so_fast(self, found, kind):
        assert impossible(found(*self.FAR, kind=kind)) == []

    def test_what_is_inferred_counts_for_nothing(self, found):
        one, other = self.FAR
        assert impossible(found(one, other | {"basis": "inferred"})) == []

    @pytest.mark.parametrize("mark", ["~", "?", "%"])
    def test_a_mark_is_read_in_its_favour(self, found, mark):
        one, other = self.FAR
        assert impossible(found(one, other | {"date": other["date"] + mark})) == []

    def test_without_a_zone_it_may_have_been_at_another_hour(self, found):
        one, other = self.FAR
        assert impossible(found(one, other | {"date": other["date"].removesuffix("Z")})) == []

    def test_a_radius_and_every_candidate_are_read_in_its_favour(self, found):
        wide = [place | {"radius_km": "10"} for place in PLACES]
        assert impossible(found(*self.FAR, places=wide)) == []
        near = {"place_id": "p4", "rank": "2", "latitude": "48.01", "longitude": "38"}
        open_ = [*PLACES[:4], {"place_id": "p4", "name": "P4", "resolution": "ambiguous"}]
        far = near | {"rank": "1", "latitude": "48.2"}
        assert impossible(found(*self.FAR, places=open_, more=[far, near])) == []
        assert impossible(found(*self.FAR, places=open_, more=[far]))

    def test_a_place_within_the_other_is_no_distance(self, found):
        nested = [*PLACES[:4], PLACES[4] | {"within": "p0"}]
        assert impossible(found(*self.FAR, places=nested)) == []

    def test_accounts_of_one_event_are_no_two_sightings(self, found):
        one, other = self.FAR
        same = other | {"event_id": "e1", "source_id": "radio"}
        assert impossible(found(one, same)) == []

    def test_three_of_which_each_two_can_be(self, found):
        # 11 km each way: there and back within 15 minutes of which each pair has enough
        three = (seen(1, "p0", 0, 0), seen(2, "p2", 0, 14), seen(3, "p0", 14, 14))
        told = found(*three)
        (one,) = impossible(told)
        assert (len(one.rows), one.km) == (3, 0.0)
        (said,) = not_both(told)
        assert said.sentence.endswith("Not all can be true.")
        assert impossible(found(*three[:2])) == impossible(found(*three[1:])) == []

    def test_another_account_that_leaves_a_way_is_enough_for_three(self, found):
        three = (seen(1, "p0", 0, 0), seen(2, "p2", 0, 14), seen(3, "p0", 14, 14))
        other = seen(3, "p0", 14, 40, source_id="radio")
        assert impossible(found(*three, other)) == []

    def test_days_alone_never_part_what_a_day_may_join(self, found):
        days = [{"date": "2014-07-17"}, {"date": "2014-07-18"}]
        one, other = (event | day for event, day in zip(self.FAR, days, strict=True))
        assert impossible(found(one, other)) == []
