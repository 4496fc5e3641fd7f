"""What was said, by topic: claims, and the words that sources print as a quotation."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.disagreements.contradictions import contradicted
from dashboard.analysis.phrases import count
from dashboard.analysis.statement_groups import grouped
from dashboard.exporting.extract import Extract
from dashboard.exporting.report.table import Table, numbers
from dashboard.model.cells.kinds import web_address
from dashboard.model.cells.language import known_language

MOST_STATEMENTS = 400
FACTS = {"about": "About", "event": "On", "place": "Place", "asked": "Asked by"}
FACTS |= {"confidence": "Confidence", "tags": "Tags"}
FACTS |= {"note": "Note", "odd": "Odd", "also": "Also told by"}
FACTS |= {"otherwise": "Other sources differ"}


@dataclass(frozen=True)
class Statement:
    """A statement as its leading account has it; `facts` are what else is known, by title."""

    claim: str
    quote: str
    original: str  # as it was said, where `quote` is a translation of it
    language: str  # its tag, for `lang`
    before: str  # what is said before the one and before the other
    translated: str
    who: str
    how: str
    when: str
    facts: Sequence[tuple[str, str]]
    source: str
    link: str


@dataclass(frozen=True)
class Group:
    """The statements of a topic."""

    topic: str
    statements: Sequence[Statement]


def statements(part: Extract) -> tuple[list[Group], list[Table], str]:
    """Give the statements of a choice by topic, or count them where they are very many.

    Returns
    -------
    groups, tables
        Of which one is empty.
    summed_up : str
        What is not listed, as a sentence; empty where all is.
    """
    said = grouped(part.whole, part.shown, "topic")
    if len(said) > MOST_STATEMENTS:
        sizes = said["topic"].value_counts(sort=False)
        counted = [(str(topic), f"{number:,}") for topic, number in sizes.items()]
        told = f"{count(len(said), 'statement')} are more than the {MOST_STATEMENTS} that are"
        tables = [numbers("Statements by topic", ("Topic", "Statements"), counted)]
        return [], tables, f"{told} printed one by one, so they are counted here."
    otherwise = contradicted(part.whole, "statement")
    said = said.assign(otherwise=said["statement_id"].map(otherwise).astype("str"))
    groups = [
        Group(str(topic), [_statement(row) for _, row in rows.iterrows()])
        for topic, rows in said.groupby("group", sort=False)
    ]
    return groups, [], ""


def _statement(row: pd.Series) -> Statement:
    """Put a statement as it is to be printed."""
    facts = [(title, row[name]) for name, title in FACTS.items() if _says(row.get(name))]
    return Statement(
        claim=row["what"],
        quote=row["quote"] if _says(row["quote"]) else "",
        **_original(row),
        who=row["who"],
        how=row["given"],
        when=row["when"],
        facts=facts,
        source=f"{row['source']}, {row['locator']}",
        link=web_address(row["link"]) or "",
    )


def _original(row: pd.Series) -> dict[str, str]:
    """Give the words as they were said, and whose translation the others are."""
    if not _says(words := row.get("original")):
        return dict.fromkeys(("original", "language", "before", "translated"), "")
    language, by = row.get("language"), row.get("translated")
    return {
        "original": str(words),
        "language": row["language_tag"] if known_language(str(row.get("language_tag"))) else "",
        "before": f"As it was said, in {language}:" if _says(language) else "As it was said:",
        "translated": f"In translation, by {by}:" if _says(by) else "In translation:",
    }


def _says(cell: object) -> bool:
    """Tell a text that says anything."""
    return isinstance(cell, str) and bool(cell)
