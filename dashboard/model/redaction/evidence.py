"""Which evidence is kept back where names are hidden: a picture shows who somebody is.

Kept back is what any account of a hidden person rests on, or of a group that one belongs to, or of
an event of one; what has one of the names in any cell of its own or of such an account; and what no
account rests on, as nobody can tell whom it shows.
"""

from collections.abc import Container, Iterator, Mapping, Sequence

from dashboard.model.cells.kinds import LIST_SEPARATOR
from dashboard.model.redaction.raw_tables import Rows
from dashboard.model.redaction.spellings import NEUTRAL, Spellings

EVIDENCE = "evidence.csv"
LEADS_TO_IT = ("url", "archive_url", "sha256", "file")  # a digest finds a picture elsewhere
PEOPLE = ("person_ids", "speaker_ids", "about_ids")
Cells = Mapping[str, str]


def may_be_shown(
    tables: Mapping[str, Rows],
    people: Sequence[Cells],
    hidden: Sequence[Cells],
    names: Spellings,
) -> frozenset[str]:
    """Give the ids of the evidence that shows nobody who is hidden, as far as tables tell.

    Parameters
    ----------
    tables : mapping of str to Rows
        As they stand in their files; one that cannot be read is not there.
    people, hidden : sequence of mapping of str to str
        The rows of people.csv, and those of whom names are hidden.
    names : Spellings
        Of these.
    """
    if EVIDENCE not in tables:
        return frozenset()
    about = _with_groups(people, {cells.get("person_id", "").strip() for cells in hidden})
    events, statements = (
        [*_cells(tables.get(file, [[]]))] for file in ("events.csv", "statements.csv")
    )
    of_hidden = {
        cells.get("event_id", "") for cells in events if _concerns(cells, about, (), names)
    }
    used: set[str] = set()
    kept_back: set[str] = set()
    for cells in (*events, *statements):
        own = _listed(cells.get("evidence_ids", ""))
        used |= own
        kept_back |= own if _concerns(cells, about, of_hidden, names) else set()
    for cells in _cells(tables.get(EVIDENCE, [[]])):
        if any(map(names.in_text, cells.values())):
            kept_back.add(cells.get("evidence_id", "").strip())
    return frozenset(used - kept_back)


def kept_back_cells(cells: Cells, known: Mapping[str, object]) -> dict[str, str]:
    """Give what stands in a row that is kept back in place of what leads to the picture."""
    told = [name for name in cells if name == "caption" or name not in known]
    return dict.fromkeys(LEADS_TO_IT, "") | {name: NEUTRAL for name in told if cells[name].strip()}


def _with_groups(people: Sequence[Cells], ids: set[str]) -> set[str]:
    """Add the groups that people belong to, at any depth."""
    groups = {
        cells.get("person_id", "").strip(): _listed(cells.get("member_of", "")) for cells in people
    }
    found, ahead = set(ids), [*ids]
    while ahead:
        further = groups.get(ahead.pop(), set()) - found
        found |= further
        ahead += further
    return found


def _concerns(cells: Cells, about: set[str], events: Container[str], names: Spellings) -> bool:
    """Tell whether an account is of somebody hidden, by its ids or by what it says."""
    ids = {one for column in PEOPLE for one in _listed(cells.get(column, ""))}
    return (
        bool(ids & about)
        or cells.get("event_id", "") in events
        or any(map(names.in_text, cells.values()))
    )


def _cells(rows: Rows) -> Iterator[dict[str, str]]:
    """Yield the cells of each row by column."""
    header, *others = rows
    yield from (dict(zip(header, cells, strict=False)) for cells in others)


def _listed(cell: str) -> set[str]:
    """Take a list of ids apart."""
    return {one.strip() for one in cell.split(LIST_SEPARATOR)} - {""}
