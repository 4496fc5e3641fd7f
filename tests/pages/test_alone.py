"""A view by itself: nothing beside it but the notice that is due, its choice and its sources."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.ui.alone import VIEWS
from tests.pages.script import opened, ran, shown, to


@pytest.mark.parametrize("view", VIEWS)
def test_it_has_its_choice_its_notice_and_its_sources(view):
    app = opened(view, person="wang-guangjun", kind="capture")
    told = shown(app)
    assert "1 of 41 events and 69 of 95 statements" in told
    assert "Told in part by prisoners of war" in told
    assert "Told by Babel, 14 April 2025" in told
    assert "other sources" in told
    assert "Creative Commons Attribution" in told
    assert [one.value for one in app.title] == ["What two Chinese men captured in Ukraine said"]
    assert not app.get("page_link")


@pytest.mark.parametrize("view", VIEWS)
def test_it_stands_where_nothing_is_left(view):
    told = shown(opened(view, q="zzzz"))
    assert "0 of 41 events and 0 of 95 statements" in told
    assert "Nothing is left of it" in told


@pytest.mark.parametrize("page", ["overview", "people"])
def test_the_code_for_a_frame_leads_to_the_view_with_the_choice(page):
    app = opened(page, person="wang-guangjun", q='"><script>')
    for view in VIEWS:
        app.session_state["view to embed"] = view
        ran(app)
        (code,) = [one.value for one in app.code if one.value.startswith("<iframe")]
        src = html.unescape(re.search(r'src="([^"]*)"', code)[1])
        assert urlsplit(src).path.endswith(f"/{view}")
        assert parse_qs(urlsplit(src).query) == {
            "person": ["wang-guangjun"],
            "q": ['"><script>'],
            "embed": ["true"],
        }
        assert "<script" not in code


def test_the_choice_is_kept_from_the_whole_to_a_part():
    app = to("map", opened("overview", person="wang-guangjun"))
    assert "Wang Guangjun" in shown(app)
