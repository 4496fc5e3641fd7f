"""Each account as a reader meets it: names for ids, dates in words, source and paragraph."""

from collections.abc import Sequence

import pandas as pd

from dashboard.analysis.accounts.grades_and_tags import added
from dashboard.analysis.accounts.leading import leading_rows
from dashboard.analysis.accounts.rests_on import evidence_in_words
from dashboard.analysis.own_cells import own_cells
from dashboard.model.dataset import Dataset
from dashboard.model.dates.local_words import in_local_words
from dashboard.model.dates.spans import BY_THE_CLOCK

FORMS = {
    "quote": "quoted",
    "paraphrase": "paraphrased",
    "stated": "stated",
    "inferred": "inferred by the curator",
}

NOBODY = "nobody named"
THE_SOURCE = "the source itself"
NO_PLACE = "no place given"
NO_LOCATOR = "paragraph not known"
NOT_KNOWN = "not known"
WHETHER_STATED, WHETHER_QUOTED = "not known whether stated", "not known whether quoted"


def readable_events(dataset: Dataset) -> pd.DataFrame:
    """Put the events of a dataset into words.

    Returns
    -------
    DataFrame
        One row per account of an event, sorted by its earliest day, those without a
        date last. `event_id` and `source_id` as in the table; `what`, `summary`,
        `who`, `place`, `when`, `date` (EDTF, missing where none is given), `earliest`
        (missing where open or none is given), `kind`, `given` (how it is known),
        `source`, `locator`, `link`, `note` and `odd` (what there is a warning of; like
        `link` and `note` missing where there is none) are text to be shown, and so are a
        curator's own columns, as `own_cells.own_cells` gives them, what `grades_and_tags.added`
        adds, and `evidence`, as `rests_on.evidence_in_words` gives it.
    """
    return _some(dataset.of_whole(_readable_events), dataset.events.index)


def undated(dataset: Dataset) -> pd.DataFrame:
    """Give the events that no account dates, one account of each, as `readable_events` does."""
    events = dataset.whole.events
    led = leading_rows(dataset, "event", "precision")
    without = events["precision"].isna().to_numpy()
    return _some(dataset.of_whole(_readable_events), events.index[led[without[led]]])


def readable_statements(dataset: Dataset) -> pd.DataFrame:
    """Put the statements of a dataset into words.

    Returns
    -------
    DataFrame
        One row per account of a statement, sorted by the earliest day on which it was
        said, then as in the table. `statement_id` and `source_id` as in the table;
        `who`, `what`, `quote` (missing where paraphrased), `topic`, `about`, `place`,
        `when`, `date`, `given`, `source`, `locator`, `link`, `asked` (who asked,
        missing where not said), `note`, `odd`, own columns, what is added and `evidence` (as for
        events) are text to be shown; `earliest` is a day.
    """
    return _some(dataset.of_whole(_readable_statements), dataset.statements.index)


def leading_statements(dataset: Dataset) -> pd.DataFrame:
    """Give the leading account of each statement, as `readable_statements` does."""
    led = leading_rows(dataset, "statement")
    return _some(dataset.of_whole(_readable_statements), dataset.whole.statements.index[led])


def speakers(names: Sequence[str], attribution: str | None) -> str:
    """Name the speakers of a statement as exactly as its source does, and no more.

    Where the attribution is not known (`None` or NaN), nothing is said of whether several
    spoke together.
    """
    if not names:
        return THE_SOURCE
    if attribution == "one-of":
        return f"one of: {' or '.join(names)}"
    if attribution == "all" and len(names) > 1:
        return f"together: {' and '.join(names)}"
    return " and ".join(names) if attribution == "named" else ", ".join(names)


def one_of(dataset: Dataset) -> int:
    """Count the statements of which the source does not say who of several made them."""
    return int((dataset.statements["attribution"] == "one-of").sum())


