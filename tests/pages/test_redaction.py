"""With names redacted: no byte of any page has one, and nothing tells that one was looked for."""

import io
import json
import logging
import re
from urllib.parse import quote

import pytest
from PIL import Image

from dashboard.ui.alone import VIEWS
from tests.pages.script import TABS, opened, pulled_out, shown, to, turned

PAGES = ("people", "places", "statements", "evidence", "accounts", "method", *VIEWS)
NAMES = ("Zyxwoa Quorl", "Зиксва Куорлівна", "王广军")  # of one person, who stands nowhere else
PARTS = ("zyxwoa", "quorl", "зиксва", "куорлівна", "王广军", "广军")
EVERYWHERE = (
    "ZYXWOA QUORL, зиксва куорлівна, Quorl, Zyxwoa; 王 广军, #ZyxwoaQuorl (Zyxwoa-Quorl) "
    "Зиксва\u0301"
)
HEX = "".join(f"%{byte:02x}" for byte in "Зиксва".encode())
ADDRESS = f"https://paper.example/zyxwoa-quorl?who={HEX}&also={quote('王广军')}#Quorl"


def photograph() -> bytes:
    """Make a picture that has a name in its EXIF and in a comment."""
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = "Zyxwoa Quorl", "Quorl"
    Image.new("RGB", (40, 30), "red").save(file, "JPEG", exif=exif, comment=b"Zyxwoa")
    return file.getvalue()


@pytest.fixture
def hidden(tmp_path, csvs, monkeypatch):
    """Serve a dataset whose every text, address and path has a name that is to be hidden."""
    said = {"note": EVERYWHERE, "evidence_ids": "e1;zyxwoa-photo", "place_id": "home"}
    told = {"said_on": "2025-04-01", "text": EVERYWHERE, "about_ids": "zyxwoa-quorl"}
    files = csvs(
        sources=[
            {"source_id": "paper", "title": f"On {EVERYWHERE}", "url": ADDRESS, "note": EVERYWHERE},
            {"source_id": "quorl-tells", "title": "Quorl", "publisher": "Зиксва", "url": ADDRESS},
        ],
        people=[
            {
                **{"person_id": "zyxwoa-quorl", "name": NAMES[0], "aliases": ";".join(NAMES[1:])},
                **{"status": "prisoner-of-war", "role": "witness", "note": EVERYWHERE},
                **{"public_label": "Prisoner A", "Own": "no name, but hers"},
            },
            {"person_id": "ann", "name": "Ann Example", "note": f"Knows {NAMES[2]}"},
        ],
        places=[
            {
                **{"place_id": "home", "name": "Quorl’s home", "latitude": "48", "longitude": "38"},
                **{"resolution": "exact", "aliases": "Дім Зиксва", "note": EVERYWHERE},
            }
        ],
        events=[
            {
                **{"event_id": "zyxwoa-arrives", "person_ids": "zyxwoa-quorl;ann", **said},
                **{
                    "title": EVERYWHERE,
                    "summary": EVERYWHERE,
                    "date": "2025-04-01",
                    "tags": "quorl",
                },
            },
            {
                **{"event_id": "zyxwoa-arrives", "person_ids": "ann", "source_id": "quorl-tells"},
                **{"title": "Zyxwoa", "summary": "Quorl", "date": "2025-05-01", "basis": "stated"},
            },
        ],
        statements=[
            {"statement_id": "s1", "speaker_ids": "ann", "event_id": "zyxwoa-arrives", **told},
            {
                **{"statement_id": "quorl-said", "speaker_ids": "zyxwoa-quorl", **told},
                **{"form": "quote", "quote": "Quorl", "quote_original": "Зиксва Куорлівна"},
                **{"quote_language": "uk", "translated_by": "Quorl", "prompted_by": "Зиксва"},
            },
        ],
        evidence=[
            {"evidence_id": "e1", "kind": "photo", "caption": NAMES[0], "file": "media/quorl.jpg"},
            {"evidence_id": "zyxwoa-photo", "kind": "photo", "file": "media/a.jpg", "url": ADDRESS},
        ],
    )
    about = {"title": f"The case of {NAMES[0]}", "description": EVERYWHERE, "custody": EVERYWHERE}
    about["contributors"] = [{"title": NAMES[1], "path": ADDRESS, "email": "quorl@paper.example"}]
    files["datapackage.json"] = json.dumps(about).encode()
    folder = tmp_path / "zyxwoa-quorl"
    (folder / "media").mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    for name in ("quorl.jpg", "a.jpg"):
        (folder / "media" / name).write_bytes(photograph())
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    monkeypatch.setenv("DASHBOARD_CACHE", str(tmp_path / "kept"))
    return folder


