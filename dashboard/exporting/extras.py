"""What some formats need that is not installed with the rest, and how to get it."""

import ctypes
from collections.abc import Collection
from functools import cache
from importlib.util import find_spec

from dashboard.analysis.phrases import listed

VEGA, WEASYPRINT = "vl_convert", "weasyprint"
PACKAGES = {VEGA: "vl-convert-python", WEASYPRINT: "WeasyPrint"}  # by what is imported
PANGO = ("libpango-1.0.so.0", "libpango-1.0-0.dll", "libpango-1.0.dylib")
TO_INSTALL = "pip install -r requirements-formats.txt"
NO_PANGO = (
    "This needs the library Pango, which is not installed here: on Debian and Ubuntu "
    "apt install libpango-1.0-0 libpangoft2-1.0-0, elsewhere see the documentation of WeasyPrint"
)


def missing(needs: Collection[str]) -> str:
    """Say what is not installed of what a format needs, and how to get it; empty where all is."""
    lacking = [PACKAGES[one] for one in needs if find_spec(one) is None]
    if lacking:
        verb = "is" if len(lacking) == 1 else "are"
        return f"This needs {listed(lacking)}, which {verb} not installed here: {TO_INSTALL}"
    return NO_PANGO if WEASYPRINT in needs and not has_pango() else ""


@cache
def has_pango() -> bool:
    """Tell whether the library is there with which WeasyPrint sets texts."""
    for name in PANGO:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False
