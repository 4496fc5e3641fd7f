"""The download: a spreadsheet opens it, runs nothing of it, and loses nothing."""

import io

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.accounts.readable import readable_events, readable_statements
from dashboard.exporting.table_csv import csv_bytes


def read(content: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(content), dtype="str", keep_default_na=False)


@pytest.mark.parametrize(
    "cell",
    [
        '=HYPERLINK("http://evil.example","x")',
        "=cmd|' /C calc'!A0",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "   =1",
        "＝1",
        "＋1",
        "－1",
        "＠SUM(A1)",
    ],
)
def test_a_cell_that_would_be_a_formula_is_disarmed(cell):
    content = csv_bytes(pd.DataFrame({"a": [cell], "b": [(cell, "x")], "c": ["kept"]}))
    (row,) = read(content).to_dict("records")
    assert row == {"a": f"'{cell}", "b": f"'{cell};x", "c": "kept"}


@pytest.mark.parametrize("cell", ["2025-02-05", "a=b", "¶8", "'quoted'", "1-2", "[..2025-04-08]"])
def test_a_cell_that_is_no_formula_is_left_as_it_is(cell):
    assert read(csv_bytes(pd.DataFrame({"a": [cell]})))["a"].tolist() == [cell]


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"))),
        min_size=1,
    )
)
def test_every_cell_comes_back_as_it_was_but_for_the_apostrophe(rows):
    frame = pd.DataFrame(rows, columns=["a"], dtype="str").assign(end="end")
    back = read(csv_bytes(frame))
    assert back["end"].tolist() == ["end"] * len(rows)
    for (cell,), found in zip(rows, back["a"], strict=True):
        assert found in (cell, f"'{cell}")


def test_it_begins_with_the_mark_by_which_spreadsheets_know_utf_8():
    content = csv_bytes(pd.DataFrame({"a": ["Тарасівка"]}))
    assert content == "\ufeffa\r\nТарасівка\r\n".encode()


def test_lists_days_numbers_and_what_is_missing():
    frame = pd.DataFrame(
        {
            "list": [("a", "b"), ()],
            "day": pd.Series(["0099-12-31", None]).astype("datetime64[s]"),
            "text": pd.Series(["x", None], dtype="str"),
            "number": [-1.5, float("nan")],
            "truth": [True, False],
        }
    )
    assert csv_bytes(frame).decode("utf-8-sig").splitlines() == [
        "list,day,text,number,truth",
        "a;b,0099-12-31,x,-1.5,True",
        ",,,,False",
    ]


def test_the_tables_of_the_shipped_data_keep_every_row_and_column(shipped):
    for frame in (readable_events(shipped), readable_statements(shipped)):
        back = read(csv_bytes(frame))
        assert list(back) == list(frame)
        assert back["what"].tolist() == frame["what"].tolist()


def test_an_empty_table_has_its_header():
    assert csv_bytes(pd.DataFrame({"a": [], "b": []})).decode("utf-8-sig") == "a,b\r\n"


@pytest.mark.parametrize(
    ("shown", "written"),
    [
        ("\u2060=1+1", "'=1+1"),
        ("\u2060\u2068=שלום\u2069", "'=שלום"),
        ("\u2068\u2060=1\u2069", "'=1"),
        ("\u2068שלום\u2069, \u2068ليلى\u2069", "שלום, ليلى"),
        ("a\u2060b", "a\u2060b"),
    ],
)
def test_the_signs_with_which_texts_are_shown_are_taken_out_and_no_formula_is_left(shown, written):
    assert read(csv_bytes(pd.DataFrame({"a": [shown], "b": [1]})))["a"].tolist() == [written]
