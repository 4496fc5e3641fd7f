"""A dataset -> its accounts, each with all that is asked of it, as rows of a corpus."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from dashboard.analysis.accounts.people_named import people_of
from dashboard.analysis.choices.search import searched_texts, word_texts
from dashboard.corpus.building.file_cells import written
from dashboard.corpus.columns import ACCOUNTS, LEVELS, NAMED, SEPARATOR
from dashboard.model.dataset import Dataset
from dashboard.model.dates.local_time import WRITTEN, localised
from dashboard.model.frames import DATED, zones_of
from dashboard.model.lookups.place_zones import place_zones
from dashboard.model.lookups.several_places import each, is_several

MOST_NORTHERN = 85.05  # to which the square of Mercator's projection reaches
IDS = {"events": "event_id", "statements": "statement_id"}
NAMES = {"people": "person_id", "places": "place_id", "sources": "source_id"}


def accounts(dataset: Dataset) -> pa.Table:
    """Give one row per account of an event or a statement, joined with what it refers to.

    Parameters
    ----------
    dataset : Dataset
        As it was loaded.

    Returns
    -------
    pyarrow.Table
        With the columns `columns.ACCOUNTS` describes but `row`, events first.
    """
    schema = pa.schema([field for field in ACCOUNTS if field.name != "row"])
    return pa.concat_tables(
        pa.Table.from_pydict(_columns(dataset, table), schema=schema) for table in IDS
    )


def named(dataset: Dataset) -> pa.Table:
    """Give one row per thing that accounts refer to: its table, id, name, and its cells."""
    rows: list[tuple[str, str, str, str]] = []
    names = {
        "people": dataset.people_names,
        "places": dataset.place_names,
        "sources": dataset.source_names,
    }
    for table, key in NAMES.items():
        ids = getattr(dataset, table)[key].tolist()
        cells = written(dataset, table)
        rows += [(table, one, names[table][one], own) for one, own in zip(ids, cells, strict=True)]
    for table, labels in (("kinds", dataset.kinds), ("topics", dataset.topics)):
        rows += [(table, one, label, "") for one, label in labels.items()]
    by_column = list(zip(*rows, strict=True)) or [()] * len(NAMED)
    return pa.Table.from_arrays([pa.array(own, pa.string()) for own in by_column], schema=NAMED)


def _columns(dataset: Dataset, table: str) -> dict[str, Any]:
    """Give the columns of the accounts in a table."""
    rows: pd.DataFrame = getattr(dataset, table)
    of_events = table == "events"
    seconds = _in_utc(dataset, table)
    days = {side: _days(rows[side]) for side in ("earliest", "latest")}
    where, who = rows["place_id"].tolist(), people_of(rows)
    return {
        "table": [table] * len(rows),
        "id": _texts(rows[IDS[table]]),
        "source_id": _texts(rows["source_id"]),
        "about": _texts(rows["event_id"]) if not of_events else [None] * len(rows),
        "kind": _texts(rows["kind"]) if of_events else [None] * len(rows),
        "topic": [None] * len(rows) if of_events else _texts(rows["topic"]),
        "form": _texts(rows["basis" if of_events else "form"]),
        "confidence": _texts(rows["confidence"]),
        "date": _texts(rows["date" if of_events else "said_on"]),
        "when": _texts(rows["when"]),
        "dated": rows["precision"].notna().to_numpy(bool),
        **days,
        **{f"{side}_month": _months(own) for side, own in days.items()},
        **{side: _seconds(seconds[side]) for side in ("first_second", "last_second")},
        **_places(dataset, where),
        **_people(dataset, who),
        **_sources(dataset, rows["source_id"].tolist()),
        "locator": _texts(rows["locator"]),
        "title": _texts(rows["title"]) if of_events else [None] * len(rows),
        "summary": _texts(rows["summary" if of_events else "text"]),
        "quote": [None] * len(rows) if of_events else _texts(rows["quote"]),
        "tags": [_tokens(own) for own in rows["tags"]],
        "evidence": _evidence(dataset, rows["evidence_ids"]),
        "words": _words(dataset, table),
        "runs": word_texts(dataset, table),
        "cells": [*written(dataset, table)],
    }


def _texts(column: pd.Series) -> list[str | None]:
    """Give texts, and nothing where they are missing."""
    return [one if isinstance(one, str) else None for one in column.tolist()]


def _tokens(ids: Iterable[str]) -> str | None:
    """Write ids so that each is found between two separators."""
    written = SEPARATOR.join(ids)
    return f"{SEPARATOR}{written}{SEPARATOR}" if written else None


def _days(column: pd.Series) -> pa.Array:
    """Give days since 1970."""
    return _numbers(column, "D", pa.int32())


def _seconds(column: pd.Series) -> pa.Array:
    """Give seconds since 1970, UTC."""
    return _numbers(column, "s", pa.int64())


def _numbers(moments: pd.Series, unit: str, kind: pa.DataType) -> pa.Array:
    """Give moments as numbers of units; missing where they are."""
    found = moments.to_numpy(dtype=f"datetime64[{unit}]").astype(np.int64)
    return pa.array(found, kind, mask=moments.isna().to_numpy(bool), safe=False)


def _months(days: pa.Array) -> pa.Array:
    """Give months since January 1970 of days."""
    known = days.is_valid().to_numpy(zero_copy_only=False)
    numbers: npt.NDArray[np.int64] = days.fill_null(0).to_numpy().astype(np.int64)
    months = numbers.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return pa.array(months, pa.int32(), mask=~known, safe=False)


def _in_utc(dataset: Dataset, table: str) -> pd.DataFrame:
    """Give the bounds in seconds of UTC of each row, be there any hours in the dataset or not."""
    rows: pd.DataFrame = getattr(dataset, table)
    if any(getattr(dataset, one)["hours"].any() for one in DATED):
        return rows  # which are localised as they are
    default = dataset.package.time_zone
    zones = zones_of(rows["place_id"], place_zones(dataset.places, default), default)
    return localised(rows.assign(**dict.fromkeys(WRITTEN, False)), zones)


def _places(dataset: Dataset, where: Sequence[Any]) -> dict[str, Any]:
    """Give what is told of the place of each row; points of several places are none."""
    distinct = [one for one in dict.fromkeys(where) if isinstance(one, str)]
    facts = ("latitude", "longitude", "resolution", "radius_km")
    own = (dataset.places[name].tolist() for name in facts)
    known = dict(zip(dataset.places["place_id"], zip(*own, strict=True), strict=True))
    told: dict[Any, tuple[Any, ...]] = {}
    for one in distinct:
        within = [outer for part in each(one) for outer in _outward(dataset, part)]
        tokens = _tokens(dict.fromkeys(within))
        name = dataset.where_names.get(one, one)
        if is_several(one):
            told[one] = one, name, tokens, None, None, None, None, None, None
            continue
        latitude, longitude, *rest = (None if pd.isna(cell) else cell for cell in known[one])
        point = latitude, longitude, *_square(latitude, longitude)
        told[one] = one, name, tokens, *point, *rest
    names = ("place_id", "place", "places", "latitude", "longitude", "x", "y")
    cells = [told.get(one, (None,) * 9) for one in where]
    made = list(zip(*cells, strict=True)) or [()] * 9
    return dict(zip((*names, "resolution", "radius_km"), made, strict=True))


def _outward(dataset: Dataset, place_id: str) -> Iterator[str]:
    """Yield a place and all that contain it."""
    yield place_id
    yield from sorted(dataset.around(place_id))


def _square(latitude: float | None, longitude: float | None) -> tuple[int | None, int | None]:
    """Give where a point lies in the square of Mercator's projection, parted into cells."""
    if latitude is None or longitude is None:
        return None, None
    size = 2**LEVELS
    north = np.radians(min(max(latitude, -MOST_NORTHERN), MOST_NORTHERN))
    x = (longitude + 180) / 360
    y = (1 - np.log(np.tan(north) + 1 / np.cos(north)) / np.pi) / 2
    return min(int(x * size), size - 1), min(int(y * size), size - 1)


