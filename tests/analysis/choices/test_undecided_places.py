"""Undecided places, shown as if a candidate were the one."""

from dashboard.analysis.choices.filters import Filters, apply, describe
from dashboard.analysis.choices.undecided_places import candidate_names, suppose
from dashboard.analysis.map_marks import marks


def test_only_undecided_places_offer_candidates(shipped):
    assert list(candidate_names(shipped)) == ["bilohorivka:1", "bilohorivka:2"]


def test_a_supposition_places_the_place_and_changes_no_data(shipped):
    before = shipped.places.copy()
    seen = suppose(shipped, ("bilohorivka:2",))
    candidates = shipped.place_candidates.query("place_id == 'bilohorivka'")
    second = candidates[candidates["rank"] == 2].iloc[0]
    place = seen.places.query("place_id == 'bilohorivka'").iloc[0]
    assert (place["latitude"], place["longitude"]) == (second["latitude"], second["longitude"])
    assert shipped.places.equals(before)


def test_the_map_shows_one_decided_mark_in_place_of_the_candidates(shipped):
    seen = apply(shipped, Filters(supposed=("bilohorivka:1",)))
    roles = marks(seen).query("place_id == 'bilohorivka'")["role"]
    assert sorted(roles) == ["context", "place"]
    assert len(seen.events) == len(shipped.events)


def test_the_sentence_says_that_it_is_supposed(shipped):
    words = describe(shipped, Filters(supposed=("bilohorivka:1",)))["supposed"]
    assert words.startswith("as if decided for Bilohorivka")


def test_what_is_no_candidate_counts_nothing(shipped):
    seen = suppose(shipped, ("bilohorivka:9", "moscow:1", "", "bilohorivka"))
    assert seen.places.equals(shipped.places)
