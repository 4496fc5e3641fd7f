"""Cells of one row that contradict each other."""

from collections.abc import Callable, Iterator

from dashboard.model.reading.finding import Finding
from dashboard.model.reading.record import Record, Records


def check_cells_together(records: Records) -> Iterator[Finding]:
    """Yield the rows whose cells contradict each other, as far as they are readable."""
    for table, rule in _RULES.items():
        for record in records.get(table, ()):
            yield from rule(record)


def _of_place(place: Record) -> Iterator[Finding]:
    """Yield half a point, and a point for a place that is not decided."""
    if place.reads("latitude", "longitude") and (
        (place["latitude"] is None) != (place["longitude"] is None)
    ):
        column = "latitude" if place["latitude"] is None else "longitude"
        message = "is empty though its partner is not"
        yield Finding(place, column, "half-a-point", message, "Fill in both or neither")
    elif place["resolution"] == "ambiguous" and place["latitude"] is not None:
        hint = "Empty latitude and longitude, or write another resolution"
        message = "is given for an ambiguous place"
        yield Finding(place, "latitude", "undecided-point", message, hint)


def _of_event(event: Record) -> Iterator[Finding]:
    """Yield an inference that does not say what it is drawn from."""
    if event["basis"] == "inferred" and event.reads("note") and event["note"] is None:
        hint = "Say from what it is inferred"
        yield Finding(event, "note", "unexplained-inference", "is empty", hint)


def _of_statement(statement: Record) -> Iterator[Finding]:
    """Yield a quotation without words, words without quotation, and one of one."""
    form, quote = statement["form"], statement["quote"]
    if form == "quote" and statement.reads("quote") and quote is None:
        hint = "Give the quoted fragment, or write paraphrase"
        yield Finding(statement, "quote", "missing-quotation", "is empty", hint)
    if form == "paraphrase" and quote is not None:
        hint = "Write quote here, or empty the column quote"
        yield Finding(statement, "form", "stray-quotation", "has a quotation", hint)
    if (
        statement["attribution"] == "one-of"
        and statement.reads("speaker_ids")
        and len(statement["speaker_ids"]) < 2
    ):
        message, hint = "needs several speakers", "List all who may have said it"
        yield Finding(statement, "attribution", "too-few-speakers", message, hint)


_RULES: dict[str, Callable[[Record], Iterator[Finding]]] = {
    "places": _of_place,
    "events": _of_event,
    "statements": _of_statement,
}
