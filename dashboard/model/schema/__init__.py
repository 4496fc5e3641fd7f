"""What the tables are: one class per CSV file, one field per column.

The classes read each cell of a row (`reading.row`), and the standard description of a dataset
(`datapackage.json`) and its data dictionary are written from them (`describe`).
A table's description is its class's docstring; a column is required where its type
does not allow `None` and it has no default.
"""

from dashboard.model.schema.accounts import Event, Statement
from dashboard.model.schema.evidence import Evidence
from dashboard.model.schema.named import Person, Place, PlaceCandidate, Source, Word
from dashboard.model.schema.rows import Row

__all__ = ["TABLES", "Event", "Place", "PlaceCandidate", "Row"]

TABLES: dict[str, type[Row]] = {
    "sources": Source,
    "people": Person,
    "places": Place,
    "place_candidates": PlaceCandidate,
    "events": Event,
    "statements": Statement,
    "evidence": Evidence,
    "vocabulary": Word,
}
