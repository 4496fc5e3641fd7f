"""What the shipped dataset must say where its publications contradict one another."""

import pytest

from dashboard.analysis.accounts.support import support
from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.disagreements.contradictions import disagreements, same_day
from dashboard.analysis.disagreements.refinements import refinements

PRESS_CONFERENCE = "sbu-press-conference-2025-04-14"


@pytest.fixture(scope="module")
def sentences(shipped):
    """All contradictions, by event or statement and aspect."""
    return {(one.id, one.aspect): one.sentence for one in disagreements(shipped)}


@pytest.fixture(scope="module")
def exact(shipped):
    """What is merely more exact elsewhere, by event or statement and aspect."""
    return {(one.id, one.aspect): one.sentence for one in refinements(shipped)}


@pytest.fixture(scope="module")
def known(shipped):
    """How many tell of each event and statement."""
    return support(shipped).set_index(["record", "id"])


def test_twenty_other_publications_stand_beside_the_article(shipped):
    assert shipped.sources["source_id"].iloc[0] == "babel-117135"
    assert len(shipped.sources) == 21
    told = {*shipped.events["source_id"], *shipped.statements["source_id"]}
    assert told == set(shipped.sources["source_id"])


@pytest.mark.parametrize(
    ("event", "aspect", "said"),
    [
        (
            *("job-lost-in-pandemic", "people"),
            "Who loses his job? Chang Renbo, says Babel; Wang Guangjun, say Ukrainska Pravda, UNN, "
            "Censor.net and The Odessa Journal.",
        ),
        (
            *("firefighter-work", "people"),
            "Wang Guangjun, says Babel; Chang Renbo, say Ukrainska Pravda and The Odessa Journal.",
        ),
        ("rehabilitation-work", "people", "Chang Renbo, says Babel; Wang Guangjun, say"),
        ("construction-offer", "people", "Chang Renbo, say Ukrainska Pravda and The Odessa"),
        (
            *("chang-arrival", "date"),
            "24 December 2024, says Babel; 20 December 2024, say Ukrainska Pravda and Espreso",
        ),
        ("chang-capture", "date", "8 April [2025], says pozitciya.com.ua"),
        (
            *("wang-capture", "date"),
            "4 April 2025, say Ukrainska Pravda and The Odessa Journal (4 April [2025]); 8 April",
        ),
        ("role-of-81st-brigade", "claim", "Dagens: The article takes the 81st brigade for a Russ"),
        ("role-of-157th-brigade", "claim", "captured by the 157th mechanised brigade"),
    ],
)
def test_contradictions_are_told(sentences, event, aspect, said):
    assert said in sentences[event, aspect]


def test_what_all_report_from_one_press_conference_is_said_to_be_so(sentences):
    said = sentences["job-lost-in-pandemic", "people"]
    assert said.endswith("All go back to one origin: SBU press conference, 14 April 2025.")


def test_the_twenty_fifth_of_february_is_told_in_two_ways(shipped):
    said = [one.sentence for one in same_day(shipped)]
    [february] = [sentence for sentence in said if "25 February [2025]" in sentence]
    assert "Signs a contract, says Babel; goes to Rostov, says UNN." in february
    assert february.endswith("Both may be true.")


@pytest.mark.parametrize(
    ("record", "aspect", "said"),
    [
        ("chang-capture", "place", "Tarasivka, say Ukrainska Pravda"),
        ("wang-capture", "place", "Bilohorivka, say Ukrainska Pravda"),
        ("chang-arrival", "place", "Moscow, say Ukrainska Pravda and Espreso Global; less exactly"),
        ("wang-rostov", "date", "25 February [2025], says UNN; less exactly between 25 February"),
        (
            *("uniforms-on-social-networks", "people"),
            "Wang Guangjun, say Ukrainska Pravda and LIGA.net; less exactly Wang Guangjun or Chang",
        ),
        ("army-prestige", "people", "Wang Guangjun, say Ukrainska Pravda and LIGA.net"),
    ],
)
def test_what_is_merely_more_exact_is_no_contradiction(exact, sentences, record, aspect, said):
    assert said in exact[record, aspect]
    assert (record, aspect) not in sentences


def test_nothing_contradicts_itself_only_in_being_more_exact(sentences):
    exact_only = {"wang-arrival", "charge-summoned", "sbu-press-conference", "wang-rostov"}
    assert not exact_only & {event for event, _ in sentences}


def test_what_was_said_at_the_press_conference_has_one_origin(shipped, known):
    rows = shipped.statements
    told = rows.groupby("statement_id")["occasion"].agg(lambda of: set(of) == {PRESS_CONFERENCE})
    there = known.loc["statement"].loc[list(told[told].index)]
    assert len(there) > 30
    assert there["reports"].max() >= 4
    assert there["independent"].eq(1).all()


def test_the_summons_has_three_origins_and_says_why(known):
    summons = known.loc[("event", "charge-summoned")]
    assert (summons["reports"], summons["independent"]) == (4, 3)
    assert "Interfax-Ukraine (8 April 2025) and Ukrainska Pravda have one" in summons["why"]


def test_each_publication_has_its_own_version_of_the_whole(shipped):
    of_one = apply(shipped, Filters(sources=("pravda-2025-04-14",)))
    owners = of_one.events.set_index("event_id")["person_ids"]
    assert owners["job-lost-in-pandemic"] == ("wang-guangjun",)
    assert owners["firefighter-work"] == ("chang-renbo",)
    assert disagreements(of_one) == []
