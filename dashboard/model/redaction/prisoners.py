"""Whom redaction hides: which rows of people.csv, how they are spelt, and their labels."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from dashboard.model.cells import LIST_SEPARATOR
from dashboard.model.redaction.spellings import Hidden, Spellings, parts, slug


def is_prisoner(cells: Mapping[str, str]) -> bool:
    """Tell whether a row of people.csv is of a prisoner of war.

    The status has one value; any other text is taken for it, misspelt.
    """
    return bool(cells.get("status", "").strip())


def hide(prisoners: Sequence[Mapping[str, str]], *, in_ids: bool = False) -> list[Hidden]:
    """Say how each prisoner is spelt, and choose a label that spells none of them.

    Parameters
    ----------
    prisoners : sequence of mapping of str to str
        Cells by column, one mapping per prisoner.
    in_ids : bool
        Whether the words of a prisoner's id count as parts of the name: in texts they
        may be everyday words, in other ids they mean the prisoner.

    Returns
    -------
    list of Hidden
        One per prisoner, in their order.
    """
    people = [_spelt(cells) for cells in prisoners]
    spellings = Spellings(people)
    taken = {person.label for person in people}
    hidden = []
    for n, (cells, person) in enumerate(zip(prisoners, people, strict=True), 1):
        label = person.label
        if not label or spellings.replace_all(label, put=lambda _: "") != label:
            label = next(free for m in count(n) if (free := f"Prisoner {m}") not in taken)
            taken.add(label)
        own = cells.get("person_id", "")
        wholes = person.wholes if own == slug(label) else (*person.wholes, own)
        own_parts = tuple(parts(own)) if in_ids and person.singles else ()
        hidden.append(Hidden(label, wholes, person.singles + own_parts))
    return hidden


def _spelt(cells: Mapping[str, str]) -> Hidden:
    """Say how a prisoner is spelt by name; the id counts where no name has Latin letters."""
    label = " ".join(cells.get("public_label", "").replace(LIST_SEPARATOR, ",").split())
    own = cells.get("person_id", "")
    spelt = tuple(names(cells))
    if own != slug(label) and not slug(" ".join(spelt)):
        spelt += (own,)
    is_person = cells.get("kind") not in ("group", "office")
    return Hidden(label, spelt, tuple(p for name in spelt for p in parts(name) if is_person))


def names(cells: Mapping[str, str]) -> Iterator[str]:
    """Yield name and aliases of a row."""
    listed = [cells.get("name", ""), *cells.get("aliases", "").split(LIST_SEPARATOR)]
    yield from (name.strip() for name in listed if name.strip())
