"""Evidence in files: with the pictures that belong to them, and with nothing else of a camera."""

import io
import json
import sqlite3
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.analysis.choices.filters import Filters
from dashboard.exporting.csv_folder import zipped_folder
from dashboard.exporting.extract import extract
from dashboard.exporting.followthemoney import followthemoney
from dashboard.exporting.formats import FORMATS
from dashboard.exporting.maps.geojson import geojson
from dashboard.exporting.sqlite import sqlite
from dashboard.model.load import build, load
from dashboard.model.media.stored import Media
from dashboard.model.reading.archive import read_archive, read_media
from dashboard.model.redaction.redacted_files import build_redacted
from tests import elsewhere
from tests.evidence_case import CASE, FILES, TOLD, with_media
from tests.pictures import SECRET_NAME, told_in

NEAR = Filters(places=("region",), evidence=("video",))


@pytest.fixture(scope="module")
def case(csvs, tmp_path_factory):
    """A folder with evidence of every sort."""
    path = tmp_path_factory.mktemp("case") / "data"
    return with_media(elsewhere.folder(path, csvs(**CASE)))


@pytest.fixture(scope="module")
def whole(case):
    return load(case)


def unpacked(content):
    with ZipFile(io.BytesIO(content)) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def kinds_of(dataset):
    """Give what is told of each piece of evidence."""
    ids = dict(zip(dataset.evidence["line"], dataset.evidence["evidence_id"], strict=True))
    return {(ids[one.line], one.kind) for one in dataset.problems if one.file == "evidence.csv"}


def test_check_tells_what_is_wrong_with_each_and_sets_nothing_aside(whole):
    assert kinds_of(whole) == TOLD
    assert whole.set_aside == ()


def test_a_folder_comes_back_with_its_pictures_and_nothing_of_a_camera(whole):
    content = zipped_folder(extract(whole, Filters()))
    files = unpacked(content)
    pictures = {name for name in files if name.startswith("media/")}
    assert pictures == {"media/square.jpg", "media/still.png", "media/face.png"}
    assert files["media/still.png"] == FILES["media/still.png"]
    assert told_in(files["media/square.jpg"]) == {}
    assert not [name for name, held in files.items() if SECRET_NAME in held]
    back = build(read_archive(content), name="back", media=read_media(content))
    assert back.evidence.equals(whole.evidence)
    assert ("square", "digest-differs") in kinds_of(back)  # written anew: no camera is told of
    assert zipped_folder(extract(back, Filters())) == content


def test_a_choice_takes_along_what_its_accounts_rest_on_and_no_more(whole):
    part = extract(whole, NEAR)
    assert [*part.closed.evidence["evidence_id"]] == ["film", "square"]
    assert {*part.closed.places["place_id"]} == {"region", "town"}
    assert {one for one in unpacked(zipped_folder(part)) if one.startswith("media/")} == {
        "media/square.jpg",
        "media/still.png",
    }
    march = extract(whole, Filters(kinds=("arrival",), places=("far",)))
    assert [*march.closed.evidence["evidence_id"]] == ["march-film"]


def test_redacted_no_file_has_a_picture_of_a_hidden_person(csvs):
    made = build_redacted(csvs(**CASE), name="x", media=Media(packed=FILES))
    part = extract(made, Filters())
    files = unpacked(zipped_folder(part))
    assert {name for name in files if "media/" in name} == {"media/square.jpg", "media/still.png"}
    for form in FORMATS:
        content = form.write(part)
        texts = unpacked(content).values() if content.startswith(b"PK") else [content]
        assert not [one for one in texts if b"cellar" in one or b"face.png" in one]


def test_databases_maps_and_entities_have_it(whole):
    database = sqlite3.connect(":memory:")
    database.deserialize(sqlite(extract(whole, Filters())))
    rows = database.execute(
        "SELECT caption FROM evidence JOIN events_evidence_ids USING (evidence_id) "
        "WHERE event_id = 'market' ORDER BY position"
    ).fetchall()
    assert rows == [("Smoke over stalls",), ("The square",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    features = json.loads(geojson(extract(whole, NEAR)))["features"]
    told = [one["properties"].get("evidence") for one in features]
    assert "Video: Smoke over stalls; Photo: The square" in told
    assert "Evidence: Video: Smoke over stalls" in followthemoney(extract(whole, NEAR)).decode()


@pytest.mark.parametrize("suffix", ["zip", "xlsx", "sqlite"])
def test_what_was_exported_is_imported_again(case, whole, tmp_path, suffix):
    file, folder = tmp_path / f"case.{suffix}", tmp_path / "again"
    assert CliRunner().invoke(main, ["export", str(case), "--to", str(file)]).exit_code == 0
    result = CliRunner().invoke(main, ["import", str(file), str(folder)])
    assert result.exit_code == 0, result.output
    back = load(folder)
    assert back.evidence.equals(whole.evidence)
    assert back.events["evidence_ids"].equals(whole.events["evidence_ids"])
    there = {f"media/{path.name}" for path in (folder / "media").glob("*")}
    assert there == ({*FILES} - {"media/run.svg", "media/cut.png", "media/notes.txt"}
                     if suffix == "zip" else set())  # fmt: skip


def test_a_folder_without_evidence_leaves_as_it_did(csvs):
    files = {name: held for name, held in csvs(events=[{}]).items() if name != "evidence.csv"}
    part = extract(build(files, name="x"), Filters())
    assert unpacked(zipped_folder(part)).keys() == files.keys()
    assert b"evidence" not in unpacked(zipped_folder(part))["events.csv"]
    database = sqlite3.connect(":memory:")
    database.deserialize(sqlite(part))
    tables = database.execute("SELECT name, sql FROM sqlite_master").fetchall()
    assert not [one for one in tables if "evidence" in str(one)]
    assert not [one for one in json.loads(geojson(part))["features"] if "evidence" in str(one)]
