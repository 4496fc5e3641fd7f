"""Evidence in words, and what of it the accounts rest on that a choice leaves."""

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.evidence.kinds import of_kind
from dashboard.analysis.own_cells import own_cells
from dashboard.model.cells.kinds import web_address
from dashboard.model.dataset import Dataset
from dashboard.model.vocabulary import EVIDENCE


class Resting(NamedTuple):
    """An event or a statement (`table`) that rests on evidence, and how it is called."""

    table: str
    id: str
    title: str


def readable_evidence(dataset: Dataset) -> pd.DataFrame:
    """Put the evidence of a dataset into words.

    Returns
    -------
    DataFrame
        One row per thing, earliest first, those without a date last: `evidence_id` and `file`
        as in the table, `sensitive` (bool); `kind`, `caption`, `when`, `date` (EDTF), `place`,
        `geolocated_by`, `chronolocated_by`, `sha256`, `url`, `archive_url` (only such as may be
        linked to) and `odd` (what there is a warning of) are text to be shown, missing where
        nothing is known, and so are a curator's own columns, as `own_cells` gives them.
    """
    rows = dataset.evidence
    odd = [dataset.oddities("evidence", line) or None for line in rows["line"]]
    readable = pd.DataFrame(
        {
            "evidence_id": rows["evidence_id"],
            "kind": rows["kind"].map(dataset.words.labels(EVIDENCE)).astype("str"),
            "caption": rows["caption"],
            "when": rows["when"].where(rows["captured"].notna()).astype("str"),
            "date": rows["captured"],
            "place": rows["place_id"].map(dataset.place_names).astype("str"),
            "geolocated_by": rows["geolocated_by"],
            "chronolocated_by": rows["chronolocated_by"],
            "url": rows["url"].map(web_address).astype("str"),
            "archive_url": rows["archive_url"].map(web_address).astype("str"),
            "sensitive": rows["sensitive"],
            "file": rows["file"],
            "sha256": rows["sha256"],
            "odd": pd.Series(odd, index=rows.index, dtype="str"),
        }
    ).join(own_cells(dataset, "evidence", rows))
    order = rows[["earliest", "latest"]].sort_values(["earliest", "latest"], kind="stable")
    return readable.loc[order.index]


def resting_on(dataset: Dataset) -> dict[str, tuple[Resting, ...]]:
    """Give the events and statements that rest on each piece of evidence, by evidence_id.

    Each is there once, however many of its accounts rest on it, and is called as the account
    that is shown first has it.
    """
    led = leading(dataset)
    found: dict[str, dict[Resting, None]] = {}
    for table, key, text in (("event", "event_id", "title"), ("statement", "statement_id", "text")):
        titles = _titles(getattr(led, f"{table}s"), key, text)
        rows: pd.DataFrame = getattr(dataset, f"{table}s")
        for record, ids in zip(rows[key], rows["evidence_ids"], strict=True):
            for one in ids:
                found.setdefault(one, {})[Resting(table, record, titles[record])] = None
    return {one: tuple(records) for one, records in found.items()}


def evidence_left(dataset: Dataset, shown: Dataset, kinds: Iterable[str]) -> pd.DataFrame:
    """Give the evidence that the accounts of a choice rest on, as `readable_evidence` does.

    Parameters
    ----------
    dataset, shown : Dataset
        The whole, and what a choice left of it. Where it left all accounts, evidence is there
        as well that no account rests on.
    kinds : iterable of str
        The kinds that are chosen; of none, all.
    """
    readable = dataset.of_whole(readable_evidence)
    whole = len(shown.events) == len(dataset.events) and len(shown.statements) == len(
        dataset.statements
    )
    if not whole:
        readable = readable[readable["evidence_id"].isin(evidence_ids(shown))]
    wanted = [of_kind(dataset, kind) for kind in kinds]
    if wanted:
        readable = readable[readable["evidence_id"].isin(frozenset().union(*wanted))]
    return readable


def evidence_of(dataset: Dataset, record: str, one: str) -> pd.DataFrame:
    """Give the evidence that accounts of a record rest on, as `readable_evidence` does.

    Parameters
    ----------
    record, one : str
        `event` or `statement`, and its id.

    Returns
    -------
    DataFrame
        With `named_by` (str), the sources whose accounts rest on it.
    """
    rows: pd.DataFrame = getattr(dataset, f"{record}s")
    accounts = rows[rows[f"{record}_id"] == one]
    named: dict[str, list[str]] = {}
    for source, ids in zip(accounts["source_id"], accounts["evidence_ids"], strict=True):
        for evidence_id in ids:
            named.setdefault(evidence_id, []).append(dataset.source_names[source])
    readable = dataset.of_whole(readable_evidence)
    found = readable[readable["evidence_id"].isin(named)]
    told = ["; ".join(named[each]) for each in found["evidence_id"]]
    return found.assign(named_by=pd.Series(told, index=found.index, dtype="str"))


def evidence_ids(dataset: Dataset) -> frozenset[str]:
    """Give the ids of all evidence that accounts rest on."""
    cells = (*dataset.events["evidence_ids"], *dataset.statements["evidence_ids"])
    return frozenset(one for ids in cells for one in ids)


def _titles(rows: pd.DataFrame, key: str, text: str) -> dict[str, str]:
    """Give what each record is called."""
    return dict(zip(rows[key], rows[text], strict=True))
