"""How many statements there are, by speaker and topic."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from dashboard.charts.theme import FIT, FONT_PX, theme

ROW_PX = 26
LABEL_PX = 230
FAINTEST, STRONGEST = 0.18, 0.75


def counts(
    statements: pd.DataFrame, topics: Sequence[str], speakers: Sequence[str], *, dark: bool
) -> alt.LayerChart:
    """Draw the number of statements as a table of fields, stronger where there are more.

    Parameters
    ----------
    statements : DataFrame
        One row per account of a statement, with the texts `topic` and `who`, as
        `accounts.readable_statements` gives them; at least one row.
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
        topics without any statement are left out.
    """
    look = theme(dark=dark)
    counted = statements.groupby(["topic", "who"]).size().reset_index(name="statements")
    rows = [who for who in speakers if who in set(counted["who"])]
    columns = [topic for topic in topics if topic in set(counted["topic"])]
    base = alt.Chart(counted).encode(
        x=alt.X(
            "topic:N",
            sort=columns,
            title=None,
            axis=alt.Axis(
                orient="top",
                labelAngle=-40,
                labelOverlap=False,
                labelColor=look.text,
                labelFontSize=FONT_PX,
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
                labelLimit=LABEL_PX,
                labelPadding=6,
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
        cursor="pointer", color=look.hues[0], stroke=look.ground, strokeWidth=2
    ).encode(fillOpacity=alt.FillOpacity("statements:Q", scale=strength, legend=None))
    fields = fields.add_params(pick)
    numbers = base.mark_text(color=look.text, fontSize=FONT_PX, aria=False).encode(
        text="statements:Q"
    )
    height = ROW_PX * len(rows)
    return alt.LayerChart(layer=[fields, numbers], width="container", height=height, autosize=FIT)
