"""The corpus that stands behind the case: opened once, and anew when its folder is replaced."""

import logging
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from dashboard.corpus.errors import CorpusError
from dashboard.corpus.opened import CONTENTS, contents, open_corpus
from dashboard.corpus.questions import Corpus
from dashboard.ui.corpus.answers import Answers
from dashboard.ui.data import folder
from dashboard.ui.data.shown_dataset import redacting

LOG = logging.getLogger(__name__)
Stamp = tuple[int, int, int]


@dataclass(frozen=True, eq=False)
class Served:
    """A corpus, as one build of it is.

    Parameters
    ----------
    folder : Path
        Where it lies; no page says so.
    version : str
        Of the build.
    rows : int
        Accounts in it.
    corpus : Corpus
        What is asked, by each inquiry through `own`.
    answers : Answers
        What has been answered, for all readers.
    """

    folder: Path
    version: str
    rows: int
    corpus: Corpus
    answers: Answers = field(default_factory=Answers)


class Shelf:
    """Keeps what is open, one build for each folder."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._open: dict[tuple[Path, bool], tuple[Stamp, Served]] = {}

    def give(self, path: Path, *, redacted: bool) -> Served:
        """Give the corpus of a folder as it is now.

        Raises
        ------
        CorpusError
            If it cannot be opened.
        """
        with self._lock:
            try:
                stamp = _stamp(path)
                before = self._open.get((path, redacted))
                if before and before[0] == stamp:
                    return before[1]
                self._open.pop((path, redacted), None)
                found = contents(path)
                served = Served(
                    path, found.version, found.rows, open_corpus(path, redacted=redacted)
                )
            except CorpusError as error:
                self._open.pop((path, redacted), None)
                why = CorpusError(said(error, path))
                LOG.warning("%s", why)
                raise why from error
            self._open[path, redacted] = stamp, served
            return served


SHELF = Shelf()


def served() -> Served | None:
    """Give the corpus that is asked for; none where none is.

    Raises
    ------
    CorpusError
        If it cannot be opened; the text names no folder, as the public may read it.
    """
    asked = folder.asked_corpus()
    return SHELF.give(asked, redacted=redacting()) if asked else None


def said(error: Exception, path: Path) -> str:
    """Say what has happened without the folder in which it has."""
    text = str(error)
    for where in sorted({str(path.resolve()), str(path)}, key=len, reverse=True):
        text = text.replace(where, "the folder of the corpus")
    return text


def _stamp(path: Path) -> Stamp:
    """Tell one build from another without reading it."""
    try:
        now = (path / CONTENTS).stat()
    except OSError:
        return 0, 0, 0
    return now.st_ino, now.st_mtime_ns, now.st_size
