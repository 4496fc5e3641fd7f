"""The command line for curators: `python -m dashboard COMMAND`."""

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
from dashboard.corpus.building.command import corpus
from dashboard.describe import describe as describe_folder
from dashboard.exporting.command import export
from dashboard.exporting.table_csv import csv_bytes
from dashboard.fixing.run import offer
from dashboard.folder_lock import changing
from dashboard.importing.command import import_
from dashboard.model.load import load
from dashboard.model.problems import DataError, Problem
from dashboard.model.reading.folder import no_dataset
from dashboard.new import begin

FOLDER = click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default="data"
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Work on a folder of CSV files that the dashboard shows."""


for command in (export, import_, corpus):
    main.add_command(command)


@main.command()
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
def check(folder: Path, form: str, *, everything: bool, strict: bool, fix: bool, yes: bool) -> None:
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
    counts: dict[str, Any] = {}
    try:
        if not folder.exists():
            raise DataError([no_dataset(folder)])
        if fix:
            offer(folder, yes=yes)
        dataset = load(folder)
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


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def new(folder: Path) -> None:
    """Begin a dataset in FOLDER, which must be empty or not there yet.

    Every table is there with its columns, and with an example row that is a comment.
    """
    try:
        begin(folder)
    except OSError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{folder} written. Its README.md says how to go on.")


@main.command()
@FOLDER
def describe(folder: Path) -> None:
    """Write the schema into FOLDER's datapackage.json and README.md."""
    try:
        with changing(folder):
            changed = describe_folder(folder)
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    for path in changed:
        click.echo(f"{path} written")


@main.command()
@FOLDER
@click.option(
    "--geocoder",
    type=click.Choice(["nominatim", "photon"]),
    default="nominatim",
    show_default=True,
    help="Whom to ask; both know the places of OpenStreetMap.",
)
@click.option("--server", default="", help="Web address of a server of your own.")
@click.option(
    "--user-agent",
    envvar="GEOCODE_USER_AGENT",
    show_envvar=True,
    default="",
    help="Who asks: a name and a way to reach you.",
)
@click.option(
    "--language", default="en", show_default=True, help="Language in which places are named."
)
@click.option(
    "--min-delay-seconds",
    type=click.FloatRange(0, 3600),
    default=1.0,
    show_default=True,
    help="Time between an answer and the next request; at least 1 on public servers.",
)
@click.option(
    "--timeout-seconds",
    type=click.FloatRange(0.1, 600),
    default=10.0,
    show_default=True,
    help="How long an answer is waited for.",
)
@click.option(
    "--recheck",
    is_flag=True,
    help="Change nothing; tell how far each place with a geocode_query lies from what the "
    "geocoder knows today, and end with 1 if that is more than its radius_km, or 5 km.",
)
@click.option(
    "--again",
    metavar="PLACE_ID",
    multiple=True,
    help="Ask about this place again, and about no other: what was written for it by this "
    "geocoder, and what you chose of it, is let go. May be given several times.",
)
@click.option(
    "--judge",
    is_flag=True,
    help="Ask nobody; judge the recorded answers anew, by the names, aliases, countries and "
    "containers that places.csv has now.",
)
@click.option(
    "--undo",
    is_flag=True,
    help="Ask nobody; take back all that this geocoder answered and what followed from it, "
    "but for what you have chosen or worded.",
)
def geocode(
    folder: Path,
    geocoder: str,
    recheck: bool,
    again: tuple[str, ...],
    judge: bool,
    undo: bool,
    **service: Any,
) -> None:
    """Look up the towns and villages of FOLDER that have no coordinates.

    Each is asked about once: by geocode_query or, without one, by its name and what contains
    it; then by its other names, until an answer fits. All answers become rows of
    place_candidates.csv. The only one that bears the name and lies in the stated country and
    region is chosen, and its point is written to places.csv; anything else is left to you,
    with what to decide. What a curator has decided is never changed. A run that was stopped
    goes on where it ended.

    Ends with 0 if all were asked and nothing is open, with 1 if something is to decide, to
    fill in or was not found, with 2 if the dataset or an option is wrong, with 3 if the
    service failed, with 4 if somebody else changes FOLDER.
    """
    from dashboard.geocoding import revising
    from dashboard.geocoding.asking.service import Service  # geopy takes 0.3 s
    from dashboard.geocoding.run import run

    if recheck + bool(again) + judge + undo > 1:
        raise click.UsageError("--again, --judge, --recheck and --undo do not go together.")
    if judge:
        sys.exit(revising.judge(folder))
    if undo:
        sys.exit(revising.take_back(folder, geocoder))
    try:
        whom = Service(geocoder, say=lambda sentence: click.echo(sentence, err=True), **service)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    sys.exit(run(folder, whom, geocoder, recheck=recheck, again=again))


if __name__ == "__main__":
    main(prog_name="python -m dashboard")
