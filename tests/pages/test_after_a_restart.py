"""A large dataset after a restart: all pages as they were, of what was made of it before."""

import pytest
from streamlit.testing.v1.element_tree import ElementTree

from dashboard.charts.template import Drawing
from dashboard.model.kept import shelf
from dashboard.ui.data import shown_dataset
from tests.pages.script import opened

PAGES = ("overview", "people", "places", "statements", "accounts", "method")
OF_ONE = ("people", "places")  # these draw one person, or one place, whom a reader chooses
CHOICE = {"from": "2024-12-01", "to": "2025-03-31", "words": "arm", "q": "army"}
NEVER_THE_SAME = ("fragment_id", "deferred_file_id", "id")


@pytest.fixture
def keeping(tmp_path, monkeypatch):
    """Keep on disk all that is made of the shipped dataset, as if it were large."""
    monkeypatch.setattr(shown_dataset, "LARGE_BYTES", 0)
    monkeypatch.setattr(shelf, "LEAST_SECONDS", 0.0)
    monkeypatch.setenv(shelf.SETTING, str(tmp_path / "kept"))
    yield tmp_path / "kept"
    restart()


def restart():
    """Forget all datasets that were read, and with them all that was made of them."""
    shown_dataset._watched.clear()


def sent(page: str, **query: str) -> list[str]:
    """Give what a reader is sent who opens a page."""
    tree: ElementTree = opened(page, **query)._tree
    told = [_told(element.proto) for element in tree if getattr(element, "proto", None)]
    return [one for one in told if one]  # where the reading was told, nothing is left


def _told(proto) -> str:
    for name in NEVER_THE_SAME:
        if name in proto.DESCRIPTOR.fields_by_name:
            proto.ClearField(name)
    return str(proto)


def unmade(*_):
    raise AssertionError("was drawn before, and is drawn again")


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_as_before_and_their_charts_not_drawn_again(page, keeping, monkeypatch):
    restart()
    before = sent(page)
    restart()
    with monkeypatch.context() as nobody:
        if page not in OF_ONE:
            nobody.setattr(Drawing, "to_dict", unmade)
        assert sent(page) == before
    after = sent(page, **CHOICE)
    monkeypatch.setenv(shelf.SETTING, "off")
    restart()
    assert sent(page, **CHOICE) == after


def test_what_is_damaged_is_made_again(keeping):
    restart()
    before = sent("overview")
    for path in keeping.iterdir():
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 255
        path.write_bytes(content)
    restart()
    assert sent("overview") == before
