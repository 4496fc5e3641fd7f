"""With names redacted: no byte of any page has one, and nothing tells that one was looked for."""

import io
import json
import logging
import re
import shutil
from urllib.parse import quote

import pyarrow.parquet as pq
import pytest
from PIL import Image

from dashboard.corpus.building.build import build
from dashboard.ui.alone import VIEWS
from dashboard.ui.data import shown_dataset
from tests.pages.script import TABS, opened, pulled_out, shown, to, turned
from tests.pages.test_corpus import answered

PAGES = ("people", "places", "statements", "evidence", "accounts", "method", *VIEWS)
NAMES = ("Zyxwoa Quorl", "Зиксва Куорлівна", "王广军")  # of one person, who stands nowhere else
PARTS = ("zyxwoa", "quorl", "зиксв", "куорлівн", "王广军", "广军")
EVERYWHERE = (
    "ZYXWOA QUORL, зиксва куорлівна, Quorl, Zyxwoa; 王 广军, #ZyxwoaQuorl (Zyxwoa-Quorl) "
    "Зиксва\u0301, Зиксвою Куорлівною, куорлівні; Zyxw\u043ea, Q\u0443\u043erl, З\u0438кcвa, 广军"
)
AS_SEEN = str.maketrans("аеорсху", "aeopcxy")  # from Cyrillic letters to Latin ones
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


@pytest.fixture
def in_corpus(hidden, tmp_path, monkeypatch):
    """Have a corpus of the same behind it, built without names, of which a row is refused."""
    events = hidden / "events.csv"
    rows = events.read_text("utf-8").splitlines()
    rows.append(rows[1].replace("2025-04-01", "Zyxw\u043ea").replace("home", "quorl-hоme"))
    source = tmp_path / "Quorl"
    shutil.copytree(hidden, source)
    (source / "events.csv").write_text("\n".join([*rows, ""]), "utf-8")
    (source / "events.csv").rename(source / "events-of-zyxwoa.csv")
    out = tmp_path / "corpus of zyxwoa"
    build([source], out, redacting=True, say=lambda _: None, cores=1)
    monkeypatch.setenv("DASHBOARD_CORPUS", str(out))
    return out


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
    """Give the parts of names that stand in a text, or seem to."""
    seen = text.translate(AS_SEEN)
    return [
        one
        for one in PARTS
        if one in text or quote(one).casefold() in text or one.translate(AS_SEEN) in seen
    ]


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


def test_a_corpus_that_is_built_without_names_has_none_and_no_page_of_it(
    in_corpus, monkeypatch, caplog, capfd
):
    monkeypatch.setenv("DASHBOARD_REDACT", "1")
    files = [path for path in in_corpus.rglob("*") if path.is_file()]
    assert any(path.name == "refused.csv" and len(path.read_text("utf-8")) > 100 for path in files)
    for path in files:
        tables = [pq.read_table(path).to_pydict()] if path.suffix == ".parquet" else []
        text = path.read_bytes().decode("utf-8", "replace") + json.dumps(tables, ensure_ascii=False)
        assert named(text.casefold()) == [], path.name
    caplog.set_level(logging.DEBUG)
    app = answered(opened("corpus"))
    assert "accounts in the corpus" in shown(app)
    assert named(sent(app)) == []
    app = answered(pulled_out(opened("overview", event="prisoner-a-arrives"), "around in corpus"))
    assert named(sent(app)) == []
    (in_corpus / "corpus.json").write_text("damaged")
    assert named(sent(opened("corpus"))) == []
    written, complained = capfd.readouterr()
    assert named("\n".join([caplog.text, written, complained]).casefold()) == []


def test_whatever_becomes_of_the_files_no_name_is_told(hidden, monkeypatch, caplog, capfd):
    monkeypatch.setenv("DASHBOARD_REDACT", "1")
    caplog.set_level(logging.DEBUG)
    people = hidden / "people.csv"
    sound = people.read_bytes()
    for damaged in (sound.replace(b"Zyxwoa", b'"Zyxwoa'), sound[:-40], b"", sound + b"\xff"):
        people.write_bytes(damaged)
        shown_dataset._watched.clear()
        assert named(sent(opened("overview"))) == []
    people.write_bytes(sound)
    (hidden / "events.csv").rename(hidden / "events of Quorl.csv")
    shown_dataset._watched.clear()
    assert named(sent(opened("overview"))) == []
    hidden.rename(hidden.with_name("Куорлівна"))
    shown_dataset._watched.clear()
    assert named(sent(opened("overview"))) == []
    written, complained = capfd.readouterr()
    assert named("\n".join([caplog.text, written, complained]).casefold()) == []


@pytest.mark.parametrize(
    ("asked", "absent"),
    [
        ({"q": "Zyxwoa"}, {"q": "Absent"}),
        ({"q": "王广军"}, {"q": "Absent"}),
        ({"q": "Зиксва Куорлівна"}, {"q": "Absent"}),
        ({"q": "Зиксвою"}, {"q": "Absent"}),
        ({"q": "Zyx"}, {"q": "Abs"}),
        ({"person": "zyxwoa-quorl"}, {"person": "absent"}),
        ({"event": "zyxwoa-arrives"}, {"event": "absent"}),
        ({"statement": "quorl-said"}, {"statement": "absent"}),
        ({"source": "quorl-tells"}, {"source": "absent"}),
        ({"of": "zyxwoa-quorl"}, {"of": "absent"}),
        ({"at": "quorl-home"}, {"at": "absent"}),
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
