"""Files of maps as GDAL reads them, which is what QGIS reads with."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

OGR2OGR = shutil.which("ogr2ogr")
AS_TEXT = ("-mapFieldType", "Date=String,DateTime=String,StringList=String")


def features_of(path: Path) -> list[dict]:
    """Read every feature of every layer, the name of the layer with it."""
    if not OGR2OGR:
        message = "no ogr2ogr: install Debian's gdal-bin"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    found = []
    for layer in _layers(path):
        told = _run(OGR2OGR, "-f", "GeoJSONSeq", *AS_TEXT, "/vsistdout/", str(path), layer)
        found += [json.loads(line) | {"layer": layer} for line in told.splitlines() if line]
    return found


def _layers(path: Path) -> list[str]:
    """Name the layers of a file."""
    told = _run(str(shutil.which("ogrinfo")), "-ro", "-al", "-so", str(path))
    return [line.partition(": ")[2] for line in told.splitlines() if line.startswith("Layer name")]


def _run(*command: str) -> str:
    """Run a program, which must find nothing wrong."""
    ran = subprocess.run(command, capture_output=True, check=True)
    assert ran.stderr.decode() == ""
    return ran.stdout.decode()
