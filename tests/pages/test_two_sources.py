"""Two sources side by side on the page of differences: chosen, linked to, hostile, downloaded."""

import csv
import io
import shutil

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.script import ROOT, chips, opened, ran, read, shown

BABEL, PRAVDA = "by:babel-117135", "by:pravda-2025-04-14"
OFFERED = "by:pravda-7506612"  # for the same publisher
OF_CHANG = {"person": "chang-renbo", "source": [BABEL, PRAVDA]}
IN_ALL = (
    "Both tell of 14 events and claims: 7 contradicted, 4 told more exactly by one, 3 told alike. "
    "Only Babel of 30, only Ukrainska Pravda of 6."
)
BOXES = "one of two sources", "other of two sources"


def heads(app: AppTest) -> list[str]:
    """Give the line above each event or statement that is compared."""
    keys = {str(one.key): one for one in app.button}
    heads = [one for key, one in keys.items() if key.startswith("open two-sources ")]
    return [read(one.help).removeprefix("Open the accounts of: ") for one in heads]


def test_a_link_opens_what_two_sources_tell_of_somebody_side_by_side():
    app = opened("accounts", **OF_CHANG)
    texts = shown(app)
    assert IN_ALL in texts
    assert next(one.value for one in app.main.header) == "Two sources, side by side"
    assert heads(app)[0] == "Wang Guangjun works as a firefighter"
    assert len(heads(app)) == 14
    assert "**Chang Renbo arrives in Russia** · Another date, one place is more exact" in texts
    for said in ("**When: 24 December 2024**", "**When: 20 December 2024**"):
        assert said in texts
    assert "Where: Moscow" in texts
    assert "**Where: Moscow**" not in texts


def test_what_only_one_tells_is_one_click_and_one_link_away():
    app = opened("accounts", **OF_CHANG)
    app = ran(app.segmented_control(key="part of two sources").set_value("other"))
    assert app.query_params["sort.two-sources"] == "other"
    assert len(heads(app)) == 6
    assert "The article says that Chang Renbo is 26 years old." in shown(app)
    again = opened("accounts", **OF_CHANG, **{"sort.two-sources": "other"})
    assert heads(again) == heads(app)
    odd = opened("accounts", **OF_CHANG, **{"sort.two-sources": "[x](y)"})
    assert any("a part that there is not: [x](y)" in read(one.value) for one in odd.warning)
    assert len(heads(odd)) == 14


def test_two_sources_are_chosen_in_boxes_and_let_go_as_chips():
    app = opened("accounts", person="chang-renbo")
    assert not heads(app)
    assert "Choose two sources here" in shown(app)
    app = ran(app.selectbox(key=BOXES[0]).set_value(OFFERED))
    assert not heads(app)
    app = ran(app.selectbox(key=BOXES[1]).set_value(BABEL))
    assert IN_ALL in shown(app)
    assert [app.selectbox(key=box).value for box in BOXES] == [BABEL, OFFERED]
    app = ran(chips(app)["Source: Babel (all 2 sources)"].click())
    assert not heads(app)
    assert [app.selectbox(key=box).value for box in BOXES] == [None, None]


def test_a_long_comparison_is_read_page_by_page():
    app = opened("accounts", source=[BABEL, PRAVDA], **{"sort.two-sources": "one"})
    first = heads(app)
    assert len(first) == 20
    app = opened(
        "accounts",
        source=[BABEL, PRAVDA],
        **{"sort.two-sources": "one", "page.two-sources": "2"},
    )
    assert len(heads(app)) == 20
    assert heads(app) != first


def test_a_dataset_of_one_source_compares_nothing(tmp_path, monkeypatch):
    folder = shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    for file in ("sources", "events", "statements"):
        path = folder / f"{file}.csv"
        with path.open(encoding="utf-8", newline="") as text:
            header, *rows = csv.reader(text)
        own = [row for row in rows if row[header.index("source_id")] == "babel-117135"]
        written = io.StringIO()
        csv.writer(written).writerows([header, *own])
        path.write_text(written.getvalue(), "utf-8", newline="")
    assert "Two sources" not in shown(opened("accounts"))


@pytest.mark.parametrize("hostile", ["<b>x</b> [y](z)", "=1+1", ":red[x] $a$"])
def test_hostile_texts_are_shown_as_they_are(tmp_path, monkeypatch, hostile):
    folder = shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    for file in ("sources", "events", "statements"):
        path = folder / f"{file}.csv"
        text = path.read_text("utf-8").replace("Chang Renbo", hostile)
        path.write_text(text.replace("Ukrainska Pravda", hostile), "utf-8")
    app = opened("accounts", **OF_CHANG)
    assert f"Only Babel of 30, only {hostile} of 6." in shown(app)
    assert all(hostile not in one.value for one in app.markdown)
