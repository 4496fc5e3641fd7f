"""The kinds of evidence, by which accounts are chosen that rest on any of them."""

from dashboard.model.dataset import Dataset
from dashboard.model.vocabulary import EVIDENCE


def has_evidence(dataset: Dataset) -> bool:
    """Tell whether a dataset has any evidence."""
    return bool(len(dataset.evidence))


def evidence_kinds(dataset: Dataset) -> dict[str, str]:
    """Give the labels of the kinds that there are, in the order in which they are shown."""
    used = {*dataset.evidence["kind"]}
    labels = dataset.words.labels(EVIDENCE)
    return {kind: label for kind, label in labels.items() if kind in used}


def of_kind(dataset: Dataset, kind: str) -> frozenset[str]:
    """Give the ids of the evidence of a kind."""
    return dataset.of_whole(_by_kind).get(kind, frozenset())


def _by_kind(dataset: Dataset) -> dict[str, frozenset[str]]:
    """Give the ids of evidence by kind."""
    ids = dataset.evidence.groupby("kind")["evidence_id"]
    return {str(kind): frozenset(own) for kind, own in ids}
