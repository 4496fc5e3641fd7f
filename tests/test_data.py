"""What the shipped dataset must go on saying, as its article has it."""

import re

import pytest

from dashboard.model.vocabulary import PRISONER_OF_WAR

BABEL = "babel-117135"
WANG, CHANG = "wang-guangjun", "chang-renbo"


@pytest.fixture(scope="module")
def events(shipped):
    """What the article says happened."""
    return shipped.events[shipped.events["source_id"] == BABEL].set_index("event_id")


@pytest.fixture(scope="module")
def statements(shipped):
    """What the article says was said."""
    return shipped.statements[shipped.statements["source_id"] == BABEL]


@pytest.fixture(scope="module")
def people(shipped):
    return shipped.people.set_index("person_id")


@pytest.fixture(scope="module")
def places(shipped):
    return shipped.places.set_index("place_id")


@pytest.mark.parametrize(
    ("event", "person", "locator", "kind", "place", "date", "basis"),
    [
        ("chang-arrival", CHANG, "¶9", "arrival", "russia", "2024-12-24", "stated"),
        ("chang-rostov", CHANG, "¶9", "contract", "rostov", "2024-12-28", "stated"),
        ("chang-donetsk", CHANG, "¶9", "transfer", "donetsk", "[2025-02-01..2025-02-10]", "stated"),
        ("chang-capture", CHANG, "¶9", "capture", "donetsk-region", "2025-04-05", "stated"),
        ("wang-arrival", WANG, "¶8", "arrival", "moscow", "2025-02-05", "stated"),
        ("wang-contract", WANG, "¶8", "contract", None, "2025-02-25", "stated"),
        (
            *("wang-rostov", WANG, "¶8", "transfer", "rostov"),
            *("[2025-02-25..2025-04-01]", "inferred"),
        ),
        ("wang-front", WANG, "¶8", "front", "donetsk-region", "2025-04-01", "stated"),
        (
            *("wang-capture", WANG, "¶13", "capture", "donetsk-region"),
            *("[2025-04-01..2025-04-08]", "inferred"),
        ),
    ],
)
def test_the_journeys_are_as_the_article_tells_them(
    event, person, locator, kind, place, date, basis, events
):
    row = events.loc[event]
    assert row["person_ids"] == (person,)
    assert (row["locator"], row["kind"], row["date"], row["basis"]) == (locator, kind, date, basis)
    assert row["place_id"] == place if place else row.isna()["place_id"]


def test_wangs_capture_lies_between_his_transfer_and_zelenskys_words(events):
    capture = events.loc["wang-capture"]
    assert f"{capture['earliest']:%Y-%m-%d} {capture['latest']:%Y-%m-%d}" == "2025-04-01 2025-04-08"
    assert not capture["duration"]
    assert "¶8" in capture["note"]
    assert "¶17" in capture["note"]


def test_the_day_of_the_press_conference_is_not_made_up(events, statements):
    conference = events.loc["sbu-press-conference"]
    assert conference["date"] == "[2025-04-08..2025-04-14]"
    assert conference["basis"] == "inferred"
    of_prisoners = statements["speaker_ids"].map(lambda ids: bool({WANG, CHANG} & {*ids}))
    assert set(statements.loc[of_prisoners, "said_on"]) == {"[2025-04-08..2025-04-14]"}


def test_what_only_one_of_the_prisoners_said_is_not_laid_to_either(statements):
    either = statements[statements["attribution"] == "one-of"]
    assert sorted(either["locator"]) == ["¶10", "¶10", "¶3", "¶3", "¶3", "¶3"]
    assert all(set(ids) == {WANG, CHANG} for ids in either["speaker_ids"])
    assert statements["locator"].isin(["¶3", "¶10"]).sum() == len(either)


def test_every_paragraph_of_the_article_has_a_row_and_no_row_has_another(events, statements):
    assert {*events["locator"], *statements["locator"]} == {f"¶{n}" for n in range(1, 22)}


def test_wang_is_the_firefighter_and_chang_the_one_who_lost_his_job(events):
    """Other publications tell it the other way round; Babel does not."""
    assert events.loc["firefighter-work", "person_ids"] == (WANG,)
    assert events.loc["construction-offer", "person_ids"] == (WANG,)
    assert events.loc["job-lost-in-pandemic", "person_ids"] == (CHANG,)
    assert CHANG in events.loc["rehabilitation-work", "person_ids"]


