"""What a curator adds to an account, where anything is: a grade, tags, words as they were said.

A dataset that has none of these has no columns for them, be it in a table or in a file.
"""

import pandas as pd

from dashboard.model.cells.grade import CONFIDENCE
from dashboard.model.cells.language import language_name
from dashboard.model.dataset import Dataset

OPTIONAL = ("original", "language", "language_tag", "translated", "confidence", "tags")


def tags(dataset: Dataset) -> dict[str, str]:
    """Give the tags that accounts have, by the alphabet; each stands for itself."""
    rows = pd.concat([dataset.events["tags"], dataset.statements["tags"]])
    found = {tag for cell in rows for tag in cell}
    return {tag: tag for tag in sorted(found, key=lambda one: (one.casefold(), one))}


def grades(dataset: Dataset) -> dict[str, str]:
    """Label the grades that accounts have, in the order of their scale."""
    used = {*dataset.words_in_use.get(CONFIDENCE, ())}
    labels = dataset.words.labels(CONFIDENCE)
    return {grade: label for grade, label in labels.items() if grade in used}


def meanings(dataset: Dataset) -> dict[str, str]:
    """Say what each grade of the dataset means: of a scale of its own, label and description."""
    listed = dataset.vocabulary[dataset.vocabulary["column"] == CONFIDENCE]
    told = dict(zip(listed["value"], listed["description"], strict=True))
    return {
        grade: f"{label}: {told[grade]}" if isinstance(told.get(grade), str) else label
        for grade, label in grades(dataset).items()
    }


def are_tagged(dataset: Dataset) -> bool:
    """Tell whether any account has a tag."""
    return bool(dataset.of_whole(tags))


def are_graded(dataset: Dataset) -> bool:
    """Tell whether any account has a grade."""
    return bool(dataset.of_whole(grades))


def added(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """Give what there is beside an account's texts.

    Parameters
    ----------
    rows : DataFrame
        All events or all statements.

    Returns
    -------
    DataFrame
        With the index of `rows` and those of `OPTIONAL` of which any has something, as text to
        be shown, missing where an account has nothing: `original` (words as they were said),
        `language` (its name), `language_tag` (as filed), `translated` (by whom), `confidence`
        (the grade with its meaning) and `tags`.
    """
    found = {"confidence": rows["confidence"].map(meanings(dataset)), "tags": _joined(rows["tags"])}
    if "quote_original" in rows:
        languages = {one: language_name(one) for one in rows["quote_language"].dropna().unique()}
        found |= {
            "original": rows["quote_original"],
            "language": rows["quote_language"].map(languages),
            "language_tag": rows["quote_language"],
            "translated": rows["translated_by"],
        }
    there = {name: found[name] for name in OPTIONAL if name in found and found[name].notna().any()}
    return pd.DataFrame(there, index=rows.index, dtype="str")


def _joined(lists: pd.Series) -> pd.Series:
    """Write lists as texts; missing where they are empty."""
    texts = [", ".join(one) or None for one in lists]
    return pd.Series(texts, index=lists.index, dtype="str")
