"""The schema as the standard and as a curator reads it, written from the one in `model`.

`datapackage.json` follows the Data Package standard, version 2, with Table Schema; the
data dictionary is Markdown between two marks in the folder's `README.md`.
"""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dashboard.csv_file import replace_file
from dashboard.model.columns import Column, columns
from dashboard.model.files import PACKAGE, plain_bytes
from dashboard.model.problem_kinds import KINDS
from dashboard.model.reading.lines import COMMENT
from dashboard.model.schema import TABLES, Row
from dashboard.model.vocabulary import OWN_KINDS

PROFILE = "https://datapackage.org/profiles/2.0/"
README = "README.md"
BEGIN = "<!-- data dictionary: written by `python -m dashboard describe`, do not edit -->"
END = "<!-- end of the data dictionary -->"
KINDS_ABOUT = """### The program's own kinds

Kinds and statuses are words of `vocabulary.csv`. These mean something to the program; but for those
of `events.kind` they need no row there. Another word counts as one of them if its row says so under
`means`; one that does not is shown, and nothing else follows from it.

| column | word | what follows |
|---|---|---|"""
PROBLEMS = """### Problems

What can be wrong with a dataset, as `check` tells it. For an error rows are set aside: it cannot be
read, or would say what is certainly not so. A warning hides nothing: what is odd may be so, and is
shown, flagged and counted. A note is told once a file: what spreadsheets do by themselves is read
as it is meant, and nothing needs to be done.
"""
TYPES = {"list": "string", "date": "string"}


def describe(folder: Path) -> list[Path]:
    """Write what the tables are into a dataset's `datapackage.json` and `README.md`.

    What else these files say is kept; a missing `README.md` is left missing.

    Parameters
    ----------
    folder : Path
        The dataset.

    Returns
    -------
    list of Path
        The files whose content has changed.

    Raises
    ------
    ValueError
        If `datapackage.json` is no JSON object, or `README.md` lacks the two marks.
    """
    changed = []
    package_path, readme_path = folder / PACKAGE, folder / README
    package = json.loads(plain_bytes(package_path)) if package_path.exists() else {}
    if not isinstance(package, dict):
        raise ValueError(f"{PACKAGE} is no JSON object")
    headers = {table: header_of(folder / f"{table}.csv") for table in TABLES}
    new = {package_path: package_text(package, name=folder.resolve().name, headers=headers)}
    if readme_path.exists():
        new[readme_path] = with_dictionary(readme_path.read_text("utf-8"))
    for path, text in new.items():
        if not path.exists() or path.read_text("utf-8") != text:
            replace_file(path.resolve(), text.encode("utf-8"))
            changed.append(path)
    return changed


def header_of(path: Path) -> list[str]:
    """Give the names of the columns that a table has; none where it cannot be read."""
    try:
        text = plain_bytes(path).decode("utf-8-sig")
        return next(csv.reader(io.StringIO(text, newline="")), [])
    except (OSError, UnicodeDecodeError, csv.Error):
        return []


def package_text(
    package: dict[str, Any], *, name: str, headers: Mapping[str, Sequence[str]] | None = None
) -> str:
    """Give the text of a `datapackage.json` with the tables of the schema.

    Of a table whose columns are known by `headers` those are described that it has or must
    have, a curator's own as the package has them. Of another, those of the first version; one
    that a dataset may do without is left out.
    """
    about = {"$schema": PROFILE + "datapackage.json", "name": name, "title": name} | package
    known = headers or {}
    about["resources"] = [
        _resource(table, row, known.get(table, ()), _fields_before(package, f"{table}.csv"))
        for table, row in TABLES.items()
        if known.get(table) or not row.optional
    ]
    return json.dumps(about, ensure_ascii=False, indent=2) + "\n"


def with_dictionary(readme: str) -> str:
    """Give a `README.md` with the data dictionary of the schema between its marks.

    Raises
    ------
    ValueError
        If the marks are not there.
    """
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{README} has no place for the data dictionary: {BEGIN} ... {END}")
    return f"{before}{BEGIN}\n\n{dictionary()}\n{END}{after}"


