"""The files of a corpus without the names that redaction hides, and what is told of them."""

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dashboard.corpus.building.batch import REFUSED
from dashboard.corpus.building.input_files import Input
from dashboard.corpus.errors import CorpusError
from dashboard.model.problems import DataError
from dashboard.model.redaction.redacted_files import Redaction, redaction_of

TOLD = [REFUSED.index(name) for name in ("value", "reason", "hint")]
ONE_OF_EACH = "--redact takes one folder, with one unpacked file for each table."


def without_names(files: Sequence[Input]) -> tuple[list[Input], Redaction | None]:
    """Give files under the names of their tables, without hidden names, and what hides these.

    Raises
    ------
    CorpusError
        If a table has several files, or one is packed, as names are learnt of whole tables; or
        if nobody can tell the names.
    """
    tables = Counter(one.table for one in files)
    if max(tables.values()) > 1 or any(one.path.suffix == ".gz" for one in files):
        raise CorpusError(ONE_OF_EACH)
    contents = {f"{one.table}.csv": one.path.read_bytes() for one in files}
    try:
        redaction = redaction_of(contents)
    except DataError as error:
        raise CorpusError(str(error)) from error
    new = redaction.files(contents) if redaction else contents
    named = [Input(one.removesuffix(".csv"), Path(one), content) for one, content in new.items()]
    return named, redaction


def take_names_out(path: Path, redaction: Redaction) -> None:
    """Take names out of what is said of rows that are refused: a hint may bring one to light."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    for row in rows:
        for at in TOLD:
            row[at] = redaction.told(row[at])
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
