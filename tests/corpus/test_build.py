"""Building a corpus: all rows are accounted for, and nothing half-written is ever served."""

import csv
import gzip
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.analysis.choices.filters import Filters
from dashboard.corpus.building import build as building
from dashboard.corpus.building.build import build
from dashboard.corpus.engines.chosen import engine
from dashboard.corpus.errors import CorpusError
from dashboard.corpus.opened import contents, open_corpus
from dashboard.folder_lock import changing
from dashboard.model.reading.folder import read_folder
from dashboard.model.redaction.redacted_files import redact
from tests.conftest import DATA
from tests.corpus.test_choices import of_case, of_corpus

ROOT = Path(__file__).parents[2]
KEYS = ["table", "id", "source_id"]
MERGED = 60_000  # bytes: more than a batch of what ships has, and less than all of it
BY_HAND = """
import pathlib, sys
from dashboard.corpus.building import build
write_batch, build.ROWS_OF_A_BATCH = build.write_batch, 20

def one_by_one(*batch):
    counted = write_batch(*batch)
    print("a batch is done", flush=True)
    sys.stdin.read()
    return counted

build.write_batch = one_by_one
build.build(
    [pathlib.Path(sys.argv[1])],
    pathlib.Path(sys.argv[2]),
    redacting=False,
    say=lambda _: None,
    cores=1,
)
"""


def built(*paths: Path, out: Path, redacting: bool = False):
    """Build, and say nothing."""
    return build(paths, out, redacting=redacting, say=lambda _: None, cores=2)


def opened(out: Path, **how):
    """Open with DuckDB."""
    return open_corpus(out, by=engine("duckdb"), **how)


def refused(out: Path) -> list[dict[str, str]]:
    """Read why rows are refused."""
    path = out / contents(out).version / "refused.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


@pytest.fixture(params=[building.SMALL, 0], ids=["one process", "several"])
def processes(request, monkeypatch):
    """Do the batches in this process, or in others."""
    monkeypatch.setattr(building, "SMALL", request.param)


@pytest.fixture
def small_batches(monkeypatch):
    """Have the rows of the dataset that ships in many batches."""
    monkeypatch.setattr(building, "ROWS_OF_A_BATCH", 20)


def test_files_in_many_batches_have_the_accounts_of_the_case(
    shipped, tmp_path, small_batches, processes
):
    made = built(DATA, out=tmp_path)
    assert (made.read, made.refused) == (len(shipped.events) + len(shipped.statements), 0)
    corpus = opened(tmp_path)
    for filters in (Filters(), Filters(people=("russian-army",)), Filters(text="donetsk")):
        assert of_corpus(corpus, filters) == of_case(shipped, filters)
    rows = corpus.page(size=1_000).sort_values("row")
    assert rows["row"].tolist() == [*range(made.kept)]
    months = rows["earliest_month"].fillna(rows["latest_month"]).dropna()
    assert months.is_monotonic_increasing


def test_what_was_begun_for_other_columns_is_begun_again(shipped, tmp_path, monkeypatch):
    unfinished = tmp_path / building.BUILDING
    (unfinished / building.PARTS).mkdir(parents=True)
    done = {"read": 0, "kept": 0, "refused": 0}
    (unfinished / building.PARTS / "done-000000.json").write_text(json.dumps(done), "utf-8")
    monkeypatch.setattr(building, "COLUMNS", building.COLUMNS.remove(0))
    before = building._stamp(building.inputs([DATA]), redacting=False)
    monkeypatch.undo()
    (unfinished / building.INPUTS).write_text(before, "utf-8")
    assert built(DATA, out=tmp_path).kept == len(shipped.events) + len(shipped.statements)


def test_packed_files_and_several_of_one_table_are_read(shipped, tmp_path):
    folder = shutil.copytree(DATA, tmp_path / "in")
    head, *rows = (folder / "events.csv").read_text("utf-8").splitlines(keepends=True)
    (folder / "events.csv").unlink()
    for number, part in enumerate((rows[:50], rows[50:])):
        packed = gzip.compress("".join([head, *part]).encode())
        (folder / f"events-{number}.csv.gz").write_bytes(packed)
    made = built(folder, out=tmp_path / "out")
    assert made.kept == len(shipped.events) + len(shipped.statements)


def test_what_is_refused_says_where_and_why_and_counts_add_up(folder, edit, tmp_path):
    line = edit(
        "events.csv",
        "2025-02-05,,Wang Guangjun arrives in Moscow,Wang Guangjun comes to Moscow on 5 February.,",
        "05/02/2025,,A,B,",
    )
    made = built(folder, out=tmp_path / "out")
    assert made.read == made.kept + made.refused
    told = refused(tmp_path / "out")
    assert {(row["file"], row["line"], row["value"]) for row in told} >= {
        ("events.csv", str(line), "05/02/2025")
    }
    assert opened(tmp_path / "out").count() == made.kept