def test_countries_are_no_points(places):
    countries = places[places["kind"] == "country"]
    assert set(countries.index) >= {"china", "russia", "ukraine"}
    assert countries[["latitude", "longitude"]].isna().all(axis=None)


def test_bilohorivka_is_not_decided(shipped, places):
    place = places.loc["bilohorivka"]
    assert (place["resolution"], place["within"]) == ("ambiguous", "donetsk-region")
    assert place[["latitude", "longitude"]].isna().all()
    candidates = shipped.place_candidates.query("place_id == 'bilohorivka'")
    assert len(candidates) == 2
    assert not candidates["chosen"].any()
    assert ["Luhansk" in label for label in candidates["label"]] == [True, False]


@pytest.mark.parametrize(
    ("place", "latitude", "longitude", "country"),
    [
        ("moscow", 55.75, 37.62, "RU"),
        ("rostov", 47.22, 39.71, "RU"),
        ("donetsk", 48.02, 37.80, "UA"),
    ],
)
def test_of_two_namesakes_the_right_one_is_on_the_map(place, latitude, longitude, country, places):
    row = places.loc[place]
    assert row["latitude"] == pytest.approx(latitude, abs=0.01)
    assert row["longitude"] == pytest.approx(longitude, abs=0.01)
    assert row["country"] == country


def test_a_chosen_candidate_stands_where_its_place_does(shipped, places):
    chosen = shipped.place_candidates.query("chosen")
    assert set(chosen["place_id"]) >= {"rostov", "donetsk", "tarasivka"}
    for _, candidate in chosen.iterrows():
        place = places.loc[candidate["place_id"]]
        assert place["latitude"] == candidate["latitude"]
        assert place["longitude"] == candidate["longitude"]


def test_a_place_of_unsure_position_says_how_unsure(places):
    assert places.loc["tarasivka", "resolution"] == "described"
    assert places.loc["tarasivka", "radius_km"] == 15
    assert places.loc["donetsk-region", "radius_km"] == 120
    assert (places["resolution"].isin(["exact"]) | places["note"].notna()).all()


def test_quotations_are_fragments_in_words_that_the_row_does_not_repeat(shipped):
    quotes = shipped.statements[shipped.statements["quote"].notna()]
    assert quotes["quote"].str.split().str.len().max() <= 12
    for text, quote in zip(quotes["text"], quotes["quote"], strict=True):
        if len(quote.split()) > 2:
            assert quote.lower() not in text.lower()


def test_what_is_inferred_says_from_what(events):
    inferred = events[events["basis"] == "inferred"]
    assert set(inferred.index) == {
        *("sbu-press-conference", "wang-rostov", "chang-front", "wang-capture")
    }
    assert inferred["note"].str.len().min() > 40


def test_a_year_that_is_not_printed_is_said_to_be_added(events):
    dated = events[events["date"].notna() & events["locator"].isin(["¶8", "¶17"])]
    assert dated["note"].str.contains("The year is not printed").all()
    assert dated["when"].str.endswith("[2025]").all()


def test_what_is_supplied_of_a_date_is_what_its_note_says(shipped):
    for accounts in (shipped.events, shipped.statements):
        dated = accounts[accounts["precision"].notna()]
        said = dated["note"].str.contains("The year (?:is not printed|was not noted)", na=False)
        assert dated["supplied"].notna().equals(said)


def test_both_prisoners_are_known_as_such_and_have_a_name_to_be_hidden_behind(shipped, people):
    assert shipped.prisoners == {WANG, CHANG}
    assert people.loc[[WANG, CHANG], "status"].eq(PRISONER_OF_WAR).all()
    assert people.loc[[WANG, CHANG], "public_label"].tolist() == ["Prisoner A", "Prisoner B"]
    assert people.loc[[WANG, CHANG], "born"].tolist() == ["1991", "1998"]
    assert shipped.members("the-two-prisoners") == {"the-two-prisoners", WANG, CHANG}
    assert re.search("custody", shipped.custody)


def test_every_person_place_and_word_is_used(shipped):
    named = shipped.events["person_ids"].explode(), shipped.statements["speaker_ids"].explode()
    people = {*named[0], *named[1], *shipped.statements["about_ids"].explode()}
    assert set(shipped.people["person_id"]) - people <= {"the-two-prisoners"}
    places = {*shipped.events["place_id"], *shipped.statements["place_id"]}
    places |= set(shipped.places["within"])
    assert set(shipped.places["place_id"]) <= places
    assert set(shipped.kinds) == set(shipped.events["kind"])
    assert set(shipped.topics) == set(shipped.statements["topic"])
