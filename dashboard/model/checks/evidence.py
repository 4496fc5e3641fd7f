"""Evidence that no account refers to, that came too late, or that may be lost."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from dashboard.model.dates.edtf import Day
from dashboard.model.reading.finding import Finding
from dashboard.model.reading.record import Record, Records, values
from dashboard.model.vocabulary import EVIDENCE, VIDEO, Vocabulary

Later = Callable[[str | None, str | None], bool]


def check_evidence(records: Records, words: Vocabulary) -> Iterator[Finding]:
    """Yield evidence that nothing refers to, and videos of which there is no archived copy."""
    rows = records.get("evidence", ())
    used = evidence_sources(records)
    videos = words.counting_as(EVIDENCE, VIDEO)
    for row in rows:
        if row["evidence_id"] and row["evidence_id"] not in used:
            message = "is named in evidence_ids of no event and no statement"
            hint = "Name it where an account rests on it, or delete the row"
            yield Finding(row, "evidence_id", "unused-evidence", message, hint)
        if row["kind"] in videos and row.text("url") and not row.text("archive_url"):
            message, hint = "is empty, and the video may be gone tomorrow", "Have it archived"
            yield Finding(row, "archive_url", "video-unarchived", message, hint)


def evidence_sources(records: Records) -> dict[str, set[str]]:
    """Give the sources of which accounts refer to evidence, by evidence_id."""
    found: dict[str, set[str]] = defaultdict(set)
    for table in ("events", "statements"):
        for account, one in values(records.get(table, ()), "evidence_ids"):
            if account["source_id"]:
                found[one].add(account["source_id"])
    return found


def published_first(records: Records, latest: Mapping[str, Day]) -> dict[str, pd.Timestamp]:
    """Give the day by which evidence was published first, by evidence_id, where that is known.

    `latest` gives the last day of each date, as it is written.
    """
    days = {one["source_id"]: latest.get(one["published"]) for one in records.get("sources", ())}
    known = {source: day for source, day in days.items() if isinstance(day, pd.Timestamp)}
    found = {}
    for one, sources in evidence_sources(records).items():
        if of_these := [known[source] for source in sources if source in known]:
            found[one] = min(of_these)
    return found


def taken_too_late(records: Records, after: Later) -> Iterator[tuple[Record, Record]]:
    """Yield evidence that was taken after it was published, with the source that published it.

    `after` tells whether one date lies after another, both as they are written.
    """
    sources = {record["source_id"]: record for record in records.get("sources", ())}
    used = evidence_sources(records)
    for row in records.get("evidence", ()):
        for one in sorted(used.get(row["evidence_id"], ())):
            if one in sources and after(row["captured"], sources[one]["published"]):
                yield row, sources[one]
