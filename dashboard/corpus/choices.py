"""The choices of the case, asked of a corpus: `Filters` -> which rows they leave."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import reduce
from operator import and_, or_
from typing import Any

import narwhals as nw

from dashboard.analysis.choices.filters import Filters
from dashboard.analysis.choices.search import runs
from dashboard.analysis.choices.span import Days
from dashboard.analysis.lists.publishers import BY
from dashboard.corpus.columns import RUNS, SEPARATOR
from dashboard.corpus.errors import CannotAnswerError
from dashboard.model.slips.folding import fold

NOT_ANSWERED = ("supposed", "lead")  # what shapes a whole case: points, and who leads
SAID_ONLY = ("utc",)  # how a page says times; nothing that is counted follows from it
EPOCH, EPOCH_SECOND = date(1970, 1, 1), datetime(1970, 1, 1)
Rows = nw.LazyFrame[Any]


def unanswered(filters: Filters) -> tuple[str, ...]:
    """Name the active parts of a choice of which a corpus knows nothing."""
    return tuple(name for name in NOT_ANSWERED if getattr(filters, name))


def answerable(filters: Filters) -> Filters:
    """Give the choice without what a corpus cannot answer; `unanswered` names it."""
    for name in unanswered(filters):
        filters = filters.without(name)
    return filters


def left(
    rows: Rows,
    filters: Filters,
    publishers: Callable[[Iterable[str]], list[str]],
    spoken_of: Callable[[nw.Expr], Rows],
) -> Rows:
    """Leave the rows that a choice leaves.

    Parameters
    ----------
    rows : LazyFrame
        As `columns.ACCOUNTS` describes them.
    filters : Filters
        The choice, but for its letters and words; `containing` and `with_words` find those.
    publishers : callable
        Gives the publishers of some source_ids, as far as they are known.
    spoken_of : callable
        Gives the `id` of each event that fits an expression and that a statement is about.

    Raises
    ------
    CannotAnswerError
        If the choice has parts that a corpus cannot answer.
    """
    if parts := unanswered(filters):
        raise CannotAnswerError(parts)
    fits: list[nw.Expr] = []
    if filters.people:
        fits.append(_any_token("people", filters.people))
    if filters.places:
        fits.append(_any_token("places", filters.places))
    if filters.kinds:
        fits.append(_statement() | _one_of("kind", filters.kinds))
    if filters.topics:
        fits.append(~_statement() | _one_of("topic", filters.topics))
    if filters.sources:
        fits.append(_told_by(filters.sources, publishers))
    if filters.forms:
        fits.append(_one_of("form", filters.forms))
    if filters.confidence:
        fits.append(_one_of("confidence", filters.confidence))
    if filters.tags:
        fits.append(_any_token("tags", filters.tags))
    if filters.evidence:
        fits.append(_any_token("evidence", filters.evidence))
    if not filters.days:
        return rows.filter(reduce(and_, fits)) if fits else rows
    between = _between(filters.days, certainly=filters.certainly)
    of_events = spoken_of(between & ~_statement())
    itself = rows.filter(reduce(and_, [*fits, between]))
    others = rows.filter(reduce(and_, [*fits, ~nw.col("about").is_null(), ~between]))
    return nw.concat([itself, others.join(of_events, left_on="about", right_on="id", how="semi")])


def containing(text: str) -> nw.Expr:
    """Tell which rows have all words of a text; every row has those of none."""
    words = [_has("words", word) for word in fold(text).split()]
    return reduce(and_, words) if words else nw.lit(True)


def with_words(typed: str) -> nw.Expr:
    """Tell which rows have all words that are typed, or begin one with each; see `search.runs`."""
    sought = [_has(RUNS, run) for run in runs(typed)]
    return reduce(and_, sought) if sought else nw.col("row") < 0


def _statement() -> nw.Expr:
    """Tell statements from events."""
    return nw.col("table") == "statements"


def _one_of(column: str, wanted: Sequence[str]) -> nw.Expr:
    """Tell which rows have one of some values."""
    return nw.col(column).is_in([*wanted])


def _has(column: str, part: str) -> nw.Expr:
    """Tell which rows have a text in which another stands."""
    return nw.col(column).str.contains(part, literal=True)


def _any_token(column: str, wanted: Sequence[str]) -> nw.Expr:
    """Tell which rows have any of some ids."""
    return reduce(or_, [_has(column, f"{SEPARATOR}{one}{SEPARATOR}") for one in wanted])


def _told_by(wanted: Sequence[str], publishers: Callable[[Iterable[str]], list[str]]) -> nw.Expr:
    """Tell which rows are told by some sources, or by all of a publisher."""
    own = [one.removeprefix(BY) for one in wanted]
    told = _one_of("source_id", own)
    if groups := [one.removeprefix(BY) for one in wanted if one.startswith(BY)]:
        told |= _one_of("publisher", publishers(groups))
    return told


def _between(days: Days, *, certainly: bool) -> nw.Expr:
    """Tell whose own date could lie between two days or minutes, or certainly does."""
    (begins, first), (ends, last) = (_bound(end, at) for at, end in enumerate(days))
    if certainly:
        return ((nw.col(begins[0]) >= first) & (nw.col(ends[1]) <= last)).fill_null(False)
    not_after = nw.col(ends[0]).is_null() | (nw.col(ends[0]) <= last)
    not_before = nw.col(begins[1]).is_null() | (nw.col(begins[1]) >= first)
    return nw.col("dated") & not_after & not_before


def _bound(end: date, at: int) -> tuple[tuple[str, str], int]:
    """Give the columns to which an end of a span is compared, and the end as a number."""
    if isinstance(end, datetime):
        seconds = (end + timedelta(seconds=59 * at) - EPOCH_SECOND) // timedelta(seconds=1)
        return ("first_second", "last_second"), seconds
    return ("earliest", "latest"), (end - EPOCH).days