def test_rows_of_different_batches_are_compared(csvs, tmp_path, small_batches, monkeypatch):
    monkeypatch.setattr(building, "ROWS_OF_A_BATCH", 2)
    events = [{"event_id": f"e{n}"} for n in range(5)]
    events += [{"event_id": "e0"}, {"event_id": "last", "after": "e1"}]
    events += [{"event_id": "lost", "after": "nowhere"}, {"event_id": "behind", "after": "lost"}]
    statements = [{"event_id": "e2"}, {"event_id": "lost"}, {}]
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in csvs(events=events, statements=statements).items():
        (folder / name).write_bytes(content)
    made = built(folder, out=tmp_path / "out")
    left = {one for _, one, _ in of_corpus(opened(tmp_path / "out"), Filters())}
    assert left == {"e1", "e2", "e3", "e4", "last", "statement-1", "statement-3"}
    assert (made.read, made.kept, made.refused) == (12, 7, 5)
    kinds = {(row["line"], row["kind"]) for row in refused(tmp_path / "out")}
    assert {("2", "duplicate-key"), ("7", "duplicate-key"), ("9", "unknown-id")} <= kinds


def test_names_that_are_redacted_never_reach_the_files(shipped, tmp_path):
    built(DATA, out=tmp_path, redacting=True)
    rows = opened(tmp_path, redacted=True).all_rows()
    told = rows.to_json() + "".join(
        path.read_bytes().decode("latin-1") for path in tmp_path.rglob("*") if path.is_file()
    )
    assert "guangjun" not in told.lower()
    assert "Prisoner" in told
    assert len(rows) == len(shipped.events) + len(shipped.statements)
    assert b"guangjun" not in b"".join(redact(read_folder(DATA)).values()).lower()


def test_what_is_refused_is_told_without_the_names_too(folder, edit, tmp_path):
    edit("people.csv", "\nrussian-army,", "\nrussian-army-x,")
    events = (folder / "events.csv").read_text("utf-8")
    told = events.replace("capture,chang-renbo,", "capture,ch\u0430ng-r\u0435nbo,", 1)  # Cyrillic
    (folder / "events.csv").write_text(told, "utf-8")
    (folder / "events.csv").rename(folder / "events of Chang Renbo.csv")
    made = built(folder, out=tmp_path / "out", redacting=True)
    assert made.refused
    told = refused(tmp_path / "out")
    assert {row["file"] for row in told} <= {"events.csv", "statements.csv"}
    text = json.dumps(told, ensure_ascii=False).lower()
    assert not re.search("renbo|r\u0435nbo|chang-|ch\u0430ng", text)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"people.csv": b"person_id,name\nw,Wang"}, "people.csv:1:kind: the column is missing"),
        ({"events-2.csv": b"event_id\na\n"}, "--redact takes one folder, with one unpacked file"),
    ],
)
def test_nothing_is_built_where_the_names_cannot_be_known(files, told, folder, tmp_path):
    for name, content in files.items():
        (folder / name).write_bytes(content)
    out = tmp_path / "out"
    ran = CliRunner().invoke(main, ["corpus", "build", str(folder), str(out), "--redact"])
    assert (ran.exit_code, ran.exception.__class__) == (2, SystemExit)
    assert ran.output.startswith(told)
    assert not [path for path in out.rglob("*") if path.suffix in (".parquet", ".csv")]


def test_of_two_who_build_in_one_folder_the_second_is_told_and_changes_nothing(tmp_path):
    out = tmp_path / "out"
    built(DATA, out=out)
    before = contents(out)
    command = ["corpus", "build", str(DATA), str(out)]
    with changing(out):
        second = CliRunner().invoke(main, command)
    assert second.exit_code == 4
    assert f"{out} is being changed: " in second.output
    assert contents(out) == before
    assert {path.name for path in out.iterdir()} == {"corpus.json", before.version}
    assert CliRunner().invoke(main, command).exit_code == 0


def test_a_corpus_with_names_is_not_opened_where_they_are_hidden(shipped_corpus):
    with pytest.raises(CorpusError, match="names that are to be hidden"):
        opened(shipped_corpus, redacted=True)


def test_readers_go_on_while_the_corpus_is_replaced(tmp_path, csvs):
    out, folder = tmp_path / "out", tmp_path / "in"
    folder.mkdir()
    for name, content in csvs(events=[{}]).items():
        (folder / name).write_bytes(content)
    built(folder, out=out)
    reader = opened(out)
    assert reader.count() == 1
    for name, content in csvs(events=[{}, {}, {}]).items():
        (folder / name).write_bytes(content)
    built(folder, out=out)
    assert reader.count() == 1
    assert opened(out).count() == 3


