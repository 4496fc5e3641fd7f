"""GeoJSON (RFC 7946), for QGIS, uMap, Kepler and whatever else draws maps."""

import json
from typing import Any

from dashboard.analysis.own_cells import MARK
from dashboard.exporting.about import about
from dashboard.exporting.extract import Extract
from dashboard.exporting.maps.features import Feature, features


def geojson(extract: Extract) -> bytes:
    """Write an extract as a collection of features, one on a line.

    An account without a decided point has no geometry, and is there all the same. Lists, as
    `candidates` and `person_ids`, stay lists.
    """
    head = {"type": "FeatureCollection", **about(extract)}
    lines = ",\n".join(map(_json, map(_feature, features(extract))))
    opening = _json(head)[:-1]
    return f'{opening}, "features": [\n{lines}\n]}}\n'.encode("utf-8", "replace")


def _feature(feature: Feature) -> dict[str, Any]:
    """Write a feature; what the curator calls as we do keeps its mark."""
    own = {"role": feature.role, "title": feature.title}
    facts = {**own, **feature.facts}
    named = {
        bare if (bare := name.removeprefix(MARK)) not in facts else name: fact
        for name, fact in facts.items()
    }
    return {"type": "Feature", "geometry": feature.geometry, "properties": named}


def _json(thing: Any) -> str:
    """Write JSON on one line."""
    return json.dumps(thing, ensure_ascii=False, allow_nan=False)
