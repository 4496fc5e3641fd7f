"""What each account rests on, in words, for tables and files."""

from collections.abc import Mapping

import pandas as pd

from dashboard.model.dataset import Dataset
from dashboard.model.vocabulary import EVIDENCE


def evidence_in_words(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """Name the evidence of each of some accounts.

    Returns
    -------
    DataFrame
        With the index of `rows`: `evidence` (str), of each piece its kind and, where there is
        one, its caption, missing where there is none. No column where the dataset has none.
    """
    if not len(dataset.evidence):
        return pd.DataFrame(index=rows.index)
    names = dataset.of_whole(_names)
    told = ["; ".join(names[one] for one in ids) or None for ids in rows["evidence_ids"]]
    return pd.DataFrame({"evidence": pd.Series(told, index=rows.index, dtype="str")})


def _names(dataset: Dataset) -> Mapping[str, str]:
    """Name each piece of evidence by kind and caption."""
    rows = dataset.evidence
    kinds = rows["kind"].map(dataset.words.labels(EVIDENCE))
    told = kinds.where(rows["caption"].isna(), kinds + ": " + rows["caption"])
    return dict(zip(rows["evidence_id"], told, strict=True))
