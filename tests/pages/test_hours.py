"""The made-up example with hours as a script: impossible pairs counted, areas between sightings."""

from pathlib import Path

import pytest

from dashboard.analysis.disagreements.contradictions import disagreements
from dashboard.analysis.disagreements.impossible import not_both
from dashboard.analysis.timeline import lanes
from dashboard.model.load import load
from tests import crowded
from tests.elsewhere import folder
from tests.pages.script import ROOT, opened, shown, to

LORRY = ROOT / "examples" / "lorry"
ASKED = "Where they could have been"
IN_FULL = "could have been anywhere in the dotted area between"


@pytest.fixture(autouse=True)
def serve(monkeypatch):
    """Serve the example, or another folder."""

    def served(folder: Path) -> None:
        monkeypatch.setenv("DASHBOARD_DATA", str(folder))

    served(LORRY)
    return served


@pytest.fixture(scope="module")
def lorry():
    return load(LORRY)


def asked(app):
    """Find the list that asks for an area, if it is there."""
    return next((one for one in app.selectbox if one.label == ASKED), None)


def page_links(app):
    """Give the labels of links between pages."""
    return [link.proto.label for link in app.get("page_link")]


def test_the_example_is_all_right_and_has_a_day_of_fifteen_sightings(lorry):
    assert lorry.problems == ()
    assert 20 <= len(lorry.events) + len(lorry.statements) <= 40
    own = lanes(lorry)
    own = own[(own["lane_id"] == "lorry") & own["when"].str.contains("17 July")]
    assert len(own) == 15
    assert own["first_second"].is_monotonic_increasing
    assert "Not all can be true." in " ".join(one.sentence for one in not_both(lorry))


def test_what_cannot_both_be_true_counts_once_wherever_contradictions_are_counted(lorry):
    apart, within = not_both(lorry), disagreements(lorry)
    assert apart
    assert within
    app = opened("overview")
    labels = page_links(app)
    assert f"{len(apart) + len(within)} contradictions between accounts" in labels
    (events,) = (t.value for t in app.dataframe if {"summary", "otherwise"} <= {*t.value})
    said = events.set_index("what")["otherwise"].dropna()
    assert "The grey car leaves the depot" in said
    assert said["The white lorry stands at the market"].count("in both places?") == 5
    app = to("accounts", app)
    text = shown(app)
    assert f"{len(apart)} contradictions of another kind" in text
    assert f"{len(within)} contradiction" in text
    assert all(one.question in text for one in (*apart, *within))
    text = shown(opened("people", of="lorry"))
    assert "Was the white lorry in both places?" in text
    assert text.index("Where sources differ") < text.index("Was the white lorry")


def test_of_what_is_left_only_its_own_count(lorry):
    app = opened("overview", person="dispatcher")
    assert not [label for label in page_links(app) if "contradiction" in label]
    text = shown(opened("accounts", person="car"))
    assert "1 contradiction of another kind" in text
    assert "No account of what is left contradicts another of the same thing." in text


def test_where_somebody_can_have_been_is_asked_below_the_map_and_stands_in_the_address():
    app = opened("overview")
    assert asked(app) is None
    app = opened("overview", event="motel")
    assert IN_FULL not in shown(app)
    offered = asked(app).options
    assert len(offered) == 6
    assert offered[0].startswith("The white lorry, before this: from Level crossing")
    asked(app).set_value("driver:around").run()
    assert not app.exception
    assert app.query_params["reach"] == "driver:around"
    assert f"The driver {IN_FULL}" in shown(app)
    assert "no source says that anybody was there" in shown(app)
    asked(app).set_value(None).run()
    assert "reach" not in app.query_params
    assert IN_FULL not in shown(app)


@pytest.mark.parametrize("page", ["overview", "map", "people", "places"])
def test_the_address_of_an_area_opens_it_on_every_page_with_a_map(page):
    app = opened(page, event="motel", reach="lorry:before")
    assert f"The white lorry {IN_FULL}" in shown(app)
    assert app.query_params["reach"] == "lorry:before"


def test_what_an_address_asks_in_vain_is_told():
    app = opened("overview", event="market", reach="driver:before")
    assert "an area between sightings that there is not: driver" in app.warning[-1].value
    app = opened("overview", event="motel", reach="nobody:before")
    assert "reach\\=nobody" in app.warning[-1].value
    assert IN_FULL not in shown(app)
    app = opened("overview", event="market", reach="lorry:before")
    assert "that is too far: no area is drawn" in shown(app)


def test_the_next_record_does_not_keep_the_area():
    app = opened("overview", event="motel", reach="lorry:before")
    app.button(key="step 1").click().run()
    assert "reach" not in app.query_params
    assert IN_FULL not in shown(app)


def test_an_area_is_drawn_on_a_map_of_very_many_places_too(serve, tmp_path, csvs):
    first, second = crowded.CROWD["events"][0], crowded.CROWD["events"][30]
    seen = [
        event | {"person_ids": "person-1", "date": f"2032-03-01T1{n}:00Z"}
        for n, event in enumerate((first, second))
    ]
    rest = [one for one in crowded.CROWD["events"] if one not in (first, second)]
    tables = crowded.CROWD | {"people": [{}], "events": [*seen, *rest]}
    serve(folder(tmp_path / "data", csvs(**tables)))
    app = opened("overview", event=first["event_id"], reach="person-1:after")
    assert IN_FULL in shown(app)
    assert "others." in shown(app)  # very many lie in it
