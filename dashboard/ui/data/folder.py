"""Which folder is shown, and which corpus stands behind it: by command line or environment."""

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

from dashboard.model.problems import DataError, Problem

ARGUMENT, SETTING = "--data", "DASHBOARD_DATA"
CORPUS, CORPUS_SETTING = "--corpus", "DASHBOARD_CORPUS"
ROOT = Path(__file__).parents[3]
ENTRY, SHIPPED = ROOT / "streamlit_app.py", ROOT / "data"
HINT = f"Write streamlit run {ENTRY.name} -- {ARGUMENT} /some/folder"


class _Arguments(argparse.ArgumentParser):
    """Reads what stands behind the two hyphens; a mistake ends nothing."""

    def error(self, _: str) -> NoReturn:
        """Raise what can be shown."""
        message = "an argument is not known, or has no value"
        raise DataError([Problem("command line", 0, "", "", message, HINT, "missing-folder")])


def asked() -> Path:
    """Give the folder that is asked for; the command line wins over the environment.

    Raises
    ------
    DataError
        If the command line asks for something else. Neither this nor `absent` repeats
        what was typed: the public may read it.
    """
    argument: str = _given().data
    return Path(argument or os.environ.get(SETTING) or SHIPPED)


def asked_corpus() -> Path | None:
    """Give the folder of the corpus that is asked for, as `asked`; none where none is."""
    try:
        argument: str = _given().corpus
    except DataError:  # which `asked` tells of
        return None
    named = argument or os.environ.get(CORPUS_SETTING, "").strip()
    return Path(named) if named else None


def corpus_alone() -> bool:
    """Tell whether a corpus is asked for, and no folder to stand in front of it."""
    return bool(asked_corpus()) and not (_given().data or os.environ.get(SETTING))


def absent() -> DataError:
    """Say that there is no such folder."""
    message = f"{ARGUMENT} or {SETTING} names no folder that can be read"
    return DataError([Problem("folder", 0, "", "", message, HINT, "missing-folder")])


def _given() -> argparse.Namespace:
    """Read the command line."""
    parser = _Arguments(add_help=False, allow_abbrev=False)
    for argument in (ARGUMENT, CORPUS):
        parser.add_argument(argument, default="")
    return parser.parse_args(sys.argv[1:] if Path(sys.argv[0]).resolve() == ENTRY else [])