def _people(dataset: Dataset, who: Iterable[tuple[str, ...]]) -> dict[str, Any]:
    """Give whom each row names, and with them the groups that they belong to."""
    above: dict[str, list[str]] = {}
    for group in dataset.people["person_id"]:
        for one in dataset.members(group):
            above.setdefault(one, []).append(group)
    tokens: dict[tuple[str, ...], tuple[str | None, str | None]] = {
        ids: (
            SEPARATOR.join(ids) or None,
            _tokens(dict.fromkeys(group for one in ids for group in above.get(one, [one]))),
        )
        for ids in dict.fromkeys(who)
    }
    found = [tokens[ids] for ids in who]
    return {"person_ids": [one for one, _ in found], "people": [one for _, one in found]}


def _sources(dataset: Dataset, sources: Sequence[str]) -> dict[str, Any]:
    """Give what is told of the source of each row."""
    table = dataset.sources.set_index("source_id")
    publishers = dict(zip(table.index, _texts(table["publisher"]), strict=True))
    return {
        "source": [dataset.source_names[one] for one in sources],
        "publisher": [publishers[one] for one in sources],
        "url": [dataset.source_links.get(one) for one in sources],
    }


def _evidence(dataset: Dataset, lists: Iterable[tuple[str, ...]]) -> list[str | None]:
    """Give the kinds of evidence on which each row rests."""
    evidence = dataset.evidence
    kinds = dict(zip(evidence["evidence_id"], evidence["kind"], strict=True))
    return [_tokens(dict.fromkeys(kinds[one] for one in ids if one in kinds)) for ids in lists]


def _words(dataset: Dataset, table: str) -> list[str]:
    """Give the words by which each row is found, folded, each once."""
    texts = searched_texts(dataset, table)
    return [" ".join(dict.fromkeys(text.split())) for text in texts]
