"""What a table's columns are, read off its class, for loading and for describing."""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from dashboard.model.cells.kinds import Form, FromVocabulary, RefersTo, Since


@dataclass(frozen=True)
class Column:
    """What the program and a curator need to know of one column."""

    name: str
    description: str
    form: Form
    required: bool
    choices: tuple[str, ...] = ()
    refers_to: RefersTo | None = None
    vocabulary: FromVocabulary | None = None
    since: str = ""

    @property
    def is_list(self) -> bool:
        """Whether a cell holds several values."""
        return self.form.type == "list"

    @property
    def is_date(self) -> bool:
        """Whether a cell holds an EDTF date."""
        return self.form.type == "date"


@cache
def columns(row: type[BaseModel]) -> tuple[Column, ...]:
    """Read the columns of a table off its class, in their order."""
    return tuple(_columns(row))


def _columns(row: type[BaseModel]) -> Iterator[Column]:
    """Yield the columns of a table."""
    for name, field in row.model_fields.items():
        marks = [*field.metadata, *_marks(field.annotation)]
        choices = tuple(mark for mark in marks if isinstance(mark, str))
        yield Column(
            name=name,
            description=field.description or "",
            form=next((m for m in reversed(marks) if isinstance(m, Form)), Form("one of")),
            required=field.is_required(),
            choices=choices,
            refers_to=next((m for m in marks if isinstance(m, RefersTo)), None),
            vocabulary=next((m for m in marks if isinstance(m, FromVocabulary)), None),
            since=next((m.version for m in marks if isinstance(m, Since)), ""),
        )


def _marks(annotation: Any) -> Iterator[Any]:
    """Yield what a type says of itself: its annotations and its literal values."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        yield from _marks(inner)
        yield from marks
    elif origin is Literal:
        yield from get_args(annotation)
    elif origin in (Union, types.UnionType):
        for part in get_args(annotation):
            yield from _marks(part)
