"""`python -m dashboard check`: everything that is wrong or odd in a folder, told and counted."""

import io
import json
import sys
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import click
import pandas as pd

from dashboard.analysis.phrases import count
from dashboard.analysis.row_counts import (
    errors_and_warnings,
    lines_in_words,
    read_rows,
    records_and_accounts,
)
from dashboard.exporting.command import read_dataset
from dashboard.exporting.table_csv import csv_bytes
from dashboard.fixing.run import offer
from dashboard.model.problems import DataError, Problem
from dashboard.model.reading.folder import no_dataset


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default="data")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="How the problems are written.",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Tell also of each row that only rests on one with an error.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="First mend what is certain, and nothing else: shown as a difference, then asked.",
)
@click.option("--yes", is_flag=True, help="With --fix: write without asking.")
@click.option("--strict", is_flag=True, help="End with 1 for warnings alone, too.")
@click.option(
    "--redact",
    is_flag=True,
    envvar="DASHBOARD_REDACT",
    show_envvar=True,
    help="Without the names of prisoners of war.",
)
def check(
    folder: Path,
    form: str,
    *,
    everything: bool,
    strict: bool,
    fix: bool,
    yes: bool,
    redact: bool,
) -> None:
    """Tell everything that is wrong or odd in FOLDER, sorted by file and line.

    FOLDER may be a zip file of one, within the limits of the preview.

    For an error rows are set aside; a warning says that it is one, and hides nothing. A note
    tells what is read as it is certainly meant.
    Rows that are set aside only because they rest on another one are counted behind it.

    Ends with 0 if there is no error, with 1 if there is, with 2 if the folder cannot be
    shown at all, with 4 if --fix finds that somebody else changes FOLDER.
    """
    if fix and folder.is_file():
        raise click.UsageError("--fix mends a folder, not a file. Unpack a zip file first.")
    if fix and redact:
        raise click.UsageError(
            "--fix shows what it mends as it stands, names too: not with --redact."
        )
    counts: dict[str, Any] = {}
    try:
        if not folder.exists():
            raise DataError([no_dataset(folder)])
        if fix:
            offer(folder, yes=yes)
        dataset = read_dataset(folder, redacted=redact)
    except OSError as error:
        raise click.ClickException(str(error)) from error
    except DataError as error:
        code, problems = 2, error.problems
        summary = f"{folder} cannot be shown until this is mended."
    else:
        code = int(any((strict and not p.is_note) or not p.is_warning for p in dataset.problems))
        counts = {str(row.pop("file")): row for row in read_rows(dataset).to_dict("records")}
        problems = tuple(p for p in dataset.problems if not p.is_consequence)
        resting = {(p.file, p.line) for p in {*dataset.problems} - {*problems}}
        summary = (
            f"{records_and_accounts(dataset)} can be shown; "
            f"{errors_and_warnings(problems)}, {count(len(dataset.set_aside), 'row')} set aside"
            f"{f', {len(resting):,} of them for resting on others' * bool(resting)}."
        )
        problems = dataset.problems if everything else problems
    listed = [asdict(problem) | {"severity": problem.severity} for problem in problems]
    if isinstance(sys.stdout, io.TextIOWrapper):  # a letter that it does not know is no reason
        sys.stdout.reconfigure(errors="backslashreplace")  # to stop
    if form == "json":
        told = {"folder": str(folder), "usable": code < 2, "counts": counts, "problems": listed}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    elif form == "csv":
        names = [*(field.name for field in fields(Problem)), "severity"]
        click.echo(csv_bytes(pd.DataFrame(listed, columns=names)), nl=False)
    else:
        for problem in problems:
            click.echo(str(problem))
    for file, rows in counts.items():
        click.echo(f"{file}: {lines_in_words(rows)}", err=True)
    click.echo(summary, err=True)
    sys.exit(code)
