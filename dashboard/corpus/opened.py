"""A folder with a corpus -> what can be asked, or why it cannot be opened."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from dashboard.corpus.columns import ACCOUNTS, AGAIN, NAMED, RUNS
from dashboard.corpus.engines.chosen import engine
from dashboard.corpus.engines.engine import Engine
from dashboard.corpus.errors import CorpusError
from dashboard.corpus.questions import Corpus

CORPUS = "DASHBOARD_CORPUS"
CONTENTS = "corpus.json"  # which is replaced last, and names the files that count
FORM = 1
REMOTE = "://"


@dataclass(frozen=True)
class Contents:
    """What a corpus has, as its folder says.

    Parameters
    ----------
    version : str
        Tells one build from another: the folder in which its files lie.
    rows, refused : int
        Accounts that it has, and rows that were refused.
    redacted : bool
        Whether the names of those whom redaction hides were taken out before.
    accounts, named : dict of str to int
        Bytes by name of file, of accounts and of what they refer to.
    built : str
        When, as a minute of UTC.
    form : int
        How its files are laid out.
    """

    version: str
    rows: int
    refused: int
    redacted: bool
    accounts: Mapping[str, int]
    named: Mapping[str, int]
    built: str = ""
    form: int = FORM

    def written(self) -> str:
        """Give it as its file has it."""
        return json.dumps(asdict(self), indent=1)


def contents(folder: Path | str) -> Contents:
    """Read what a corpus has.

    Raises
    ------
    CorpusError
        If there is none, or it cannot be read.
    """
    path = Path(folder) / CONTENTS
    try:
        told: dict[str, Any] = json.loads(path.read_text("utf-8"))
        found = Contents(**told)
    except FileNotFoundError as error:
        raise CorpusError(f"There is no corpus at {folder}: it has no {CONTENTS}.") from error
    except OSError as error:
        raise CorpusError(f"{path} cannot be read ({error.strerror}).") from error
    except (ValueError, TypeError) as error:
        raise CorpusError(f"{path} is damaged. {AGAIN}.") from error
    if found.form != FORM:
        raise CorpusError(f"The corpus at {folder} was built by another version. {AGAIN}.")
    return found


def open_corpus(folder: Path | str, *, redacted: bool = False, by: Engine | None = None) -> Corpus:
    """Open a corpus for questions.

    Parameters
    ----------
    folder : Path or str
        Where `corpus build` has written it.
    redacted : bool
        Whether names are to be hidden: then it must have been built without them.
    by : Engine, optional
        What computes; without one what `DASHBOARD_ENGINE` names.

    Raises
    ------
    CorpusError
        If there is none, it is damaged, it has names that are to be hidden, or the engine is
        not there.
    """
    found = contents(folder)
    if redacted and not found.redacted:
        raise CorpusError(
            f"The corpus at {folder} has names that are to be hidden here. {AGAIN} --redact."
        )
    inside = Path(folder) / found.version
    for files, schema in ((found.accounts, ACCOUNTS), (found.named, NAMED)):
        for file, size in files.items():
            _must_be_whole(inside / file, size, schema.names)
    paths = ([str(inside / file) for file in files] for files in (found.accounts, found.named))
    return Corpus(by or engine(), *paths)


def _must_be_whole(path: Path, size: int, names: list[str]) -> None:
    """Tell of a file that is not there, or not as it was written."""
    try:
        there = path.stat().st_size
        has = pq.read_schema(path).names if there == size else []
        whole = has in (names, [name for name in names if name != RUNS])
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror or 'damaged'}). {AGAIN}."
        raise CorpusError(message) from error
    except ValueError as error:  # as Arrow says that it is no Parquet
        raise CorpusError(f"{path} is damaged. {AGAIN}.") from error
    if not whole:
        raise CorpusError(
            f"{path} is not as it was written ({there:,} of {size:,} bytes). {AGAIN}."
        )
