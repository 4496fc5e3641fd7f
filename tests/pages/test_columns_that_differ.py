"""Tables show what tells their rows apart, and the rest on demand."""

from tests.pages.script import opened, ran, shown

FIRST = ["when", "who", "what", "place", "given", "otherwise", "source"]


def seen(app, title):
    """Give the columns that are seen of a table."""
    return [
        *next(t for t in app.dataframe if t.proto.alt.startswith(f"{title}:")).proto.column_order
    ]


def test_what_is_the_same_in_every_row_is_told_once_above_them():
    app = opened("overview", kind="capture", person="chang-renbo")
    assert "who" not in seen(app, "Events")
    assert "what" in seen(app, "Events")
    assert "The same in every row: Who: Chang Renbo" in shown(app)
    whole = opened("overview")
    assert seen(whole, "Events") == FIRST
    assert "122 rows" in shown(whole)


def test_a_reader_adds_a_column_and_the_link_has_it():
    app = opened("overview")
    app = ran(app.multiselect(key="more columns Events").select("summary"))
    assert seen(app, "Events") == [*FIRST[:5], "summary", *FIRST[5:]]
    assert app.query_params["also"] == "events.summary"
    assert seen(opened("overview", also=["events.summary"]), "Events") == seen(app, "Events")
    assert "summary" in seen(opened("places", also=["events.summary"]), "Events there")


def test_sources_are_short_in_the_table_and_whole_in_the_record():
    app = opened("overview", event="chang-arrival")
    events = next(t.value for t in app.dataframe if t.proto.alt.startswith("Events:"))
    assert "Espreso Global, opening" in events["source"].tolist()
    assert "Babel 14 Apr 2025 ¶9" in events["source"].tolist()
    assert any("Babel, 14 April 2025, ¶9" in one.value.replace("\\", "") for one in app.markdown)
