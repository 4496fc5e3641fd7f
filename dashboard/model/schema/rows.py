"""What every row of a table is, and how rows refer to each other."""

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict

from dashboard.model.cells.kinds import Id, Ids, RefersTo, Since

SourceId = Annotated[Id, RefersTo("sources", "source_id")]
PersonIds = Annotated[Ids, RefersTo("people", "person_id")]
PlaceId = Annotated[Id, RefersTo("places", "place_id")]
PlaceIds = Annotated[Ids, RefersTo("places", "place_id")]
EventId = Annotated[Id, RefersTo("events", "event_id")]

NEW = Since("0.2")
EventIds = Annotated[Ids, RefersTo("events", "event_id"), NEW]
EvidenceIds = Annotated[Ids, RefersTo("evidence", "evidence_id"), NEW]


class Row(BaseModel):
    """One row of a table."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    primary_key: ClassVar[tuple[str, ...]]
    optional: ClassVar[bool] = False  # whether a dataset may do without the file
