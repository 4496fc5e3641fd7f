"""Evidence on every page: shown, chosen, covered, kept back; and nothing where there is none."""

import pytest

from tests import elsewhere
from tests.evidence_case import CASE, EVIL, with_media
from tests.pages.script import TABS, opened, pulled_out, ran, shown, to, turned

PAGES = ("overview", "people", "places", "statements", "evidence", "accounts", "method")


@pytest.fixture
def case(csvs, tmp_path, monkeypatch):
    """Show a case with evidence of every sort."""
    folder = with_media(elsewhere.folder(tmp_path / "data", csvs(**CASE), title="Case"))
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    return folder


def pictures(app) -> list[str]:
    """Give what is said of each picture on the page, for those who do not see it."""
    return [one.alt for element in app.get("image") for one in element.proto.imgs]


def press(app, label):
    (button,) = [one for one in app.button if one.label == label]
    button.click()
    return ran(app)


def test_what_the_choice_leaves_is_shown_with_who_placed_it(case):
    app = opened("evidence", place="region", evidence="video", to="2025-03-02")
    written = shown(app)
    assert "1 of 8 pieces of evidence" in written
    assert "**Video**: Smoke over stalls" in written
    assert "**Geolocated by:** Rosa of the atlas desk" in written
    assert "14:05 on 2 March 2025" in written
    assert f"[As published](<{EVIL}>) · [Archived copy](<https://archive.example/film>)" in written
    assert pictures(app) == ["Video: Smoke over stalls"]
    assert "The square" not in written


def test_without_a_choice_all_is_shown_also_what_nothing_rests_on_and_what_is_wrong(case):
    app = opened("evidence")
    written = shown(app)
    assert "8 of 8 pieces of evidence" in written
    assert "Nobody rests on it" in written
    assert "media/cut.png is a damaged picture, so it is not shown." in written
    assert "media/run.svg is an SVG drawing, which can hold a script" in written
    assert "javascript:alert(1)" not in [line for line in written.splitlines() if "](" in line]
    assert "](<javascript" not in written


def test_what_is_sensitive_is_covered_until_somebody_asks(case):
    app = opened("evidence", evidence="photo", place="town", to="2025-03-02")
    assert "Photo: The square" not in pictures(app)
    assert "covered until you ask" in shown(app)
    assert EVIL not in shown(app)
    app = press(app, "Show photo")
    assert "Photo: The square" in pictures(app)
    assert EVIL in shown(app)
    assert "covered until you ask" not in shown(app)


def test_what_it_is_evidence_of_opens_and_the_record_has_it(case):
    app = press(opened("evidence", evidence="video", place="town"), "A market burns")
    assert app.session_state["selected record"].id == "market"
    written = shown(app)
    assert "**Named by:** Paper, 14 April 2025" in written
    assert "**SHA-256:**" in written
    assert "**Evidence:** Video: Smoke over stalls; Photo: The square" in written


def test_it_is_found_by_words_and_counted_by_the_filter(case):
    app = opened("overview", q="atlas stalls")
    assert "**1 of 5 events" in shown(app)
    app = opened("overview", evidence="video")
    assert "**2 of 5 events and 0 of 1 statement**." in shown(app)
    assert "Evidence: Video" in shown(app)
    assert [one.value["evidence"].notna().all() for one in app.dataframe if "evidence" in one.value]


@pytest.mark.parametrize("redact", ["", "1"])
def test_every_page_opens(case, monkeypatch, redact):
    monkeypatch.setenv("DASHBOARD_REDACT", redact)
    app = opened("overview", event="market")
    for page in PAGES:
        app = pulled_out(to(page, app))
    for tab in TABS:
        app = turned(app, tab)


def test_redacted_no_picture_of_a_hidden_person_is_shown(case, monkeypatch):
    monkeypatch.setenv("DASHBOARD_REDACT", "1")
    app = opened("evidence", evidence="photo")
    written = shown(app)
    assert "**Photo**: [redacted]" in written
    assert "Bo" not in written.replace("Both", "")
    assert not [one for one in pictures(app) if "cellar" in one or one == "Photo"]
    assert pictures(opened("evidence", evidence="video")) == ["Video: Smoke over stalls"]


def test_a_dataset_without_evidence_looks_as_it_did(csvs, tmp_path, monkeypatch):
    for name, files in (
        ("with a table", csvs(events=[{}])),
        ("without", {n: c for n, c in csvs(events=[{}]).items() if n != "evidence.csv"}),
    ):
        monkeypatch.setenv("DASHBOARD_DATA", str(elsewhere.folder(tmp_path / name, files)))
        app = opened("overview", event="event-1")
        assert "Evidence" not in [one.label for one in app.sidebar.multiselect]
        assert "Evidence" not in [one.proto.label for one in app.get("page_link")]
        assert not [one for one in app.dataframe if "evidence" in one.value]
        assert "**Evidence:**" not in shown(app)
        app = turned(to("method", app), "Tables")
        assert ("evidence.csv" in [one.value for one in app.main.header]) == (name != "without")
