"""How many statements there are, by speaker and topic."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.theme import FIT, FONT_PX, Theme, below, theme

ROW_PX, FIELD_PX = 40, 18
NAME_PX, TOPIC_PX = 270, 150
FAINTEST, STRONGEST = 0.18, 0.75
MOST_ROWS = 60


def counts(
    statements: pd.DataFrame, topics: Sequence[str], speakers: Sequence[str], *, dark: bool
) -> alt.LayerChart:
    """Draw the number of statements as a table of fields, stronger where there are more.

    Each row has its speaker above its fields, so that it can be read at any width.

    Parameters
    ----------
    statements : DataFrame
        One row per account of a statement, with the texts `topic` and `who`, as
        `readable.readable_statements` gives them; at least one row.
    topics : sequence of str
        Labels of the topics, in the order of the columns.
    speakers : sequence of str
        Values of `who`, in the order of the rows.
    dark : bool
        Whether the page is dark.

    Returns
    -------
    LayerChart
        As wide as its container; a point selection `pick` by `topic`. Speakers and
        topics without any statement are left out; of very many speakers only those with
        the most statements are drawn, and the chart says so.
    """
    look = theme(dark=dark)
    counted = statements.groupby(["topic", "who"]).size().reset_index(name="statements")
    totals = counted.groupby("who")["statements"].sum().nlargest(MOST_ROWS)
    more = _left_out(counted["who"].nunique(), look)
    counted = counted[counted["who"].isin(totals.index)]
    rows = [who for who in speakers if who in totals]
    columns = [topic for topic in topics if topic in set(counted["topic"])]
    base = alt.Chart(counted).encode(
        x=alt.X(
            "topic:N",
            sort=columns,
            title=None,
            axis=alt.Axis(
                orient="top",
                labelAngle=-50,
                labelOverlap=False,
                labelColor=look.text,
                labelFontSize=FONT_PX,
                labelLimit=TOPIC_PX,
                ticks=False,
                domain=False,
            ),
        ),
        y=alt.Y(
            "who:N",
            sort=rows,
            title=None,
            axis=alt.Axis(
                labelColor=look.text,
                labelFontSize=FONT_PX,
                labelLimit=NAME_PX,
                labelAlign="left",
                labelPadding=-2,
                labelOffset=-FIELD_PX / 2 - 1,
                ticks=False,
                domain=False,
            ),
        ),
        tooltip=[
            alt.Tooltip("who:N", title="Who"),
            alt.Tooltip("topic:N", title="Topic"),
            alt.Tooltip("statements:Q", title="Statements"),
        ],
    )
    strength = alt.Scale(range=[FAINTEST, STRONGEST], domainMin=1)
    pick = alt.selection_point(name="pick", fields=["topic"], on="click", clear=False)
    fields = base.mark_rect(
        cursor="pointer", color=look.hues[0], height=FIELD_PX, yOffset=FIELD_PX / 2
    ).encode(fillOpacity=alt.FillOpacity("statements:Q", scale=strength, legend=None))
    fields = fields.add_params(pick)
    numbers = base.mark_text(
        color=look.text, fontSize=FONT_PX, yOffset=FIELD_PX / 2, aria=False
    ).encode(text="statements:Q")
    height = ROW_PX * len(rows)
    layers = [fields, numbers]
    return alt.LayerChart(layer=layers, width="container", height=height, autosize=FIT, **more)


def _left_out(speakers: int, look: Theme) -> dict[str, Any]:
    """Say below the chart how many speakers are not drawn, if any."""
    if speakers <= MOST_ROWS:
        return {}
    said = [
        f"Drawn: the {MOST_ROWS} of {speakers} speakers with the most statements.",
        "Choose people, places or days to see the others.",
    ]
    return below(said, look)
