"""Rows -> frames, as a dataset holds them, with the bounds of their dates."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from dashboard.model.columns import columns
from dashboard.model.dates.edtf import bounds, in_words
from dashboard.model.dates.local_time import WRITTEN, Zones, localised
from dashboard.model.dates.local_words import in_local_words
from dashboard.model.dates.words import all_bracketed
from dashboard.model.lookups.place_zones import place_zones
from dashboard.model.lookups.several_places import each, together
from dashboard.model.reading.record import Record, Records
from dashboard.model.schema import TABLES

DTYPES: dict[str, Any] = {
    "list": object,
    "number": "float64",
    "integer": "float64",
    "boolean": "bool",
}
DATED = {"sources": "published", "events": "date", "statements": "said_on", "evidence": "captured"}


def dates_in(records: Records) -> pd.DataFrame:
    """Read all dates of all tables at once, as that is quickest.

    Returns
    -------
    DataFrame
        One row per text, indexed by it: what `edtf.bounds` gives, and `when`, the date in
        words.
    """
    texts = {
        record[column.name]
        for table, rows in records.items()
        for column in columns(TABLES[table])
        if column.is_date
        for record in rows
    }
    return _read_dates(tuple(sorted({"", *texts} - {None})))


@lru_cache(maxsize=4)
def _read_dates(texts: tuple[str, ...]) -> pd.DataFrame:
    """Give bounds and words of each date; a folder that is read again has mostly the same."""
    dates = pd.Series(texts, index=pd.Index(texts, dtype="str"), dtype="str")
    return bounds(dates).assign(when=in_words(dates))


def frame(table: str, records: Sequence[Record], dates: pd.DataFrame) -> pd.DataFrame:
    """Put rows of which every cell is read into a frame, as `Dataset` describes it."""
    cells: dict[str, Any] = {"line": pd.Series([r.line for r in records], dtype="int64")}
    for column in columns(TABLES[table]):
        dtype = DTYPES.get(column.form.type, "str")
        cells[column.name] = pd.Series([r.values.get(column.name) for r in records], dtype=dtype)
    made = pd.DataFrame(cells)
    if "place_ids" in made and made["place_ids"].map(bool).any():
        made["place_id"] = _places_together(made)
    if table in DATED:
        places = dates.index.get_indexer(pd.Index(made[DATED[table]].fillna("")))
        read = dates.drop(columns=["problem", "hint"]).take(places)
        made = pd.concat([made, read.set_axis(made.index)], axis="columns")
        if "supplied" in made:
            made["when"] = all_bracketed(made["when"], made["supplied"])
    return made


def _places_together(events: pd.DataFrame) -> pd.Series:
    """Give the place_id of each event; of one with several places that of all."""
    rows = events[["place_id", "place_ids", "whereabouts"]].fillna({"whereabouts": ""})
    ids = [
        together(several, how) if several else one
        for one, several, how in rows.itertuples(index=False)
    ]
    return pd.Series(ids, index=events.index, dtype="str")


def where_they_were(tables: dict[str, pd.DataFrame], default: str) -> dict[str, pd.DataFrame]:
    """Put the dates of all tables into the time zones of their places.

    Parameters
    ----------
    tables : dict of str to DataFrame
        As `frame` makes them.
    default : str
        The zone of the dataset; empty where it has none.

    Returns
    -------
    dict of str to DataFrame
        The same; the dates as `local_time.localised` gives them, and as they were where none
        has a time of day.
    """
    dated = {table: tables[table] for table in DATED}
    if not any(rows["hours"].any() for rows in dated.values()):
        plain = {
            table: rows.drop(columns=WRITTEN).assign(zone=None) for table, rows in dated.items()
        }
        return tables | {table: rows.astype({"zone": "str"}) for table, rows in plain.items()}
    zones = place_zones(tables["places"], default)
    found = {}
    for table, rows in dated.items():
        places = rows.get("place_id", pd.Series("", index=rows.index))
        local = localised(rows, zones_of(places, zones, default))
        found[table] = local.assign(when=in_local_words(local, rows[DATED[table]]))
    return tables | found


def zones_of(where: Iterable[object], zones: Mapping[str, Zones], default: str) -> list[Zones]:
    """Give the zones of one of which the place of each row is, where `place_zones` are known."""
    own = (default,) if default else ()
    return [_zones(place, zones, own) for place in where]


def _zones(place_id: object, zones: Mapping[str, Zones], default: Zones) -> Zones:
    """Give the zones of one of which a place is; of several places those of each."""
    of_each = [zones.get(one, default) for one in each(place_id)] or [default]
    if not all(of_each):
        return ()
    return tuple(dict.fromkeys(one for own in of_each for one in own))
