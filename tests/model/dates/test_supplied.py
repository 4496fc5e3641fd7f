"""What of a date the source does not print: bracketed wherever the date is told."""

import pandas as pd
import pytest

from dashboard.analysis.accounts.readable import readable_events
from dashboard.model.dates.edtf import in_words
from dashboard.model.dates.words import bracketed

EACH = [
    ("2025-02-05", "year", "5 February [2025]"),
    ("2025-02-05", "month", "5 [February 2025]"),
    ("2025-02-05/2025-02-08", "month", "5 to 8 [February 2025]"),
    ("[2025-02-25..2025-04-01]", "year", "between 25 February and 1 April [2025]"),
    ("[2024-12-25..2025-01-01]", "month", "between 25 [December 2024] and 1 [January 2025]"),
    ("2014-07-17T10:45", "year", "10:45 on 17 July [2014]"),
    ("[2025-02-01..2025-02-10]", "year", "early February [2025]"),
    ("2025~", "year", "about [2025]"),
    ("192X", "year", "some year in the [1920s]"),
    ("2025-02-05", None, "5 February 2025"),
]


@pytest.mark.parametrize(("date", "supplied", "told"), EACH)
def test_what_was_supplied_stands_in_brackets(date, supplied, told):
    assert bracketed(in_words(pd.Series([date]))[0], supplied) == told


def test_a_table_tells_it_by_whatever_clocks(dataset):
    day = {"date": "2025-04-05", "supplied": "year", "note": "Of the week of publication."}
    hour = day | {"date": "2025-04-05T10:45", "place_id": "place-1"}
    kyiv = [{"time_zone": "Europe/Kyiv"}]
    small = dataset(places=kyiv, events=[day, hour, {"date": "2025-04-05"}])
    said = readable_events(small).set_index("what")
    assert said.loc["Event 1", "when"] == "5 April [2025]"
    assert said.loc["Event 2", "when"] == "10:45 on 5 April [2025] (Kyiv time)"
    assert said.loc["Event 2", "utc"].startswith("07:45 UTC on 5 April [2025]")
    assert said.loc["Event 3", "when"] == "5 April 2025"
