"""The kinds of problem that a dataset can have: what each means, and what to do about it."""

from typing import NamedTuple


class Kind(NamedTuple):
    """What a kind of problem means, and what mends it."""

    means: str
    remedy: str


KINDS: dict[str, Kind] = {
    # the folder and its files
    "missing-folder": Kind("There is no such folder", "Give the folder that holds the tables"),
    "refused-archive": Kind("An uploaded file is no zip of tables, or too large", "Zip it again"),
    "missing-file": Kind("A file of the dataset is not there", "Add it, if only with its header"),
    "unreadable-file": Kind(
        "A file cannot be opened, or is a folder", "Put a file there that may be read"
    ),
    "empty-file": Kind("A file has no text in it", "Write the header row, or restore the file"),
    "not-text": Kind("A file is a spreadsheet or an archive", "Save it again as CSV UTF-8"),
    "utf-16": Kind("A file is UTF-16, the “Unicode text” of spreadsheets", "Save it as CSV UTF-8"),
    "not-utf-8": Kind("A file is in another encoding, or was cut off", "Save it as CSV UTF-8"),
    "broken-json": Kind("datapackage.json is no JSON object", "Mend it at the line and sign given"),
    # rows, cells and what stands between them
    "unclosed-quote": Kind("A quotation mark is opened and never closed", "Close it at its line"),
    "text-after-quote": Kind(
        "Text follows a closing quotation mark", "Double the marks inside a quoted cell"
    ),
    "curly-quotes": Kind(
        "Curly quotation marks stand where straight ones belong", "Write straight ones, or none"
    ),
    "wrong-delimiter": Kind("Cells are not separated by commas", "Save again, comma-separated"),
    "missing-header": Kind("The first line does not name the columns", "Put the header row first"),
    "missing-column": Kind("A column is missing", "Add it to the first line, and to each row"),
    "column-twice": Kind("A column is there more than once", "Delete all but one of them"),
    "unknown-column": Kind(
        "A column is not read; no row is set aside for it", "Check its spelling, or delete it"
    ),
    "repeated-header": Kind("A row repeats the header", "Delete that row"),
    "extra-cell": Kind("A row has more cells than the header", "Quote texts that have commas"),
    "missing-cell": Kind("A row has fewer cells than the header", "Add the commas that lack"),
    # what stands in a cell
    "long-cell": Kind("A cell is too long to be shown", "Shorten it"),
    "nul-byte": Kind("NUL bytes stand in the text, as after a crash", "Delete or restore them"),
    "control-character": Kind("A control character stands in a text", "Delete it"),
    "lost-letter": Kind("A letter was lost when the text was converted", "Type the letter again"),
    "garbled-text": Kind("UTF-8 text was read in another encoding", "Write what is suggested"),
    "stray-space": Kind("A space or a sign that does not show is too many", "Delete it"),
    "look-alike": Kind("A letter of another script looks like the right one", "Type it again"),
    "empty-cell": Kind("A cell is empty that must not be", "Fill it in"),
    "not-an-id": Kind("An id is not lower-case letters, digits, hyphens", "Write it that way"),
    "wrong-separator": Kind("Several ids are not separated by `;`", "Separate them by `;`"),
    "unknown-value": Kind("A cell holds none of the allowed values", "Write one of them"),
    "not-an-address": Kind("A web address is not whole", "Copy it from http:// or https:// on"),
    "not-a-language": Kind("A language tag does not follow BCP 47", "Write one like en or uk"),
    "not-a-country": Kind("A country code is not two capital letters", "Write one like UA"),
    "not-true": Kind("A cell is neither `true` nor empty", "Write `true` in small letters"),
    "long-quotation": Kind("A quotation is longer than a fragment", "Shorten it"),
    # numbers and points
    "not-a-number": Kind("A cell does not hold a number", "Write digits with a decimal point"),
    "decimal-comma": Kind("A number has a decimal comma", "Write a decimal point"),
    "out-of-range": Kind("A number is too large or too small", "Write it in the unit given"),
    "half-a-point": Kind("Only one of latitude and longitude is given", "Fill in both or neither"),
    "undecided-point": Kind("An ambiguous place has a point", "Empty it, or decide the place"),
    "zero-point": Kind("A point is 0, 0, which stands for no point", "Write the one that is meant"),
    "swapped-coordinates": Kind("Latitude and longitude are swapped", "Swap them"),
    "outside-country": Kind("A point lies outside the stated country", "Correct one of the two"),
    # dates
    "not-a-date": Kind("A date is not one that EDTF writes", "Write it as the guide shows"),
    "no-such-day": Kind("The calendar has no such day or month", "Look it up in the source"),
    "day-order": Kind("A date does not begin with the year", "Write year, month, day"),
    "day-number": Kind("A spreadsheet has turned a date into a number", "Write the date"),
    "reversed-range": Kind("A range begins after it ends", "Swap its ends"),
    "after-publication": Kind("A date lies after the source that tells it", "Correct one of them"),
    "read-too-early": Kind("A source was read before it was published", "Correct one of the two"),
    # cells that contradict each other
    "unexplained-inference": Kind("An inference does not say from what", "Say it in `note`"),
    "missing-quotation": Kind("A quote has no quoted words", "Give them, or write `paraphrase`"),
    "stray-quotation": Kind("A paraphrase has quoted words", "Write `quote`, or empty them"),
    "too-few-speakers": Kind(
        "One of several speakers is meant, and fewer than two are listed",
        "List all who may have said it",
    ),
    # rows that do not agree with each other
    "duplicate-key": Kind("Several rows have the same key", "Make the keys different"),
    "unknown-id": Kind("An id names no row", "Correct it, or add the row"),
    "unknown-word": Kind("A kind or topic is not in vocabulary.csv", "Correct it, or add it there"),
    "rests-on-set-aside": Kind("A row refers to one that is set aside", "Mend that one first"),
    "circle": Kind("A row contains itself, directly or through others", "Break the circle"),
    "chosen-twice": Kind("A place has more than one chosen candidate", "Choose one at most"),
    "none-chosen": Kind("A place is `chosen`, and no candidate is", "Mark the one that was chosen"),
    "chosen-unplaced": Kind(
        "A candidate is chosen for a place without a point",
        "Run `python -m dashboard geocode`, or copy the point",
    ),
    "chosen-elsewhere": Kind(
        "A chosen candidate lies elsewhere than its place",
        "Copy its point to the place, or choose again",
    ),
}
