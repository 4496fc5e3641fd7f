"""Grades, tags and words as they were said on pages; and nothing of them where there are none."""

import pytest

from tests import elsewhere
from tests.pages.script import opened, shown

EVIL = "<img src=x onerror=alert(1)> & вночі"
SAID = {
    **{"form": "quote", "quote": "at night", "quote_original": EVIL, "quote_language": "uk"},
    **{"translated_by": "the curator", "confidence": "B2", "tags": "column; night"},
}
FIELDS = ("Confidence", "Tag")


@pytest.fixture
def served(tmp_path, csvs, monkeypatch):
    """Serve a dataset with one statement that has all of it."""
    files = csvs(people=[{}], events=[{}], statements=[SAID | {"speaker_ids": "person-1"}, {}])
    monkeypatch.setenv("DASHBOARD_DATA", str(elsewhere.folder(tmp_path / "data", files)))


def asked(app) -> set[str]:
    """Give the fields of the sidebar that ask for grades and tags."""
    return {field.label for field in app.sidebar.multiselect} & {*FIELDS}


def spoken(app) -> str:
    """Give the one quotation that says in which language it is."""
    (body,) = [one.proto.body for one in app.get("html") if "“" in one.proto.body]
    return body


def test_the_record_tells_words_as_said_from_their_translation(served):
    app = opened("overview", statement="statement-1")
    said = shown(app)
    assert "As it was said, in Ukrainian:" in said
    assert "**In translation:** at night" in said
    assert "**Translated by:** the curator" in said
    assert "**Confidence:** B2: usually reliable source, probably true" in said
    assert "**Tags:** column, night" in said
    evil = "&lt;img src=x onerror=alert(1)&gt; &amp; вночі"
    assert spoken(app) == f'<p lang="uk" dir="auto">“{evil}”</p>'
    other = shown(opened("overview", statement="statement-2"))
    assert not [word for word in (*FIELDS, "Translated", "As it was said") if word in other]


def test_the_text_to_be_read_has_both_and_marks_what_is_sought(served):
    app = opened("statements", q="вночі")
    assert "<mark>вночі</mark>”</p>" in spoken(app)
    said = shown(app)
    assert "In translation, by the curator:" in said
    assert "“at night”" in said


def test_the_sidebar_asks_for_what_there_is_and_the_address_keeps_it(served):
    app = opened("overview", tag="night", confidence="B2")
    assert asked(app) == {*FIELDS}
    assert "Tag: night" in shown(app)
    assert app.query_params["tag"] in ("night", ["night"])
    assert app.query_params["confidence"] in ("B2", ["B2"])


def test_a_dataset_without_any_asks_for_nothing_and_has_no_column_for_it():
    app = opened("overview")
    assert not asked(app)
    columns = {column for table in app.dataframe for column in table.value}
    assert columns.isdisjoint(("confidence", "tags", "original", "language", "translated"))
    told = opened("overview", tag="night")
    assert "tag=night" in "".join(warning.value.replace("\\", "") for warning in told.warning)
