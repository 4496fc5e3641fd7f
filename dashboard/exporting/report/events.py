"""What happened, account by account; of very many, how many there are of what."""

import pandas as pd

from dashboard.analysis.accounts.readable import readable_events
from dashboard.analysis.density.density import density
from dashboard.analysis.density.groups import PERSON
from dashboard.analysis.density.words import density_table, kinds_table
from dashboard.analysis.disagreements.contradictions import contradicted
from dashboard.analysis.phrases import count
from dashboard.exporting.extract import Extract
from dashboard.exporting.report.table import Column, Table, numbers, table

MOST_ACCOUNTS = 400  # some thirty pages
COLUMNS = (
    Column("When", 16, ("when", "date")),
    Column("What this source says, in the curator's words", 40, ("what", "summary", "extra")),
    Column("Who", 14, ("who",)),
    Column("Where", 13, ("place",)),
    Column("Source", 17, ("source", "locator", "given"), link="link"),
)
ABOVE = "see above"  # what is said of an event is said once
NOTED = {"confidence": "Confidence", "tags": "Tags"}
NOTED |= {"note": "Note", "odd": "Odd", "otherwise": "Other sources differ"}


def events(part: Extract) -> tuple[list[Table], str]:
    """List the accounts of the events of a choice, or count them where they are very many.

    Returns
    -------
    tables
        None where there is no event.
    summed_up : str
        What is not listed, as a sentence; empty where all is.
    """
    rows = part.shown.events
    if not len(rows):
        return [], ""
    if len(rows) > MOST_ACCOUNTS:
        return _counted(part), _summed_up("event", rows)
    told = readable_events(part.shown)
    said = contradicted(part.whole, "event")
    otherwise = told["event_id"].map(said).astype("str")
    again = told["event_id"].duplicated() & otherwise.notna()
    told = told.assign(otherwise=otherwise.mask(again, ABOVE))
    caption = f"{count(rows['event_id'].nunique(), 'event')} in {count(len(rows), 'account')}"
    return [table(with_notes(told), f"{caption}, in order of time", COLUMNS)], ""


def with_notes(told: pd.DataFrame) -> pd.DataFrame:
    """Put what is noted of each row into one text, `extra`."""
    noted = {name: label for name, label in NOTED.items() if name in told}
    notes = [
        " ".join(f"{label}: {row[name]}" for name, label in noted.items() if pd.notna(row[name]))
        for row in told[[*noted]].to_dict("records")
    ]
    return told.assign(extra=pd.Series(notes, index=told.index, dtype="str"))


def _summed_up(record: str, rows: pd.DataFrame) -> str:
    """Say what is counted and not listed."""
    records = count(rows[f"{record}_id"].nunique(), record)
    return (
        f"{records} in {count(len(rows), 'account')} are more than the {MOST_ACCOUNTS} that are "
        "listed one by one, so they are counted here."
    )


def _counted(part: Extract) -> list[Table]:
    """Count dated events by kind, by time, and by person or place."""
    counted = density(part.shown, part.filters.people)
    by_kind, by_time = kinds_table(counted), density_table(counted)
    which = "person" if counted.by == PERSON else "place"
    rows = counted.rows
    sizes = [f"{number:,}" for number in rows["events"]]
    groups = list(zip(rows["name"].tolist(), sizes, strict=True))
    by_group = numbers(f"Dated events by {which}", (which.title(), "Events"), groups)
    return [
        numbers("Dated events by kind", ("Kind", "Events"), _pairs(by_kind)),
        numbers(f"Dated events by {counted.cut.unit}", ("When", "Events"), _pairs(by_time)),
        *([by_group] if len(rows) > 1 else []),
    ]


def _pairs(frame: pd.DataFrame) -> list[tuple[str, str]]:
    """Give the names and the numbers of all together."""
    return list(zip(frame["what"], frame["0"], strict=True))
