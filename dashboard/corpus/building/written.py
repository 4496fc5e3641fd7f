"""Tables -> the folder of a corpus, of which readers see the old one or the new one, never half."""

import os
import shutil
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.corpus.building.accounts import accounts, named
from dashboard.corpus.columns import ACCOUNTS, COMPRESSION
from dashboard.corpus.errors import CorpusError
from dashboard.corpus.opened import CONTENTS, Contents, contents
from dashboard.model.dataset import Dataset

BUILDING = "building"  # where a build that is not finished lies, in the folder
GROUP = 122_880  # rows of a row group


def write_dataset(dataset: Dataset, out: Path, *, redacted: bool = False) -> Contents:
    """Write the accounts of a dataset that is in memory as a corpus."""
    building = out / BUILDING
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    rows = accounts(dataset)
    rows = rows.add_column(0, ACCOUNTS.field("row"), pa.array(range(rows.num_rows), pa.int64()))
    pq.write_table(
        rows, building / "accounts-1.parquet", row_group_size=GROUP, compression=COMPRESSION
    )
    pq.write_table(named(dataset), building / "named-1.parquet")
    return publish(out, rows.num_rows, refused=len(dataset.set_aside), redacted=redacted)


def publish(out: Path, rows: int, *, refused: int, redacted: bool) -> Contents:
    """Have readers see what lies in the folder of the build, at once.

    What they saw before stays, for those who are reading it; what was before that goes.
    """
    version = _version(out)
    building = out / BUILDING
    _synced(building.iterdir())
    os.replace(building, out / version)
    made = Contents(
        version=version,
        rows=rows,
        refused=refused,
        redacted=redacted,
        accounts=_sizes(out / version, "accounts-*.parquet"),
        named=_sizes(out / version, "named-*.parquet"),
        built=datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ"),
    )
    before = _now_there(out)
    fresh = out / f"{CONTENTS}.new"
    fresh.write_text(made.written(), "utf-8")
    _synced([fresh])
    os.replace(fresh, out / CONTENTS)
    for folder in out.glob("version-*"):
        if folder.name not in (version, before):
            shutil.rmtree(folder, ignore_errors=True)
    return made


def _version(out: Path) -> str:
    """Name a version behind all that are there."""
    numbers = [int(one.name.rpartition("-")[2]) for one in out.glob("version-*[0-9]")]
    return f"version-{max(numbers, default=0) + 1}"


def _now_there(out: Path) -> str:
    """Name the version that readers see; empty where there is none."""
    try:
        return contents(out).version
    except CorpusError:
        return ""


def _sizes(folder: Path, pattern: str) -> Mapping[str, int]:
    """Give the bytes of files by name."""
    return {path.name: path.stat().st_size for path in sorted(folder.glob(pattern))}


def _synced(paths: Iterable[Path]) -> None:
    """Have files on the disk before something names them."""
    for path in paths:
        with path.open("rb") as file:
            os.fsync(file.fileno())
