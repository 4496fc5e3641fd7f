"""What rows and words are called, to find which one somebody meant who gave no id of theirs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dashboard.model.slips.edit_distance import nearest
from dashboard.model.slips.folding import fold
from dashboard.model.slips.text_slips import bare

SUGGESTIONS = 100  # by letters; where more ids are unknown, it is no slip of the finger
COMPARISONS = 10_000_000_000  # of signs: a second; then letters are compared no more


class Names:
    """The ids that a cell may hold, and what they are called.

    Parameters
    ----------
    called : mapping of str to iterable of str
        By id, its names.
    """

    def __init__(self, called: Mapping[str, Iterable[str]]) -> None:
        self._called: dict[str, dict[str, None]] = defaultdict(dict)
        self._ids = {*called}
        for one, names in called.items():
            for name in (one, *names):
                self._called[_key(name)][one] = None
        self._called.pop("", None)
        self._keys = sorted(self._called)
        self._signs, self._left = sum(map(len, self._keys)), COMPARISONS
        self._near: dict[str, str] = {}

    def named(self, text: str) -> list[str]:
        """Give the ids that a text is but for what does not show, or is a name of.

        Case, accents, spaces and punctuation make no difference. Of an id that is spelt so
        only that one is given, whoever else has it as a name.
        """
        plain = bare(text)
        if plain in self._ids:
            return [plain]
        return [*(self._called.get(_key(text)) or self._called.get(_key(plain)) or {})]

    def near(self, text: str) -> list[str]:
        """Give the ids of which the id or a name has the fewest slips of the finger."""
        key = _key(text)
        needed = len(key) * self._signs
        if key not in self._near and len(self._near) < SUGGESTIONS and needed <= self._left:
            self._left -= needed
            self._near[key] = nearest(key, self._keys)
        return [*self._called.get(self._near.get(key, ""), {})]


def _key(name: str) -> str:
    """Give what is compared of a name: its letters and digits."""
    return "".join(filter(str.isalnum, fold(name)))
