"""What can be wrong with a corpus, in a sentence for the reader."""


class CorpusError(Exception):
    """A corpus that cannot be built, opened or asked; the text says why and what to do."""


class CannotAnswerError(CorpusError):
    """A choice that has parts of which a corpus knows nothing.

    Parameters
    ----------
    parts : tuple of str
        Names of these parts, as in `Filters`.
    """

    def __init__(self, parts: tuple[str, ...]) -> None:
        self.parts = parts
        super().__init__(f"The corpus knows nothing of this part of the choice: {', '.join(parts)}")


class StoppedError(CorpusError):
    """A question that was stopped before it was answered."""
