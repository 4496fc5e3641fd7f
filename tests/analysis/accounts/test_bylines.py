"""Sources are named as briefly as they can be told apart."""

import pandas as pd

from dashboard.analysis.accounts.bylines import short_names, where_told
from dashboard.model.load import build

SOURCES = [
    {"source_id": "paper", "publisher": "Paper", "published": "2025-04-14"},
    {"source_id": "post-1", "publisher": "Post", "published": "2025-04-08"},
    {"source_id": "post-2", "publisher": "Post", "published": "2025-04-09"},
    {"source_id": "post-3", "publisher": "Post", "published": "2025-04-09"},
    {"source_id": "post-4", "publisher": "Post", "published": "2025-04"},
]


def test_by_the_publisher_alone_where_that_is_enough(csvs):
    assert short_names(build(csvs(sources=SOURCES), name="x")) == {
        "paper": "Paper",
        "post-1": "Post 8 Apr 2025",
        "post-2": "Post 9 Apr 2025",
        "post-3": "Post 9 Apr 2025 (2)",
        "post-4": "Post",
    }


def test_where_in_it_follows_without_a_comma_where_it_is_a_paragraph():
    rows = pd.DataFrame({"source_id": ["paper", "paper"], "locator": ["¶9", "photo caption"]})
    assert where_told(rows, {"paper": "Paper"}).tolist() == ["Paper ¶9", "Paper, photo caption"]
