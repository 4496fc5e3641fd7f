"""Every line of a file is counted as what it is, and an id that looks odd makes no comment."""

import json
import re

from click.testing import CliRunner
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.__main__ import main
from dashboard.analysis.row_counts import read_rows
from dashboard.model.load import build
from dashboard.model.problems import DataError
from tests.broken.folders import read, sound

LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")  # as an editor shows them
TEXTS = ["", " ", "a", "#", "#1", "#REF!", "# no, not", "events.kind", "arrival", "\u2028", "\x0b"]
PLAIN = st.sampled_from([text for text in TEXTS if "," not in text])
QUOTED = st.lists(st.sampled_from([*TEXTS, "\n", "\r\n", "\r", '""']), max_size=3).map(
    lambda parts: f'"{"".join(parts)}"'
)
ROWS = st.lists(st.one_of(PLAIN, PLAIN, QUOTED), max_size=5).map(",".join)
ANYTHING = st.text(st.sampled_from('a#,"\r\n \x00'), max_size=30)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])
FILES = st.lists(st.tuples(st.one_of(ROWS, ROWS, ROWS, ANYTHING), ENDS), max_size=8)
HEADERS = ["column,value,label,description", '\ufeffcolumn,"value",label,description,"a\nb"']


@settings(deadline=None)
@given(header=st.sampled_from(HEADERS), end=ENDS, rows=FILES, open_end=st.booleans())
def test_every_line_is_the_header_or_usable_or_set_aside_or_a_comment_or_empty(
    csvs, header, end, rows, open_end
):
    text = header + end + "".join(row + end for row, end in rows)
    text = text.rstrip("\r\n") if open_end else text
    try:
        dataset = build(csvs() | {"vocabulary.csv": text.encode()}, name="any")
    except DataError:
        assume(False)  # a quotation that is not closed: nobody can tell what the lines are
    counts = read_rows(dataset).set_index("file").loc["vocabulary.csv"]
    parts = counts[["usable", "aside", "comments", "empty", "continued"]].sum()
    assert 1 + parts == counts["lines"] == len(LINES.findall(text))
    assert counts["read"] == counts["usable"] + counts["aside"]


def test_an_id_that_a_spreadsheet_broke_makes_no_comment(tmp_path):
    folder = sound(tmp_path / "data")
    path = folder / "people.csv"
    rows = read(path)
    path.write_text(rows.replace("\nanna-koval,", "\n#REF!,").replace("\nivan", "\n#ivan"), "utf-8")
    report = json.loads(CliRunner().invoke(main, ["check", str(folder), "--format=json"]).stdout)
    counts = report["counts"]["people.csv"]
    assert (counts["usable"], counts["aside"], counts["comments"]) == (2, 2, 0)
    told = {
        (p["line"], p["value"]): p["hint"] for p in report["problems"] if p["column"] == "person_id"
    }
    assert len(told) == 2


def test_rows_that_used_to_be_comments_still_are(tmp_path):
    folder = sound(tmp_path / "data")
    path = folder / "people.csv"
    begun_with = "#example-person,Name as the source spells it,person,,,,,,,,\n"
    taken_out = "# anna-kovalchuk,Anna Kovalchuk,person,,,,,,,,\n"
    path.write_text(path.read_text("utf-8") + begun_with + taken_out, "utf-8")
    report = json.loads(CliRunner().invoke(main, ["check", str(folder), "--format=json"]).stdout)
    assert report["problems"] == []
    assert report["counts"]["people.csv"]["comments"] == 2
