"""Whose word it is: the sources of what is shown, in a line."""

from dashboard.analysis.phrases import count, listed
from dashboard.model.dataset import Dataset

NAMED = 3


def sources_said(shown: Dataset, named: int = NAMED) -> str:
    """Name the sources of what is shown, the first ones by name, and count the others."""
    told = {*shown.events["source_id"], *shown.statements["source_id"]}
    names = [name for source, name in shown.source_names.items() if source in told]
    more = [count(len(names) - named, "other source")] if len(names) > named else []
    return f"Told by {listed([*names[:named], *more])}" if names else "Nothing is left of it"
