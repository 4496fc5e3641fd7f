"""A picture as files hand it on: as it is if nothing else is in it, otherwise without the rest."""

import io
from collections.abc import Iterable, Iterator
from typing import Any

from dashboard.model.media.pictures import damaged, only_pixels, picture_in
from dashboard.model.media.stored import Media, NotShownError

MOST_BYTES = 200 * 1024 * 1024  # of all of them together
SIGNATURE, LENGTH, AROUND = 8, 4, 12  # bytes: of a PNG file, of a length in it, around a chunk
OF_PIXELS = {
    b"IHDR",
    b"PLTE",
    b"tRNS",
    b"IDAT",
    b"IEND",
    b"gAMA",
    b"sRGB",
    b"cHRM",
    b"sBIT",
    b"pHYs",
}
END_OF_JPEG = b"\xff\xd9"  # which the data of pixels cannot have in it
JFIF, ADOBE = (b"JFIF\0", 14), (b"Adobe", 12)  # how what a JPEG needs begins, and its length


def all_handed_on(media: Media, paths: Iterable[str]) -> dict[str, bytes]:
    """Give the pictures among some files, by path.

    Files that are no pictures stay behind, as nobody can tell what else is written in them, and
    so do those that cannot be shown, and what comes when there are 200 MB.
    """
    found: dict[str, bytes] = {}
    left = MOST_BYTES
    for path in dict.fromkeys(paths):
        try:
            content = handed_on(media, path)
        except NotShownError:
            continue
        if len(content) > left:
            break
        left -= len(content)
        found[path] = content
    return found


def handed_on(media: Media, path: str) -> bytes:
    """Give the bytes of a picture to be handed on.

    Those of the file where it is a PNG or a JPEG in which nothing is but what makes up the
    picture; else the whole picture is written anew, turned as it was taken.

    Raises
    ------
    NotShownError
        As `pictures.small_picture` does.
    """
    from PIL import ImageOps

    with picture_in(media, path) as (picture, content):
        try:
            picture.load()
            if _is_bare(picture, content):
                return content
            made = io.BytesIO()
            form = picture.format
            options: dict[str, Any] = {"quality": 95} if form == "JPEG" else {}
            options |= {"lossless": True} if form == "WEBP" else {}
            turned = ImageOps.exif_transpose(picture)
            only_pixels(turned, see_through=form != "JPEG").save(made, form, **options)
        except Exception as error:  # Pillow raises many kinds where a file is damaged
            raise damaged() from error
    return made.getvalue()


def _is_bare(picture: Any, content: bytes) -> bool:
    """Tell whether nothing is in a file but what makes up the picture."""
    if picture.format == "PNG":
        return {*_chunks(content)} <= OF_PIXELS
    if picture.format == "JPEG":
        needed = all(_is_needed(name, told) for name, told in picture.applist)
        return needed and content.endswith(END_OF_JPEG) and content.count(END_OF_JPEG) == 1
    return False


def _is_needed(name: str, told: bytes) -> bool:
    """Tell whether a segment of a JPEG says how pixels are to be read, and no more."""
    begins, length = {"APP0": JFIF, "APP14": ADOBE}.get(name, (b"?", 0))
    return told.startswith(begins) and len(told) <= length


def _chunks(content: bytes) -> Iterator[bytes]:
    """Yield the names of the chunks of a PNG file; what follows the last one has none."""
    at = SIGNATURE
    while at < len(content):
        length = int.from_bytes(content[at : at + LENGTH], "big")
        name = content[at + LENGTH : at + 2 * LENGTH]
        yield name
        at += AROUND + length
        if name == b"IEND" and at != len(content):
            yield b""
            return
