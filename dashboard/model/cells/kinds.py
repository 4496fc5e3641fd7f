"""The kinds of cell that a table can hold: how each is read, and when it is refused or doubted.

A cell arrives as text, stripped of nothing; one without any sign arrives as `None`. A refusal
carries a message that completes "<value> ..." and a hint that says what to do. So does a doubt,
for which the cell is read all the same: it is noted in the list that is the context of reading.
"""

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator, ValidationInfo
from pydantic_core import PydanticCustomError

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LIST_SEPARATOR = ";"
QUOTE_WORDS = 12
SHORT, LONG = 300, 5_000  # characters of a cell
SLOWEST = 0.001  # km/h: what can move at all has a positive speed
NUMBER, WHOLE = r"-?[0-9]+(\.[0-9]+)?", r"[0-9]+"
TRUE = frozenset({"true", "yes", "y", "x", "1"})
FALSE = frozenset({"", "false", "no", "n", "0"})
A_NUMBER = "Write decimal digits with a point, like 48.025"
DEGREES = "Write decimal degrees, WGS 84, like 48.025"
ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)?")


@dataclass(frozen=True)
class Form:
    """How a kind of cell is described, to people in `words` and to Table Schema.

    A cell may have `most` characters.
    """

    words: str
    type: Literal["string", "list", "date", "boolean", "number", "integer"] = "string"
    pattern: str = ""
    minimum: float | None = None
    maximum: float | None = None
    most: int = SHORT


@dataclass(frozen=True)
class RefersTo:
    """The cell holds ids of another table's rows."""

    table: str
    column: str


@dataclass(frozen=True)
class FromVocabulary:
    """The cell holds a value that `vocabulary.csv` lists for this column; no other if `closed`."""

    column: str
    closed: bool = False


@dataclass(frozen=True)
class Since:
    """The column came with this version; files of before lack it, and are read as if empty."""

    version: str


def refuse(kind: str, message: str, hint: str) -> PydanticCustomError:
    """Build the error that a validator raises: its kind, what is wrong, and what to do."""
    context: dict[str, Any] = {"kind": kind, "message": message, "hint": hint}
    return PydanticCustomError("cell", "{message}", context)


class Doubt(NamedTuple):
    """What is odd in a cell that is read all the same."""

    kind: str
    message: str
    hint: str
    column: str


def doubt(info: ValidationInfo, kind: str, message: str, hint: str) -> None:
    """Note a doubt of the cell that is being read."""
    if info.context is not None:
        info.context.append(Doubt(kind, message, hint, str(info.field_name)))


def web_address(cell: object) -> str | None:
    """Give a cell if it is a whole web address that may be linked to, `None` for all else."""
    return cell if isinstance(cell, str) and ADDRESS.fullmatch(cell) else None


def _matching(pattern: str, kind: str, message: str, hint: str) -> AfterValidator:
    """Make a check that a text has a form as a whole."""

    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise refuse(kind, message, hint)
        return text

    return AfterValidator(check)


def expected(pattern: str, kind: str, message: str, hint: str) -> AfterValidator:
    """Make a check that doubts a text of another form, and lets it stand."""

    def check(text: str, info: ValidationInfo) -> str:
        if not re.fullmatch(pattern, text):
            doubt(info, kind, message, hint)
        return text

    return AfterValidator(check)


def split(cell: Any) -> Any:
    """Read a list, in which each part stands once; an empty cell is an empty list."""
    if cell is None:
        return ()
    parts = (part.strip() for part in cell.split(LIST_SEPARATOR))
    return tuple(dict.fromkeys(part for part in parts if part))


def _number(cell: Any) -> Any:
    """Read a decimal number as a person types it, and nothing that only looks like one."""
    if cell is None or re.fullmatch(NUMBER, cell):
        return None if cell is None else float(cell)
    if re.fullmatch(r"-?[0-9]+,[0-9]+", cell):
        raise refuse("decimal-comma", "has a decimal comma", f"Write {cell.replace(',', '.')}")
    raise refuse("not-a-number", "is not a number", A_NUMBER)


