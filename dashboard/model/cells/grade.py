"""The kind of cell that grades an account, and the scale that is used unless a dataset has its own.

The scale is the one that NATO calls the Admiralty System: how reliable the source is, and apart
from that, how likely what it says is so.
"""

from collections.abc import Mapping
from typing import Annotated

from dashboard.model.cells.kinds import SLUG, Form, FromVocabulary

SOURCE = {
    "A": "completely reliable source",
    "B": "usually reliable source",
    "C": "fairly reliable source",
    "D": "not usually reliable source",
    "E": "unreliable source",
    "F": "source that cannot be judged",
}
INFORMATION = {
    "1": "confirmed by others",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
ADMIRALTY: Mapping[str, str] = {
    source + said: f"{source}{said}: {reliable}, {likely}"
    for source, reliable in SOURCE.items()
    for said, likely in INFORMATION.items()
}
CONFIDENCE = "confidence"  # what vocabulary.csv calls the column, which two tables have
Grade = Annotated[
    str,
    Form("grade like `B2`, or word", pattern=f"^([A-F][1-6]|{SLUG})$"),
    FromVocabulary(CONFIDENCE, closed=True),
]
