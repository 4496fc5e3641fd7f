"""Where no source places somebody: an empty band from the last that is known to the next."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import altair as alt

from dashboard.analysis.phrases import capital, listed
from dashboard.charts.template import Record
from dashboard.charts.theme import FONT_PX, Theme
from dashboard.charts.timeline.key import HALF_AFTER, HALF_BEFORE
from dashboard.charts.timeline.lane_marks import BAR_PX, rows_of
from dashboard.charts.timeline.lane_rows import Taken
from dashboard.charts.timeline.lane_ways import LETTER_PX

SAID = {"before": "Last known", "after": "Next known", "inferred": "Inferred for all of it"}
SIDES = ("before", "after")
NOTHING = {"before": "Nothing is told before.", "after": "Nothing is told after."}
END_PX2 = 140
CLOSE = 1.35  # of a row, where rows are as narrow as marks and not as texts
BAND, ASKED, SPAN = "gap bands", "gap asked", "gap spans"
END, TEXT, FIELD = "gap ends", "gap texts", "gap fields"
# Where a text begins: at its mark, or so far to the left that it has room.
AT = f"clamp(scale('x', datum.start), 2, max(2, width - {LETTER_PX} * length(datum.text)))"


def gaps_by_lane(ends: Sequence[Record], *, labelled: bool) -> dict[str, Record]:
    """Put together what belongs to the gap of each lane.

    Parameters
    ----------
    ends : sequence of dict
        By lane, as rows of `unplaced.unplaced` with `start`, `end` (`None` where open), `point`,
        `asked_start`, `asked_end` (all in the unit of the axis) and `colour`.
    labelled : bool
        Whether rows are as high as a text.

    Returns
    -------
    dict of str to dict
        By lane: its `ends`, its `texts` from above to below, `step` (rows from one to the next)
        and `rows` (how many it takes).
    """
    found = {}
    for lane, own in groupby(ends, key=itemgetter("lane")):
        each = list(own)
        texts = _texts(each)
        step = 1.0 if labelled else CLOSE
        rows = round((len(texts) + 1) * step, 1)
        found[lane] = {"ends": each, "texts": texts, "step": step, "rows": rows}
    return found


def heads_alone(gaps: Mapping[str, Record], lanes: Collection[str]) -> tuple[list[Record], Taken]:
    """Give the lanes that have nothing but a gap their heading rows, and say what all gaps take."""
    heads, begin = [], 0.0
    for lane, gap in gaps.items():
        if lane not in lanes:
            gap["first"] = begin + 1
            heads.append({"lane": lane, "head": begin, "colour": gap["ends"][0]["colour"]})
            begin = round(begin + 1 + gap["rows"], 1)
    ends = [end for gap in gaps.values() for end in gap["ends"]]
    sides = ("start", "end", "asked_start", "asked_end")
    reach = [end[side] for end in ends for side in sides if end[side] is not None]
    return heads, Taken(begin, {lane: gap["rows"] for lane, gap in gaps.items()}, tuple(reach))


def gap_rows(
    gaps: Mapping[str, Record], marks: Sequence[Record], taken: Taken, tooltip: Iterable[str]
) -> dict[str, list[Record]]:
    """Lay the parts of gaps into their rows.

    Parameters
    ----------
    gaps : mapping of str to dict
        As `heads_alone` leaves them.
    marks : sequence of dict
        As `lane_rows.lane_rows` gives them.
    taken : Taken
        As `heads_alone` gives it.
    tooltip : iterable of str
        What a click on an end is told of it.
    """
    known = [*taken.reach, *(mark[end] for mark in marks for end in ("start", "end"))]
    bounds = (min(known), max(known)) if known else (0.0, 0.0)
    heads = {mark["lane"]: mark["head"] for mark in marks}
    found: dict[str, list[Record]] = {name: [] for name in (BAND, ASKED, SPAN, END, TEXT, FIELD)}
    for lane, gap in gaps.items():
        ends, step = gap["ends"], gap["step"]
        first = gap.get("first", heads.get(lane, 0) + 1)
        row = round(first + step, 1)
        near = {side: [one for one in ends if one["side"] == side] for side in SIDES}
        asked = ends[0]["asked_start"], ends[0]["asked_end"]
        left = max((_inner(one) for one in near["before"]), default=bounds[0])
        right = min((_inner(one) for one in near["after"]), default=bounds[1])
        band = {"start": min(left, asked[0]), "end": max(right, asked[1]), "row": row}
        found[BAND].append(band | {"label": "; ".join(text["text"] for text in gap["texts"])})
        found[ASKED].append({"start": asked[0], "end": asked[1], "row": row})
        for side, stops in near.items():
            for one in stops:
                told = one | {"row": row, "label": _named(side, [one])}
                found[END].append(told | {"start": _inner(one), "side": side})
                if not one["point"]:
                    start, end = (
                        bound if one[name] is None else one[name]
                        for name, bound in zip(("start", "end"), bounds, strict=True)
                    )
                    found[SPAN].append(told | {"start": start, "end": end})
        places = {"asked": sum(asked) / 2, "before": left, "after": right, "inferred": asked[0]}
        for number, text in enumerate(gap["texts"]):
            at = round(first + step * (number + (number > 0)), 1)
            told = {"text": text["text"], "side": text["side"], "row": at}
            found[TEXT].append(told | {"start": places[text["side"]]})
            if stop := text.get("stop"):
                beside = {"above": round(at - 0.5, 2), "below": round(at + 0.5, 2)}
                field = {name: stop[name] for name in ("event_id", *tooltip)}
                found[FIELD].append(field | beside | {"start": bounds[0], "end": bounds[1]})
    return found


def gap_layers(x: alt.X, y: alt.Y, told: list[alt.Tooltip], look: Theme) -> list[alt.Chart]:
    """Draw bands, the days asked of, both ends, and what they say; none looks like a mark."""
    ink: dict[str, Any] = {"stroke": look.muted, "strokeWidth": 1.5, "filled": True}
    hollow = ink | {"fill": look.ground}
    shape = alt.Shape(
        "side:N",
        scale=alt.Scale(domain=[*SIDES], range=[HALF_BEFORE, HALF_AFTER]),
        legend=None,
    )
    bar: dict[str, Any] = ink | {"size": BAR_PX}
    return [
        rows_of(BAND)
        .mark_bar(**(bar | {"fillOpacity": 0, "strokeDash": [2, 4]}))
        .encode(x=x, x2="end", y=y, description="label:N"),
        rows_of(ASKED)
        .mark_bar(size=BAR_PX, fill=look.text, fillOpacity=0.25, stroke=look.text, aria=False)
        .encode(x=x, x2="end", y=y),
        rows_of(SPAN)
        .mark_bar(size=BAR_PX, **hollow, strokeDash=[1, 2], cursor="pointer", aria=False)
        .encode(x=x, x2="end", y=y, tooltip=told),
        rows_of(END)
        .mark_point(**hollow, size=END_PX2, opacity=1, cursor="pointer")
        .encode(x=x, y=y, shape=shape, description="label:N", tooltip=told),
        rows_of(TEXT)
        .mark_text(
            baseline="middle",
            align="left",
            limit=alt.expr("width - 4"),
            fontSize=FONT_PX,
            fontStyle=alt.expr("datum.side === 'asked' ? 'normal' : 'italic'"),
            color=look.text,
            aria=False,
        )
        .encode(x=alt.value(alt.expr(AT)), y=y, text="text:N"),
    ]


def _texts(ends: Sequence[Record]) -> list[Record]:
    """Write what stands above a gap, and below it."""
    asked = capital(ends[0]["asked"])
    said: list[Record] = [{"side": "asked", "text": f"{asked}: no source says where."}]
    for side in (*SIDES, "inferred"):
        own = [one for one in ends if one["side"] == side]
        if own:
            said.append({"side": side, "text": _named(side, own), "stop": own[-1]})
        elif side in NOTHING:
            said.append({"side": side, "text": NOTHING[side]})
    return said


def _named(side: str, stops: Sequence[Record]) -> str:
    """Name stops with their dates, and what they are."""
    named = listed((f"{stop['place']}, {stop['when']}" for stop in stops), "or")
    later = f", {stops[0]['between']} later" if side == "after" and stops[0]["between"] else ""
    return f"{SAID[side]}{later}: {named}"


def _inner(end: Record) -> float:
    """Give the side of an end that the gap begins at."""
    before = end["start"] if end["point"] else end["end"]
    inner: float = before if end["side"] == "before" else end["start"]
    return inner
