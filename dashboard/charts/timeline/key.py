"""The key of a lane chart: what its marks mean, of those that are on it, drawn as they are."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import altair as alt

from dashboard.analysis.lanes.families import CAPTURED, FIGHTING, MOVING, OTHER, WORDS
from dashboard.charts.template import Record
from dashboard.charts.theme import FONT_PX, SOFT, Theme

SHAPES = {
    MOVING: "M-1,-0.9L0.1,-0.9L1,0L0.1,0.9L-1,0.9L-0.2,0Z",  # it points to where time goes
    FIGHTING: "cross",
    CAPTURED: "square",
    WORDS: "diamond",
    OTHER: "circle",
}
CONTRADICTED, APART, WAY = "contradicted", "apart", "way"
GAP, ASKED, KNOWN = "gap", "asked", "known"
WORDS_APART = "words apart"
RINGED = (
    "M0.6,0A0.6,0.6,0,1,1,-0.6,0A0.6,0.6,0,1,1,0.6,0Z"
    "M1.4,0A1.4,1.4,0,1,1,-1.4,0A1.4,1.4,0,1,1,1.4,0Z"
)
DOTS = "M-1.5,0H-1.2M-0.75,0H-0.45M0,0H0.3M0.75,0H1.05"
# Halves of a circle, flat where a gap begins or ends, so that neither looks like a mark.
HALF_BEFORE, HALF_AFTER = "M0.5,-1A1,1,0,0,0,0.5,1Z", "M-0.5,-1A1,1,0,0,1,-0.5,1Z"
HALVES = "M-0.6,-1A1,1,0,0,0,-0.6,1ZM0.6,-1A1,1,0,0,1,0.6,1Z"
BOX = "M-1.5,-0.55L1.5,-0.55L1.5,0.55L-1.5,0.55Z"
DASHED_BOX = "M-1.5,-0.55H-1.1M-0.7,-0.55H-0.3M0.1,-0.55H0.5M0.9,-0.55H1.3"
DASHED_BOX += "M-1.5,0.55H-1.1M-0.7,0.55H-0.3M0.1,0.55H0.5M0.9,0.55H1.3"
DASHES = (
    "M-1.5,-0.2V-0.55H-1M-0.5,-0.55H0.5M1,-0.55H1.5V-0.2"
    "M-1.5,0.2V0.55H-1M-0.5,0.55H0.5M1,0.55H1.5V0.2"
)
FILLED, SOFT_FILL, HOLLOW = "filled", "soft", "hollow"
SYMBOL_PX2 = 90
KEY_PX, LINE_PX = 6, 28  # of a line of the key, as high as its highest sign
COLUMNS = "width > 440 ? 3 : width > 250 ? 2 : 1"


class Sign(NamedTuple):
    """A line of a key: what it says, the shape (of Vega, or a path), and how that is filled."""

    words: str
    shape: str
    fill: str = FILLED


SIGNS = {  # in the order in which they are read
    MOVING: Sign("a move", SHAPES[MOVING]),
    FIGHTING: Sign("at the front, a fight", SHAPES[FIGHTING]),
    CAPTURED: Sign("a capture", SHAPES[CAPTURED]),
    OTHER: Sign("something else", SHAPES[OTHER]),
    WORDS: Sign("said or made public", SHAPES[WORDS]),
    WORDS_APART: Sign("below dots: made public", SHAPES[WORDS]),
    "within": Sign("once, some time in this", BOX, SOFT_FILL),
    "lasted": Sign("all of this time", BOX),
    "inferred": Sign("hollow: inferred", "circle", HOLLOW),
    "inferred within": Sign("dashed: inferred", DASHES, HOLLOW),
    "inferred lasted": Sign("hollow: inferred", BOX, HOLLOW),
    "open": Sign("perhaps further", "triangle-right"),
    CONTRADICTED: Sign("ringed: contradicted", RINGED, HOLLOW),
    "tick": Sign("date in another account", "M0,-1.3V1.3", HOLLOW),
    WAY: Sign("to the next place", "M-1.5,-0.06H0.8V-0.5L1.5,0L0.8,0.5V0.06H-1.5Z"),
    APART: Sign("below: words, not deeds", DOTS, HOLLOW),
    GAP: Sign("no source says where", DASHED_BOX, HOLLOW),
    ASKED: Sign("the days you ask of", BOX, SOFT_FILL),
    KNOWN: Sign("last known, next known", HALVES, HOLLOW),
    "tie": Sign("order not known", "M-0.15,-1.3H0.15V1.3H-0.15Z"),
}


def signs_on(
    rows: Iterable[Record], *, ticks: bool, ties: bool, apart: bool, ways: bool, gaps: bool = False
) -> list[str]:
    """Name the signs that a chart needs, in their order.

    Parameters
    ----------
    rows : iterable of dict
        The marks, as `lane_rows.lane_rows` gives them.
    ticks, ties, apart, ways, gaps : bool
        Whether it has dates of other accounts, lines between what has no order, lanes in
        which words stand apart, the lines of journeys, and gaps with both ends.
    """
    found = {"tick": ticks, "tie": ties, APART: apart, WAY: ways}
    found |= dict.fromkeys((GAP, ASKED, KNOWN), gaps)
    for row in rows:
        inferred = row["basis"] == "inferred"
        if row["point"]:
            found |= {row["family"]: True, **({"inferred": True} if inferred else {})}
        else:
            bar = "lasted" if row["duration"] else "within"
            found[f"inferred {bar}" if inferred else bar] = True
        if row["contradicted"]:
            found[CONTRADICTED] = True
        if _is_open(row):
            found["open"] = True
    if apart and found.get(WORDS):
        found |= {WORDS: False, APART: False, WORDS_APART: True}
    if found.get("inferred"):  # which says it of bars as well
        found |= dict.fromkeys(("inferred within", "inferred lasted"), False)
    return [sign for sign in SIGNS if found.get(sign)]


def key_values(signs: Sequence[str], look: Theme) -> dict[str, Any]:
    """Give what a chart needs to draw its key: texts and looks, sign by sign."""
    drawn = [SIGNS[sign] for sign in signs]
    soft = _mixed(look.text, look.ground)
    fills = {FILLED: look.text, SOFT_FILL: soft, HOLLOW: look.ground}
    return {
        "key": [sign.words for sign in drawn],
        "key_shapes": [sign.shape for sign in drawn],
        "key_fills": [fills[sign.fill] for sign in drawn],
        "key_strokes": [soft if sign.fill == SOFT_FILL else look.text for sign in drawn],
    }


def key_px(signs: Sequence[str]) -> float:
    """Give how high the key is below a chart that is wide enough for three columns."""
    return KEY_PX + LINE_PX * -(-len(signs) // 3)


def key_layer(
    key: list[str], shapes: list[str], fills: list[str], strokes: list[str], look: Theme
) -> alt.Chart:
    """Draw the key below the chart: the legend of a mark that nobody sees."""
    legend = alt.Legend(
        title=None,
        orient="bottom",
        direction="horizontal",
        columns=alt.expr(COLUMNS),
        columnPadding=14,
        rowPadding=1,
        offset=4,
        symbolSize=SYMBOL_PX2,
        symbolOpacity=1,
        symbolStrokeWidth=1.5,
        labelColor=look.muted,
        labelFontSize=FONT_PX,
        labelOffset=6,
        labelLimit=alt.expr("width - 40"),
    )

    def scale(looks: list[str]) -> dict[str, Any]:
        return {"scale": alt.Scale(domain=key, range=looks), "legend": legend}

    layer: alt.Chart = (
        alt.Chart(alt.NamedData("key"))
        .mark_point(size=0, aria=False)
        .encode(
            x=alt.value(0),
            y=alt.value(0),
            shape=alt.Shape("sign:N", **scale(shapes)),
            fill=alt.Fill("sign:N", **scale(fills)),
            stroke=alt.Stroke("sign:N", **scale(strokes)),
        )
    )
    return layer


def _is_open(row: Record) -> bool:
    """Tell whether an arrow points out of a mark."""
    return any(row[f"open_{end}"] and not row.get(f"{end}_unknown") for end in ("start", "end"))


def _mixed(ink: str, ground: str) -> str:
    """Give the colour in which a soft bar is seen."""
    inks = [[int(one[n : n + 2], 16) for n in (1, 3, 5)] for one in (ink, ground)]
    mixed = (SOFT * a + (1 - SOFT) * b for a, b in zip(*inks, strict=True))
    return "#" + "".join(f"{round(part):02x}" for part in mixed)
