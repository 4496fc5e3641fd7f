"""What the tables are: one class per CSV file, one field per column.

The classes read each cell of a row (`reading.row`), and the standard description of a dataset
(`datapackage.json`) and its data dictionary are written from them (`describe`).
A table's description is its class's docstring; a column is required where its type
does not allow `None` and it has no default.
"""

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from dashboard.model import vocabulary
from dashboard.model.cells.kinds import (
    Country,
    Date,
    FromVocabulary,
    Id,
    Ids,
    Kilometres,
    Language,
    Latitude,
    Link,
    Longitude,
    Prose,
    Quote,
    Rank,
    RefersTo,
    Since,
    Speed,
    Term,
    Text,
    Texts,
    Truth,
)
from dashboard.model.cells.time_zone import TimeZone

SourceId = Annotated[Id, RefersTo("sources", "source_id")]
PersonIds = Annotated[Ids, RefersTo("people", "person_id")]
PlaceId = Annotated[Id, RefersTo("places", "place_id")]
EventId = Annotated[Id, RefersTo("events", "event_id")]

NEW = Since("0.2")
EventIds = Annotated[Ids, RefersTo("events", "event_id"), NEW]
LOCATOR = "Where in the source: ¶8 is its eighth paragraph"


class Row(BaseModel):
    """One row of a table."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    primary_key: ClassVar[tuple[str, ...]]


class Source(Row):
    """One row per publication; the order is the precedence, the first one leads."""

    primary_key = ("source_id",)

    source_id: Id = Field(description="Id, never reused")
    title: Text = Field(description="Title as published")
    publisher: Text | None = Field(
        None, description="Who published it: a paper, a channel; long lists group by it"
    )
    url: Link | None = Field(None, description="The publication's own address")
    archive_url: Link | None = Field(None, description="Address of an archived copy")
    language: Language | None = Field(None, description="Language of the text that was read")
    published: Date | None = Field(None, description="Day of publication; less where less is known")
    kind: Annotated[Term, FromVocabulary(vocabulary.SOURCES)] = Field(description="What it is")
    based_on: Texts = Field((), description="source_ids, or names of outlets, that this one relays")
    occasion: Id | None = Field(
        None,
        description="What the reporting rests on; reports of one occasion are not independent",
    )
    accessed: Date | None = Field(None, description="Day on which the curator read it")
    note: Prose | None = Field(None, description="Anything a reader should know")


class Person(Row):
    """One row per person, office or group that speaks or is spoken of."""

    primary_key = ("person_id",)

    person_id: Id = Field(description="Id, never reused")
    name: Text = Field(description="Name as the first source spells it")
    aliases: Texts = Field((), description="Other spellings, found by search")
    kind: Annotated[Term, FromVocabulary(vocabulary.PEOPLE)] = Field(description="What it is")
    role: Text | None = Field(None, description="A few words on who it is")
    status: Annotated[Term, FromVocabulary(vocabulary.STATUS)] | None = Field(
        None, description="What has become of somebody"
    )
    public_label: Text | None = Field(None, description="Shown in place of the name if redacted")
    nationality: Country | None = Field(None, description="Nationality")
    born: Date | None = Field(None, description="Year of birth")
    member_of: PersonIds = Field((), description="Groups; a filter on one finds its members' rows")
    note: Prose | None = Field(None, description="Anything a reader should know")


class Place(Row):
    """One row per place that a source names."""

    primary_key = ("place_id",)

    place_id: Id = Field(description="Id, never reused")
    name: Text = Field(description="Name as the first source spells it")
    aliases: Texts = Field((), description="Other spellings and local names, found by search")
    kind: Annotated[Term, FromVocabulary(vocabulary.PLACES)] = Field(description="What it is")
    within: PlaceId | None = Field(
        None, description="Place that contains it; a filter on that one finds this one too"
    )
    country: Country | None = Field(None, description="By recognised borders (UN GA 68/262)")
    time_zone: Annotated[TimeZone | None, NEW] = Field(
        None,
        description=(
            "By which clocks its times are told, like Europe/Kyiv; else those of the place "
            "around it, or of the dataset"
        ),
    )
    latitude: Latitude | None = Field(None, description="WGS 84; empty means not on the map")
    longitude: Longitude | None = Field(None, description="WGS 84")
    radius_km: Kilometres | None = Field(None, description="How far from it the truth may lie")
    geocode_query: Text | None = Field(None, description="What is asked of the geocoder")
    geocoder: Text | None = Field(None, description="Its origin: nominatim, geonames, curator")
    geocoded_on: Date | None = Field(None, description="Day on which they were looked up")
    resolution: Literal["exact", "chosen", "described", "ambiguous", "area"] | None = Field(
        None,
        description=(
            "How the point was found: exact; chosen among candidates; placed as described; "
            "ambiguous, so that the map shows all candidates, hollow; or an area"
        ),
    )
    note: Prose | None = Field(None, description="Why this point")


class PlaceCandidate(Row):
    """One row per place of that name that was considered, chosen or not."""

    primary_key = ("place_id", "rank")

    place_id: PlaceId = Field(description="The place whose name it shares")
    rank: Rank = Field(description="Order among the candidates")
    label: Text = Field(description="As the gazetteer names it")
    latitude: Latitude | None = Field(None, description="WGS 84; empty where it is not known")
    longitude: Longitude | None = Field(None, description="WGS 84")
    geocoder: Text | None = Field(None, description="Where it was looked up")
    reference: Text | None = Field(None, description="Its id there: OSM id, GeoNames id")
    chosen: Truth = Field(False, description="true on at most one candidate of a place")
    reason: Prose | None = Field(None, description="Why chosen, or why not")


class Event(Row):
    """One row per account of something that happened: what one source says of it."""

    primary_key = ("event_id", "source_id")

    event_id: Id = Field(description="Id; accounts of the same event share it")
    source_id: SourceId = Field(description="Who says so")
    locator: Text | None = Field(None, description=LOCATOR)
    kind: Annotated[Term, FromVocabulary(vocabulary.EVENTS)] = Field(description="Kind of event")
    person_ids: PersonIds = Field((), description="Whom it happened to, or who did it")
    place_id: PlaceId | None = Field(None, description="Empty means that no place is given")
    date: Date | None = Field(None, description="Empty means that no date is given")
    after: EventIds = Field((), description="Events that, as this source says, came before it")
    title: Text = Field(description="Own words, a few")
    summary: Prose = Field(description="Own words: what this source says, and no more")
    basis: Literal["stated", "inferred"] | None = Field(
        None, description="Stated by the source, or inferred by the curator (note says from what)"
    )
    note: Prose | None = Field(None, description="From what it is inferred; doubts")


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
        None, description="A fragment that the source prints between quotation marks"
    )
    prompted_by: Text | None = Field(None, description="Who asked, where the source says so")
    note: Prose | None = Field(None, description="How it was read; doubts")


class Word(Row):
    """One row per word that rows of other tables are sorted by, in the order shown."""

    primary_key = ("column", "value")

    column: vocabulary.Column = Field(description="Where it is used")
    value: Id = Field(description="The word as it stands in that column")
    label: Text = Field(description="The word as shown")
    description: Prose | None = Field(None, description="What it means")
    means: Annotated[Id, NEW] | None = Field(None, description="Own kind that it counts as")
    fastest_kmh: Annotated[Speed, NEW] | None = Field(None, description="How fast it can be")


TABLES: dict[str, type[Row]] = {
    "sources": Source,
    "people": Person,
    "places": Place,
    "place_candidates": PlaceCandidate,
    "events": Event,
    "statements": Statement,
    "vocabulary": Word,
}