def _readable_events(dataset: Dataset) -> pd.DataFrame:
    """Put all events into words."""
    rows = dataset.events
    names = dataset.people_names
    who = [", ".join(names[person] for person in ids) or NOBODY for ids in rows["person_ids"]]
    readable = pd.DataFrame(
        {
            "event_id": rows["event_id"],
            "source_id": rows["source_id"],
            "earliest": rows["earliest"],
            "when": rows["when"],
            "utc": _in_utc(rows, rows["date"]),
            "what": rows["title"],
            "who": pd.Series(who, index=rows.index, dtype="str"),
            "place": rows["place_id"].map(dataset.where_names).astype("str").fillna(NO_PLACE),
            "summary": rows["summary"],
            "kind": rows["kind"].map(dataset.kinds),
            "given": rows["basis"].map(FORMS).astype("str").fillna(WHETHER_STATED),
            "date": rows["date"],
            "note": rows["note"],
            "odd": _odd(dataset, "events", rows),
        }
    )
    own = own_cells(dataset, "events", rows)
    rests_on = evidence_in_words(dataset, rows)
    readable = readable.join([added(dataset, rows), rests_on, _source(dataset, rows), own])
    return _in_time_order(readable, rows)


def _readable_statements(dataset: Dataset) -> pd.DataFrame:
    """Put all statements into words."""
    rows = dataset.statements
    names = dataset.people_names
    who = [
        speakers([names[person] for person in ids], attribution)
        for ids, attribution in zip(rows["speaker_ids"], rows["attribution"], strict=True)
    ]
    about = [", ".join(names[person] for person in ids) for ids in rows["about_ids"]]
    readable = pd.DataFrame(
        {
            "statement_id": rows["statement_id"],
            "source_id": rows["source_id"],
            "earliest": rows["earliest"],
            "who": pd.Series(who, index=rows.index, dtype="str"),
            "what": rows["text"],
            "quote": rows["quote"],
            "topic": rows["topic"].map(dataset.topics),
            "about": pd.Series(about, index=rows.index, dtype="str"),
            "place": rows["place_id"].map(dataset.place_names).astype("str").fillna(NO_PLACE),
            "when": rows["when"],
            "utc": _in_utc(rows, rows["said_on"]),
            "given": rows["form"].map(FORMS).astype("str").fillna(WHETHER_QUOTED),
            "date": rows["said_on"],
            "asked": rows["prompted_by"],
            "note": rows["note"],
            "odd": _odd(dataset, "statements", rows),
        }
    )
    own = own_cells(dataset, "statements", rows)
    rests_on = evidence_in_words(dataset, rows)
    readable = readable.join([added(dataset, rows), rests_on, _source(dataset, rows), own])
    return _in_time_order(readable, rows)


def _in_utc(rows: pd.DataFrame, dates: pd.Series) -> pd.Series:
    """Say times in UTC, where there are any and that is another thing than what is said."""
    if not rows["hours"].any():
        return pd.Series(index=rows.index, dtype="str")
    said = in_local_words(rows, dates, utc=True)
    return said.where(rows["zone"].notna() & (said != rows["when"]))


def _some(readable: pd.DataFrame, labels: pd.Index) -> pd.DataFrame:
    """Leave those of all readable rows that have some labels."""
    if len(readable) == len(labels):
        return readable
    found: pd.DataFrame = readable[readable.index.isin(labels)]
    return found


def _odd(dataset: Dataset, table: str, rows: pd.DataFrame) -> pd.Series:
    """Say what there is a warning of in each row."""
    said = [dataset.oddities(table, line) or None for line in rows["line"]]
    return pd.Series(said, index=rows.index, dtype="str")


def _source(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """Give publication, paragraph and address of each row."""
    return pd.DataFrame(
        {
            "source": rows["source_id"].map(dataset.source_names),
            "locator": rows["locator"].fillna(NO_LOCATOR),
            "link": rows["source_id"].map(dataset.source_links).astype("str"),
        }
    )


def _in_time_order(readable: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Sort by earliest, then latest day, what has none last, else as the curator did.

    By seconds where any row has hours.
    """
    bounds = BY_THE_CLOCK[1:] if rows["hours"].any() else ["earliest", "latest"]
    return readable.loc[rows[bounds].sort_values(bounds, kind="stable").index]