def test_a_build_that_was_killed_goes_on_and_readers_see_the_old_corpus(tmp_path, shipped):
    out = tmp_path / "out"
    built(DATA, out=out)
    before = contents(out)
    folder = shutil.copytree(DATA, tmp_path / "in")
    command = [sys.executable, "-c", BY_HAND, str(folder), str(out)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout.readline() == b"a batch is done\n"  # and it waits for a word from here
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert contents(out) == before
    assert opened(out).count() == before.rows
    again = subprocess.run(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True
    )
    batches = sum(-(-len(rows) // 20) for rows in (shipped.events, shipped.statements))
    assert again.stdout.count(b"a batch is done") == batches - 1
    assert contents(out).version != before.version
    assert opened(out).count() == len(shipped.events) + len(shipped.statements)


def test_what_is_done_is_not_done_again(tmp_path, small_batches, monkeypatch):
    def stop(*_):
        raise CorpusError("stopped")

    merge = building.merge
    monkeypatch.setattr(building, "merge", stop)
    with pytest.raises(CorpusError):
        built(DATA, out=tmp_path)
    monkeypatch.setattr(building, "merge", merge)
    monkeypatch.setattr(building, "_write_batch", stop)  # which nobody may need any more
    assert built(DATA, out=tmp_path).refused == 0


def test_a_full_disk_is_told_and_what_was_there_stays(tmp_path, monkeypatch):
    built(DATA, out=tmp_path)
    before = contents(tmp_path)

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(building, "publish", full)
    with pytest.raises(CorpusError, match="the disk is full"):
        built(DATA, out=tmp_path)
    assert contents(tmp_path) == before
    assert opened(tmp_path).count() == before.rows


@contextmanager
def no_file_above(size: int) -> Iterator[None]:
    """Let nobody write a file of more bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [300, 10_000, MERGED])
def test_what_cannot_be_written_is_told_and_the_same_command_goes_on(tmp_path, size):
    built(DATA, out=tmp_path)
    before = contents(tmp_path)
    with (
        no_file_above(size),
        pytest.raises(CorpusError, match=r"built: File too large\. Nothing is lost"),
    ):
        built(DATA, out=tmp_path)
    assert contents(tmp_path) == before
    assert opened(tmp_path).count() == before.rows
    assert built(DATA, out=tmp_path).kept == before.rows
    assert contents(tmp_path).version != before.version


@pytest.mark.parametrize("harm", ["cut", "gone", "rubbish", "contents", "folder"])
def test_a_damaged_corpus_says_so(shipped_corpus, tmp_path, harm):
    out = shutil.copytree(shipped_corpus, tmp_path / "out")
    path = out / contents(out).version / "accounts-1.parquet"
    if harm == "cut":
        path.write_bytes(path.read_bytes()[:-100])
    elif harm == "rubbish":
        path.write_bytes(b"x" * path.stat().st_size)
    elif harm == "gone":
        path.unlink()
    elif harm == "contents":
        (out / "corpus.json").write_text("{")
    else:
        shutil.rmtree(out)
    with pytest.raises(CorpusError, match=r"accounts-1|damaged|no corpus"):
        opened(out)


def test_a_corpus_that_is_taken_away_under_readers_says_so(shipped_corpus, tmp_path):
    out = shutil.copytree(shipped_corpus, tmp_path / "out")
    corpus = opened(out)
    shutil.rmtree(out)
    with pytest.raises(CorpusError, match="could not be read"):
        corpus.count()


def test_a_spark_that_is_not_there_is_told_within_seconds():
    with pytest.raises(CorpusError, match="nothing answers"):
        engine("spark://127.0.0.1:9")


def test_an_engine_that_is_none_is_told():
    with pytest.raises(CorpusError, match="is no engine"):
        engine("oracle")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("events.csv", b"", "is empty"),
        ("events.csv", b"event_id\n\xff\n", "not UTF-8"),
        ("events.csv", b'event_id\n"a\n', "cannot be read"),
        ("events.csv", b"event_id\na\n", "source_id"),
        ("events.csv.gz", b"no gzip", "no file of gzip"),
        ("what.csv", b"a\n", "named like no table"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path, name, content, told):
    folder = shutil.copytree(DATA, tmp_path / "in")
    (folder / "events.csv").unlink()
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CorpusError, match=told) as found:
        built(folder, tmp_path / name, out=tmp_path / "out")
    assert name in str(found.value)
    assert json.dumps(name)


def test_the_command_tells_counts_and_ends_with_what_became_of_the_rows(folder, tmp_path):
    run = CliRunner()
    out = str(tmp_path / "out")
    whole = run.invoke(main, ["corpus", "build", str(folder), out])
    assert whole.exit_code == 0
    assert "258 rows read = 258 kept + 0 refused." in whole.output
    people = folder / "people.csv"
    people.write_text(people.read_text("utf-8").replace("\nzelensky,", "\nzelenskyj,"), "utf-8")
    less = run.invoke(main, ["corpus", "build", str(folder), out])
    assert less.exit_code == 1
    assert "refused.csv" in less.output
    people.unlink()
    none = run.invoke(main, ["corpus", "build", str(folder), out])
    assert none.exit_code == 2
    assert "There is no file of the table people." in none.output
    assert opened(Path(out)).count() > 0
