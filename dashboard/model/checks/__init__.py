"""What must hold between cells and between rows, and which rows rest on those that fail.

Every check takes the rows of the tables that could be read, asks what it can of the cells
that could be, and yields what it finds wrong with rows; `reading.finding` puts that to its place.
"""

from collections.abc import Iterator

import pandas as pd

from dashboard.model.checks.after import check_after
from dashboard.model.checks.cells_together import check_cells_together
from dashboard.model.checks.cycles import check_circles
from dashboard.model.checks.dates import check_dates
from dashboard.model.checks.evidence import check_evidence
from dashboard.model.checks.keys import check_keys
from dashboard.model.checks.looked_up import check_looked_up
from dashboard.model.checks.points import check_candidates, check_points
from dashboard.model.checks.references import check_references
from dashboard.model.checks.unlisted_words import check_tags, check_words, vocabulary_of
from dashboard.model.reading.finding import Finding
from dashboard.model.reading.record import Records
from dashboard.model.vocabulary import AREAS, PLACES


def check(records: Records, dates: pd.DataFrame) -> Iterator[Finding]:
    """Yield all that is wrong with rows beyond single cells.

    Parameters
    ----------
    records : mapping of str to sequence of Record
        All rows of each table; a table whose file could not be read is not there.
    dates : DataFrame
        What each date in them means, as `edtf.bounds` gives it, with `when`, the date in
        words; indexed by text.
    """
    words = vocabulary_of(records.get("vocabulary", ()))
    areas = words.counting_as(PLACES, *AREAS)
    yield from check_cells_together(records)
    yield from check_dates(records, dates)
    yield from check_keys(records)
    yield from check_points(records)
    yield from check_candidates(records, areas)
    yield from check_looked_up(records, areas)
    yield from check_references(records)
    yield from check_circles(records)
    yield from check_after(records.get("events", ()), dates)
    yield from check_words(records)
    yield from check_tags(records)
    yield from check_evidence(records, words)
