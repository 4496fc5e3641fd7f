"""The page of differences as a script: what contradicts what, narrowed, and a record in full."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.disagreements.contradictions import disagreements, same_day
from dashboard.analysis.disagreements.refinements import refinements
from tests.pages.script import opened, shown

JOB_LOSS = {"event": "job-lost-in-pandemic"}
BESIDE = "beside event job-lost-in-pandemic"
NONE_LEFT = "No account of what is left contradicts another."
UNKNOWN = "The address asks for something that this data does not have: "


def listed(app: AppTest, name: str) -> dict[str, str]:
    """Give what is listed in one section: each sentence, and what is said right below it."""
    found, sentence, below = {}, "", ""
    for element in app.main:
        if element.type == "markdown":
            sentence, below = plain(element.value), ""
        elif element.type == "caption":
            below = element.value
        elif element.type == "button" and element.key.startswith(f"open {name} "):
            found[sentence] = below
    return found


def plain(text: str) -> str:
    """Give a text as it is read."""
    for sign in ("**", "\\", "\u2060"):
        text = text.replace(sign, "")
    return text


def sentences(found) -> list[str]:
    """Give the sentences of differences."""
    return [one.sentence for one in found]


def left(shipped, **choice) -> set[str]:
    """Give the ids of events and statements of which a choice leaves an account."""
    rows = apply(shipped, Filters(**choice))
    return {*rows.events["event_id"], *rows.statements["statement_id"]}


def all_accounts(app: AppTest):
    """Give the table of all accounts."""
    return next(e.value for e in app.dataframe if "conflicts" in e.value)


def test_every_contradiction_is_listed_and_how_many_tell_of_it_on_their_own(shipped):
    app = opened("accounts")
    found = listed(app, "contradiction")
    assert list(found) == sentences(disagreements(shipped))
    first, said = next(iter(found.items()))
    assert first.startswith("Who loses his job? Chang Renbo, says Babel; Wang Guangjun, say ")
    assert said == "6 sources, 1 independent."
    assert f"{len(found)} contradictions, the most important first" in shown(app)


def test_days_told_differently_and_what_is_more_exact_elsewhere_have_their_sections(shipped):
    app = opened("accounts")
    assert [heading.value for heading in app.main.header] == [
        *("Two sources, side by side", "Contradictions", "Different events on the same day"),
        *("More exact in another source", "All accounts, side by side"),
    ]
    assert list(listed(app, "day")) == sentences(same_day(shipped))
    assert any(one.startswith("What happened to Wang Guangjun") for one in listed(app, "day"))
    assert list(listed(app, "refinement")) == sentences(refinements(shipped))


def test_of_one_person_only_what_concerns_them_is_left(shipped):
    app = opened("accounts", person="chang-renbo")
    kept = left(shipped, people=("chang-renbo",))
    theirs = [one for one in disagreements(shipped) if one.id in kept]
    assert 0 < len(theirs) < len(disagreements(shipped))
    assert list(listed(app, "contradiction")) == sentences(theirs)
    assert not any("Wang Guangjun is captured" in one for one in listed(app, "contradiction"))
    assert "Different events on the same day" not in shown(app)
    assert len(all_accounts(app)) < len(all_accounts(opened("accounts")))


def test_of_somebody_of_whom_all_agree_it_is_said():
    app = opened("accounts", person="zelensky")
    assert NONE_LEFT in shown(app)
    assert "All accounts, side by side" in shown(app)
    assert set(all_accounts(app)["conflicts"]) == {0}


def test_of_one_source_what_it_tells_is_held_against_all_others(shipped):
    app = opened("accounts", source="dagens-sbu")
    kept = left(shipped, sources=("dagens-sbu",))
    found = listed(app, "contradiction")
    assert list(found) == sentences(one for one in disagreements(shipped) if one.id in kept)
    assert all("Dagens" in one or "captured: when?" in one for one in found)
    assert set(all_accounts(app)["source"]) > {"Dagens, April 2025", "Babel, 14 April 2025"}


def test_of_one_source_the_days_are_told_of_which_others_tell_something_else():
    found = " ".join(listed(opened("accounts", source="unn-wang"), "day"))
    assert "What happened to Wang Guangjun on 25 February [2025]? Signs a contract, says B" in found
    assert "4 April 2025" in found


def test_where_nothing_is_left_there_is_a_way_out():
    app = opened("accounts", person="china-mfa", place="moscow")
    assert "Nothing fits all of this at once" in app.info[0].value
    assert NONE_LEFT in shown(app)
    assert "No event and no claim of this choice has more than one account." in shown(app)
    app.button(key="drop").click().run()
    assert not app.info
    assert not app.exception


def test_a_record_is_opened_from_its_contradiction_with_one_that_contradicts_beside():
    app = opened("accounts")
    app.button(key="open contradiction 0").click().run()
    assert app.query_params["event"] == "job-lost-in-pandemic"
    assert app.selectbox(key=BESIDE).value == "pravda-2025-04-14"
    text = shown(app)
    assert "6 sources, 1 independent. " in plain(text)
    assert "[Babel, 14 April 2025, ¶6](<https://babel.ua/" in text
    assert "[Ukrainska Pravda, 14 April 2025, opening](<https://uanews.net/" in text


def test_the_address_says_whose_account_stands_beside_and_a_choice_writes_it():
    app = opened("accounts", **JOB_LOSS, beside="espreso-2025-04-14")
    assert app.selectbox(key=BESIDE).value == "espreso-2025-04-14"
    assert "[Espreso Global, 14 April 2025, opening](<" in shown(app)
    app.selectbox(key=BESIDE).set_value("unn-wang").run()
    assert app.query_params["beside"] == "unn-wang"
    assert "[Espreso Global, " not in shown(app)


def test_that_sources_tell_of_two_people_the_other_way_round_is_said_at_the_head():
    said = shown(opened("accounts"))
    assert "**One taken for the other?** Chang Renbo and Wang Guangjun: what Babel tells" in said
    assert "One taken for the other?" not in shown(opened("accounts", person="zelensky"))


def test_a_record_that_is_in_dispute_says_so_before_it_tells_one_side():
    said = shown(opened("accounts", **JOB_LOSS))
    head = said.index("**Who loses his job?**\n**Sources differ.** Who loses his job? Chang Renbo")
    assert head < said.index("6 sources, 1 independent.", head)


@pytest.mark.parametrize("unknown", [{"beside": "nobody"}, {"lead": "nowhere"}])
def test_a_source_that_is_not_known_is_told_and_the_rest_of_the_address_kept(unknown):
    app = opened("accounts", **JOB_LOSS, **unknown)
    [(name, value)] = unknown.items()
    assert plain(app.warning[0].value) == f"{UNKNOWN}{name}={value}"
    assert app.selectbox(key=BESIDE).value == "pravda-2025-04-14"
    assert dict(app.query_params) == JOB_LOSS


def test_who_is_shown_first_is_said_first_and_kept_in_the_address():
    app = opened("accounts")
    app.selectbox(key="filter lead").set_value("pravda-2025-04-14").run()
    assert app.query_params["lead"] == "pravda-2025-04-14"
    assert next(iter(listed(app, "contradiction"))).startswith(
        "Who loses his job? Wang Guangjun, say Ukrainska Pravda, "
    )
    assert "Source shown first: Ukrainska Pravda, 14 April 2025" in shown(app)
    again = opened("accounts", lead="pravda-2025-04-14", **JOB_LOSS)
    assert again.selectbox(key=BESIDE).value == "babel-117135"


def test_with_one_source_nothing_can_differ(folder, monkeypatch):
    for table in ("sources", "events", "statements"):
        path = folder / f"{table}.csv"
        head, *rows = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join([head, *(row for row in rows if "babel-117135," in row)]), "utf-8")
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    app = opened("accounts")
    assert [heading.value for heading in app.main.header][1:] == ["All accounts, side by side"]
    assert NONE_LEFT in shown(app)
    assert "filter lead" not in [box.key for box in app.selectbox]