def _whole(cell: Any) -> Any:
    """Read a whole number, written in digits alone."""
    if not re.fullmatch(WHOLE, cell):
        raise refuse("not-a-number", "is not a whole number", "Write digits alone, like 2")
    return float(cell)


def _between(low: float, high: float, unit: str, hint: str) -> AfterValidator:
    """Make a check that a number lies within bounds, both allowed."""
    limits = f"{low:g} and {high:g} {unit}".rstrip()

    def check(number: float) -> float:
        if not low <= number <= high:
            raise refuse("out-of-range", f"is not between {limits}", hint)
        return number

    return AfterValidator(check)


def _truth(cell: Any) -> Any:
    """Read `true` or an empty cell, or what spreadsheets and people write for them."""
    said = cell.strip().casefold() if isinstance(cell, str) else ""
    if said in TRUE or said in FALSE:
        return said in TRUE
    hint = "Write true in small letters, or leave the cell empty"
    raise refuse("not-true", 'is neither "true" nor empty', hint)


def _short(text: str, info: ValidationInfo) -> str:
    """Doubt a quotation that is more than a fragment."""
    if (words := len(text.split())) > QUOTE_WORDS:
        message = f"has {words} words, and a quotation may have {QUOTE_WORDS}"
        hint = "Keep the fragment that matters and put the rest into your own words"
        doubt(info, "long-quotation", message, hint)
    return text


_slug = _matching(
    SLUG,
    "not-an-id",
    "is not an id",
    "Use lower-case letters a-z, digits and single hyphens, like place-1",
)

Text = Annotated[str, Form(f"text of at most {SHORT} characters")]
Prose = Annotated[str, Form(f"text of at most {LONG:,} characters", most=LONG)]
Id = Annotated[str, _slug, Form("id", pattern=f"^{SLUG}$")]
Term = Annotated[str, Form("word", pattern=f"^{SLUG}$")]  # which vocabulary.csv is asked about
Ids = Annotated[
    tuple[Annotated[str, _slug], ...],
    BeforeValidator(split),
    Form("ids separated by `;`", "list", f"^{SLUG}( *; *{SLUG})*$", most=LONG),
]
Texts = Annotated[
    tuple[str, ...],
    BeforeValidator(split),
    Form("texts separated by `;`", "list", most=LONG),
]
Date = Annotated[str, Form("date (EDTF)", "date")]
Quote = Annotated[str, AfterValidator(_short), Form(f"text of at most {QUOTE_WORDS} words")]
Truth = Annotated[bool, BeforeValidator(_truth), Form("`true` or empty", "boolean")]
Link = Annotated[
    str,
    expected(
        ADDRESS.pattern,
        "not-an-address",
        "is not a web address",
        "Copy the whole address, beginning with https://",
    ),
    Form("web address", pattern=r"^https?://\S+$", most=LONG),
]
Country = Annotated[
    str,
    expected(
        r"[A-Z]{2}",
        "not-a-country",
        "is not a country code",
        "Use the two capital letters of ISO 3166-1, like UA",
    ),
    Form("ISO 3166-1 alpha-2 code", pattern=r"^[A-Z]{2}$"),
]
Latitude = Annotated[
    float,
    _between(-90, 90, "degrees", DEGREES),
    BeforeValidator(_number),
    Form("degrees, -90 to 90", "number", minimum=-90, maximum=90),
]
Longitude = Annotated[
    float,
    _between(-180, 180, "degrees", DEGREES),
    BeforeValidator(_number),
    Form("degrees, -180 to 180", "number", minimum=-180, maximum=180),
]
Kilometres = Annotated[
    float,
    _between(0, 20_000, "km", "Write a distance in kilometres, like 15"),
    BeforeValidator(_number),
    Form("kilometres", "number", minimum=0, maximum=20_000),
]
Speed = Annotated[
    float,
    _between(SLOWEST, 100_000, "km/h", "Write kilometres an hour, like 50"),
    BeforeValidator(_number),
    Form("kilometres an hour, more than 0", "number", minimum=SLOWEST, maximum=100_000),
]
Rank = Annotated[
    float,
    _between(1, 1_000, "", "Count the candidates of a place from 1"),
    BeforeValidator(_whole),
    Form("whole number from 1", "integer", minimum=1, maximum=1_000),
]
