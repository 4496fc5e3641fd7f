"""One at a time: who changes the files of a folder keeps everybody else from it meanwhile."""

import errno
import getpass
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import click

from dashboard.model.problems import as_shown

LOCK = ".changing.lock"
WITHOUT_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP)
LONGEST_NOTE = 300
HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
NOT_A_LINK = getattr(os, "O_NOFOLLOW", 0)
FAR_BEHIND = 1 << 30  # the byte that is locked on Windows, where nobody reads what is locked
IN_USE = (
    "{} is being changed: {}. This command has changed nothing. "
    "Wait until that one has ended, then give this one again."
)
NO_LOCKS = "The file system of {} knows no locks: see to it that nobody else changes it meanwhile."


class InUseError(click.ClickException):
    """Somebody else changes the folder; says who, by what, and since when."""

    exit_code = 4


@contextmanager
def changing(folder: Path) -> Iterator[None]:
    """Change the files of a folder while nobody else does.

    The system lets go of the lock when the process ends, however it ends. The file that bears
    it, `.changing.lock`, says who holds it and is deleted at the end; what a killed process
    leaves of it keeps nobody from the folder.

    Parameters
    ----------
    folder : Path
        Is there.

    Raises
    ------
    InUseError
        If somebody else changes it.
    OSError
        If it cannot be written.
    """
    path = folder / LOCK
    file = _locked(path)
    try:
        os.ftruncate(file, 0)
        os.write(file, _note().encode("utf-8", "replace"))
        yield
    finally:
        with suppress(OSError):  # Windows deletes no file that is open
            path.unlink()
        os.close(file)


def _locked(path: Path) -> int:
    """Open a file and lock it: the one that is still there when it is locked."""
    while True:
        file, is_writable = _opened(path)
        try:
            _lock(file)
        except OSError as error:
            held_by = os.read(file, LONGEST_NOTE).decode("utf-8", "replace")
            if error.errno in WITHOUT_LOCKS and is_writable:
                click.echo(NO_LOCKS.format(path.parent), err=True)
                return file
            os.close(file)
            if error.errno not in HELD:
                raise
            told = as_shown(held_by) or "who does it has not said so yet"
            raise InUseError(IN_USE.format(path.parent, told)) from None
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file), os.stat(path, follow_symlinks=False)):
                if is_writable:
                    return file
                path.unlink()  # of somebody else, who was killed
        os.close(file)


def _opened(path: Path) -> tuple[int, bool]:
    """Open the file of the lock, and tell whether it can be written: not one of somebody else."""
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | NOT_A_LINK, 0o644), True
    except PermissionError as refused:
        with suppress(OSError):
            return os.open(path, os.O_RDONLY | NOT_A_LINK), False
        raise refused from None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        """Lock a file, or raise at once."""
        os.lseek(file, FAR_BEHIND, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(file, 0, os.SEEK_SET)
else:
    import fcntl

    def _lock(file: int) -> None:
        """Lock a file, or raise at once."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _note() -> str:
    """Say who works, with what, and since when."""
    try:
        who = getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as containers have them
        who = "somebody"
    context = click.get_current_context(silent=True)
    command = context.command_path if context else "a program"
    since = datetime.now().astimezone().isoformat(" ", "seconds")
    return f"{command} by {who} on {platform.node()}, process {os.getpid()}, since {since}"
