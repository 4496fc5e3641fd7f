"""The words of a dataset: how they are shown, and which of the program's own kinds they count as.

A dataset sorts its people, places, sources, events and statements by words of its own. A few
words mean something to the program. A word of `vocabulary.csv` counts as one of those if it is
spelt so, or if its row says so under `means`.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal, NamedTuple

import pandas as pd

from dashboard.model.cells.grade import ADMIRALTY, CONFIDENCE
from dashboard.model.cells.kinds import FALSE
from dashboard.model.lookups.distinct_names import distinct

Column = Literal[
    "events.kind",
    "statements.topic",
    "people.kind",
    "people.status",
    "places.kind",
    "sources.kind",
    "confidence",
    "evidence.kind",
]
EVENTS, TOPICS, SOURCES = "events.kind", "statements.topic", "sources.kind"
EVIDENCE = "evidence.kind"
PEOPLE, STATUS, PLACES = "people.kind", "people.status", "places.kind"
ARRIVAL, CAPTURE = MILESTONES = ("arrival", "capture")
TRANSFER, BATTLE, ANNOUNCEMENT = "transfer", "battle", "announcement"
PERSON, OFFICE, GROUP = "person", "office", "group"
VILLAGE, CITY, REGION, COUNTRY = "village", "city", "region", "country"
AREAS = (REGION, COUNTRY)
PHOTO, SATELLITE, VIDEO = "photo", "satellite", "video"
PRISONER_OF_WAR, MINOR = "prisoner-of-war", "minor"
VICTIM, PROTECTED_SOURCE = "victim", "protected-source"


class OwnKind(NamedTuple):
    """A word that means something to the program: its label, and what it means."""

    label: str
    means: str


OWN_KINDS: Mapping[str, Mapping[str, OwnKind]] = {
    EVENTS: {
        ARRIVAL: OwnKind(
            "Arrival",
            "days are counted from it; what a dossier lacks of it is said; drawn as a move",
        ),
        CAPTURE: OwnKind("Capture", "what a dossier lacks of it is said; a shape of its own"),
        TRANSFER: OwnKind("Transfer", "the timeline draws it as a move"),
        BATTLE: OwnKind("Battle", "the timeline draws it as fighting, or being at the front"),
        ANNOUNCEMENT: OwnKind(
            "Announcement", "the timeline draws it as words, apart from what somebody did"
        ),
    },
    PEOPLE: {
        PERSON: OwnKind("Person", "days that sources tell differently are listed"),
        OFFICE: OwnKind("Office", "redaction hides its name only as a whole"),
        GROUP: OwnKind("Group", "redaction hides its name only as a whole"),
    },
    STATUS: {
        PRISONER_OF_WAR: OwnKind(
            "Prisoner of war", "the custody notice, and redaction hides who it is"
        ),
        MINOR: OwnKind("Minor", "a notice of its own, and redaction hides who it is"),
        VICTIM: OwnKind("Victim", "a notice of its own, and redaction hides who it is"),
        PROTECTED_SOURCE: OwnKind(
            "Protected source", "a notice of its own, and redaction hides who it is"
        ),
    },
    PLACES: {
        VILLAGE: OwnKind("Village", "only shown; `geocode` looks it up"),
        CITY: OwnKind("City", "only shown; `geocode` looks it up"),
        REGION: OwnKind("Region", "`geocode` never gives it a point"),
        COUNTRY: OwnKind("Country", "`geocode` never gives it a point"),
    },
    SOURCES: {
        "news": OwnKind("News", "only shown"),
        "agency": OwnKind("Agency", "only shown"),
        "official": OwnKind("Official", "only shown"),
        "other": OwnKind("Other", "only shown"),
    },
    EVIDENCE: {
        PHOTO: OwnKind("Photo", "`check` expects its file to be a picture"),
        VIDEO: OwnKind("Video", "`check` asks for an archived copy"),
        "document": OwnKind("Document", "only shown"),
        "audio": OwnKind("Audio", "only shown"),
        SATELLITE: OwnKind("Satellite image", "`check` expects its file to be a picture"),
    },
}
NEED_A_ROW = (EVENTS, TOPICS)  # in these even the program's own kinds are to be listed
OWN_WORDS = frozenset(word for own in OWN_KINDS.values() for word in own)


class Word(NamedTuple):
    """A word of the vocabulary; `means` is empty where it counts as what it is spelt.

    Of a status, `notice` is what a reader is told, and `redacted` whether redaction hides who has
    it; both are empty where that follows from what it means.
    """

    column: str
    value: str
    label: str
    means: str = ""
    notice: str = ""
    redacted: str = ""


class Vocabulary:
    """The words of one dataset.

    Parameters
    ----------
    words : iterable of Word
        As the table lists them, in their order.
    in_use : mapping of str to iterable of str
        By column the words that stand in tables: those that the vocabulary lacks are
        shown as they are.
    """

    def __init__(
        self, words: Iterable[Word], in_use: Mapping[str, Iterable[str]] | None = None
    ) -> None:
        self._listed: dict[str, dict[str, Word]] = {}
        for word in words:
            self._listed.setdefault(word.column, {})[word.value] = word
        self._in_use = in_use or {}
        self.labels = cache(self._labels)
        self.counting_as = cache(self._counting_as)

    def knows(self, column: str, word: str) -> bool:
        """Tell whether a word is listed, or is the program's own and needs no row."""
        return word in self._known(column)

    def means(self, column: str, word: str) -> str:
        """Give the program's own kind that a word counts as; empty if it counts as none."""
        own = OWN_KINDS.get(column, {})
        listed = self._listed.get(column, {}).get(word)
        meant = listed.means if listed and listed.means else word
        return meant if meant in own else ""

    def stands_for(self, status: str) -> str:
        """Give the program's own status that one counts as; empty for none and for no status.

        One that nobody has listed, or that is to count as one that the program does not know,
        may be the program's own, misspelt: it is taken for that of a prisoner of war.
        """
        listed = self._listed.get(STATUS, {}).get(status)
        unknown = bool(status) and (listed is None or bool(listed.means))
        return self.means(STATUS, status) or PRISONER_OF_WAR * unknown

    def is_hidden(self, status: str) -> bool:
        """Tell whether redaction hides who has a status; what is no clear "no" is a yes."""
        listed = self._listed.get(STATUS, {}).get(status)
        said = listed.redacted.strip().casefold() if listed else ""
        return said not in FALSE if said else bool(self.stands_for(status))

    def notice(self, status: str) -> str:
        """Give what the vocabulary says that a reader must be told of a status, if anything."""
        listed = self._listed.get(STATUS, {}).get(status)
        return listed.notice if listed else ""

    def _labels(self, column: str) -> dict[str, str]:
        """Labels by word, no two alike: as listed, then the program's own, then what is in use."""
        own = self._own(column)
        named = {word: word for word in self._in_use.get(column, ())}
        named |= own
        named |= {word.value: word.label for word in self._listed.get(column, {}).values()}
        order = dict.fromkeys([*self._listed.get(column, {}), *own, *named])
        frame = pd.DataFrame({"value": [*order], "name": [named[one] for one in order]})
        return distinct(frame, "value")

    def _counting_as(self, column: str, *kinds: str) -> frozenset[str]:
        """Give all words that count as one of the program's own kinds."""
        known = {*self._known(column), *self._in_use.get(column, ()), *kinds}
        return frozenset(word for word in known if self.means(column, word) in kinds)

    def _known(self, column: str) -> Iterable[str]:
        """Give the words that need no remark."""
        return {**self._own(column), **self._listed.get(column, {})}

    def _own(self, column: str) -> Mapping[str, str]:
        """Labels of the words that need no row; none of grades where a dataset has its own."""
        if column == CONFIDENCE:
            return {} if self._listed.get(CONFIDENCE) else ADMIRALTY
        own = {} if column in NEED_A_ROW else OWN_KINDS.get(column, {})
        return {word: kind.label for word, kind in own.items()}
