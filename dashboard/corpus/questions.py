"""What pages ask of many rows, once for every engine below."""

from dashboard.corpus.counts import Counts
from dashboard.corpus.found import Rows


class Corpus(Counts, Rows):
    """Many accounts, and all that can be asked of them.

    Every question takes a choice of `Filters`, and raises `CorpusError` where the engine cannot
    answer: of its kinds `CannotAnswerError` for a choice that a corpus knows nothing of, and
    `StoppedError` when another thread has called `stop`.
    """
