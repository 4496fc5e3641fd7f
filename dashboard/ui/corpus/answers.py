"""Questions to a corpus, and what has been answered: kept for all readers, bounded in bytes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Any

import pandas as pd

from dashboard.analysis.texts.legible import legible_frame
from dashboard.corpus.questions import Corpus
from dashboard.ui.bytes_held import bytes_held

MOST_BYTES = 32 * 1024 * 1024
AN_ANSWER = 500  # bytes, besides what it holds


@dataclass(frozen=True)
class Question:
    """Something that is asked of a corpus.

    Parameters
    ----------
    ask : callable
        A method of `Corpus`, or a function of one.
    about : tuple of pairs
        Its further arguments by name.
    """

    ask: Callable[..., Any]
    about: tuple[tuple[str, Hashable], ...]

    def put_to(self, corpus: Corpus) -> Any:
        """Ask it; all texts of an answer are fit to be shown."""
        found = self.ask(corpus, **dict(self.about))
        return legible_frame(found) if isinstance(found, pd.DataFrame) else found


def question(ask: Callable[..., Any], **about: Hashable) -> Question:
    """Make a question."""
    return Question(ask, tuple(about.items()))


class Answers:
    """What has been answered; what was wanted least recently goes first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most, self._held = most_bytes, 0
        self._lock = Lock()
        self._kept: OrderedDict[Question, tuple[Any, int]] = OrderedDict()

    def of(self, questions: tuple[Question, ...]) -> dict[Question, Any]:
        """Give those answers that are there."""
        with self._lock:
            found = {one: self._kept[one][0] for one in questions if one in self._kept}
            for one in found:
                self._kept.move_to_end(one)
            return found

    def keep(self, asked: Question, answer: Any) -> None:
        """Keep an answer."""
        size = AN_ANSWER + bytes_held(answer)
        with self._lock:
            if asked in self._kept or size > self._most:
                return
            self._kept[asked] = answer, size
            self._held += size
            while self._held > self._most:
                self._held -= self._kept.popitem(last=False)[1][1]
