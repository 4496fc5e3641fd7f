"""Files of tables -> a corpus: batch by batch, on several cores, and where it was stopped on."""

import errno
import gc
import json
import multiprocessing
import os
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from dashboard.corpus.building.accounts import named
from dashboard.corpus.building.batch import Batch, write_batch
from dashboard.corpus.building.input_files import Input, inputs
from dashboard.corpus.building.merged import REFUSED_FILE, merge
from dashboard.corpus.building.referred import ACCOUNTS, Referred, read_referred
from dashboard.corpus.building.without_names import take_names_out, without_names
from dashboard.corpus.building.written import BUILDING, publish
from dashboard.corpus.columns import ACCOUNTS as COLUMNS
from dashboard.corpus.errors import CorpusError
from dashboard.corpus.opened import Contents
from dashboard.folder_lock import changing
from dashboard.model.load import assembled
from dashboard.model.reading.lines import Lines
from dashboard.model.reading.table import TableRead

ROWS_OF_A_BATCH, AHEAD = 20_000, 2  # batches that wait for each process
SMALL = 4_000_000  # bytes for which no further process is begun
INPUTS, PARTS = "inputs.json", "parts"
Say = Callable[[str], None]
_known: Referred | None = None  # in each process of the build


@dataclass(frozen=True)
class Built:
    """What has become of the rows of events and statements: read = kept + refused."""

    contents: Contents
    read: int
    kept: int
    refused: int


def build(paths: Sequence[Path], out: Path, *, redacting: bool, say: Say, cores: int = 0) -> Built:
    """Build a corpus, or go on with a build of the same files that was stopped.

    Parameters
    ----------
    paths : sequence of Path
        Folders and files; see `input_files.inputs`.
    out : Path
        The folder of the corpus. What readers see of it is replaced at the end, at once.
    redacting : bool
        Whether names are taken out before anything is written.
    say : callable
        Is told how far it is.
    cores : int
        Processes; as many as there are cores where it is 0.

    Raises
    ------
    CorpusError
        If a file cannot be read or written. What is done stays, and is gone on with.
    InUseError
        If somebody else builds there.
    """
    try:
        files = inputs(paths)
        out.mkdir(parents=True, exist_ok=True)
        with changing(out):
            return _built(files, out, redacting, say, cores or os.cpu_count() or 1)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        said = os.strerror(error.errno) if error.errno else str(error)
        why = "the disk is full" if full else said
        message = f"The corpus was not built: {why}. Nothing is lost: the same command goes on."
        raise CorpusError(message) from error
    except BrokenProcessPool as error:
        message = "A process of the build was ended, perhaps for want of memory."
        raise CorpusError(f"{message} The same command goes on.") from error


def _built(files: list[Input], out: Path, redacting: bool, say: Say, cores: int) -> Built:
    building, parts = out / BUILDING, out / BUILDING / PARTS
    stamp = _stamp(files, redacting)
    told = building / INPUTS
    if not told.exists() or told.read_text("utf-8") != stamp:
        shutil.rmtree(building, ignore_errors=True)
        parts.mkdir(parents=True)
        told.write_text(stamp, "utf-8")
    files, redaction = without_names(files) if redacting else (files, None)
    known = read_referred(files)
    counts = _checked([one for one in files if one.table in ACCOUNTS], known, parts, say, cores)
    say("Putting the accounts in order ...")
    rows, later = merge(parts, building)
    if redaction:
        take_names_out(building / REFUSED_FILE, redaction)
    empty = {table: TableRead([], [], [], Lines()) for table in ACCOUNTS}
    pq.write_table(named(assembled({**known.read, **empty}, name="")), building / "named-1.parquet")
    shutil.rmtree(parts)
    told.unlink()
    refused = counts["refused"] + later
    made = publish(out, rows, refused=refused, redacted=redacting)
    if counts["read"] != rows + refused:
        raise CorpusError(f"Of {counts['read']:,} rows {rows:,} are kept and {refused:,} refused.")
    return Built(made, counts["read"], rows, refused)


