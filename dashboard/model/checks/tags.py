"""Tags that are one word, spelt in several ways: a filter on one would miss the others."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from dashboard.model.reading.finding import Finding
from dashboard.model.reading.record import Records, values
from dashboard.model.slips.folding import fold


def check_tags(records: Records) -> Iterator[Finding]:
    """Yield the tags that other rows write with other capitals, accents or spaces, more often."""
    rows = [*records.get("events", ()), *records.get("statements", ())]
    tagged = [*values(rows, "tags")]
    numbers = Counter(tag for _, tag in tagged)
    alike: dict[str, list[str]] = defaultdict(list)
    for tag in numbers:
        alike["".join(filter(str.isalnum, fold(tag)))].append(tag)
    usual = {
        tag: most
        for word, tags in alike.items()
        if word and len(tags) > 1
        for most in [max(tags, key=numbers.__getitem__)]
        for tag in tags
        if tag != most
    }
    for record, tag in tagged:
        if tag in usual:
            message = f"is written {usual[tag]} in other rows"
            yield Finding(record, "tags", "near-tag", message, f"Write {usual[tag]}", tag)
