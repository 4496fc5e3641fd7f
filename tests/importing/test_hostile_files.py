"""Files that were damaged or made to do harm: read, or refused in a sentence."""

import csv
import io
import json
import re
from zipfile import ZipFile, ZipInfo

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dashboard.__main__ import main
from dashboard.importing.tables.mapping import as_toml
from dashboard.importing.tables.proposed import explained, proposed
from dashboard.importing.tables.rows import Rows
from dashboard.importing.uploaded import bring, explained_so
from dashboard.model.load import build
from tests.fuzzing.importing import OTHER_WORKBOOK, example
from tests.fuzzing.packing import DOCTYPES
from tests.importing.made_up import FORMATS, ROWS

PIECES = (
    *(b"\0", b"\xff\xfe", b'"', b"'", b",", b";", b"\n", b"\r", b"{", b"}", b"[", b"]", b"<", b">"),
    *(b"null", b"true", b"1e999", b"-1", b'""', b"[[]]", b"{}", b"<!--", b"]]>", b"&x;", b"=1+1"),
    *(b"\xed\xa0\x80", b"\\ud800", b"\\u0000", b"9" * 400, b"/", b"..", b"#", b":"),
)


def taken(content):
    """Read an upload to the end, also a table that nobody has explained; else say why not."""
    try:
        found = bring("x.bin", content)
        if isinstance(found, Rows):
            meaning = proposed(found)
            explained(found, meaning)
            found = explained_so("x.bin", found, as_toml(meaning, "x.bin"))
        return build(found.files, name="x")
    except (ValueError, csv.Error) as error:
        return str(error) or "nothing is said"


@pytest.mark.parametrize("form", FORMATS)
@settings(
    max_examples=max(settings.default.max_examples // 10, 5),
    deadline=None,
    suppress_health_check=[*HealthCheck],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(
    damage=st.lists(
        st.tuples(st.floats(0, 1), st.sampled_from(PIECES), st.integers(0, 30)),
        min_size=1,
        max_size=4,
    )
)
def test_a_damaged_file_is_read_or_refused(form, damage):
    content = FORMATS[form](ROWS[:8])
    for at, piece, gone in damage:
        place = int(at * len(content))
        content = content[:place] + piece + content[place + gone :]
    assert taken(content) != "nothing is said"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)
SHAPES = {
    "GeoJSON": lambda one: {
        "type": "FeatureCollection",
        "features": [one, {"type": "Feature"} | one],
    },
    "a geometry": lambda one: {"type": "Feature", "geometry": one, "properties": one},
    "coordinates": lambda one: {"type": "Polygon", "coordinates": [*one.values()]},
    "a timeline": lambda one: {"events": [{"start_date": one, "text": one}, one], "title": one},
    "geometries": lambda one: {"type": "GeometryCollection", "geometries": one.get("date")},
    "an entity": lambda one: {"id": "x", "schema": "Event", "properties": one},
    "a table": lambda one: [one, one | {"title": one}],
}


@pytest.mark.parametrize("shape", SHAPES)
@settings(
    max_examples=max(settings.default.max_examples // 10, 5),
    deadline=None,
    suppress_health_check=[*HealthCheck],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(one=st.dictionaries(
    st.sampled_from(["type", "name", "date", "coordinates", "year", "month", "headline", "id",
                     "involved", "location", "addressEntity", "title", "start"]),
    VALUES, max_size=5))  # fmt: skip
def test_json_of_any_shape_is_read_or_refused(shape, one):
    assert taken(json.dumps(SHAPES[shape](one)).encode()) != "nothing is said"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"title,when\n" + b'"' * 200_000, "line 2 has 1 cells, the header 2"),
        (b"a" * 900_000, "no column of the list is called title"),
        (b"," * 100_000 + b"\n" + b"x," * 100_000, "more than 2,000 are not read"),
        (b"title,when\n" + b"x,1\n" * 30_000, "more than is looked at here"),
        (b"[" * 400_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b"<kml>" * 100_000, "It is no XML"),
    ],
)
def test_what_was_made_to_be_too_much_is_refused(content, said):
    assert said in taken(content)


def test_a_cell_without_end_is_told(tmp_path):
    file = tmp_path / "x.csv"
    file.write_bytes(b"a," * 2_500_001)
    ran = CliRunner().invoke(main, ["import", str(file), str(tmp_path / "made")])
    assert ran.exit_code == 2
    assert "It has a cell of more than 5,000,000 signs." in ran.output


@pytest.mark.parametrize("doctype", DOCTYPES)
@pytest.mark.parametrize(
    ("form", "entry"),
    [
        ("a workbook", "xl/sharedStrings.xml"),
        (OTHER_WORKBOOK, "content.xml"),
        ("KMZ", "doc.kml"),
    ],
)
def test_entities_in_packed_xml_are_never_followed(form, entry, doctype):
    content = io.BytesIO()
    with ZipFile(io.BytesIO(example(form)[1])) as old, ZipFile(content, "w") as new:
        for one in old.infolist():
            held = old.read(one)
            if one.filename == entry:
                begun = re.search(rb"<[a-zA-Z]", held).start()
                held = held[:begun] + doctype.encode() + held[begun:]
                assert b"Anna Koval" in held
                held = held.replace(b"Anna Koval", b"&e9;", 1)
            new.writestr(one.filename, held, one.compress_type)
    told = taken(content.getvalue())
    assert re.search("cannot be read|has a document type or entities", str(told))


def test_other_entries_of_a_workbook_are_never_unpacked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name, content = example("a workbook")
    packed = io.BytesIO(content)
    with ZipFile(packed, "a") as book:
        link = ZipInfo("xl/link")
        link.external_attr = 0o120777 << 16
        book.writestr(link, "/etc/passwd")
        for entry in ("../out.txt", f"{tmp_path}/out.txt", *map("x/{}".format, range(5_000))):
            book.writestr(entry, "x")
    assert bring(name, packed.getvalue()).files == bring(name, content).files
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    "content",
    [
        b'{"events": [{"text": {"text": "' + b"<!--" * 200_000 + b'"}}]}',
        b'{"type": "LineString", "coordinates": [' + b"[1,2]," * 100_000 + b"[3,4]]}",
        b"<kml>" + b"<Placemark><name>x</name></Placemark>" * 15_000 + b"</kml>",
    ],
    ids=["unclosed comments", "a long line", "many placemarks"],
)
def test_what_is_only_large_is_read(content):
    assert len(taken(content).events) + len(taken(content).set_aside) > 0
