"""`python -m dashboard import`: a file that somebody has, as a new folder or as changes to one."""

import csv
import io
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from dashboard.analysis.phrases import count
from dashboard.analysis.row_counts import errors_and_warnings, records_and_accounts
from dashboard.fixing.fix import write as write_fix
from dashboard.importing.incidents.conversion import Conversion
from dashboard.importing.new_folder import write
from dashboard.importing.ours.our_tables import Found, tables_of, tables_of_database
from dashboard.importing.ours.workbook import read_workbook
from dashboard.importing.tables.incident_list import incidents
from dashboard.importing.tables.timelinejs import is_timeline, slides
from dashboard.importing.updates import update
from dashboard.model.files import PACKAGE
from dashboard.model.load import load
from dashboard.model.problems import DataError
from dashboard.model.reading.archive import read_archive
from dashboard.model.reading.encoding import decode
from dashboard.model.reading.formats import ARCHIVE, PACKED, other_format
from dashboard.model.schema import TABLES

OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
DATABASE = b"SQLite format 3"
QUESTION = "Write these changes? The old files are kept beside the new ones"
CHANGED = (
    "The folder has changed since this workbook was made of it, or is not the one: what differs "
    "may be what others have done meanwhile"
)


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--update",
    "updating",
    is_flag=True,
    help="Change a folder that is there: shown as a difference, then asked. Nothing is deleted.",
)
@click.option("--yes", is_flag=True, help="With --update: write without asking.")
@click.option("--country", metavar="NAME=CODE", multiple=True, help="Code of a country in a list.")
def import_(file: Path, folder: Path, updating: bool, yes: bool, country: Sequence[str]) -> None:
    """Make a dataset in FOLDER of FILE, or with --update change one.

    FILE is known by what is in it: an Excel or LibreOffice workbook with a sheet for each table,
    as `export` writes it or as anybody does; a zip file or a SQLite database that `export` has
    written; a TimelineJS sheet; or a CSV file that lists incidents, one row each. Without
    --update FOLDER must be empty or not there yet.

    Ends with 0 if all is written, with 1 if `check` finds an error in what was written, or
    nothing was written as nobody could be asked, with 2 if FILE cannot be read.
    """
    try:
        if updating:
            _update(file, folder, yes=yes)
        else:
            _begin(file, folder, dict(one.rpartition("=")[::2] for one in country))
    except DataError as error:
        raise click.UsageError("\n".join(map(str, error.problems))) from error
    except (ValueError, csv.Error) as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.ClickException(str(error)) from error


def read_tables(name: str, content: bytes) -> Found | None:
    """Read our tables off a file; `None` where it is a text, and so a list of something else.

    Raises
    ------
    ValueError
        If it is of another kind, damaged, or has none of our tables.
    """
    form = other_format(content)
    if form is None:
        return None
    if content.startswith(DATABASE):
        return tables_of_database(content)
    if content.startswith(OLD_WORKBOOK) or (content.startswith(ARCHIVE) and form != PACKED):
        return tables_of(read_workbook(content))
    if content.startswith(ARCHIVE):
        return _tables_of_files(read_archive(content))
    raise ValueError(f"{name} is {form.name}, which cannot be imported. {form.remedy}.")


def _tables_of_files(contents: dict[str, bytes]) -> Found:
    """Read the tables of a folder that is zipped."""
    found = Found()
    for table in TABLES:
        file = f"{table}.csv"
        if file in contents:
            rows = list(csv.reader(io.StringIO(decode(file, contents[file]), newline="")))
            if rows:
                found.add(table, file, rows, 1)
    return found


def _begin(file: Path, folder: Path, codes: dict[str, str]) -> None:
    """Make a new folder, and say what is in it."""
    content = file.read_bytes()
    found = read_tables(file.name, content)
    if found is None:
        _incidents(file, folder, codes)
    else:
        tables = {table: [cells for _, cells in rows] for table, rows in found.tables.items()}
        write(folder, tables, found.about.get("name", file.stem))
        if content.startswith(ARCHIVE) and other_format(content) == PACKED:
            contents = read_archive(content)
            if PACKAGE in contents:
                (folder / PACKAGE).write_bytes(contents[PACKAGE])
        for table, rows in found.tables.items():
            click.echo(f"{table}: {count(len(rows), 'row')} read and written.")
        for remark in found.remarks:
            click.echo(f"{remark}.")
    _checked(folder)


def _incidents(file: Path, folder: Path, codes: dict[str, str]) -> None:
    """Make a new folder of a list of incidents."""
    text = decode(file.name, file.read_bytes())
    timeline = slides(text) if is_timeline(text) else None
    rows, called = (timeline.rows, {}) if timeline else incidents(text)
    title, description = (timeline.title, timeline.description) if timeline else ("", "")
    left_out = timeline.left_out if timeline else []
    conversion = Conversion(file.name, called, codes)
    conversion.add(rows)
    write(folder, conversion.tables, title or file.stem, description)
    accounts = conversion.tables["events"]
    events = len({account["event_id"] for account in accounts})
    made = {table: len(conversion.tables[table]) for table in ("sources", "places")}
    read = len(rows) + len(left_out)
    click.echo(
        f"{read:,} rows of {file.name}: {events:,} events in {len(accounts):,} accounts by "
        f"{made['sources']:,} sources, at {made['places']:,} places."
    )
    for row in [*left_out, *conversion.left_out]:
        click.echo(f"Left out: {row}.")


def _update(file: Path, folder: Path, *, yes: bool) -> None:
    """Show what a file would change in a folder, ask, and write it."""
    found = read_tables(file.name, file.read_bytes())
    if found is None:
        raise ValueError(f"{file.name} has none of the tables. --update takes what was exported.")
    before = load(folder)
    told = update(folder, found)
    if found.about.get("digest", before.version) != before.version:
        told.remarks.append(CHANGED)
    for change in told.changes:
        click.echo(str(change))
    for remark in told.remarks:
        click.echo(f"{remark}.", err=True)
    if not told.fixes:
        click.echo("Nothing differs.", err=True)
        return
    if not yes and not sys.stdin.isatty():
        click.echo("Nothing is written: add --yes to write these changes.", err=True)
        sys.exit(1)
    if yes or click.confirm(QUESTION, err=True):
        for fix in told.fixes:
            backup = write_fix(folder, fix)
            click.echo(f"{fix.file} written; the old one is {backup.name}", err=True)
        _checked(folder)


def _checked(folder: Path) -> None:
    """Say what `check` finds in what was written; end with 1 if that is an error."""
    dataset = load(folder)
    problems = [one for one in dataset.problems if not one.is_consequence]
    click.echo(
        f"{records_and_accounts(dataset)} can be shown; {errors_and_warnings(problems)}, "
        f"{count(len(dataset.set_aside), 'row')} set aside.",
        err=True,
    )
    if problems:
        click.echo(f"All of it is told by: python -m dashboard check {folder}", err=True)
    if any(not one.is_warning for one in problems):
        sys.exit(1)
