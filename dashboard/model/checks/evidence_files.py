"""What is wrong with files of evidence, and whether each is the one that its digest names."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from dashboard.model.cells.files import DIGEST, PATH
from dashboard.model.media.pictures import ENDINGS, look, size_of
from dashboard.model.media.stored import Media, NotShownError
from dashboard.model.reading.finding import Finding
from dashboard.model.reading.record import Record
from dashboard.model.vocabulary import EVIDENCE, PHOTO, SATELLITE, Vocabulary


def check_media(rows: Sequence[Record], media: Media, words: Vocabulary) -> Iterator[Finding]:
    """Yield what is wrong with the files that rows of evidence name.

    A file that is too large to be shown is held against its digest only where `media` is
    thorough.
    """
    pictures = words.counting_as(EVIDENCE, PHOTO, SATELLITE)
    for row in rows:
        path = row["file"]
        if path and re.fullmatch(PATH, path):  # else the cell itself is doubted
            yield from _of_file(row, path, media, expected=row["kind"] in pictures)


def _of_file(row: Record, path: str, media: Media, *, expected: bool) -> Iterator[Finding]:
    """Yield what is wrong with one file."""
    compared = True
    try:
        size_of(media, path)
        if expected or PurePosixPath(path.lower()).suffix in ENDINGS:
            look(media, path)
    except NotShownError as unseen:
        yield Finding(row, "file", unseen.kind, unseen.message, unseen.hint)
        compared = unseen.kind not in ("media-missing", "media-outside") and (
            media.thorough or unseen.kind != "media-too-large"
        )
    digest = row["sha256"] or ""
    compared = compared and re.fullmatch(DIGEST, digest) is not None
    if compared and media.digest(path) != digest.lower():
        message = f"is not the digest of {path}, so that file is another one, or was changed"
        hint = "Put the right file there, or write what sha256sum gives for this one"
        yield Finding(row, "sha256", "digest-differs", message, hint)
