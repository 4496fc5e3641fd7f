"""The kinds of problem for which nothing of a file can be read, or nothing of a row."""

from dashboard.model.severity import errors

FILES = errors(
    "nothing of the file can be read",
    {
        "missing-folder": ("There is no such folder", "Give the folder that holds the tables"),
        "refused-archive": ("An uploaded file is no zip of tables, or too large", "Zip it again"),
        "missing-file": ("A table of the dataset is not there", "Add it, if only with its header"),
        "unreadable-file": (
            "A file cannot be opened, or is a folder",
            "Put a file there that may be read",
        ),
        "empty-file": ("A file has no text in it", "Write the header row, or restore the file"),
        "not-text": (
            "A file is a spreadsheet, an archive, a PDF or a picture",
            "Save its table as CSV UTF-8",
        ),
        "not-a-table": ("A file is JSON, XML or a web page", "Convert it to CSV UTF-8"),
        "utf-16": ("A file is UTF-16, the “Unicode text” of spreadsheets", "Save it as CSV UTF-8"),
        "not-utf-8": ("A file is in another encoding, or was cut off", "Save it as CSV UTF-8"),
        "broken-json": ("datapackage.json is no JSON object", "Mend it at the line and sign given"),
        "missing-header": ("The first line does not name the columns", "Put the header row first"),
        "too-many-columns": (
            "The first line names more than 2,000 columns",
            "Delete those that are not needed",
        ),
        "missing-column": (
            "A column that every row needs is missing",
            "Add it to the first line and each row",
        ),
    },
)
ROWS = errors(
    "which cell belongs to which column is not certain",
    {
        "unclosed-quote": ("A quotation mark is opened and never closed", "Close it at its line"),
        "text-after-quote": (
            "Text follows a closing quotation mark",
            "Double the marks inside a quoted cell",
        ),
        "curly-quotes": (
            "Curly quotation marks stand where straight ones belong",
            "Write straight ones, or none",
        ),
        "wrong-delimiter": ("Cells are not separated by commas", "Save again, comma-separated"),
        "column-twice": ("A column is there more than once", "Delete all but one of them"),
        "repeated-header": ("A row repeats the header", "Delete that row"),
        "extra-cell": ("A row has more cells than the header", "Quote texts that have commas"),
        "missing-cell": ("A row has fewer cells than the header", "Add the commas that lack"),
    },
)
