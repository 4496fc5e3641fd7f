"""The menu of exports: what it says is in a file, and the files that it makes when asked."""

from dashboard.exporting import extras
from dashboard.exporting.formats import DATA, FORMATS
from dashboard.ui.exports import MENU
from tests.pages.script import opened, ran, shown


def menu(page="overview", **query):
    """Open a page with its menu of exports pulled down."""
    app = opened(page, **query)
    app.session_state[MENU] = True
    return ran(app)


def offered(app):
    """Give the labels of the files that are offered for export."""
    buttons = app.get("download_button")
    return [one.label for one in buttons if one.key.startswith("export ")]


def test_nothing_is_offered_before_the_menu_is_open():
    assert offered(opened("overview")) == []


def test_every_format_is_offered_with_what_is_in_it_on_every_page():
    here = [form for form in FORMATS if not form.missing]
    for page in ("overview", "people", "statements", "method"):
        app = menu(page, person="wang-guangjun", kind="capture")
        assert sorted(offered(app)) == sorted(form.label for form in here)
        told = shown(app)
        assert "1 of 41 events and 69 of 95 statements: Wang Guangjun, events of kind" in told
        assert "events more, one account of each, because others refer to them." in told
        for form in here:
            assert form.holds.partition(":")[0] in told


def test_what_a_format_needs_and_is_not_installed_is_said_in_place_of_it(monkeypatch):
    monkeypatch.setattr(extras, "find_spec", lambda one: None if one == "vl_convert" else one)
    app = menu()
    assert offered(app) == [form.label for form in DATA]
    assert shown(app).count("pip install -r requirements-formats.txt") == 2
