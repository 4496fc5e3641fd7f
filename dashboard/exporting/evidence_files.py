"""Pictures of evidence that go with a folder, without what cameras write into them."""

from dashboard.model.dataset import Dataset
from dashboard.model.media.handed_on import handed_on
from dashboard.model.media.stored import NotShownError

MOST_BYTES = 200 * 1024 * 1024  # of all of them together


def evidence_files(dataset: Dataset) -> dict[str, bytes]:
    """Give the pictures that rows of evidence name, by path.

    Files that are no pictures stay behind, as nobody can tell what else is written in them, and
    so do those that cannot be shown, and what comes when there are 200 MB.
    """
    found: dict[str, bytes] = {}
    left = MOST_BYTES
    for path in dict.fromkeys(dataset.evidence["file"].dropna()):
        try:
            content = handed_on(dataset.media, path)
        except NotShownError:
            continue
        if len(content) > left:
            break
        left -= len(content)
        found[path] = content
    return found
