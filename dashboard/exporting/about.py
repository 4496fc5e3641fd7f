"""What every file says of itself: of what it is, what of it, under what licence, with what care."""

from dashboard.analysis.texts.custody import custody_notice
from dashboard.exporting.extract import Extract

FICTITIOUS = "Fictitious. Everything here is made up, to show what the dashboard does."


def about(extract: Extract) -> dict[str, str]:
    """Give what a reader of a file must know, by name; what there is not is left out.

    Returns
    -------
    dict of str to str
        Plain text: `name` (title), `description`, `fictitious` (that it is made up), `choice`
        (what of the whole it is, with counts), `address` (of the choice), `notice` (of
        custody), `licence`, `homepage`, `digest` (of the files it was made of), and `aside`
        (rows that are in no file).
    """
    whole = extract.whole
    licences = (f"{one.title} {one.url}".rstrip() for one in whole.package.licences)
    told = {
        "name": whole.title,
        "description": whole.standfirst,
        "fictitious": FICTITIOUS if whole.package.fictitious else "",
        "choice": extract.sentence,
        "address": extract.query,
        "notice": custody_notice(extract.shown),
        "licence": "; ".join(licences),
        "homepage": whole.package.homepage,
        "digest": whole.version,
        "aside": extract.aside,
    }
    return {name: text for name, text in told.items() if text}
