"""The report as PDF: the same HTML, laid out by WeasyPrint in a process apart."""

from datetime import date
from pathlib import Path

from dashboard.exporting.apart import made_apart
from dashboard.exporting.extract import Extract
from dashboard.exporting.report.document import html

WEASYPRINT = Path(__file__).with_name("printed.py")


def pdf(extract: Extract, made: date | None = None) -> bytes:
    """Write a choice as a PDF; see `document.html`."""
    return made_apart(WEASYPRINT, html(extract, made))
