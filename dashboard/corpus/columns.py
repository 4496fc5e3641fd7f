"""The columns of a corpus: one row per account, with what is told of whom and what it names."""

import pyarrow as pa

SEPARATOR = ";"
RUNS = "runs"  # the one column that a corpus built before November 2026 may lack
AGAIN = "Build it again: python -m dashboard corpus build"
COMPRESSION = "snappy"  # words are sought in all rows: it is unpacked twice as fast as zstd
LEVELS = 16  # how often the square of the world is halved for `x` and `y`
NAMED = pa.schema([(name, pa.string()) for name in ("table", "id", "name", "cells")])
TOKENS = ("people", "places", "tags", "evidence")  # ids with a separator on either side of each
ACCOUNTS = pa.schema(
    [
        ("row", pa.int64()),  # its place in the corpus, from 0 on
        ("table", pa.string()),  # events or statements
        ("id", pa.string()),  # event_id or statement_id
        ("source_id", pa.string()),
        ("about", pa.string()),  # of a statement the event that it is about
        ("kind", pa.string()),
        ("topic", pa.string()),
        ("form", pa.string()),  # of an event its basis
        ("confidence", pa.string()),
        ("date", pa.string()),  # as it is written
        ("when", pa.string()),  # in words
        ("dated", pa.bool_()),
        ("earliest", pa.int32()),  # days since 1970, inclusive; missing where open or undated
        ("latest", pa.int32()),
        ("earliest_month", pa.int32()),  # months since January 1970
        ("latest_month", pa.int32()),
        ("first_second", pa.int64()),  # the same in seconds of UTC, as wide as zones leave it
        ("last_second", pa.int64()),
        ("place_id", pa.string()),
        ("place", pa.string()),
        ("places", pa.string()),  # with all that contain it
        ("latitude", pa.float64()),
        ("longitude", pa.float64()),
        ("x", pa.int32()),  # cell of Mercator's square, from the west
        ("y", pa.int32()),  # from the north
        ("resolution", pa.string()),
        ("radius_km", pa.float64()),
        ("person_ids", pa.string()),  # as an account names them; a statement's speakers first
        ("people", pa.string()),  # with all groups that they belong to
        ("source", pa.string()),
        ("publisher", pa.string()),
        ("url", pa.string()),
        ("locator", pa.string()),
        ("title", pa.string()),
        ("summary", pa.string()),
        ("quote", pa.string()),
        ("tags", pa.string()),
        ("evidence", pa.string()),  # kinds of it
        ("words", pa.string()),  # folded, by whose letters it is found
        (RUNS, pa.string()),  # its words in order, by which it is found
        ("cells", pa.string()),  # its row as the file has it, as JSON
    ]
)
HEAVY = ("words", RUNS, "cells")  # what is read only when it is asked for
TOLD = ("id", "date", "when", "resolution", "radius_km", "person_ids", "url", "locator",
        "title", "summary", "quote", *HEAVY)  # fmt: skip
LIGHT = [name for name in ACCOUNTS.names if name not in TOLD]  # what is chosen, counted, sorted by
