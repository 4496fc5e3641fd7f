"""A dataset without any row, for a corpus that is shown without a case in front of it."""

import json
from functools import cache

from dashboard.analysis.texts.legible import made_legible
from dashboard.model.columns import columns
from dashboard.model.dataset import Dataset
from dashboard.model.files import PACKAGE
from dashboard.model.load import build
from dashboard.model.schema import TABLES
from dashboard.ui.data import folder

TITLE = "A corpus without a case"


@cache
def no_case() -> Dataset:
    """Give a dataset whose tables have their columns, and nothing else."""
    heads = {table: ",".join(one.name for one in columns(row)) for table, row in TABLES.items()}
    contents = {f"{table}.csv": head.encode() for table, head in heads.items()}
    contents[PACKAGE] = json.dumps({"title": TITLE}).encode()
    return made_legible(build(contents, name=TITLE))


def stands_alone(dataset: Dataset) -> bool:
    """Tell whether this is all that there is in front of a corpus; a preview is more."""
    return folder.corpus_alone() and dataset is no_case()
