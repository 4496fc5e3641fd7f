"""What is kept on disk of a dataset: the same to the letter, harmless in every way, bounded."""

import random
import stat
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest

from dashboard.analysis.texts.legible import made_legible
from dashboard.model.kept import shelf
from dashboard.model.kept.packed import packed, unpacked
from dashboard.model.load import build, listening
from dashboard.model.media.stored import Media
from dashboard.model.schema import TABLES
from dashboard.ui.data import shown_dataset
from tests import elsewhere

ODD = {
    "people": [{"name": "=1+1", "aliases": "Анна;b", "call sign": "x", "": "y"}, {"born": "x"}],
    "places": [{"latitude": "49.5", "longitude": "24.25"}, {"country": "ua"}],
    "place_candidates": [{"place_id": "place-1", "chosen": "true", "latitude": "49.5"}],
    "events": [{"person_ids": "person-1", "date": "2025-04~", "weather": ""}, {"date": "9999"}],
}


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Keep datasets in a folder of the test's own."""
    monkeypatch.setenv(shelf.SETTING, str(tmp_path / "kept" / "here"))
    return tmp_path / "kept" / "here"


def assert_same(one, other):
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(one, table), getattr(other, table))
    assert one.own_columns.keys() == other.own_columns.keys()
    for table, own in one.own_columns.items():
        pd.testing.assert_frame_equal(own, other.own_columns[table])
    frames = {*TABLES, "own_columns"}
    for name in one.__dataclass_fields__.keys() - frames:
        assert getattr(one, name) == getattr(other, name), name


def made(files):
    return made_legible(build(files, name="x"))


def test_a_dataset_is_the_same_when_it_comes_back(csvs, shipped_files):
    for files in (csvs(), csvs(**ODD), shipped_files):
        dataset = made(files)
        assert_same(unpacked(packed(dataset), files), dataset)
    assert made(csvs(**ODD)).set_aside


def read(files, times, name="x"):
    """Read files by way of the shelf; count how often they are made into a dataset."""

    def make():
        times.append(name)
        return made(files)

    return shelf.read_or_make(files, name, make)


def test_it_is_made_once_for_the_same_files_and_program(kept, csvs, monkeypatch):
    files, times = csvs(**ODD), []
    assert_same(read(files, times), read(files, times))
    assert len(times) == 1
    read(csvs(), times)
    read(files, times, name="y")
    assert len(times) == 3
    (path, *_) = kept.iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    monkeypatch.setattr(shelf, "_program", lambda: b"a later one")
    read(files, times)
    assert len(times) == 4


def test_what_is_damaged_is_as_good_as_none(kept, csvs):
    files, chance = csvs(**ODD), random.Random("damage")
    whole = made(files)
    read(files, [])
    (path,) = kept.iterdir()
    content = path.read_bytes()
    for _ in range(60):
        damaged = bytearray(content)
        damaged[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged[: chance.choice([len(content), chance.randrange(len(content))])])
        assert_same(read(files, []), whole)
    for other in (b"", b"PK\x05\x06" + b"\0" * 18, packed(build(csvs(), name="x"))[:-1]):
        path.write_bytes(other)
        assert_same(read(files, []), whole)


def test_a_folder_that_cannot_be_written_or_is_none_stops_nothing(kept, csvs, monkeypatch):
    kept.parent.write_text("a file where the folder should be")
    assert len(read(csvs(), []).sources) == 1
    monkeypatch.setenv(shelf.SETTING, "off")
    assert len(read(csvs(), []).sources) == 1
    assert kept.parent.read_text() == "a file where the folder should be"


def test_what_was_not_used_for_longest_goes_first(kept, csvs, monkeypatch):
    several = [csvs(events=[{"title": f"Title {n}"}]) for n in range(4)]
    size = len(packed(made(several[0])))
    monkeypatch.setattr(shelf, "MOST_BYTES", int(size * 3.5))
    times = []
    for n, files in enumerate(several[:3]):
        read(files, times)
        newest = max(kept.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        shelf.os.utime(newest, (n + 1, n + 1))
    read(several[0], times)  # it is the second that was not used for longest now
    read(several[3], times)
    assert sum(path.stat().st_size for path in kept.iterdir()) <= shelf.MOST_BYTES
    for n in (0, 2, 3):
        read(several[n], times)
    assert len(times) == 4
    read(several[1], times)
    assert len(times) == 5
    monkeypatch.setattr(shelf, "MOST_BYTES", size // 2)
    read(csvs(events=[{"title": "Too large"}]), times)
    assert len(times) == 6


def test_several_may_read_and_write_at_once(kept, csvs):
    several = [csvs(events=[{"title": f"Title {n}"}]) for n in range(3)]
    with ThreadPoolExecutor(8) as pool:
        found = pool.map(lambda n: read(several[n % 3], []).events["title"][0], range(48))
    assert [*found] == [f"Title {n % 3}" for n in range(48)]
    assert len([*kept.iterdir()]) == 3


@pytest.mark.parametrize("redact", ["1", "0"])
def test_nothing_is_kept_or_taken_from_there_where_names_are_hidden(
    redact, kept, tmp_path, csvs, monkeypatch
):
    monkeypatch.setattr(shown_dataset, "LARGE_BYTES", 0)
    monkeypatch.setenv("DASHBOARD_REDACT", redact)
    prisoner = {"name": "Wang", "status": "prisoner-of-war", "public_label": "Prisoner A"}
    folder = elsewhere.folder(tmp_path / "data", csvs(people=[prisoner]))
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    hidden = redact == "1"
    assert shown_dataset.current().people["name"].tolist() == ["Prisoner A" if hidden else "Wang"]
    assert kept.exists() is not hidden
    monkeypatch.setenv("DASHBOARD_REDACT", "1")
    assert shown_dataset.current().people["name"].tolist() == ["Prisoner A"]


def test_what_is_told_of_the_reading_goes_forward(csvs):
    told = []
    with listening(lambda share, doing: told.append((share, doing))):
        build(csvs(**ODD), name="x")
    assert [share for share, _ in told] == sorted(share for share, _ in told)
    assert all(0 <= share < 1 for share, _ in told)
    assert "Reading events.csv" in [doing for _, doing in told]
    before = len(told)
    build(csvs(), name="x")
    assert len(told) == before


def test_what_is_said_of_evidence_is_said_anew_when_a_file_of_it_changes(kept, csvs):
    files, times = csvs(evidence=[{"file": "media/a.png"}]), []
    for stamp in ("before", "after", "after"):
        media = Media(stamp=stamp)
        found = shelf.read_or_make(files, "x", lambda: times.append(1) or made(files), media)
        assert found.media in (media, Media())
    assert len(times) == 2
