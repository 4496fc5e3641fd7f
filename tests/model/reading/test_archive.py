"""A zip file of strangers: read where it is plainly a dataset, refused in a sentence otherwise."""

import io
import stat
import struct
import zipfile
from contextlib import suppress
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.model.load import build
from dashboard.model.problems import DataError
from dashboard.model.reading.archive import read_archive
from dashboard.model.schema import TABLES

NAMES = {"datapackage.json", *(f"{table}.csv" for table in TABLES)}


def packed(files, compression=ZIP_DEFLATED) -> bytes:
    """Pack files by name, or by entry."""
    pairs = files.items() if isinstance(files, dict) else files
    written = io.BytesIO()
    with ZipFile(written, "w", compression) as archive:
        for entry, content in pairs:
            archive.writestr(entry, content)
    return written.getvalue()


def refused(content: bytes) -> str:
    """Give the sentence by which a zip file is refused."""
    with pytest.raises(DataError) as caught:
        read_archive(content)
    [problem] = caught.value.problems
    assert problem.hint
    return problem.sentence


def entry(name: str, *, mode: int = 0) -> ZipInfo:
    """Make an entry that an ordinary program would not."""
    info = ZipInfo("placeholder")
    info.filename = name
    info.external_attr = mode << 16
    info.compress_type = ZIP_DEFLATED
    return info


@pytest.fixture(scope="module")
def files(csvs):
    """The files of a small dataset."""
    return csvs(people=[{}], places=[{}], events=[{"person_ids": "person-1"}])


@pytest.mark.parametrize("folder", ["", "data/", "Мої дані/"])
def test_a_dataset_comes_out_as_it_went_in(folder, files):
    entries = {f"{folder}{name}": content for name, content in files.items()}
    extra = {f"{folder}README.md": "# Mine", f"{folder}old/": "", "photo.jpg": b"\xff\xd8"}
    left = {"__MACOSX/data/._events.csv": b"\0", f"{folder}.DS_Store": b"\0", ".git/a.zip": b""}
    contents = read_archive(packed(entries | extra | left))
    assert contents == files
    assert build(contents, name="x").title == "Small"


def test_paths_that_are_parted_by_backslashes_are_read(files):
    assert read_archive(packed({f"data\\{name}": c for name, c in files.items()})) == files


def test_a_file_that_is_missing_is_told_by_whoever_reads_the_rest(files):
    contents = read_archive(packed({n: c for n, c in files.items() if n != "events.csv"}))
    with pytest.raises(DataError, match=r"events\.csv: the file is missing"):
        build(contents, name="x")


@pytest.mark.parametrize(
    ("name", "mode", "sentence"),
    [
        ("../events.csv", 0, '"../events.csv" leads out of the zip file'),
        ("data/../../events.csv", 0, '"data/../../events.csv" leads out of the zip file'),
        ("/etc/events.csv", 0, '"/etc/events.csv" leads out of the zip file'),
        ("..\\events.csv", 0, '"..\\events.csv" leads out of the zip file'),
        ("C:\\events.csv", 0, '"C:\\events.csv" leads out of the zip file'),
        ("C:/events.csv", 0, '"C:/events.csv" leads out of the zip file'),
        ("events.csv", stat.S_IFLNK | 0o777, '"events.csv" is a link, or no file at all'),
        ("pipe", stat.S_IFIFO | 0o600, '"pipe" is a link, or no file at all'),
        ("more.zip", 0, '"more.zip" is packed itself'),
        ("data/MORE.TAR.GZ", 0, '"data/MORE.TAR.GZ" is packed itself'),
        ("a\u202e\n.rar", 0, '"a\\u202e\\n.rar" is packed itself'),
    ],
)
def test_a_single_odd_entry_is_enough_to_refuse_the_whole(name, mode, sentence, files):
    rest = {n: c for n, c in files.items() if n != "events.csv"}
    assert refused(packed([*rest.items(), (entry(name, mode=mode), b"x")])) == sentence


def test_an_encrypted_entry_is_refused(files):
    content = bytearray(packed(files))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    assert refused(bytes(content)).endswith('" is encrypted')


@pytest.mark.parametrize("compression", [ZIP_BZIP2, ZIP_LZMA])
def test_what_is_packed_in_a_rare_way_is_refused(compression, files):
    assert "is packed in a way that is not read here" in refused(packed(files, compression))


def test_a_file_that_is_there_twice_is_refused(files):
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = packed([*files.items(), ("events.csv", "other")])
    assert refused(content) == '"events.csv" is there more than once'


def test_ten_thousand_files_are_refused(files):
    content = packed(files | {f"data/{n}": b"" for n in range(3_000)})
    assert refused(content) == "there are more than 50 files in it"


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({}, "it has no CSV file of a dataset"),
        ({"notes.txt": "x"}, "it has no CSV file of a dataset"),
        ({"Events.csv.txt": "x"}, "it has no CSV file of a dataset"),
        (
            {"a/events.csv": "x", "b/people.csv": "x"},
            "the CSV files do not stand side by side in it of a dataset",
        ),
        ({"a/b/events.csv": "x"}, "the CSV files do not stand side by side in it of a dataset"),
    ],
)
def test_what_is_no_dataset_is_refused(files, sentence):
    assert refused(packed(files)) == sentence


def test_what_is_too_large_is_refused(files):
    assert refused(b"\0" * (1024 * 1024 + 1)) == "the file has more than 1 MB"
    bomb = packed(files | {"events.csv": b"x" * 5_000_000})
    assert refused(bomb) == '"events.csv" would become more than 100 times as large'
    large = bytes(range(256)) * 2_000  # packs to less than a hundredth of it, but not far less
    content = packed(files | {f"{n}.txt": large + b"\n" * n for n in range(25)})
    assert refused(content) in (
        "its files have more than 10 MB together",
        '"0.txt" would become more than 100 times as large',
    )
    lines = "".join(f"{n}\n" for n in range(20_001))
    assert refused(packed(files | {"events.csv": lines})) == "the files have more than 20,000 lines"
    commas = "".join(f"{n}," for n in range(400_001))
    content = packed(files | {"events.csv": commas})
    assert refused(content) == "the files have more than 400,000 commas"


def test_a_size_that_is_a_lie_is_not_believed(files):
    content = bytearray(packed(files | {"events.csv": b"\n".join(b"%d" % n for n in range(9_999))}))
    place = content.index(b"events.csv", content.index(b"PK\x01\x02")) - 46
    struct.pack_into("<I", content, place + 24, 10)
    assert refused(bytes(content)) == "the file is no zip file, or a damaged one"


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"event_id,source_id\n", b"\x1f\x8b\x08" + b"x" * 99]
)
def test_what_is_no_zip_file_is_refused(content):
    assert refused(content) == "the file is no zip file, or a damaged one"


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_damaged_zip_file_is_read_or_refused_and_nothing_else(data, files):
    content = bytearray(packed(files))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    for damaged in (bytes(content), bytes(content[:cut])):
        with suppress(DataError):
            assert set(read_archive(damaged)) <= NAMES


def test_nothing_is_written(files, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    read_archive(packed(files))
    assert list(tmp_path.iterdir()) == []
    assert zipfile.is_zipfile(io.BytesIO(packed(files)))
