"""A file of a format, if what the format needs is there."""

import os

import pytest

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
