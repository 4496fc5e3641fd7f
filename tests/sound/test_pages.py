"""Every page of any sound dataset, opened at any address: nothing fails, and the counts hold."""

from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings

from dashboard.analysis.choices import address
from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.phrases import count
from dashboard.ui.alone import VIEWS
from tests import elsewhere
from tests.pages.script import TABS, opened, pulled_out, shown, to, turned
from tests.sound.functions import choices
from tests.sound.worlds import Die, World, dice, folders, together

PAGES = ("overview", "people", "places", "statements", "accounts", "method", *VIEWS)
WORLDS = 20  # of a folder
SOME = settings(
    max_examples=settings.default.max_examples // 10,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[*HealthCheck],
)


@pytest.fixture(scope="module")
def served(tmp_path_factory, csvs, sound):
    """Serve worlds, and give them as they are loaded."""
    with pytest.MonkeyPatch.context() as patch:

        def serve(worlds: list[World]):
            folder = tmp_path_factory.mktemp("worlds")  # new: a change would wait until it settles
            patch.setenv("DASHBOARD_DATA", str(folder))
            elsewhere.folder(folder, csvs(**together(worlds)))
            return sound(worlds)

        yield serve


@SOME
@given(worlds=folders(WORLDS), die=dice)
def test_every_page_opens_at_any_address_and_counts_what_is_left(served, worlds, die):
    whole = served(worlds)
    filters = choices(whole, die) if die.one([True, False]) else Filters()
    filters, _ = address.read(address.write(filters), whole)
    query = address.write(filters) | _record(whole, die) | _subjects(whole, die)
    note(urlencode(query, doseq=True))
    left = apply(whole, filters)
    counted = (
        f"{left.events['event_id'].nunique()} of "
        f"{count(whole.events['event_id'].nunique(), 'event')} and "
        f"{left.statements['statement_id'].nunique()} of "
        f"{count(whole.statements['statement_id'].nunique(), 'statement')}"
    )
    app = pulled_out(opened(PAGES[0], **query))
    assert counted in shown(app)
    for page in die.sample(PAGES[1:], len(PAGES) - 1):
        note(page)
        app = to(page, app)
        app = turned(app, die.one(TABS)) if page == "method" else app
        assert counted in shown(app)
        assert not app.warning


def _record(whole: Any, die: Die) -> dict[str, list[str]]:
    """Point at a record, and at a source whose account stands beside the first."""
    table = die.one(["event", "statement"])
    ids = getattr(whole, f"{table}s")[f"{table}_id"]
    beside = {"beside": [die.one(list(whole.source_names))]} if die.one([True, False]) else {}
    return {table: [die.one(list(ids))]} | beside if len(ids) else {}


def _subjects(whole: Any, die: Die) -> dict[str, list[str]]:
    """Say whom and what place the pages are about."""
    people, places = list(whole.people_names), list(whole.place_names)
    of = {"of": [die.one(people)]} if people and die.one([True, False]) else {}
    return of | ({"at": [die.one(places)]} if places and die.one([True, False]) else {})
