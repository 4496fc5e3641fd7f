"""The kinds of cell that name a file under `media/`, and that hold the digest of one."""

from typing import Annotated

from dashboard.model.cells.kinds import Form, expected

MEDIA = "media"
_SIGNS = r'/\\:*?"<>|;\x00-\x1f'
_NAME = rf"[^.{_SIGNS}][^{_SIGNS}]*"  # none begins with a dot, so none leads upwards
PATH = rf"{MEDIA}/{_NAME}(/{_NAME})*"
DIGEST = r"[0-9A-Fa-f]{64}"

MediaFile = Annotated[
    str,
    expected(
        PATH,
        "not-a-media-file",
        f"does not name a file under {MEDIA}/, so nothing is shown of it",
        f"Put the file into {MEDIA}/ beside the tables, and write {MEDIA}/ and its name",
    ),
    Form(f"file under `{MEDIA}/`", pattern=f"^{PATH}$"),
]
Digest = Annotated[
    str,
    expected(
        DIGEST,
        "not-a-digest",
        "is not a SHA-256 digest",
        "It has 64 digits, 0 to 9 and a to f, as sha256sum gives them",
    ),
    Form("SHA-256 digest", pattern=f"^{DIGEST}$"),
]
