"""What is chosen stands on the page as chips, each of which takes away itself alone."""

from dataclasses import fields, replace
from datetime import date

from dashboard.analysis.choices.filters import Filters, each_chosen
from tests.pages.script import chips, opened

DAYS = date(2024, 12, 1), date(2025, 4, 30)
SEVERAL = {
    "person": ["chang-renbo", "wang-guangjun"],
    "place": ["ukraine"],
    "from": ["2024-12-01"],
    "to": ["2025-04-30"],
    "dates": ["certain"],
    "kind": ["arrival"],
    "words": ["a"],
    "words-in": ["any-account"],
    "q": ["a"],
    "as-if": ["bilohorivka:1"],
    "lead": ["babel-116964"],
}
SAID = {
    "Person: Chang Renbo": {"person": ["wang-guangjun"]},
    "Person: Wang Guangjun": {"person": []},
    "Place: Ukraine or within it": {"place": []},
    "Dates: from 1 December 2024 to 30 April 2025": {"from": [], "to": []},
    "Only dates that certainly lie between": {"dates": []},
    "Kind of event: Arrival": {"kind": []},
    "Words: “a”": {"words": []},
    "Words in any account of the same": {"words-in": []},
    "Letters: “a” anywhere in a word": {"q": []},
    "as if decided for Bilohorivka, Sievierodonetsk raion, Luhansk oblast, Ukraine": {"as-if": []},
    "Source shown first: Babel, 8 April 2025": {"lead": []},
}


def query(app) -> dict[str, list[str]]:
    """Read the address."""
    found = dict(app.query_params)
    return {name: one if isinstance(one, list) else [one] for name, one in found.items()}


def some_of_each(dataset) -> Filters:
    """Choose something of each part, whatever parts there are: two of what may be several."""
    kinds = {str: "a", bool: True, type(None): DAYS}
    chosen = {}
    for name, part in Filters.parts().items():
        several = isinstance(part.unset, tuple)
        chosen[name] = ("one", "other") if several else kinds[type(part.unset)]
    return Filters(**chosen)


def test_every_field_that_is_set_gives_a_chip_and_what_may_be_several_one_each(shipped):
    filters = some_of_each(shipped)
    said = each_chosen(shipped, filters)
    assert {name for name, _ in said} == {field.name for field in fields(Filters)}
    assert len({*said.values()}) == len(said)
    for (name, one), words in said.items():
        part, chosen = Filters.parts()[name], getattr(filters, name)
        assert words
        left = replace(filters, **{name: part.without(chosen, one)})
        assert each_chosen(shipped, left) == {at: said[at] for at in said if at != (name, one)}


def test_nothing_chosen_needs_no_chip(shipped):
    assert each_chosen(shipped, Filters()) == {}
    assert not chips(opened("overview"))


def test_what_is_folded_is_counted_and_chosen_all_the_same():
    app = opened("overview")
    assert [one.label for one in app.sidebar.expander] == ["More choices"]
    app.multiselect(key="filter kinds").set_value(["arrival", "capture"])
    app.multiselect(key="filter people").set_value(["chang-renbo"]).run()
    assert [one.label for one in app.sidebar.expander] == ["More choices (2)"]
    assert query(app) == {"person": ["chang-renbo"], "kind": ["arrival", "capture"]}


def test_each_chip_takes_away_what_it_says_and_nothing_else():
    app = opened("statements", **SEVERAL)
    asked = dict(SEVERAL)
    assert {*chips(app)} == {*SAID}
    for words, left in SAID.items():
        others = [one for one in chips(app) if one != words]
        chips(app)[words].click().run()
        assert not app.exception
        assert [*chips(app)] == others
        asked = {name: values for name, values in (asked | left).items() if values}
        assert query(app) == asked