def _stamp(files: Sequence[Input], redacting: bool) -> str:
    """Tell these files from others, and from what they were; and what is made of them."""
    own = [[str(one.path.resolve()), one.size, one.path.stat().st_mtime_ns] for one in files]
    return json.dumps([ROWS_OF_A_BATCH, redacting, COLUMNS.names, own])


def _checked(
    files: Sequence[Input], known: Referred, parts: Path, say: Say, cores: int
) -> Mapping[str, int]:
    """Check all rows in batches that are not finished yet; count them."""
    counts: Counter[str] = Counter()
    progress = _Progress(files, say)
    with _workers(known, parts, cores if progress.size > SMALL else 1) as submit:
        running: set[Future[dict[str, int]]] = set()
        for batch in _batches(files):
            done = parts / f"done-{batch.number:06}.json"
            if done.exists():
                counts.update(json.loads(done.read_text("utf-8")))
                continue
            running.add(submit(batch))
            if len(running) >= cores * AHEAD:
                finished, running = wait(running, return_when=FIRST_COMPLETED)
                counts.update(_sum(finished))
                progress.tell(counts["read"])
        counts.update(_sum(running))
    return counts


@contextmanager
def _workers(
    known: Referred, parts: Path, cores: int
) -> Iterator[Callable[[Batch], Future[dict[str, int]]]]:
    """Give what does a batch: processes that know the tables, or for few rows this one."""
    if cores == 1:
        yield lambda batch: _at_once(batch, known, parts)
        return
    context = multiprocessing.get_context("spawn")  # a copy of one with threads would hang
    with ProcessPoolExecutor(cores, context, _begin, (known,)) as pool:
        try:
            yield lambda batch: pool.submit(_write_batch, batch, parts)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _at_once(batch: Batch, known: Referred, parts: Path) -> Future[dict[str, int]]:
    """Do a batch now."""
    done: Future[dict[str, int]] = Future()
    done.set_result(write_batch(batch, known, parts))
    return done


def _begin(known: Referred) -> None:
    """Begin a process."""
    global _known
    _known = known
    gc.freeze()


def _write_batch(batch: Batch, parts: Path) -> dict[str, int]:
    """Do a batch in a process of its own."""
    assert _known is not None  # noqa: S101
    gc.disable()  # all that is made is kept until the batch is done
    try:
        return write_batch(batch, _known, parts)
    finally:
        gc.collect()


def _sum(finished: set[Future[dict[str, int]]]) -> Counter[str]:
    """Add up what batches have counted."""
    counts: Counter[str] = Counter()
    for one in finished:
        counts.update(one.result())
    return counts


def _batches(files: Sequence[Input]) -> Iterator[Batch]:
    """Yield the rows of files in parts of a fixed size, so that a build goes on with the same."""
    number = 0
    for file in files:
        lines = file.lines()
        header = next(lines)
        rows = [header]
        for row in lines:
            rows.append(row)
            if len(rows) > ROWS_OF_A_BATCH:
                yield Batch(number, Input(file.table, file.path), rows)
                number, rows = number + 1, [header]
        if len(rows) > 1:
            yield Batch(number, Input(file.table, file.path), rows)
            number += 1


class _Progress:
    """Tells how far it is, how fast it goes and when it will be done."""

    def __init__(self, files: Sequence[Input], say: Say) -> None:
        self._files, self._say = files, say
        self.size = sum(one.size for one in files) or 1
        self._began, self._told = time.monotonic(), 0.0

    def tell(self, rows: int) -> None:
        """Tell it, once in two seconds."""
        seconds = time.monotonic() - self._began
        share = sum(one.read for one in self._files) / self.size
        if seconds - self._told < 2 or not share:
            return
        self._told = seconds
        left = seconds / share - seconds
        rate = rows / seconds
        self._say(f"{rows:,} rows, {share:.0%}, {rate:,.0f} rows/s, about {left:,.0f} s left")
