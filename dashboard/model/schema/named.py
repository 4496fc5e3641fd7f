"""What accounts refer to: sources, people, places with their candidates, and words."""

from typing import Annotated, Literal

from pydantic import Field

from dashboard.model import vocabulary
from dashboard.model.cells.kinds import (
    Country,
    Date,
    FromVocabulary,
    Id,
    Kilometres,
    Language,
    Latitude,
    Link,
    Longitude,
    Prose,
    Rank,
    Speed,
    Term,
    Text,
    Texts,
    Truth,
)
from dashboard.model.cells.time_zone import TimeZone
from dashboard.model.schema.rows import NEW, PersonIds, PlaceId, Row


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


class Word(Row):
    """One row per word that rows of other tables are sorted by, in the order shown."""

    primary_key = ("column", "value")

    column: vocabulary.Column = Field(description="Where it is used")
    value: Id = Field(description="The word as it stands in that column")
    label: Text = Field(description="The word as shown")
    description: Prose | None = Field(None, description="What it means")
    means: Annotated[Id, NEW] | None = Field(None, description="Own kind that it counts as")
    fastest_kmh: Annotated[Speed, NEW] | None = Field(None, description="How fast it can be")
    usual_kmh: Annotated[Speed, NEW] | None = Field(
        None, description="How fast it travels as a rule; no more than it can"
    )