def sent(app):
    """Give all that a run sends to a browser, as bytes, escapes of JSON and of addresses undone."""
    found, ahead = [], [app._tree]
    while ahead:
        node = ahead.pop()
        ahead += getattr(node, "children", {}).values()
        proto = getattr(node, "proto", None)
        found += [proto.SerializeToString()] if hasattr(proto, "SerializeToString") else []
    text = b"\n".join(found).decode("utf-8", "replace")
    text = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)
    return text.casefold()


def named(text):
    """Give the parts of names that stand in a text."""
    return [one for one in PARTS if one in text or quote(one).casefold() in text]


def everything(app):
    """Visit every page and tab; give all that is sent."""
    texts = [sent(pulled_out(app))]
    for page in PAGES:
        app = to(page, app)
        texts += [sent(turned(app, tab)) for tab in (TABS if page == "method" else ())]
        texts.append(sent(app))
    return "\n".join(texts)


def test_no_byte_of_any_page_has_a_hidden_name(hidden, monkeypatch, caplog, capfd, tmp_path):
    monkeypatch.setenv("DASHBOARD_REDACT", "0")
    assert {*named(everything(opened("overview")))} == {*PARTS}
    monkeypatch.setenv("DASHBOARD_REDACT", "1")
    caplog.set_level(logging.DEBUG)
    caplog.clear()
    app = opened("overview")
    for record in ("event", "statement"):
        ids = {"event": "prisoner-a-arrives", "statement": "prisoner-a-said"}
        app = opened("overview", **{record: ids[record]})
        assert "prisoner a" in sent(app)
        assert named(everything(app)) == []
    written, complained = capfd.readouterr()
    assert named("\n".join([caplog.text, written, complained]).casefold()) == []
    kept = [path.read_bytes() for path in tmp_path.glob("kept/**/*") if path.is_file()]
    assert named(b"".join(kept).decode("utf-8", "replace").casefold()) == []


@pytest.mark.parametrize(
    ("asked", "absent"),
    [
        ({"q": "Zyxwoa"}, {"q": "Absent"}),
        ({"q": "王广军"}, {"q": "Absent"}),
        ({"q": "Зиксва Куорлівна"}, {"q": "Absent"}),
        ({"person": "zyxwoa-quorl"}, {"person": "absent"}),
        ({"event": "zyxwoa-arrives"}, {"event": "absent"}),
        ({"statement": "quorl-said"}, {"statement": "absent"}),
        ({"source": "quorl-tells"}, {"source": "absent"}),
        ({"of": "zyxwoa-quorl"}, {"of": "absent"}),
        ({"tag": "quorl"}, {"tag": "absent"}),
    ],
    ids=str,
)
@pytest.mark.parametrize("page", ["overview", "people"])
def test_who_asks_for_a_hidden_name_is_told_what_everybody_is(
    page, asked, absent, hidden, monkeypatch
):
    monkeypatch.setenv("DASHBOARD_REDACT", "1")
    (word,), (other,) = asked.values(), absent.values()
    told = shown(opened(page, **asked)).replace(word, other)
    assert told == shown(opened(page, **absent))
