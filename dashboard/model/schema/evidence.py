"""What accounts rest on: photographs, videos, documents."""

from typing import Annotated

from pydantic import Field

from dashboard.model import vocabulary
from dashboard.model.cells.files import Digest, MediaFile
from dashboard.model.cells.kinds import Date, FromVocabulary, Id, Link, Prose, Term, Text, Truth
from dashboard.model.schema.rows import PlaceId, Row


class Evidence(Row):
    """One row per thing that accounts rest on: a photograph, a video, a page; may be left out."""

    primary_key = ("evidence_id",)
    optional = True

    evidence_id: Id = Field(description="Id, never reused; accounts name it in evidence_ids")
    kind: Annotated[Term, FromVocabulary(vocabulary.EVIDENCE)] = Field(description="What it is")
    caption: Prose | None = Field(None, description="What is to be seen or heard, in own words")
    url: Link | None = Field(None, description="Where it was published; linked, never loaded")
    archive_url: Link | None = Field(None, description="Address of an archived copy; likewise")
    captured: Date | None = Field(None, description="When it was taken, made or recorded")
    place_id: PlaceId | None = Field(None, description="Where it was taken, made or recorded")
    geolocated_by: Text | None = Field(None, description="Who found out where")
    chronolocated_by: Text | None = Field(None, description="Who found out when")
    sensitive: Truth = Field(False, description="true: covered until a reader asks to see it")
    file: MediaFile | None = Field(
        None,
        description="Shown as a small picture, without what cameras write into it (EXIF)",
    )
    sha256: Digest | None = Field(None, description="Of the file, or of what was archived")
