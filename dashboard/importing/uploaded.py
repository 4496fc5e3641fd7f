"""A file that a reader uploads -> files of a dataset, within limits; nothing is written anywhere.

Whoever uploads is a stranger. What could take much more memory or time than the file is large
is refused before it does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.importing.imported import Imported, files_of, imported
from dashboard.importing.incidents.incident import Incident
from dashboard.importing.incidents.listed import Listed
from dashboard.importing.maps.kmz import is_kmz
from dashboard.importing.ours.our_tables import Found
from dashboard.importing.recognised import read
from dashboard.importing.tables.any_table import incidents_of_table
from dashboard.importing.tables.mapping import read_mapping
from dashboard.importing.tables.rows import Rows
from dashboard.model.reading.archive import (
    LINES,
    MEGABYTE,
    PACKED_BYTES,
    UNPACKED_BYTES,
    read_archive,
    read_media,
)
from dashboard.model.reading.formats import ARCHIVE, PACKED, other_format

MEMORY_BYTES = 700 * MEGABYTE
MOST = f"at most {LINES:,} rows, and {UNPACKED_BYTES // MEGABYTE} MB in all that is made of them"
TOO_MUCH = f"It would become more than is looked at here: {MOST}. Use python -m dashboard import."


@dataclass(frozen=True)
class Brought:
    """What an upload has become: the files of a dataset, and a report of how, if it was made.

    `media` are files of evidence that came with it, by their path.
    """

    files: dict[str, bytes]
    told: tuple[str, ...] = ()
    form: str = ""
    media: Mapping[str, bytes] = field(default_factory=dict)


def bring(name: str, content: bytes) -> Brought | Rows:
    """Read an upload; a table that nobody has explained is given as it is.

    Parameters
    ----------
    name : str
        What the file is called. One that ends with `.zip` is taken for a dataset.
    content : bytes
        What is in it.

    Raises
    ------
    DataError
        If it is an archive or a text that is refused.
    ValueError
        If it is of a kind that is not read, or would become too much.
    csv.Error
        If it is a text that cannot be taken apart.
    """
    if len(content) > PACKED_BYTES:
        raise ValueError(f"It has more than {PACKED_BYTES // MEGABYTE} MB.")
    packed = content.startswith(ARCHIVE) and other_format(content) == PACKED
    is_zip = packed or (name.lower().endswith(".zip") and not content.startswith(ARCHIVE))
    if is_zip and not is_kmz(content):
        return Brought(read_archive(content), media=read_media(content).packed)
    found = read(name, content, MEMORY_BYTES)
    if isinstance(found, Rows):
        if len(found.rows) > LINES:
            raise ValueError(TOO_MUCH)
        return found
    return _made(name, found)


def explained_so(name: str, table: Rows, mapping: str) -> Brought:
    """Make a dataset of a table as a mapping says what its columns mean.

    Raises
    ------
    ValueError
        If the mapping is wrong, or it would become too much.
    """
    return _made(name, incidents_of_table(table, read_mapping(mapping)))


def _made(name: str, found: Found | Listed) -> Brought:
    """Make a dataset, unless it is too large."""
    _check(found)
    made: Imported = imported(name, found, {})
    return Brought(files_of(made, name.rpartition(".")[0] or name), tuple(made.told), made.form)


def _check(found: Found | Listed) -> None:
    """Refuse what would become much larger than it is: each source of a row tells all of it."""
    if isinstance(found, Found):
        cells = [cells for rows in found.tables.values() for _, cells in rows]
        rows, signs = len(cells), sum(sum(map(len, one.values())) for one in cells)
    else:
        tellers = [max(len(one.sources), 1) for one in found.rows]
        people = sum(len(one.people) for one in found.rows)
        rows = sum(tellers) + found.others + people
        lengths = map(_length, found.rows)
        signs = sum(times * each for times, each in zip(tellers, lengths, strict=True))
    if rows > LINES or signs > UNPACKED_BYTES:
        raise ValueError(TOO_MUCH)


def _length(one: Incident) -> int:
    """Count the signs of what a row says."""
    said = [*one.said.values(), *one.own.values(), *(party.key for party in one.people)]
    return sum(map(len, said))
