"""The day under the pointer: a line with its date, drawn by the browser alone."""

from typing import Any

import altair as alt

from dashboard.charts.theme import FONT_PX, Theme
from dashboard.charts.timeline.lane_marks import rows_of

AT = "pointed_x[1]"  # in pixels; 0 or nothing where no pointer is
POINTED = f"invert('x', {AT})"
# An interval that is begun anew with every move, so that it has no width, and selects nothing.
MOVES = "[pointermove, pointerup] > pointermove"
ABOVE_PX, EDGE_PX = -21, 52


def pointer_layers(x: alt.X, told: str, look: Theme) -> list[alt.Chart]:
    """Draw the line, and above it what `told`, an expression, writes of it."""
    moves = alt.selection_interval(
        name="pointed",
        encodings=["x"],
        on=MOVES,
        clear="pointerout",
        translate=False,
        zoom=False,
        mark=alt.BrushConfig(fillOpacity=0, strokeOpacity=0),
    )
    rows = rows_of("pointed")
    text: dict[str, Any] = {
        "x": alt.value(alt.expr(f"clamp({AT}, {EDGE_PX}, width - {EDGE_PX})")),
        "y": alt.value(ABOVE_PX),
        "text": alt.value(alt.expr(f"{AT} ? {told} : ''")),
    }
    size: dict[str, Any] = {"fontSize": FONT_PX, "fontWeight": "bold", "aria": False}
    return [
        rows.mark_tick(opacity=0, aria=False).encode(x=x, y=alt.value(0)).add_params(moves),
        rows.mark_rule(color=look.muted, aria=False, opacity=alt.expr(f"{AT} ? 1 : 0")).encode(
            x=alt.value(alt.expr(AT)), y=alt.value(0), y2=alt.value("height")
        ),
        rows.mark_text(stroke=look.ground, strokeWidth=10, **size).encode(**text),
        rows.mark_text(color=look.text, **size).encode(**text),
    ]
