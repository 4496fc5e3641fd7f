"""The files under `media/` of a folder or of a zip file, and how each of them is read."""

import hashlib
import io
import os
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from dashboard.model.cells.files import MEDIA, PATH
from dashboard.model.files import FLAGS

TABLE = "evidence.csv"
MOST_FILES = 20_000  # that are looked at for changes
PIECE = 1024 * 1024
_DIGESTS: dict[tuple[int, ...], str] = {}


class NotShownError(Exception):
    """Why nothing is shown of a file: the kind of problem, what is wrong, and what to do."""

    def __init__(self, kind: str, message: str, hint: str) -> None:
        self.kind, self.message, self.hint = kind, message, hint
        super().__init__(message)


@dataclass(frozen=True)
class Media:
    """Where files of evidence are.

    Parameters
    ----------
    folder : Path, optional
        The folder that has `media/` in it.
    packed : mapping of str to bytes
        The files themselves, by path, where they come out of a zip file.
    stamp : str
        Tells one state of the folder's files from another.
    thorough : bool
        Whether `check` reads each file as a whole, however long that takes.
    """

    folder: Path | None = None
    packed: Mapping[str, bytes] = field(default_factory=dict)
    stamp: str = ""
    thorough: bool = False

    @contextmanager
    def open(self, path: str) -> Iterator[tuple[BinaryIO, int]]:
        """Open a file; give it with its size in bytes.

        Raises
        ------
        NotShownError
            If the path leads elsewhere than to a file under `media/`, through links too.
        """
        if not re.fullmatch(PATH, path):
            raise _elsewhere("does not name a file under media/")
        if self.folder is None:
            if path not in self.packed:
                raise _absent()
            yield io.BytesIO(self.packed[path]), len(self.packed[path])
            return
        with os.fdopen(_opened(self.folder, path), "rb") as file:
            yield file, os.fstat(file.fileno()).st_size

    def plain_files(self) -> dict[str, bytes]:
        """Give the files out of a zip file whose paths are such as evidence may name."""
        return {path: held for path, held in self.packed.items() if re.fullmatch(PATH, path)}

    def digest(self, path: str) -> str:
        """Give the SHA-256 digest of a file, in small letters; raises as `open` does.

        A file of a folder is read once for as long as it stays the same.
        """
        with self.open(path) as (file, size):
            if self.folder is None:
                return _sha256(file)
            status = os.fstat(file.fileno())
            state = status.st_dev, status.st_ino, size, status.st_mtime_ns, status.st_ctime_ns
            if state not in _DIGESTS:
                if len(_DIGESTS) >= MOST_FILES:
                    _DIGESTS.clear()
                _DIGESTS[state] = _sha256(file)
            return _DIGESTS[state]


NO_MEDIA = Media()


def media_of(folder: Path, contents: Mapping[str, bytes], *, thorough: bool = False) -> Media:
    """Give the files of evidence of a folder, none where it has no table of evidence."""
    return Media(folder, stamp=_stamp(folder), thorough=thorough) if TABLE in contents else NO_MEDIA


def changes(folder: Path) -> str:
    """Tell one state of the files from another without reading them; empty without evidence."""
    return _stamp(folder) if os.path.exists(folder / TABLE) else ""


def _sha256(file: BinaryIO) -> str:
    """Read a file to its end."""
    digest = hashlib.sha256()
    while piece := file.read(PIECE):
        digest.update(piece)
    return digest.hexdigest()


def _opened(folder: Path, path: str) -> int:
    """Open a file of a folder, if it lies in its `media/` when all links are followed."""
    try:
        home = folder.resolve()
        real = (home / path).resolve(strict=True)
        if not real.is_relative_to(home / MEDIA):
            raise _elsewhere("is a link that leads out of media/")
        handle = os.open(real, FLAGS | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        raise _absent() from None
    except (OSError, RuntimeError) as error:  # a circle of links is a RuntimeError
        told = error.strerror if isinstance(error, OSError) else "its links go in a circle"
        raise _absent(f"cannot be read ({told})") from None
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return handle
    os.close(handle)
    raise _absent("is no file, but a folder or something else")


def _absent(message: str = "is not there") -> NotShownError:
    """Say that there is no such file."""
    hint = f"Put the file into {MEDIA}/, or correct the path"
    return NotShownError("media-missing", message, hint)


def _elsewhere(message: str) -> NotShownError:
    """Say that a path leads out of `media/`, and is not followed."""
    return NotShownError("media-outside", message, f"Copy the file itself into {MEDIA}/")


def _stamp(folder: Path) -> str:
    """Digest the paths, sizes and times of the files under `media/`; links are not followed."""
    found = []
    for place, _, names in os.walk(folder / MEDIA):
        for name in names:
            try:
                status = os.stat(os.path.join(place, name), follow_symlinks=False)
            except OSError:
                continue
            found.append(f"{place}/{name} {status.st_size} {status.st_mtime_ns}")
        if len(found) > MOST_FILES:
            break
    return hashlib.blake2b("\n".join(sorted(found)).encode("utf-8", "replace")).hexdigest()[:16]
