"""All sources of one publisher, as a choice: named by any of them, so that it outlives its name.

A choice `by:babel-117135` stands for every source of the publisher of that one.
"""

from collections import defaultdict

from dashboard.analysis.phrases import count
from dashboard.model.dataset import Dataset

BY = "by:"


def publications(dataset: Dataset, one: str) -> frozenset[str]:
    """Give the sources that a source_id stands for: itself, or all of its publisher."""
    if not one.startswith(BY):
        return frozenset({one})
    source = one.removeprefix(BY)
    return dataset.of_whole(_together).get(source, frozenset({source}))


def publisher_names(dataset: Dataset) -> dict[str, str]:
    """Name the publisher of each source of which one is known, by `by:` and source_id."""
    return dataset.of_whole(_named)


def _named(dataset: Dataset) -> dict[str, str]:
    together = dataset.of_whole(_together)
    return {
        f"{BY}{one}": f"{dataset.publishers[one]} ({_all(len(own))})"
        for one, own in together.items()
    }


def publisher_groups(dataset: Dataset) -> dict[str, str]:
    """Name the publishers with several sources, as `publisher_names` does, each once."""
    together, names = dataset.of_whole(_together), publisher_names(dataset)
    firsts = {own: one for one, own in reversed(together.items()) if len(own) > 1}
    return {f"{BY}{one}": names[f"{BY}{one}"] for one in reversed(firsts.values())}


def _all(number: int) -> str:
    return f"all {count(number, 'source')}" if number > 1 else "its only source"


def _together(dataset: Dataset) -> dict[str, frozenset[str]]:
    """Give the sources of the same publisher, by source_id."""
    known = dataset.sources.dropna(subset="publisher")
    own: defaultdict[str, list[str]] = defaultdict(list)
    for one, publisher in zip(known["source_id"], known["publisher"], strict=True):
        own[publisher].append(one)
    groups = {publisher: frozenset(ids) for publisher, ids in own.items()}
    return {
        one: groups[publisher]
        for one, publisher in zip(known["source_id"], known["publisher"], strict=True)
    }
