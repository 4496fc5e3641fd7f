"""Cells of one row that contradict each other."""

from collections.abc import Callable, Iterator

from dashboard.model.reading.finding import Finding
from dashboard.model.reading.record import Record, Records
from dashboard.model.vocabulary import STATUS


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
    """Yield places told twice or in no manner, and an inference that says not from what."""
    several = event["place_ids"] or ()
    if several and event.reads("place_id", "place_ids") and event["place_id"]:
        message = "is filled, and place_ids too: which is it"
        hint = f"Empty it: with place_ids, {';'.join(several)}, it would say two things"
        yield Finding(event, "place_id", "place-twice", message, hint)
    if event["whereabouts"] and event.reads("place_ids") and len(several) < 2:
        message, hint = "needs several places", "List them in place_ids, or empty it"
        yield Finding(event, "whereabouts", "too-few-places", message, hint)
    if len(several) > 1 and event.reads("whereabouts") and not event["whereabouts"]:
        hint = "Say how they are meant: along, between or one-of"
        yield Finding(event, "whereabouts", "unsaid-whereabouts", "is empty", hint)
    if event["basis"] == "inferred" and event.reads("note") and event["note"] is None:
        hint = "Say from what it is inferred"
        yield Finding(event, "note", "unexplained-inference", "is empty", hint)
    yield from _of_supplied(event, "date")


def _of_supplied(account: Record, date: str) -> Iterator[Finding]:
    """Yield a part supplied to no date, and one that follows from nothing."""
    if not account["supplied"]:
        return
    if account.reads(date) and account[date] is None:
        hint = f"Give the date in {date}, or empty it"
        yield Finding(account, "supplied", "supplied-to-nothing", f"but {date} is empty", hint)
    elif account.reads("note") and account["note"] is None:
        hint = f"Say from what the {account['supplied']} follows"
        yield Finding(account, "note", "unexplained-inference", "is empty", hint)


def _of_statement(statement: Record) -> Iterator[Finding]:
    """Yield a quotation without words, words without quotation, and one of one."""
    form, quote, original = (statement[name] for name in ("form", "quote", "quote_original"))
    if form == "quote" and statement.reads("quote", "quote_original") and not (quote or original):
        hint = "Give the quoted fragment, or write paraphrase"
        yield Finding(statement, "quote", "missing-quotation", "is empty", hint)
    if form == "paraphrase" and (quote or original):
        filled = "quote" if quote else "quote_original"
        hint = f"Write quote here, or empty the column {filled}"
        yield Finding(statement, "form", "stray-quotation", "has a quotation", hint)
    yield from _of_supplied(statement, "said_on")
    yield from _of_translation(statement)
    if (
        statement["attribution"] == "one-of"
        and statement.reads("speaker_ids")
        and len(statement["speaker_ids"]) < 2
    ):
        message, hint = "needs several speakers", "List all who may have said it"
        yield Finding(statement, "attribution", "too-few-speakers", message, hint)


def _of_translation(statement: Record) -> Iterator[Finding]:
    """Yield words of which nobody says in which language they are, and what translates nothing."""
    if not statement.reads("quote", "quote_original", "quote_language", "translated_by"):
        return
    quote, original = statement["quote"], statement["quote_original"]
    language, by = statement["quote_language"], statement["translated_by"]
    if original and not language:
        hint = "Name the language in which it was said by its tag, like uk"
        yield Finding(statement, "quote_language", "unnamed-language", "is empty", hint)
    if language and not original:
        message = "names the language of words that are not there"
        hint = "Give the words as they were said in quote_original, or empty it"
        yield Finding(statement, "quote_language", "stray-language", message, hint)
    if by and not (quote and original):
        missing = "quote_original" if quote else "quote"
        message = f"has translated nothing, as {missing} is empty"
        hint = f"Fill in {missing}, or empty it"
        yield Finding(statement, "translated_by", "stray-translator", message, hint)
    if original and original == quote:
        message = "is the same as quote, which would be its translation"
        hint = "Translate it in quote, or empty it"
        yield Finding(statement, "quote_original", "not-translated", message, hint)


def _of_word(word: Record) -> Iterator[Finding]:
    """Yield what is said of a status in the row of another word, where nobody asks for it."""
    for name in ("notice", "redacted"):
        if word[name] and word["column"] not in (STATUS, None):
            message = f"stands with a word of {word['column']}, of which nobody asks it"
            hint = f"Empty it, or correct column: it is for {STATUS}"
            yield Finding(word, name, "stray-notice", message, hint)


_RULES: dict[str, Callable[[Record], Iterator[Finding]]] = {
    "places": _of_place,
    "events": _of_event,
    "statements": _of_statement,
    "vocabulary": _of_word,
}
