"""What tests of importing need: a file, imported by the command into a folder."""

import csv
import io

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main


@pytest.fixture
def run_import(tmp_path):
    """Import a file into a folder that is not there yet."""

    def run(content, *options, name="Made up", folder="dataset"):
        file = tmp_path / name
        file.write_bytes(content)
        given = ["import", str(file), str(tmp_path / folder), *map(str, options)]
        return CliRunner().invoke(main, given), tmp_path / folder

    return run


@pytest.fixture
def rows_of():
    """Give the rows of a table of a folder as they stand in its file."""

    def rows(folder, table):
        text = (folder / f"{table}.csv").read_text("utf-8")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    return rows
