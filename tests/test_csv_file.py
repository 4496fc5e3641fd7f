"""A CSV file is changed where it must be, and nowhere else."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.csv_file import BOM, CsvFile

NAMES = ("key", "a", "b", "c")
NEEDS_QUOTES = set(',"\r\n')
CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


@st.composite
def files(draw):
    """Any CSV file that a spreadsheet or a person may write, and its rows."""
    rows = [
        (f"id{number}", *row)
        for number, row in enumerate(draw(st.lists(st.tuples(CELL, CELL, CELL), max_size=3)))
    ]
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    lines = [",".join(draw(written(cell)) for cell in row) for row in (NAMES, *rows)]
    text = draw(st.sampled_from(["", BOM])) + end.join(lines)
    return text + draw(st.sampled_from(["", end, end * 2])), rows


def written(cell):
    """Write a cell with quotation marks, or without where that is possible."""
    quoted = '"' + cell.replace('"', '""') + '"'
    return st.just(quoted) if set(cell) & NEEDS_QUOTES else st.sampled_from([cell, quoted])


@settings(deadline=None, max_examples=60)
@given(files(), CELL.filter(lambda text: not set(text) & NEEDS_QUOTES), st.data())
def test_a_change_that_is_taken_back_leaves_every_byte(tmp_path_factory, file, text, data):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    content, rows = file
    path.write_bytes(content.encode())
    assert [row.cells for row in CsvFile(path).rows] == [
        dict(zip(NAMES, row, strict=True)) for row in rows
    ]
    if not rows:
        return
    number = data.draw(st.integers(0, len(rows) - 1))
    place = data.draw(st.integers(1, 3))

    changed = CsvFile(path)
    changed.change(changed.rows[number], {NAMES[place]: text})
    changed.save()

    expected = [list(other) for other in (NAMES, *rows)]
    expected[1 + number][place] = text
    lines = io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")
    assert [line for line in csv.reader(lines, strict=True) if line] == expected

    back = CsvFile(path)
    back.change(back.rows[number], {NAMES[place]: rows[number][place]})
    back.save()
    assert path.read_bytes() == content.encode()


def test_quotation_marks_that_only_a_text_needed_go_with_it(tmp_path):
    path = tmp_path / "any.csv"
    before = b'key,a\nx,\n"y",""\n'
    path.write_bytes(before)

    for text in ("1,5", ""):
        file = CsvFile(path)
        for row in file.rows:
            file.change(row, {"a": text})
        file.save()

    assert path.read_bytes() == before


def test_a_row_is_taken_out_and_the_others_keep_their_bytes(tmp_path):
    path = tmp_path / "any.csv"
    path.write_bytes(b'key,a\r\nx,"1\n2"\r\ny,""\nz,3')
    file = CsvFile(path)

    file.remove(file.rows[1])
    file.save()

    assert path.read_bytes() == b'key,a\r\nx,"1\n2"\r\nz,3'


def test_a_column_that_is_missing_is_added_for_what_is_written(tmp_path):
    path = tmp_path / "any.csv"
    path.write_bytes(b'key\n"# a comment, as it is"\nx\n"y"\n')
    file = CsvFile(path)

    file.change(file.rows[0], {"a": "1", "b": ""})
    file.add({"key": "z", "a": "2", "c": ""})
    file.save()

    assert path.read_bytes() == b'key,a\n"# a comment, as it is"\nx,1\n"y",""\n"z","2"\n'


@pytest.mark.parametrize(
    ("before", "behind", "after"),
    [
        pytest.param(
            'key,a,note\nx,1,"a\nb, ""c"""\ny,2,\n',
            0,
            'key,a,note\nx,1,"a\nb, ""c"""\nx,"1,5",\ny,2,\n',
            id="beside its like, behind a cell of two lines",
        ),
        pytest.param(
            "key,a,note\r\ny,2,", None, 'key,a,note\r\ny,2,\r\nx,"1,5",', id="no last line end"
        ),
        pytest.param("key,a,note", None, 'key,a,note\nx,"1,5",', id="nothing but a header"),
        pytest.param(
            '"key","a","note"\n"y","2",""\n',
            None,
            '"key","a","note"\n"y","2",""\n"x","1,5",""\n',
            id="all between quotation marks",
        ),
        pytest.param(
            BOM + "key,note,a\ny,,2\n\n",
            None,
            BOM + 'key,note,a\ny,,2\nx,,"1,5"\n\n',
            id="mark, order",
        ),
    ],
)
def test_a_row_is_added_as_its_neighbours_are_written(tmp_path, before, behind, after):
    path = tmp_path / "any.csv"
    path.write_bytes(before.encode())
    file = CsvFile(path)

    file.add({"key": "x", "a": "1,5"}, None if behind is None else file.rows[behind])
    file.save()

    assert path.read_bytes().decode() == after


def test_a_link_and_the_rights_of_a_file_are_kept(tmp_path):
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("key,a\nx,1\n", "utf-8")
    real.chmod(0o640)
    link.symlink_to(real)

    file = CsvFile(link)
    file.change(file.rows[0], {"a": "2"})
    file.save()

    assert link.is_symlink()
    assert real.read_text("utf-8") == "key,a\nx,2\n"
    assert real.stat().st_mode & 0o777 == 0o640


def test_broken_quotation_marks_are_refused(tmp_path):
    path = tmp_path / "any.csv"
    path.write_text('key,a\nx,"1\n', "utf-8")

    with pytest.raises(ValueError, match="quotation mark"):
        CsvFile(path)
