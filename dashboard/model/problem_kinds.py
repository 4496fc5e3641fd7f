"""The kinds of problem that a dataset can have: what each means, what to do, and how grave it is.

An error is what cannot be read, or a row that would say what is certainly not so if it were
shown: the row is set aside, and what refers to it with it. A warning is something odd that may
be so all the same: the row is shown, flagged and counted. A note is told once a file of what is
read as it is certainly meant; nothing is flagged for it. The kinds stand in groups of one reason
for the one or the other.
"""

from dashboard.model.problems_of_files import FILES, ROWS
from dashboard.model.severity import ERROR, NOTE, WARNING, Kind, errors, notes, warnings

__all__ = ["ERROR", "KINDS", "NOTE", "WARNING"]

CELLS = errors(
    "the cell cannot be read",
    {
        "long-cell": ("A cell is too long to be shown", "Shorten it"),
        "nul-byte": ("NUL bytes stand in the text, as after a crash", "Delete or restore them"),
        "stray-space": ("A space or a sign that does not show is too many", "Delete it"),
        "look-alike": ("A letter of another script looks like the right one", "Type it again"),
        "not-an-id": ("An id is not lower-case letters, digits, hyphens", "Write it that way"),
        "wrong-separator": ("Several ids are not separated by `;`", "Separate them by `;`"),
        "unknown-value": ("A cell holds none of the allowed values", "Write one of them"),
        "not-true": (
            "A cell is neither `true` (`TRUE`, `yes`, `x`, `1`) nor empty (`no`, `0`)",
            "Write `true` in small letters",
        ),
        "not-a-number": ("A cell does not hold a number", "Write digits with a decimal point"),
        "decimal-comma": ("A number has a decimal comma", "Write a decimal point"),
        "out-of-range": ("A number is too large or too small", "Write it in the unit given"),
        "half-a-point": ("Only one of latitude and longitude is given", "Fill in both or neither"),
        "not-a-date": ("A date is not one that EDTF writes", "Write it as the guide shows"),
        "no-such-day": ("The calendar has no such day or month", "Look it up in the source"),
        "day-order": ("A date does not begin with the year", "Write year, month, day"),
        "day-number": ("A spreadsheet has turned a date into a number", "Write the date"),
        "reversed-range": ("A range begins after it ends", "Swap its ends"),
    },
)
CERTAINLY_WRONG = errors(
    "shown as it stands, the row would say what is not so",
    {
        "zero-point": ("A point is 0, 0, which stands for no point", "Write the one that is meant"),
        "swapped-coordinates": ("Latitude and longitude are swapped", "Swap them"),
        "wrong-sign": ("A minus sign is missing, or too many", "Write what is suggested"),
        "undecided-point": ("An ambiguous place has a point", "Empty it, or decide the place"),
        "chosen-twice": ("A place has more than one chosen candidate", "Choose one at most"),
        "stray-quotation": ("A paraphrase has quoted words", "Write `quote`, or empty them"),
        "too-few-speakers": (
            "One of several speakers is meant, and fewer than two are listed",
            "List all who may have said it",
        ),
        "unknown-grade": (
            "A grade is none of the scale that is used",
            "Write one of the scale, or list your own scale in vocabulary.csv",
        ),
        "place-twice": ("An event has one place and several", "Keep them in `place_ids` alone"),
        "duplicate-key": ("Several rows have the same key", "Make the keys different"),
        "circle": ("A row contains or follows itself, also through others", "Break the circle"),
    },
)
INCOMPLETE = errors(
    "without what is missing, the row would say less than the curator wrote, and nobody could tell",
    {
        "empty-cell": ("A cell is empty that must not be", "Fill it in"),
        "unknown-id": ("An id names no row", "Correct it, or add the row"),
        "rests-on-set-aside": ("A row refers to one that is set aside", "Mend that one first"),
    },
)
READ_ALL_THE_SAME = warnings(
    "it is shown as it stands, and can be read",
    {
        "control-character": ("A control character stands in a text", "Delete it"),
        "lost-letter": ("A letter was lost when the text was converted", "Type the letter again"),
        "garbled-text": ("UTF-8 text was read in another encoding", "Write what is suggested"),
        "not-an-address": (
            "A web address is not whole, so there is no link",
            "Copy it from https:// on",
        ),
        "not-a-language": ("A language tag does not follow BCP 47", "Write one like en or uk"),
        "unknown-language": (
            "A language tag begins with a code that no language has",
            "Write the code of the language, not of the country: `uk`, not `ua`",
        ),
        "not-a-country": ("A country code is not two capital letters", "Write one like UA"),
        "not-a-time-zone": (
            "A time zone is not one that the database of time zones has",
            "Write it like Europe/Kyiv",
        ),
        "unknown-word": (
            "A kind or topic is not in vocabulary.csv, so it has no label",
            "Correct it, or add it there",
        ),
        "unknown-meaning": (
            "A word is to count as a kind that the program does not have",
            "Write one that it has, or empty it",
        ),
        "long-quotation": ("A quotation is longer than a fragment", "Shorten it"),
        "not-a-media-file": (
            "A file of evidence is not named as one under `media/`, so nothing is shown of it",
            "Put it there, and write `media/` and its name",
        ),
        "not-a-digest": ("A digest is not 64 digits of SHA-256", "Write what sha256sum gives"),
    },
)
MAY_BE_SO = warnings(
    "odd, but it may be so, and the row says all of it",
    {
        "after-publication": ("A date lies after the source that tells it", "Correct one of them"),
        "read-too-early": ("A source was read before it was published", "Correct one of the two"),
        "same-number": (
            "Latitude and longitude are one number, to the last digit",
            "Look the point up again",
        ),
        "after-denied": (
            "What is told to have come before came later by its date",
            "Correct one of them",
        ),
        "outside-country": ("A point lies outside the stated country", "Correct one of the two"),
        "unexplained-inference": ("An inference does not say from what", "Say it in `note`"),
        "supplied-to-nothing": (
            "It is told what was supplied of a date that is not there",
            "Give the date, or empty `supplied`",
        ),
        "unnamed-language": ("Nobody says in which language words are", "Name it, like `uk`"),
        "stray-language": ("A language is named, and no words in it", "Give them, or empty it"),
        "stray-translator": ("Somebody has translated nothing", "Give both sides, or empty it"),
        "not-translated": ("A quotation and its translation are the same", "Translate it"),
        "stray-notice": (
            "A notice, or what is to be redacted, stands with a word that is no status",
            "Empty it, or correct `column`",
        ),
        "too-few-places": (
            "Several places are meant, and fewer than two are listed",
            "List them, or empty `whereabouts`",
        ),
        "unsaid-whereabouts": (
            "An event has several places, and nobody says how they are meant",
            "Write `along`, `between` or `one-of`",
        ),
        "near-tag": ("A tag is spelt otherwise in other rows", "Write it in one way"),
        "missing-quotation": ("A quote has no quoted words", "Give them, or write `paraphrase`"),
        "none-chosen": ("A place is `chosen`, and no candidate is", "Mark the one that was chosen"),
        "chosen-unplaced": (
            "A candidate is chosen for a place without a point",
            "Run `python -m dashboard geocode`, or copy the point",
        ),
        "chosen-elsewhere": (
            "A chosen candidate lies elsewhere than its place",
            "Copy its point to the place, or choose again",
        ),
        "asked-unplaced": (
            "A place was looked up and has no point",
            "Run `python -m dashboard geocode` and decide, or say in `note` why it stays open",
        ),
    },
)
OF_EVIDENCE = warnings(
    "the account is shown all the same, and so is what else is known of the evidence",
    {
        "unused-evidence": (
            "Evidence is named by no account",
            "Name it in `evidence_ids`, or delete the row",
        ),
        "video-unarchived": ("A video has no archived copy", "Have it archived"),
        "media-missing": ("A file of evidence is not there", "Put it into `media/`"),
        "media-outside": (
            "A file of evidence lies outside `media/`, as a link leads there, and is not shown",
            "Copy the file itself",
        ),
        "media-too-large": (
            "A file has more than 20 MB, or a picture more than 50 million pixels: not shown",
            "Put a smaller copy there",
        ),
        "media-damaged": ("A picture cannot be unpacked, and is not shown", "Copy it again"),
        "media-no-picture": (
            "What should be a picture is none (PNG, JPEG, WebP, GIF), and is not shown",
            "Save it as one",
        ),
        "digest-differs": (
            "A file is not the one that its digest names",
            "Put the right file there, or correct the digest",
        ),
    },
)
NOTHING_HIDDEN = warnings(
    "all rows are shown",
    {
        "missing-package": (
            "datapackage.json is not there, so the dataset has the name of its folder",
            "Write it with `python -m dashboard describe`",
        ),
        "column-left-out": (
            "A column of which all cells may be empty is missing, and read as empty",
            "Add it, if there is anything to say",
        ),
        "near-column": (
            "A column of one's own has nearly the name of one that is not there",
            "Rename it, if that one is meant",
        ),
    },
)
AS_MEANT = notes(
    "spreadsheets do so by themselves, and it has but one reading",
    {
        "space-at-end": ("Cells begin or end with spaces", "`check --fix` takes them away"),
        "empty-columns": (
            "Rows have more commas than the header, and nothing behind them",
            "`check --fix` takes them away",
        ),
        "other-hyphen": (
            "Dates have other signs than hyphens between their parts",
            "`check --fix` writes hyphens",
        ),
    },
)
KINDS: dict[str, Kind] = {
    **FILES,
    **ROWS,
    **CELLS,
    **CERTAINLY_WRONG,
    **INCOMPLETE,
    **READ_ALL_THE_SAME,
    **MAY_BE_SO,
    **OF_EVIDENCE,
    **NOTHING_HIDDEN,
    **AS_MEANT,
}
