"""GeoJSON, a collection or a feature to a line -> an incident for each feature."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.importing.incidents.json_text import as_text, flat
from dashboard.importing.incidents.listed import Listed
from dashboard.importing.maps.features import incident
from dashboard.importing.maps.geometry import KINDS, Placed, placed, told_of

FEATURE, COLLECTION = "Feature", "FeatureCollection"
GEOMETRIES = {*KINDS, "GeometryCollection"}
DEGREES = ("CRS84", "4326")  # what old files call degrees of WGS 84


def is_geojson(read: Any) -> bool:
    """Tell GeoJSON by its type."""
    if not isinstance(read, Mapping):
        return False
    return read.get("type") in (FEATURE, COLLECTION) or _is_geometry(read)


def features_of(read: Mapping[str, Any]) -> Listed:
    """Read GeoJSON (RFC 7946).

    The date is the property that is called one (`date`, `time`, or `start` with `end`); a
    number, as ArcGIS writes milliseconds, is not taken for one. Properties that are objects
    are flat here, with full stops between their names.

    Raises
    ------
    ValueError
        If its coordinates are no degrees, or it has no list of features.
    """
    crs = as_text(flat(read.get("crs") or {}).get("properties.name", ""))
    if crs and not crs.endswith(DEGREES):
        raise ValueError(
            f"Its coordinates are not in degrees, but in {crs[:100]}. Save it as WGS 84."
        )
    features = read.get("features") if read.get("type") == COLLECTION else [read]
    if not isinstance(features, list):
        raise ValueError("It has no list of features.")
    listed = Listed("GeoJSON", noun="features")
    listed.title = as_text(read.get("name")) if read.get("type") == COLLECTION else ""
    add(listed, features)
    return listed


def add(listed: Listed, features: Iterable[Any]) -> None:
    """Add features, and say what became of their geometries; what is none is left out."""
    kinds: Counter[str] = Counter()
    long = 0
    for number, feature in enumerate(features, 1):
        at = f"feature {number}"
        if not isinstance(feature, Mapping):
            listed.left_out.append(f"{at}, which is no feature")
            continue
        geometry = feature if _is_geometry(feature) else feature.get("geometry")
        properties = {} if _is_geometry(feature) else flat(feature.get("properties") or {})
        try:
            where = placed(geometry)
        except ValueError as error:
            listed.remarks.append(f"{at} {error}: it has no point")
            where = Placed({}, {"geometry": as_text(geometry)[:1000]}, "unread")
        kinds[where.kind] += 1
        long += bool(where.said.get("resolution")) and "geometry" not in where.own
        called = as_text(feature.get("id"))
        if called:
            properties.setdefault("id", called)
        called = called or properties.get("id", "")
        listed.rows.append(incident(at, called, properties, where))
    kinds.pop("unread", None)
    listed.remarks += told_of(kinds, long)


def _is_geometry(thing: Mapping[str, Any]) -> bool:
    """Tell a bare geometry."""
    kind = thing.get("type")
    is_known = isinstance(kind, str) and kind in GEOMETRIES
    return is_known and not thing.keys().isdisjoint({"coordinates", "geometries"})
