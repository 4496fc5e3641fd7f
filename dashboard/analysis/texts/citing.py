"""How to cite a dataset, and what all this cannot do."""

from dashboard.model.dataset import Dataset

LIMITS = (
    "It cannot tell whether a claim is true. It shows who is reported to have said or done "
    "what, by whom, and where that is printed.",
    "It does not weigh sources or speakers. That several tell the same does not make it so, "
    "least of all where they share an origin, or where the speaker was not free.",
    "It knows only what a curator has read and written down. What is missing here may well "
    "have happened, or been said.",
    "It adds nothing to the sources: an unknown day or place stays unknown, and a paraphrase "
    "is not somebody's words.",
    "It does not follow the sources. What a publisher corrects later is here only when a "
    "curator has read it again.",
    "Distances go straight over the ground, not along roads. They say how far apart places "
    "are, not how somebody travelled.",
)


def citation(dataset: Dataset, seen: str, address: str) -> str:
    """Write how to cite a dataset.

    Parameters
    ----------
    dataset : Dataset
        What is cited.
    seen : str
        The day of reading, in words.
    address : str
        Where it was read; empty where that is not known.

    Returns
    -------
    str
        One line of plain text, not markup. The publisher stands in it if the package
        names one, the dataset's own address rather than that of the reading.
    """
    package = dataset.package
    publishers = ", ".join(one.title for one in package.contributors if one.publisher)
    edition = f"Version {package.edition}, digest" if package.edition else "Digest"
    parts = [
        dataset.title,
        publishers,
        f"{edition} {dataset.version}",
        package.created,
        package.homepage or address,
    ]
    said = [" ".join(part.split()) for part in parts]
    return ". ".join([*filter(None, said), f"Seen on {seen}."])
