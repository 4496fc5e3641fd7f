"""A file of evidence -> a small picture of it, or why there is none.

Only pixels go on: no EXIF, no comments, no profiles of colour. The formats are few, and none of
them can run anything.
"""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from dashboard.model.cells.files import MEDIA
from dashboard.model.media.stored import Media, NotShownError

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".bmp", ".tif", ".tiff", ".heic")
MEGABYTE = 1024 * 1024
MOST_BYTES, MOST_PIXELS = 20 * MEGABYTE, 50_000_000
SMALL_PX = 480  # of the longer side
BEGINNING = 1_000
WHITE = (255, 255, 255)
SAVE_AS = "Save it as PNG or JPEG"
AT_A_TIME = Lock()


def small_picture(media: Media, path: str) -> bytes:
    """Give a file as a small JPEG, turned as it was taken.

    Raises
    ------
    NotShownError
        If it is not there, too large in bytes or in pixels, damaged, or no picture.
    """
    from PIL import ImageOps  # it takes a while, and most datasets have no pictures

    with picture_in(media, path) as (picture, _):
        made = io.BytesIO()
        try:
            picture.draft("RGB", (SMALL_PX, SMALL_PX))
            turned = ImageOps.exif_transpose(picture)
            turned.thumbnail((SMALL_PX, SMALL_PX))
            only_pixels(turned).save(made, "JPEG", quality=85)
        except Exception as error:  # Pillow raises many kinds where a file is damaged
            raise damaged() from error
    return made.getvalue()


def look(media: Media, path: str) -> None:
    """Tell whether a file is a picture that can be shown, as far as its beginning says.

    Where `media` is thorough, all of it is unpacked. Raises as `small_picture` does.
    """
    if media.thorough:
        small_picture(media, path)
        return
    with picture_in(media, path):
        pass


def size_of(media: Media, path: str) -> int:
    """Give the size of a file in bytes; raises where it is more than what is shown."""
    with media.open(path) as (_, size):
        if size > MOST_BYTES:
            most = f"more than {MOST_BYTES // MEGABYTE} MB"
            message = f"has {size / MEGABYTE:,.0f} MB, and a file of {most} is not shown"
            raise NotShownError("media-too-large", message, "Put a smaller copy there")
        return size


@contextmanager
def picture_in(media: Media, path: str) -> Iterator[tuple[Any, bytes]]:
    """Give a picture of which the beginning is read, and the content of its file.

    Of several only one is unpacked at a time. Raises as `small_picture` does.
    """
    size_of(media, path)
    with media.open(path) as (file, _):
        content = file.read(MOST_BYTES)
    with AT_A_TIME:
        yield _begun(content), content


def _begun(content: bytes) -> Any:
    """Read the beginning of a picture, and refuse one of too many pixels."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=FORMATS)
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    except UnidentifiedImageError:
        raise _no_picture(content) from None
    except Exception as error:  # as above
        raise damaged() from error
    if picture.width * picture.height > MOST_PIXELS:
        raise _too_many_pixels()
    return picture


def only_pixels(picture: Any, *, see_through: bool = False) -> Any:
    """Give a picture with nothing that a file says besides; what can be seen through is white.

    Where `see_through`, it stays what it is.
    """
    from PIL import Image

    mode = "RGBA" if picture.has_transparency_data else "RGB"
    pixels = picture.convert(mode)
    if see_through and mode == "RGBA":
        clean = Image.new(mode, picture.size)
        clean.paste(pixels)
        return clean
    clean = Image.new("RGB", picture.size, WHITE)
    clean.paste(pixels, mask=pixels if mode == "RGBA" else None)
    return clean


def _too_many_pixels() -> NotShownError:
    """Say that a picture would take too much memory."""
    most = f"{MOST_PIXELS // 1_000_000} million pixels"
    message = f"has more than {most} when it is unpacked, so it is not shown"
    return NotShownError("media-too-large", message, "Put a smaller copy there")


def _no_picture(content: bytes) -> NotShownError:
    """Say what a file is that is no picture."""
    message = "is no picture of a kind that is shown"
    if b"<svg" in content[:BEGINNING].lower():
        message = "is an SVG drawing, which can hold a script, so it is not shown"
    return NotShownError("media-no-picture", message, SAVE_AS)


def damaged() -> NotShownError:
    """Say that a picture cannot be unpacked."""
    hint = f"Copy it into {MEDIA}/ again, or save it anew"
    return NotShownError("media-damaged", "is a damaged picture, so it is not shown", hint)
