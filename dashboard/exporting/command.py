"""`python -m dashboard export`: read a folder, take out what is chosen, and write it as a file."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs, urlsplit

import click

from dashboard.analysis.choices.address import only_looks, read
from dashboard.analysis.texts.legible import made_legible
from dashboard.exporting.extract import Extract, extract
from dashboard.exporting.formats import FORMATS, by_name
from dashboard.model.dataset import Dataset
from dashboard.model.load import load
from dashboard.model.media.stored import media_of
from dashboard.model.problems import DataError
from dashboard.model.reading.archive import is_archive, read_archive, read_media
from dashboard.model.reading.folder import no_dataset, read_folder, why_unread
from dashboard.model.redaction.redacted_files import build_redacted

REDACTED = "redacted"
SUFFIXES = ", ".join(one.suffix for one in FORMATS)


@click.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.argument("choices", nargs=-1)
@click.option(
    "--to",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help=f"The file to be written; how its name ends says in which format: {SUFFIXES}.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([one.name for one in FORMATS]),
    help="The format, where the name ends otherwise.",
)
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
@click.option(
    "--redact",
    is_flag=True,
    envvar="DASHBOARD_REDACT",
    show_envvar=True,
    help="Without the names of prisoners of war.",
)
def export(
    folder: Path, choices: Sequence[str], file: Path, form: str | None, replace: bool, redact: bool
) -> None:
    """Write what FOLDER holds, or what CHOICES leave of it, as a file for another program.

    CHOICES are as in an address of the dashboard: person=ann from=2025-03-01, or an
    address as a whole, in quotation marks. Without any, all of it is written. FOLDER may be a
    zip file of one.

    Ends with 0 if the file is written, with 2 if the dataset, a choice or an option is wrong.
    """
    try:
        written_as = by_name(file.name, form or "")
        if file.exists() and not replace:
            raise ValueError(f"{file} is there. Add --replace to write over it.")
        if missing := written_as.missing:
            raise ValueError(missing)
        dataset = read_dataset(folder, redacted=redact)
        whole = made_legible(dataset) if written_as.legible else dataset
        part = chosen(whole, choices, redacted=redact)
        content = written_as.write(part)
        save(file, content)
    except DataError as error:
        for problem in error.problems:
            click.echo(str(problem))
        click.echo(f"{folder} cannot be exported until this is mended.", err=True)
        sys.exit(2)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.ClickException(str(error)) from error
    said = " ".join(filter(None, [part.sentence, written_as.said(part), part.aside]))
    click.echo(f"{file} written, {len(content):,} bytes: {said}")


def chosen(dataset: Dataset, choices: Sequence[str], *, redacted: bool = False) -> Extract:
    """Take out of a dataset what choices leave that are written as in an address.

    Parameters
    ----------
    choices : sequence of str
        Each `person=id`, several joined by `&`, or a whole address, of which counts what
        chooses rows, and not what it opens beside: a record, a page of a table.
    redacted : bool
        Whether names have been replaced by labels in the dataset.

    Raises
    ------
    ValueError
        If one of them is not understood; it is named.
    """
    query: dict[str, list[str]] = {}
    for choice in choices:
        text = urlsplit(choice).query if "://" in choice else choice.lstrip("?")
        try:
            read_off = parse_qs(text, keep_blank_values=True, strict_parsing=bool(text))
        except ValueError:
            raise ValueError(f"{choice} is no choice. Write one like place=ID.") from None
        for name, values in read_off.items():
            if not ("://" in choice and only_looks(name)):
                query.setdefault(name, []).extend(values)
    filters, unknown = read(query, dataset)
    if unknown:
        raise ValueError(f"The data does not have {', '.join(unknown)}.")
    return extract(dataset, filters, redacted=redacted)


def read_dataset(path: Path, *, redacted: bool) -> Dataset:
    """Read a folder, or a zip file of one, with the names of prisoners of war or without.

    Raises
    ------
    DataError
        If it cannot be shown, or the names cannot be told for certain.
    """
    if not redacted:
        return load(path)
    if path.is_file():
        if not is_archive(path):
            raise DataError([no_dataset(path)])
        packed = path.read_bytes()
        return build_redacted(read_archive(packed), name=REDACTED, media=read_media(packed))
    contents, unread = read_folder(path), why_unread(path)
    media = media_of(path, contents, thorough=True)
    return build_redacted(contents, name=REDACTED, unread=unread, media=media)


def save(file: Path, content: bytes) -> None:
    """Write a file in one step, in place of another if there is one; of two at once the last."""
    with TemporaryDirectory(prefix=".", suffix=".part", dir=file.parent) as place:
        part = Path(place) / file.name
        with part.open("wb") as written:
            written.write(content)
            written.flush()
            os.fsync(written.fileno())
        if file.exists():
            shutil.copymode(file, part)
        os.replace(part, file)
