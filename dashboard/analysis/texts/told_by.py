"""Whose word it is: the sources of what is shown, in a line."""

from dashboard.analysis.phrases import count, listed
from dashboard.model.dataset import Dataset

NAMED = 3


def source_names(shown: Dataset) -> list[str]:
    """Name the sources of what is shown, in the order of precedence."""
    told = {*shown.events["source_id"], *shown.statements["source_id"]}
    return [name for source, name in shown.source_names.items() if source in told]


def sources_said(shown: Dataset) -> str:
    """Name the sources of what is shown, the first ones by name, and count the others."""
    names = source_names(shown)
    more = [count(len(names) - NAMED, "other source")] if len(names) > NAMED else []
    return f"Told by {listed([*names[:NAMED], *more])}" if names else "Nothing is left of it"
