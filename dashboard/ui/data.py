"""The dataset that is shown: read when its files change, kept while they do not."""

import gc
import os
from pathlib import Path

import streamlit as st

from dashboard.model.dataset import Dataset
from dashboard.model.load import PACKAGE, build, load, read_folder
from dashboard.model.redact import redact
from dashboard.model.schema import TABLES

SETTING = "DASHBOARD_DATA"
REDACT = "DASHBOARD_REDACT"
OFF = ("", "0", "false", "no", "off")
REDACTED = "Testimony, redacted"
SHIPPED = Path(__file__).parents[2] / "data"


def current() -> Dataset:
    """Give the dataset as its files are now.

    Raises
    ------
    DataError
        If they cannot be shown at all.
    """
    folder = Path(os.environ.get(SETTING) or SHIPPED)
    return _load(folder, _stamp(folder), redacted=redacting())


def redacting() -> bool:
    """Tell whether names of prisoners of war are to be replaced by their public labels.

    The environment decides where it says anything, otherwise Streamlit's secrets. Where
    there are secrets that cannot be read, names are replaced.
    """
    if setting := os.environ.get(REDACT, "").strip():
        return setting.lower() not in OFF
    try:
        return str(st.secrets["dashboard"]["redact"]).lower() not in OFF
    except (KeyError, TypeError):
        return False
    except (OSError, ValueError):
        return any(Path(file).exists() for file in st.get_option("secrets.files"))


@st.cache_resource(max_entries=4, show_spinner="Reading the data")
def _load(folder: Path, stamp: tuple[tuple[int, int], ...], *, redacted: bool) -> Dataset:
    """Read a folder once for every state of its files.

    Streamlit collects garbage after every run of a page. What stands in memory by now,
    modules above all, stays; frozen, it is not searched through again each time.
    """
    dataset = build(redact(read_folder(folder)), name=REDACTED) if redacted else load(folder)
    gc.collect()
    gc.freeze()
    return dataset


def _stamp(folder: Path) -> tuple[tuple[int, int], ...]:
    """Tell one state of the files from another without reading them."""
    stamps = []
    for file in (PACKAGE, *(f"{table}.csv" for table in TABLES)):
        try:
            status = (folder / file).stat()
            stamps.append((status.st_mtime_ns, status.st_size))
        except OSError:
            stamps.append((0, 0))
    return tuple(stamps)
