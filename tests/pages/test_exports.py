"""The menu of exports: what it says is in a file, and the files that it makes when asked."""

from dashboard.exporting.formats import FORMATS
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
    for page in ("overview", "people", "statements", "method"):
        app = menu(page, person="wang-guangjun", kind="capture")
        assert offered(app) == [form.label for form in FORMATS]
        told = shown(app)
        assert "1 of 41 events and 69 of 95 statements: Wang Guangjun, events of kind" in told
        assert "events more, one account of each, because others refer to them." in told
        for form in FORMATS:
            assert form.holds.partition(":")[0] in told
