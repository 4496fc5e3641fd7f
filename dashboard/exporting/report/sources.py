"""Every source with its address and its archived copy; of very many, who published how many."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.analysis.accounts.independence import origins, sharing
from dashboard.analysis.accounts.readable import NOT_KNOWN
from dashboard.analysis.phrases import count
from dashboard.exporting.extract import Extract
from dashboard.exporting.report.table import Table, numbers
from dashboard.model.cells.kinds import web_address
from dashboard.model.dates.edtf import in_words
from dashboard.model.vocabulary import SOURCES

MOST_SOURCES, MOST_PUBLISHERS, MOST_NAMED = 400, 60, 3


@dataclass(frozen=True)
class Source:
    """A source: its name in this report, its title, addresses (empty where none), and facts."""

    name: str
    title: str
    link: str
    archive: str
    facts: Sequence[tuple[str, str]]


def sources(part: Extract) -> tuple[list[Source], list[Table], str]:
    """Give the sources of which a choice leaves an account, in the order of precedence.

    Returns
    -------
    listed, tables
        Of which one is empty; both where there is no source.
    summed_up : str
        How many there are and how many stand on their own; and what is not listed.
    """
    used = {*part.shown.events["source_id"], *part.shown.statements["source_id"]}
    every = part.whole.sources
    found = every[every["source_id"].isin(used)]
    own = origins(every, among=used).nunique() if used else 0
    told = f"{count(len(found), 'source')}, {own:,} independent."
    if len(found) > MOST_SOURCES:
        more = f" They are more than the {MOST_SOURCES} that are listed one by one, so they are"
        return [], [_by_publisher(part, used)], f"{told}{more} counted by publisher."
    others, labels = sharing(every), part.whole.words.labels(SOURCES)
    read = in_words(found["accessed"]).where(found["accessed"].notna(), NOT_KNOWN)
    rows = found.assign(read=read, label=found["kind"].map(labels)).to_dict("records")
    return [_source(part, row, others[row["source_id"]]) for row in rows], [], told


def _source(part: Extract, row: Mapping[Any, Any], others: Sequence[str]) -> Source:
    """Say all that is known of a source."""
    names = part.whole.source_names
    link, archive = web_address(row["url"]), web_address(row["archive_url"])
    said = {
        "Publisher": _known(row["publisher"]),
        "Published": part.whole.days_of_publication[row["source_id"]],
        "Address": "" if link else _known(row["url"]),
        "Archived": "" if archive else row["archive_url"],
        "Kind": row["label"],
        "Language": _known(row["language"]),
        "Relays": "; ".join(names.get(one, one) for one in row["based_on"]),
        "Shares its origin with": _named([names[one] for one in others]),
        "Read by the curator on": row["read"],
        "Note": row["note"],
        "Odd": part.whole.oddities("sources", row["line"]),
    }
    facts = [(title, text) for title, text in said.items() if isinstance(text, str) and text]
    return Source(names[row["source_id"]], row["title"], link or "", archive or "", facts)


def _by_publisher(part: Extract, used: set[str]) -> Table:
    """Count sources by who published them, most first."""
    publishers = part.whole.sources.set_index("source_id")["publisher"].fillna("not known")
    counted = Counter(publishers[publishers.index.isin(used)].tolist()).most_common()
    shown = [(name, f"{number:,}") for name, number in counted[:MOST_PUBLISHERS]]
    if rest := counted[MOST_PUBLISHERS:]:
        name = count(len(rest), "other publisher")
        shown.append((name, f"{sum(number for _, number in rest):,}"))
    return numbers("Sources by publisher", ("Publisher", "Sources"), shown)


def _named(names: Sequence[str]) -> str:
    """Name a few, and count those that are too many."""
    more = [f"{len(names) - MOST_NAMED:,} more"] if len(names) > MOST_NAMED else []
    return "; ".join([*names[:MOST_NAMED], *more])


def _known(cell: object) -> str:
    """Give a text, or say that it is not known."""
    return cell if isinstance(cell, str) else NOT_KNOWN
