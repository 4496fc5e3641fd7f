"""A disagreement put into words, with who gives which answer."""

from collections.abc import Iterable, Mapping, Sequence

from dashboard.analysis.accounts.bylines import Bylines, says
from dashboard.analysis.accounts.shared_origin import Why
from dashboard.analysis.accounts.support import grouping
from dashboard.analysis.disagreements.answers import (
    Disagreement,
    Position,
    Row,
    answer,
    most_exact,
    on_all_sides,
)
from dashboard.analysis.disagreements.questions import question, spellings, without_name
from dashboard.analysis.phrases import capital, listed, within
from dashboard.model.dataset import Dataset

NOT_APART = "None of them is known to be independent of the others."


class Telling:
    """Puts disagreements into words; knows names, origins and precedence of the sources."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._bylines = Bylines(dataset)
        self._origins = grouping(dataset)
        self._why = Why(dataset)
        self._spelled = spellings(dataset)

    def disagreement(
        self,
        aspect: str,
        told: Mapping[str, Row],
        parted: Sequence[Sequence[str]],
        wide: Sequence[str],
    ) -> Disagreement:
        """Tell of one aspect of one event or statement.

        Parameters
        ----------
        aspect : str
            One of `comparison.ASPECTS`.
        told : mapping of str to mapping
            Its accounts, by source_id.
        parted : sequence of sequence of str
            The sources that stand on each side, as `answers.sides` has it.
        wide : sequence of str
            Those that are open.
        """
        rows = [[told[source] for source in side] for side in parted]
        claim = aspect == "claim"
        each = [[row] for side in rows for row in side]
        named = on_all_sides(each, "about") if claim else on_all_sides(rows, "people")
        positions = tuple(self._position(side, aspect, named) for side in rows)
        undecided: dict[str, list[Row]] = {}
        for source in wide:
            said = answer(told[source], aspect, self._dataset, named)
            undecided.setdefault(said, []).append(told[source])
        leading = rows[0][0]
        names = self._dataset.people_names
        return self.tell(
            leading,
            aspect,
            question(leading, aspect, self._spelled, [names[one] for one in named]),
            positions,
            tuple(self._position(side, aspect, named) for side in undecided.values()),
            [told[source] for side in (*parted, wide) for source in side],
        )

    def day(self, person: str, versions: Iterable[Sequence[Row]]) -> Disagreement:
        """Tell of one day of a person, on which different things happen in different accounts."""
        rows = sorted((sorted(one, key=_rank) for one in versions), key=lambda one: _rank(one[0]))
        positions = [
            Position(
                listed(self._happens(person, row) for row in side),
                tuple(dict.fromkeys(row["source_id"] for row in side)),
                any(row["certain"] for row in side),
                tuple(dict.fromkeys(row["id"] for row in side)),
            )
            for side in rows
        ]
        leading = rows[0][0]
        asked = (
            f"What happened to {within(self._dataset.people_names[person])} on {leading['when']}?"
        )
        end = "All may be true." if rows[2:] else "Both may be true."
        told = [row for side in rows for row in side]
        return self.tell(leading, "same day", asked, positions, (), told, end)

    def tell(
        self,
        leading: Row,
        aspect: str,
        asked: str,
        positions: Sequence[Position],
        undecided: Sequence[Position],
        rows: Iterable[Row],
        end: str = "",
    ) -> Disagreement:
        """Write the sentence, and count the origins of the accounts in `rows`."""
        own = {(row["source_id"], _text(row["occasion"])): None for row in rows}
        origins = self._origins(tuple(own))
        names = self._bylines(one.source_ids for one in (*positions, *undecided))
        parts = [asked, _claims(positions, names) if aspect == "claim" else _said(positions, names)]
        if undecided:
            parts.append(_left_open(undecided, names, tell=aspect != "claim"))
        if len(origins) == 1 and len(own) > 1:
            occasion = self._why.one_occasion(own)
            parts.append(f"All go back to one origin: {occasion}." if occasion else NOT_APART)
        sentence = " ".join(part for part in (*parts, end) if part)
        return Disagreement(
            str(leading["record"]),
            str(leading["id"]),
            aspect,
            asked,
            tuple(positions),
            tuple(undecided),
            sentence,
            len(origins),
        )

    def _happens(self, person: str, row: Row) -> str:
        """Give the title of an event without the name that it begins with."""
        title = str(row["text"]).rstrip(" .")
        return without_name(title, sorted(self._spelled[person], key=len, reverse=True)) or title

    def _position(self, side: Sequence[Row], aspect: str, named: Sequence[str]) -> Position:
        """Take the most exact answer of those who are on one side."""
        best = answer(most_exact(side, aspect, self._dataset), aspect, self._dataset, named)
        own = [str(row["when"]) for row in side] if aspect == "date" else []
        return Position(
            best,
            tuple(row["source_id"] for row in side),
            any(row["certain"] for row in side),
            tuple(dict.fromkeys(row["id"] for row in side)),
            tuple(said if said != best else "" for said in own),
        )


def _said(positions: Iterable[Position], names: Mapping[str, str]) -> str:
    """Write answers and who gives them as one sentence."""
    parts = [f"{one.answer}, {says(_names(one, names))}" for one in positions]
    return capital("; ".join(parts)) + "."


def _claims(positions: Iterable[Position], names: Mapping[str, str]) -> str:
    """Write claims side by side, each a sentence of its own, as the first source has it."""
    parts = []
    for one in positions:
        first, *others = dict.fromkeys(_names(one, names))
        parts.append(f"{first}: {one.answer.rstrip('. ')}.")
        parts += [f"Likewise {listed(others)}."] if others else []
    return " ".join(parts)


def _left_open(positions: Iterable[Position], names: Mapping[str, str], *, tell: bool) -> str:
    """Write whose answers fit several of the positions."""
    parts = [
        f"{listed(_names(one, names))}{f' ({one.answer})' if tell else ''}" for one in positions
    ]
    several = len({names[source] for one in positions for source in one.source_ids}) > 1
    return f"{listed(parts)} {'leave' if several else 'leaves'} it open."


def _names(position: Position, names: Mapping[str, str]) -> list[str]:
    """Give the names of those who hold a position, with their own dates where these differ."""
    own = position.own or ("",) * len(position.source_ids)
    pairs = zip(position.source_ids, own, strict=True)
    return [f"{names[source]} ({said})" if said else names[source] for source, said in pairs]


def _rank(row: Row) -> tuple[int, str]:
    """Give the precedence of an account; of one source, the order of ids."""
    return row["rank"], row["id"]


def _text(cell: object) -> str | None:
    """Give a text, `None` where it is missing."""
    return cell if isinstance(cell, str) else None
