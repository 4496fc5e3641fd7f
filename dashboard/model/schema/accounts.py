"""What sources say: accounts of events and of statements."""

from typing import Annotated, Literal

from pydantic import Field

from dashboard.model import vocabulary
from dashboard.model.cells.grade import Grade
from dashboard.model.cells.kinds import Date, FromVocabulary, Id, Prose, Quote, Term, Text, Texts
from dashboard.model.cells.language import Language
from dashboard.model.schema.rows import (
    NEW,
    EventId,
    EventIds,
    EvidenceIds,
    PersonIds,
    PlaceId,
    PlaceIds,
    Row,
    SourceId,
)

GRADED = (
    "The curator's grade: A to F for the source and 1 to 6 for what it says (Admiralty System), "
    "like B2; or a word of the dataset's own scale"
)
TAGGED = "Words of one's own to find it by, like `column; night`"
SUPPLIED = (
    "What of the date the source does not print: the year; or month, which is the month and the "
    "year. It is shown in square brackets, and the note says from what it follows"
)
Supplied = Literal["year", "month"]
EVIDENCE = "What this account rests on, as rows of evidence.csv"
LOCATOR = "Where in the source: ¶8 is its eighth paragraph"


class Event(Row):
    """One row per account of something that happened: what one source says of it."""

    primary_key = ("event_id", "source_id")

    event_id: Id = Field(description="Id; accounts of the same event share it")
    source_id: SourceId = Field(description="Who says so")
    locator: Text | None = Field(None, description=LOCATOR)
    kind: Annotated[Term, FromVocabulary(vocabulary.EVENTS)] = Field(description="Kind of event")
    person_ids: PersonIds = Field((), description="Whom it happened to, or who did it")
    place_id: PlaceId | None = Field(None, description="Empty means that no place is given")
    place_ids: Annotated[PlaceIds, NEW] = Field(
        (), description="Several places of one event, in place of place_id: `depot; motel`"
    )
    whereabouts: Annotated[Literal["along", "between", "one-of"] | None, NEW] = Field(
        None,
        description=(
            "How several places are meant: along these, in this order; somewhere between these; "
            "at one of these, and the source does not say which"
        ),
    )
    date: Date | None = Field(None, description="Empty means that no date is given")
    after: EventIds = Field((), description="Events that, as this source says, came before it")
    title: Text = Field(description="Own words, a few")
    summary: Prose = Field(description="Own words: what this source says, and no more")
    basis: Literal["stated", "inferred"] | None = Field(
        None, description="Stated by the source, or inferred by the curator (note says from what)"
    )
    confidence: Annotated[Grade | None, NEW] = Field(None, description=GRADED)
    tags: Annotated[Texts, NEW] = Field((), description=TAGGED)
    note: Prose | None = Field(None, description="From what it is inferred; doubts")
    supplied: Annotated[Supplied | None, NEW] = Field(None, description=SUPPLIED)
    evidence_ids: EvidenceIds = Field((), description=EVIDENCE)


class Statement(Row):
    """One row per account of something that somebody said: one claim as one source has it."""

    primary_key = ("statement_id", "source_id")

    statement_id: Id = Field(description="Id; accounts of the same claim share it")
    source_id: SourceId = Field(description="Who reports it")
    locator: Text | None = Field(None, description=LOCATOR)
    speaker_ids: PersonIds = Field((), description="Who said it")
    attribution: Literal["named", "all", "one-of"] | None = Field(
        None, description="named; all said it together; or the source leaves open which one of them"
    )
    about_ids: PersonIds = Field((), description="Whom it is about")
    place_id: PlaceId | None = Field(None, description="Place it is about")
    event_id: EventId | None = Field(None, description="Event it is about")
    said_on: Date | None = Field(None, description="When it was said")
    occasion: Id | None = Field(None, description="On what occasion, as in sources.csv")
    topic: Annotated[Term, FromVocabulary(vocabulary.TOPICS)] = Field(description="Topic")
    form: Literal["quote", "paraphrase"] | None = Field(
        None, description="As the source gives the claim"
    )
    text: Prose = Field(description="Own words: who claims what, one claim a row")
    quote: Quote | None = Field(
        None,
        description=(
            "A fragment that the source prints between quotation marks, or its translation"
        ),
    )
    quote_original: Annotated[Quote | None, NEW] = Field(
        None, description="The same as it was said, where quote is a translation of it"
    )
    quote_language: Annotated[Language | None, NEW] = Field(
        None, description="In which language it was said, like uk"
    )
    translated_by: Annotated[Text | None, NEW] = Field(
        None, description="Who translated it: the source, an agency, the curator"
    )
    confidence: Annotated[Grade | None, NEW] = Field(None, description=GRADED)
    tags: Annotated[Texts, NEW] = Field((), description=TAGGED)
    prompted_by: Text | None = Field(None, description="Who asked, where the source says so")
    note: Prose | None = Field(None, description="How it was read; doubts")
    supplied: Annotated[Supplied | None, NEW] = Field(None, description=SUPPLIED)
    evidence_ids: EvidenceIds = Field((), description=EVIDENCE)
