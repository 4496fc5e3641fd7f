"""A zip file of a dataset -> the content of its files, read in memory and with limits.

Nothing of it is written anywhere, and nothing that it says of itself is believed: a file
is unpacked only as far as the limits go.
"""

import io
import stat
from collections import Counter
from pathlib import Path, PurePosixPath, PureWindowsPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from dashboard.model.cells.files import MEDIA
from dashboard.model.files import FILES, OPTIONAL, PACKAGE
from dashboard.model.media.stored import Media
from dashboard.model.problems import DataError, Problem
from dashboard.model.reading.formats import ARCHIVE, PACKED, other_format

MEGABYTE = 1024 * 1024
PACKED_BYTES, UNPACKED_BYTES = MEGABYTE, 10 * MEGABYTE
RATIO, ENTRIES, LINES, COMMAS = 100, 50, 20_000, 400_000
LIMITS = (
    f"at most {PACKED_BYTES // MEGABYTE} MB packed and {UNPACKED_BYTES // MEGABYTE} MB unpacked, "
    f"{ENTRIES} files, {LINES:,} lines and {COMMAS:,} commas in all"
)
WANTED = frozenset(FILES)
ENTRY_MARK = b"PK\x01\x02"
ARCHIVES = (".zip", ".gz", ".bz2", ".xz", ".zst", ".tar", ".tgz", ".7z", ".rar")
ENCRYPTED = 0x1
KIND = "refused-archive"


def read_archive(packed: bytes) -> dict[str, bytes]:
    """Read the files of a dataset out of a zip file.

    They may stand in one folder inside it. What else is there is left alone.

    Parameters
    ----------
    packed : bytes
        The zip file.

    Returns
    -------
    dict of str to bytes
        Content by file name, at least one; see `load.build`.

    Raises
    ------
    DataError
        If it is no zip file, if it is too large in any way, or if anything in it is not
        plainly a file inside it.
    """
    if len(packed) > PACKED_BYTES:
        raise _refusal(f"the file has more than {PACKED_BYTES // MEGABYTE} MB")
    if packed.count(ENTRY_MARK) > ENTRIES:
        raise _refusal(f"there are more than {ENTRIES} files in it")
    if (found := other_format(packed)) and found != PACKED:
        raise _refusal(f"the file is {found.name}", hint=found.remedy)
    try:
        with ZipFile(io.BytesIO(packed)) as archive:
            return _read(archive, _checked(archive.infolist()))
    except DataError:
        raise
    except Exception as error:  # zipfile raises many kinds where a file is damaged
        hint = "Make the zip file again"
        raise _refusal("the file is no zip file, or a damaged one", hint=hint) from error


def read_media(packed: bytes) -> Media:
    """Give the files of evidence in a zip file that `read_archive` has read; raises as it does."""
    with ZipFile(io.BytesIO(packed)) as archive:
        folder = _path(next(iter(_checked(archive.infolist()).values()))).parent
        inside = {
            _path(entry).relative_to(folder).as_posix(): entry
            for entry in archive.infolist()
            if not entry.is_dir() and _path(entry).is_relative_to(folder / MEDIA)
        }
        try:
            return Media(packed=_unpacked(archive, inside))
        except BadZipFile as error:
            raise _refusal("a file of evidence in it is damaged") from error


def is_archive(path: Path) -> bool:
    """Tell whether a file is a zip file and no workbook or document, or is named like one."""
    content = path.read_bytes()
    packed = content.startswith(ARCHIVE) and other_format(content) == PACKED
    return packed or path.suffix.lower() == ".zip"


def _refusal(message: str, value: str = "", hint: str = "") -> DataError:
    """Say why the whole is refused."""
    return DataError([Problem("zip", 0, "", value, message, hint or f"Allowed are {LIMITS}", KIND)])


def _checked(entries: list[ZipInfo]) -> dict[str, ZipInfo]:
    """Give the files that are wanted, by name; refuse the whole for a single one that is odd."""
    for entry in entries:
        if wrong := _wrong(entry):
            hint = "Zip only the CSV files and datapackage.json"
            raise _refusal(wrong, entry.filename, hint)
    if sum(entry.file_size for entry in entries) > UNPACKED_BYTES:
        raise _too_large()
    files = [entry for entry in entries if not entry.is_dir() and not _is_hidden(entry)]
    for name, times in Counter(_path(entry) for entry in files).items():
        if times > 1:
            raise _refusal("is there more than once", str(name), "Keep one of them")
    wanted = [entry for entry in files if _path(entry).name in WANTED]
    folders = {_path(entry).parent for entry in wanted}
    if len(folders) != 1 or len(folders.pop().parts) > 1:
        message = (
            "the CSV files do not stand side by side in it" if wanted else "it has no CSV file"
        )
        tables = [file for file in FILES if file not in (PACKAGE, *OPTIONAL)]
        hint = f"Zip the folder that has {', '.join(tables)}"
        raise _refusal(f"{message} of a dataset", hint=hint)
    return {_path(entry).name: entry for entry in wanted}


def _path(entry: ZipInfo) -> PurePosixPath:
    """Give the path of an entry; some programs part it by backslashes."""
    return PurePosixPath(entry.filename.replace("\\", "/"))


def _is_hidden(entry: ZipInfo) -> bool:
    """Tell what operating systems leave in a folder from what people put there."""
    return any(part.startswith(".") or part == "__MACOSX" for part in _path(entry).parts)


def _wrong(entry: ZipInfo) -> str:
    """Say why an entry is not plainly a file inside the zip file, if it is not."""
    if not entry.filename:
        return "a file in it has no name"
    path, kind = _path(entry), stat.S_IFMT(entry.external_attr >> 16)
    if path.is_absolute() or PureWindowsPath(entry.filename).drive or ".." in path.parts:
        return "leads out of the zip file"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is a link, or no file at all"
    if entry.flag_bits & ENCRYPTED:
        return "is encrypted"
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "is packed in a way that is not read here"
    if path.suffix.lower() in ARCHIVES and not _is_hidden(entry):
        return "is packed itself"
    if entry.file_size > RATIO * max(entry.compress_size, 1):
        return f"would become more than {RATIO} times as large"
    return ""


def _read(archive: ZipFile, entries: dict[str, ZipInfo]) -> dict[str, bytes]:
    """Unpack tables, of which none may be too long."""
    contents = _unpacked(archive, entries)
    for sign, most, called in ((b"\n", LINES, "lines"), (b",", COMMAS, "commas")):
        if sum(content.count(sign) for content in contents.values()) > most:
            raise _refusal(f"the files have more than {most:,} {called}")
    return contents


def _unpacked(archive: ZipFile, entries: dict[str, ZipInfo]) -> dict[str, bytes]:
    """Unpack files until a limit is reached, whatever they say of their size."""
    contents, left = {}, UNPACKED_BYTES
    for name, entry in entries.items():
        with archive.open(entry) as file:
            contents[name] = file.read(left + 1)
        left -= len(contents[name])
        if left < 0:
            raise _too_large()
    return contents


def _too_large() -> DataError:
    """Say that there is too much in it."""
    return _refusal(f"its files have more than {UNPACKED_BYTES // MEGABYTE} MB together")
