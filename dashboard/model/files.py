"""The files of a dataset: one for each table, the description of them all, and how one is read."""

import errno
import os
import stat
from pathlib import Path

from dashboard.model.schema import TABLES

PACKAGE = "datapackage.json"
FILES = (PACKAGE, *(f"{table}.csv" for table in TABLES))
OPTIONAL = frozenset(f"{table}.csv" for table, row in TABLES.items() if row.optional)
FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
LARGEST_BYTES = 1024**3
NO_FILE = "it is a pipe, a device or something else that is no file"
TOO_LARGE = f"it has more than {LARGEST_BYTES // 1024**3} GB"


def plain_bytes(path: Path) -> bytes:
    """Read a file as it is, through links; nobody waits for a pipe or reads a device.

    Raises
    ------
    OSError
        If it cannot be read, is no file, or is larger than any table; `strerror` says why.
    """
    handle = os.open(path, FLAGS)
    try:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, NO_FILE, path)
        if status.st_size > LARGEST_BYTES:
            raise OSError(errno.EFBIG, TOO_LARGE, path)
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(LARGEST_BYTES)
    finally:
        os.close(handle)
