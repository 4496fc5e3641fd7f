"""The folder of datasets that were read, and of what was made of them: bounded, and harmless.

They are found by what they were read from and by the program that reads them.

A file that is missing, damaged, of another program or not to be read is as good as none. One
that cannot be written is not. Two processes may do all of this at once.
"""

import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar, cast

import platformdirs

from dashboard.model.dataset import BESIDE, Dataset
from dashboard.model.kept.packed import packed, unpacked
from dashboard.model.kept.things import UnwrittenError, packed_thing, unpacked_thing
from dashboard.model.media.stored import NO_MEDIA, Media

Made = TypeVar("Made")
SETTING = "DASHBOARD_CACHE"
OFF = ("0", "no", "off", "false")
NAME, ENDING = "testimony-dashboard", ".dataset"
MOST_BYTES = 512 * 1024 * 1024
LEAST_SECONDS = 0.01  # what is made sooner is not worth a file
PROGRAM = Path(__file__).parents[2]  # what makes a dataset of files, all of it
STATIC = PROGRAM.parent / "static"  # borders, which checks ask, and what maps are drawn of
PACKAGES = ("altair", "numpy", "pandas", "pyarrow")


def folder() -> Path | None:
    """Give where datasets are kept: as the environment says, or where programs keep such things.

    `None` where nothing is to be kept.
    """
    said = os.environ.get(SETTING, "").strip()
    if said.lower() in OFF:
        return None
    return Path(said) if said else Path(platformdirs.user_cache_dir(NAME, appauthor=False))


def read_or_make(
    contents: Mapping[str, bytes],
    name: str,
    make: Callable[[], Dataset],
    media: Media = NO_MEDIA,
) -> Dataset:
    """Give the dataset that was made of these files before, else make and keep it.

    Parameters
    ----------
    contents : mapping of str to bytes
        Content by file name, names of prisoners of war among it: where these are to be
        hidden, this is not to be called.
    name : str
        What the dataset is called if the files do not say.
    make : callable
        Makes the dataset; what it raises is not caught.
    media : Media, optional
        Where files of evidence are; what `check` says of them is kept until one changes.
    """
    shelf = folder()
    path = shelf / f"{_digest(contents, name, media)}{ENDING}" if shelf else None
    if path is None:
        return make()
    found = _read(path, lambda content: unpacked(content, contents, media))
    dataset = make() if found is None else found[0]
    if found is None:
        _keep(path, lambda: packed(dataset))
    vars(dataset)[BESIDE] = Beside(path)
    return dataset


def made_once(key: Hashable, make: Callable[[], Made]) -> Made:
    """Give what this program made before of nothing but a key, else make and keep it.

    Where `packed_thing` writes the key or the thing not, nothing is kept.
    """
    shelf = folder()
    if shelf is None:
        return make()
    own = hashlib.blake2b(_program(), digest_size=16).hexdigest()
    return Beside(shelf / f"{own}{ENDING}").give(key, make)


@dataclass(frozen=True)
class Beside:
    """What was made of a dataset, beside its file: numbers, texts and frames, each in its own.

    Parameters
    ----------
    path : Path
        The file of the dataset.
    """

    path: Path

    def give(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what was made before, else make it, and keep it if that took a while.

        Parameters
        ----------
        key : hashable
            What the thing is, and all that it depends on besides the dataset and this program.
            Where `packed_thing` writes it or the thing not, nothing is kept.
        make : callable
            Makes the thing; what it raises is not caught.
        """
        try:
            digest = hashlib.blake2b(packed_thing(key), digest_size=16).hexdigest()
        except UnwrittenError:
            return make()
        path = self.path.with_name(f"{self.path.stem}-{digest}{ENDING}")
        if found := _read(path, unpacked_thing):
            return cast(Made, found[0])
        start = time.thread_time()
        made = make()
        if time.thread_time() - start >= LEAST_SECONDS:
            _keep(path, lambda: packed_thing(made))
        return made


def _read(path: Path, reading: Callable[[bytes], Made]) -> tuple[Made] | None:
    """Read what is kept, if it is there and whole."""
    try:
        found = reading(path.read_bytes())
        os.utime(path)
    except Exception:  # whatever may be wrong with such a file, the tables are there
        return None
    return (found,)


def _keep(path: Path, writing: Callable[[], bytes]) -> None:
    """Write what is to be kept, where that can be done."""
    with contextlib.suppress(OSError, UnwrittenError):
        _write(path, writing())


def _write(path: Path, content: bytes) -> None:
    """Write a file in one step, for nobody else to read, and delete the oldest beyond the bound."""
    if len(content) > MOST_BYTES:
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(suffix=f"{ENDING}.part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(part, path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
    _delete_oldest(path)


def _delete_oldest(newest: Path) -> None:
    """Delete what was not used for longest until all is within the bound, but for the newest."""
    kept = [(_used(path), path) for path in newest.parent.glob(f"*{ENDING}*")]
    total = sum(size for (_, size), _ in kept)
    for (_, size), path in sorted(kept):
        if total <= MOST_BYTES:
            return
        if path != newest:
            path.unlink(missing_ok=True)
            total -= size


def _used(path: Path) -> tuple[float, int]:
    """Tell when a file was last used, and its size; of one that is gone by now nothing is left."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime, status.st_size


def _digest(contents: Mapping[str, bytes], name: str, media: Media) -> str:
    """Tell files, their name and the program that reads them from all others."""
    digest = hashlib.blake2b(_program(), digest_size=16)
    besides = {"": name.encode(), "media": media.stamp.encode()}
    for file, content in sorted({**contents, **besides}.items()):
        digest.update(f"{file}\0".encode() + hashlib.blake2b(content).digest())
    return digest.hexdigest()


@cache
def _program() -> bytes:
    """Tell this program, its schema with it, from all other versions."""
    digest = hashlib.blake2b(" ".join(map(version, PACKAGES)).encode())
    for path in sorted([*PROGRAM.rglob("*.py"), *STATIC.iterdir()]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.digest()
