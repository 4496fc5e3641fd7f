"""A path -> the bytes of the file there, if it is one: nobody waits for a pipe or a device."""

import errno
import os
import stat
from pathlib import Path

FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
LARGEST_BYTES = 1024**3
NO_FILE = "it is a pipe, a device or something else that is no file"
TOO_LARGE = f"it has more than {LARGEST_BYTES // 1024**3} GB"


def plain_bytes(path: Path) -> bytes:
    """Read a file as it is, through links.

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
