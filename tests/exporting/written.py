"""A file of a format, if what the format needs is there; and the pages of a PDF as pictures."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from dashboard.exporting.extract import Extract
from dashboard.exporting.formats import Format, by_name


def write(form: Format, part: Extract) -> bytes:
    """Write a file; where a library is missing, the test is skipped, but in CI it fails."""
    if form.missing:
        pytest.fail(form.missing) if os.environ.get("CI") else pytest.skip(form.missing)
    return form.write(part)


def pdf(part: Extract) -> bytes:
    """Write the report as PDF."""
    return write(by_name("", "pdf"), part)


def pages(file: Path) -> list[Image.Image]:
    """Draw the pages of a PDF in shades of grey, two pixels to a millimetre."""
    pdftoppm = shutil.which("pdftoppm")
    if not pdftoppm:
        message = "no pdftoppm: install Debian's poppler-utils"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    where = file.with_name(f"pages of {file.stem}")
    where.mkdir()
    command = [pdftoppm, "-r", str(2 * 25.4), "-gray", "-png", str(file), str(where / "page")]
    subprocess.run(command, check=True)
    return [Image.open(page).convert("L") for page in sorted(where.iterdir())]


def darkest(page: Image.Image, left: float, top: float, right: float, bottom: float) -> int:
    """Give the darkest shade of a part of a page, whose edges are told in millimetres."""
    box = tuple(round(2 * edge) for edge in (left, top, right, bottom))
    return page.crop(box).getextrema()[0]


def nothing_is_cut_off(file: Path) -> None:
    """Hold that no page has anything in its margins, but its number, or at the edges of its text.

    A line of text that did not fit would lie across one of them.
    """
    drawn = pages(file)
    assert len(drawn) > 10
    for number, page in enumerate(drawn, 1):
        assert all(abs(edge - 2 * mm) <= 1 for edge, mm in zip(page.size, (210, 297), strict=True))
        for part in ((0, 0, 210, 15), (0, 0, 14, 297), (196, 0, 210, 297), (0, 280, 170, 297)):
            assert darkest(page, *part) > 250, f"page {number} has something at its edge"
        assert darkest(page, 14, 279, 196, 280) > 150, f"page {number} ends with a line cut off"
