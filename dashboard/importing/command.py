"""`python -m dashboard import`: a file that somebody has, as a new folder or as changes to one."""

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from dashboard.analysis.phrases import count
from dashboard.analysis.row_counts import errors_and_warnings, records_and_accounts
from dashboard.fixing.fix import write as write_fixes
from dashboard.importing.imported import Imported, files_of, imported_together
from dashboard.importing.incidents.listed import Listed
from dashboard.importing.new_folder import write
from dashboard.importing.ours.our_tables import Found
from dashboard.importing.recognised import read, table_of
from dashboard.importing.tables.any_table import incidents_of_table
from dashboard.importing.tables.mapping import Meaning, as_toml, read_mapping
from dashboard.importing.tables.proposed import explained, proposed
from dashboard.importing.tables.rows import Rows
from dashboard.importing.updates import update
from dashboard.model.load import load
from dashboard.model.problems import DataError, as_shown, visible

QUESTION = "Write these changes? The old files are kept beside the new ones"
READ_SO = "Read it so?"
CHANGED = (
    "The folder has changed since this workbook was made of it, or is not the one: what differs "
    "may be what others have done meanwhile"
)
NOT_YET = (
    "Nothing is written. Save what stands above as a file, mend it if it is wrong, and give it "
    "with --map; or add --yes to read it so."
)


@click.command("import")
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--update",
    "updating",
    is_flag=True,
    help="Change a folder that is there: shown as a difference, then asked. Nothing is deleted.",
)
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--country", metavar="NAME=CODE", multiple=True, help="Code of a country in a list.")
@click.option(
    "--map",
    "mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What the columns of a table mean: a TOML file, of which a draft is shown without it.",
)
def import_(
    files: Sequence[Path],
    folder: Path,
    updating: bool,
    yes: bool,
    country: Sequence[str],
    mapping: Path | None,
) -> None:
    """Make a dataset in FOLDER of FILE, or with --update change one.

    FILE is known by what is in it: a workbook, a zip file or a SQLite database with our tables,
    as `export` writes them or as anybody does; a TimelineJS sheet or its JSON; a list of
    incidents; an export of ACLED, UCDP GED or Atlos; GeoJSON; KML or KMZ; FollowTheMoney. Of any
    other table it is shown what its columns probably mean, with three rows, and that is asked.
    Several files become one dataset.
    Without --update FOLDER must be empty or not there yet.

    Ends with 0 if all is written, with 1 if `check` finds an error in what was written, or
    nothing was written as nobody could be asked, with 2 if FILE cannot be read, with 4 if
    somebody else changes FOLDER.
    """
    try:
        codes = dict(one.rpartition("=")[::2] for one in country)
        read_off = [(file.name, _read(file, mapping, yes=yes)) for file in files]
        made = imported_together(read_off, codes)
        click.echo(f"{', '.join(file.name for file in files)} is read as {made.form}.", err=True)
        if updating:
            _update(made, folder, yes=yes)
        else:
            _begin(made, files[0].stem, folder)
    except DataError as error:
        raise click.UsageError("\n".join(map(str, error.problems))) from error
    except (ValueError, csv.Error) as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.ClickException(str(error)) from error


def _read(file: Path, mapping: Path | None, *, yes: bool) -> Found | Listed:
    """Read a file; of a table that nobody has explained show what its columns mean, and ask."""
    content = file.read_bytes()
    found: Found | Listed | Rows
    if mapping:
        meaning = read_mapping(mapping.read_text("utf-8-sig"))
        table = table_of(file.name, content, meaning.sheet)
        _shown(table, meaning)
        found = incidents_of_table(table, meaning)
    else:
        found = read(file.name, content)
    if isinstance(found, Rows):
        meaning = proposed(found)
        _shown(found, meaning)
        click.echo(as_toml(meaning, file.name))
        if not yes and not sys.stdin.isatty():
            click.echo(NOT_YET, err=True)
            sys.exit(1)
        if not yes and not click.confirm(READ_SO, err=True):
            sys.exit(1)
        found = incidents_of_table(found, meaning)
    return found


def _shown(table: Rows, meaning: Meaning) -> None:
    """Show what goes where, with three rows."""
    for one in explained(table, meaning):
        examples = " | ".join(visible(cell) or "(empty)" for cell in one.examples)
        click.echo(f"{visible(one.column)} = {one.becomes}: {examples}", err=True)


def _begin(made: Imported, name: str, folder: Path) -> None:
    """Make a new folder, and say what is in it."""
    write(folder, files_of(made, name))
    for sentence in made.told:
        click.echo(f"{as_shown(sentence)}.")
    _checked(folder)


def _update(made: Imported, folder: Path, *, yes: bool) -> None:
    """Show what a file would change in a folder, ask, and write it."""
    found = made.as_found()
    before = load(folder)
    told = update(folder, found)
    if found.about.get("digest", before.version) != before.version:
        told.remarks.append(CHANGED)
    if not made.found:
        told.remarks = [*made.told, *told.remarks]
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
        for fix, backup in zip(told.fixes, write_fixes(folder, told.fixes), strict=True):
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
