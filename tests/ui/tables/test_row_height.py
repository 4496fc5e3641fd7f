"""Rows are as high as their texts."""

import pandas as pd
import pytest

from dashboard.ui.tables.row_height import ONE_LINE_PX, TWO_LINES_PX, row_px, text_px

COLUMN = {"what": {"label": "What", "width": 120}}


@pytest.mark.parametrize(
    ("texts", "height"),
    [
        (["short", None], ONE_LINE_PX),
        ([None, None], ONE_LINE_PX),
        ([1, 22], ONE_LINE_PX),
        (["short", "a text that has no room in one line"], TWO_LINES_PX),
        (["一二三四五六七八"], TWO_LINES_PX),
        (["a text of very many words " * 20], TWO_LINES_PX),
    ],
)
def test_one_line_where_all_texts_have_room_in_it_else_two(texts, height):
    assert row_px(pd.DataFrame({"what": texts}), COLUMN) == height


def test_more_lines_where_they_are_allowed_and_needed():
    long = pd.DataFrame({"what": ["a text of very many words " * 20]})
    assert row_px(long, COLUMN, 8) > row_px(long, COLUMN, 6) > TWO_LINES_PX


def test_only_columns_that_are_seen_and_texts_that_are_written_count():
    rows = pd.DataFrame({"what": ["short"], "link": ["https://example.org/" + "x" * 90]})
    link = {"label": "Link", "width": 60, "type_config": {"display_text": "open"}}
    assert row_px(rows, COLUMN | {"link": link}) == ONE_LINE_PX
    assert row_px(rows, COLUMN | {"link": {"label": "Link", "width": 60}}) == TWO_LINES_PX
    assert row_px(rows, COLUMN) == ONE_LINE_PX


def test_signs_of_other_scripts_are_as_wide_as_they_are():
    assert text_px("北京") > text_px("ab")
    assert text_px("Київ") == text_px("Kyiv")
