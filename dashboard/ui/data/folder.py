"""Which folder is shown: the one that the command line names, the environment, or the shipped."""

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

from dashboard.model.problems import DataError, Problem

ARGUMENT, SETTING = "--data", "DASHBOARD_DATA"
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
    parser = _Arguments(add_help=False, allow_abbrev=False)
    parser.add_argument(ARGUMENT, default="")
    given = sys.argv[1:] if Path(sys.argv[0]).resolve() == ENTRY else []
    argument: str = parser.parse_args(given).data
    return Path(argument or os.environ.get(SETTING) or SHIPPED)


def absent() -> DataError:
    """Say that there is no such folder."""
    message = f"{ARGUMENT} or {SETTING} names no folder that can be read"
    return DataError([Problem("folder", 0, "", "", message, HINT, "missing-folder")])