def dictionary() -> str:
    """Write every table and column, and every kind of problem, as Markdown."""
    parts = []
    for table, row in TABLES.items():
        parts.append(f"### {table}.csv\n\n{row.__doc__}\n")
        parts.append(f"Key: {' + '.join(f'`{name}`' for name in row.primary_key)}\n")
        parts.append("| column | holds | meaning |\n|---|---|---|")
        parts += [_dictionary_row(column) for column in columns(row)]
        parts.append("")
    parts.append(KINDS_ABOUT)
    parts += [
        f"| `{column}` | `{word}` | {kind.means} |"
        for column, own in OWN_KINDS.items()
        for word, kind in own.items()
    ]
    parts.append("")
    parts.append(PROBLEMS)
    parts.append("| kind | is | means | what to do | why |\n|---|---|---|---|---|")
    parts += [
        f"| `{name}` | {kind.severity} | {kind.means} | {kind.remedy} | {kind.why} |"
        for name, kind in KINDS.items()
    ]
    return "\n".join([*parts, ""])


def _dictionary_row(column: Column) -> str:
    """Write one column as a row of a Markdown table."""
    holds = column.form.words
    if column.choices:
        holds = " or ".join(f"`{choice}`" for choice in column.choices)
    if column.refers_to:
        holds += f" of {column.refers_to.table}.csv"
    if column.vocabulary:
        holds += f" of vocabulary.csv for `{column.vocabulary.column}`"
    need = "" if column.required else ", or empty"
    return f"| `{column.name}` | {holds}{need} | {column.description} |"


def _fields_before(package: Mapping[str, Any], file: str) -> dict[str, Any]:
    """Give the fields of a file that the package describes, by name."""
    resources = [one for one in _objects(package.get("resources")) if one.get("path") == file]
    schemas = _objects([one.get("schema") for one in resources])
    fields = [field for schema in schemas for field in _objects(schema.get("fields"))]
    return {str(field.get("name")): field for field in fields}


def _objects(things: object) -> list[dict[str, Any]]:
    """Give the objects in a list of a JSON file; none where it is none."""
    return [one for one in things if isinstance(one, dict)] if isinstance(things, list) else []


def _resource(
    table: str, row: type[Row], header: Sequence[str], before: Mapping[str, Any]
) -> dict[str, Any]:
    """Describe a table as a Data Resource; of a curator's own columns keep what stood there."""
    own = [name for name in dict.fromkeys(header) if name.strip() and name not in row.model_fields]
    described = [
        column
        for column in columns(row)
        if column.required or (column.name in header if header else not column.since)
    ]
    schema: dict[str, Any] = {
        "$schema": PROFILE + "tableschema.json",
        "fieldsMatch": "subset",
        "fields": [
            *(_field(column) for column in described),
            *(before.get(name, {"name": name, "type": "string"}) for name in own),
        ],
        "missingValues": [""],
        "primaryKey": list(row.primary_key),
    }
    keys = [_foreign_key(column, table) for column in described if _single(column)]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "$schema": PROFILE + "dataresource.json",
        "name": table.replace("_", "-"),
        "type": "table",
        "path": f"{table}.csv",
        "description": row.__doc__,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"commentChar": COMMENT},
        "schema": schema,
    }


def _single(column: Column) -> bool:
    """Tell whether Table Schema can express what the column refers to: lists it cannot."""
    return column.refers_to is not None and not column.is_list


def _foreign_key(column: Column, table: str) -> dict[str, Any]:
    """Describe a reference; a table refers to itself by an empty name."""
    assert column.refers_to is not None  # noqa: S101
    target = column.refers_to.table
    resource = "" if target == table else target.replace("_", "-")
    reference = {"resource": resource, "fields": [column.refers_to.column]}
    return {"fields": [column.name], "reference": reference}


def _field(column: Column) -> dict[str, Any]:
    """Describe a column as a Table Schema field."""
    form = column.form
    limits: dict[str, Any] = {
        "required": column.required or None,
        "enum": list(column.choices) or None,
        "maxLength": form.most if form.type in ("string", "list") and not column.choices else None,
        "pattern": form.pattern or None,
        "minimum": form.minimum,
        "maximum": form.maximum,
    }
    true_or_false = form.type == "boolean"
    field = {
        "name": column.name,
        "type": TYPES.get(form.type, form.type),
        "trueValues": ["true"] * true_or_false,
        "falseValues": ["false"] * true_or_false,
        "description": column.description,
        "constraints": {key: limit for key, limit in limits.items() if limit is not None},
    }
    return {key: value for key, value in field.items() if value}
