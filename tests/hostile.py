"""A dataset in which every free text tries to be something else than a text."""

HIT = "window.__hit=1"
EVIL = "evil.example"
MARKUP = (
    f'<script>{HIT}</script><img src=x onerror="{HIT}">![i](http://{EVIL}/i.png)'
    f"[c](javascript:{HIT}) :red[x] :material/home: :smile: :streamlit: $x$ `c` **b** ~~s~~ "
    f'| t | &lt; --> www.{EVIL} e@{EVIL} "+alert(1)+" \\'
)
FORMULA = f'=HYPERLINK("http://{EVIL}","x")'
TURNED = "live\u202eevil\u2066 \u200bz" + "\u0301" * 60
TURNED_SHOWN = "live[U+202E]evil[U+2066] \u200bz" + "\u0301" * 4 + "[56 more marks]"
LONG = f"{'much ado ' * 555}ends."  # the longest that a cell may be
SHOWN = {"markup": MARKUP, "formula": FORMULA, "turned": TURNED_SHOWN}
URL = f"https://paper.example/1?a=<b>&lt;c=[d]![i](http://{EVIL}/u.png)\\"
PACKAGE = {
    "title": MARKUP,
    "description": f"{FORMULA} {TURNED} \ud800\x00",
    "custody": MARKUP,
    "version": MARKUP,
    "homepage": URL,
    "licenses": [{"title": MARKUP, "path": URL}, {"title": FORMULA, "path": "javascript:x"}],
    "contributors": [
        {"title": MARKUP, "path": URL, "email": MARKUP, "roles": ["publisher"]},
        {"title": TURNED, "path": f"data:text/html,<script>{HIT}</script>"},
    ],
}
HOSTILE = {
    "sources": [
        {
            **{"source_id": name, "title": text, "publisher": text, "url": URL},
            **{"archive_url": URL, "based_on": text.replace(";", ""), "note": text},
        }
        for name, text in (("markup", MARKUP), ("formula", FORMULA), ("turned", TURNED))
    ],
    "people": [
        {
            **{"person_id": name, "name": text, "aliases": text, "role": text, "note": text},
            **{"status": "prisoner-of-war", "public_label": text},
        }
        for name, text in (("markup", MARKUP), ("formula", FORMULA), ("turned", TURNED))
    ],
    "places": [
        {
            **{"place_id": name, "name": text, "aliases": text, "note": text, "geocoder": text},
            **{"latitude": point, "longitude": point, "resolution": "exact"},
        }
        for name, text, point in (
            ("markup", MARKUP, "48"),
            ("formula", FORMULA, "50"),
            ("turned", TURNED, "52"),
        )
    ],
    "place_candidates": [
        {
            **{"place_id": name, "rank": "1", "label": text, "geocoder": text},
            **{"latitude": "47.5", "longitude": "45", "reference": text, "reason": text},
        }
        for name, text in (("markup", MARKUP), ("formula", FORMULA), ("turned", TURNED))
    ],
    "events": [
        {
            **{"event_id": name, "source_id": name, "locator": text, "title": text},
            **{"person_ids": f"{name};{other}", "place_id": name, "date": f"2025-02-{day}"},
            **{"kind": kind, "summary": text, "note": LONG if name == "turned" else text},
        }
        for name, other, day, kind, text in (
            ("markup", "formula", "05", "arrival", MARKUP),
            ("formula", "markup", "08", "capture", FORMULA),
            ("turned", "markup", "11", "capture", TURNED),
        )
    ],
    "statements": [
        {
            **{"statement_id": name, "source_id": name, "locator": text, "text": text},
            **{"speaker_ids": name, "about_ids": "markup;turned", "place_id": name},
            **{"event_id": name, "topic": topic, "form": "quote", "quote": text.split(" :")[0]},
            **{"prompted_by": text, "note": text, "said_on": "2025-02-20"},
        }
        for name, topic, text in (
            ("markup", "journey", MARKUP),
            ("formula", "combat", FORMULA),
            ("turned", "combat", TURNED),
        )
    ],
    "vocabulary": [
        {"column": column, "value": value, "label": text, "description": text}
        for column, value, text in (
            ("events.kind", "arrival", MARKUP),
            ("events.kind", "capture", FORMULA),
            ("statements.topic", "journey", MARKUP),
            ("statements.topic", "combat", FORMULA),
        )
    ],
}
PICTURE = "media/taken.png"
TOLD = {"markup": MARKUP, "formula": FORMULA}
CONTESTED = HOSTILE | {  # with all that a page says only where accounts differ, or lack something
    "places": [
        *HOSTILE["places"],
        {"place_id": "far", "name": TURNED, "latitude": "48.5", "longitude": "135"}
        | {"resolution": "exact", "aliases": MARKUP, "note": FORMULA},
    ],
    "events": [
        *HOSTILE["events"],
        *(
            {"event_id": f"swap-{n}", "source_id": source, "locator": text, "title": text}
            | {"person_ids": [*TOLD][::way][n // 2], "summary": text, "note": text}
            | {"place_id": "far" if n == 3 else "turned", "date": f"2025-03-0{n + 1}"}
            | {"kind": "capture", "supplied": "year", "evidence_ids": "covered;seen"}
            for n in range(4)
            for (source, text), way in zip(TOLD.items(), (1, -1), strict=True)
        ),
        *(
            {"event_id": f"{name}-{lacks}", "source_id": name, "kind": "arrival", "title": text}
            | {"person_ids": name, "summary": text, "note": text, "tags": text.replace(";", "")}
            | ({"date": "2025-02-20"} if lacks == "nowhere" else {"place_id": "turned"})
            for name, text in TOLD.items()
            for lacks in ("nowhere", "undated")
        ),
    ],
    "evidence": [
        {"evidence_id": name, "kind": "photo", "sensitive": sensitive, "caption": text}
        | {"url": URL, "archive_url": URL, "place_id": "turned", "captured": "2025-03-01"}
        | {"geolocated_by": text, "chronolocated_by": text, "file": PICTURE}
        for name, sensitive, text in (("covered", "true", MARKUP), ("seen", "", TURNED))
    ],
}
OWN = {MARKUP: MARKUP, FORMULA: FORMULA, TURNED: TURNED}
for rows in (
    *HOSTILE.values(),
    *(CONTESTED[name] for name in ("places", "events", "evidence")),
):  # in columns of the curator's own
    rows[:] = [row | OWN for row in rows]
