"""The command line for curators: `python -m dashboard COMMAND`."""

import sys
from pathlib import Path
from typing import Any

import click

from dashboard.check import check
from dashboard.corpus.building.command import corpus
from dashboard.describe import describe as describe_folder
from dashboard.exporting.command import export
from dashboard.folder_lock import changing
from dashboard.importing.command import import_
from dashboard.new import begin

FOLDER = click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default="data"
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Work on a folder of CSV files that the dashboard shows."""


for command in (check, export, import_, corpus):
    main.add_command(command)


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
