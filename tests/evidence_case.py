"""A small invented case whose accounts rest on evidence of every sort, for tests of all layers."""

import hashlib
from pathlib import Path

from tests.pictures import png, telling

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>document.title = 'run'</script></svg>"
PHOTO = telling("JPEG")
FILES = {
    "media/square.jpg": PHOTO,
    "media/still.png": png("navy", (64, 40)),
    "media/face.png": png("maroon", (40, 40)),
    "media/run.svg": SVG,
    "media/cut.png": png("red", (64, 64))[:70],
    "media/notes.txt": b"no picture at all",
}
EVIL = "https://evil.example/pixel.png"


def piece(evidence_id: str, kind: str, **more: str) -> dict[str, str]:
    return {"evidence_id": evidence_id, "kind": kind} | more


CASE = {
    "people": [
        {"person_id": "ann", "name": "Ann Koval"},
        {"person_id": "bo", "name": "Bo Hidden", "status": "prisoner-of-war"}
        | {"public_label": "Prisoner A", "member_of": "crew"},
        {"person_id": "crew", "name": "The crew", "kind": "group"},
    ],
    "places": [
        {"place_id": "region", "name": "Donetsk region", "kind": "region"},
        {"place_id": "town", "name": "Donetsk", "within": "region"}
        | {"latitude": "48.01", "longitude": "37.80"},
        {"place_id": "far", "name": "Lviv", "latitude": "49.84", "longitude": "24.03"},
    ],
    "events": [
        {"event_id": "market", "person_ids": "ann", "place_id": "town", "date": "2025-03-02"}
        | {"title": "A market burns", "evidence_ids": "film;square"},
        {"event_id": "march", "person_ids": "ann", "place_id": "far", "date": "2025-03-02"}
        | {"title": "A march", "evidence_ids": "march-film"},
        {"event_id": "later", "place_id": "town", "date": "2025-03-09"}
        | {"title": "The market is cleared", "evidence_ids": "broken;drawn;text"},
        {"event_id": "taken", "person_ids": "bo", "kind": "capture", "date": "2025-03-05"}
        | {"title": "Somebody is taken", "evidence_ids": "face"},
        {"event_id": "quiet", "place_id": "town", "date": "2025-03-02", "title": "A quiet noon"},
    ],
    "statements": [
        {"speaker_ids": "ann", "text": "Ann says that it burnt.", "evidence_ids": "square"},
    ],
    "evidence": [
        piece("film", "video", caption="Smoke over stalls", place_id="town", url=EVIL)
        | {"archive_url": "https://archive.example/film", "captured": "2025-03-02T14:05"}
        | {"geolocated_by": "Rosa of the atlas desk", "file": "media/still.png"},
        piece("square", "photo", caption="The square", place_id="town", captured="2025-03-02")
        | {"chronolocated_by": "By the shadows", "sensitive": "true", "file": "media/square.jpg"}
        | {"sha256": hashlib.sha256(PHOTO).hexdigest(), "url": EVIL},
        piece("march-film", "video", captured="2025-03-02", url="javascript:alert(1)")
        | {"archive_url": "https://archive.example/march"},
        piece("face", "photo", caption="Bo in a cellar", url=EVIL, file="media/face.png")
        | {"captured": "2025-03-05", "geolocated_by": "Rosa of the atlas desk"},
        piece("broken", "photo", file="media/cut.png"),
        piece("drawn", "document", file="media/run.svg"),
        piece("text", "photo", file="media/notes.txt"),
        piece("unused", "photo", caption="Nobody rests on it", file="media/still.png"),
    ],
}
TOLD = {
    ("broken", "media-damaged"),
    ("drawn", "media-no-picture"),
    ("text", "media-no-picture"),
    ("unused", "unused-evidence"),
    ("march-film", "not-an-address"),
}


def with_media(folder: Path) -> Path:
    """Put the files of the case beside its tables."""
    (folder / "media").mkdir()
    for path, content in FILES.items():
        (folder / path).write_bytes(content)
    return folder
