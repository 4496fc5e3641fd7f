"""TimelineJS (Knight Lab) JSON: a slide for each dated event, its date in words."""

import json
from html import escape
from typing import Any

import pandas as pd

from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.accounts.readable import readable_events
from dashboard.analysis.texts.legible import legible
from dashboard.exporting.about import about
from dashboard.exporting.extract import Extract
from dashboard.model.cells.kinds import web_address

TOLD = ("description", "fictitious", "choice", "notice", "licence", "aside")
LINES = {"who": "Who", "place": "Place", "given": "How it is known"}
LINES |= {"confidence": "Confidence", "tags": "Tags", "note": "Note"}


def timelinejs(extract: Extract) -> bytes:
    """Write the dated events of the choice, each as its leading account with a date has it.

    All texts are HTML there, and are escaped. A day that is not known stands nowhere: a slide
    begins on the earliest and ends on the latest day that its date allows, and `display_date`
    says in words what is known.
    """
    led = leading(extract.shown, "precision")
    dated = led.with_tables(events=led.events[led.events["precision"].notna()])
    days = dated.events[["earliest", "latest"]]
    rows = readable_events(dated)
    slides = [
        _slide(row, *days.loc[at].tolist())
        for at, row in zip(rows.index, rows.to_dict("records"), strict=True)
    ]
    told = about(extract)
    undated = int(led.events["precision"].isna().sum())
    lines = [told[name] for name in TOLD if name in told]
    lines += [f"Events without a date, which are not in it: {undated}."] * bool(undated)
    title = {"headline": _html(told["name"]), "text": "".join(map(_paragraph, lines))}
    timeline = {"title": {"text": title}, "events": slides, "scale": "human"}
    return json.dumps(timeline, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _slide(row: dict[Any, Any], earliest: pd.Timestamp, latest: pd.Timestamp) -> dict[str, Any]:
    """Write an event; one that is open on a side stands where it is not."""
    known = [day for day in (earliest, latest) if not pd.isna(day)]
    lines = [row["summary"]]
    told = {label: row.get(name) for name, label in LINES.items()}
    lines += [f"{label}: {said}" for label, said in told.items() if not pd.isna(said)]
    text = "".join(map(_paragraph, lines)) + _source(row)
    slide = {
        "unique_id": row["event_id"],
        "start_date": _date(known[0]),
        "display_date": _html(row["when"]),
        "group": _html(row["kind"]),
        "text": {"headline": _html(row["what"]), "text": text},
    }
    return slide | ({"end_date": _date(known[1])} if known[1:] and known[0] != known[1] else {})


def _date(day: pd.Timestamp) -> dict[str, int]:
    """Write a day."""
    return {"year": day.year, "month": day.month, "day": day.day}


def _source(row: dict[Any, Any]) -> str:
    """Write who says so, with a link if there is an address."""
    said = _html(f"{row['source']}, {row['locator']}")
    if link := web_address(row["link"]):
        said = f'<a href="{escape(link)}">{said}</a>'
    return f"<p>Source: {said}</p>"


def _paragraph(text: str) -> str:
    """Write a paragraph."""
    return f"<p>{_html(text)}</p>"


def _html(text: str) -> str:
    """Write a text so that HTML shows it as it is."""
    return escape(legible(text))
