"""How many statements there are on each topic, and who made them."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from dashboard.charts.theme import FIT, FONT_PX, colours, theme

ROW_PX = 24


def counts(
    statements: pd.DataFrame, topics: Sequence[str], speakers: Sequence[str], *, dark: bool
) -> alt.LayerChart:
    """Draw the number of statements by topic, a bar a topic, a part of it a speaker.

    Parameters
    ----------
    statements : DataFrame
        One row per account of a statement, with the texts `topic` and `who`, as
        `accounts.readable_statements` gives them; at least one row.
    topics : sequence of str
        Labels of the topics, in the order in which bars stand.
    speakers : sequence of str
        All values of `who` in the dataset: a speaker keeps a colour whatever is shown.
    dark : bool
        Whether the page is dark.

    Returns
    -------
    LayerChart
        As wide as its container.
    """
    look = theme(dark=dark)
    counted = statements.groupby(["topic", "who"]).size().reset_index(name="statements")
    present = [who for who in speakers if who in set(counted["who"])]
    counted["rank"] = counted["who"].map({who: rank for rank, who in enumerate(present)})
    shown = [topic for topic in topics if topic in set(counted["topic"])]
    y = alt.Y(
        "topic:N",
        sort=shown,
        title=None,
        axis=alt.Axis(
            labelColor=look.text, labelFontSize=FONT_PX, ticks=False, domain=False, labelLimit=160
        ),
    )
    hues = colours(speakers, look)
    bars = (
        alt.Chart(counted)
        .mark_bar(height=14, stroke=look.ground, strokeWidth=1)
        .encode(
            y=y,
            x=alt.X("statements:Q", axis=None, stack="zero"),
            order="rank:Q",
            color=alt.Color(
                "who:N",
                scale=alt.Scale(domain=present, range=[hues[who] for who in present]),
                legend=alt.Legend(
                    title=None,
                    orient="bottom",
                    columns=1,
                    labelColor=look.text,
                    labelFontSize=FONT_PX,
                    labelLimit=320,
                ),
            ),
            tooltip=[
                alt.Tooltip("topic:N", title="Topic"),
                alt.Tooltip("who:N", title="Who"),
                alt.Tooltip("statements:Q", title="Statements"),
            ],
        )
    )
    totals = (
        alt.Chart(counted)
        .mark_text(align="left", dx=5, color=look.text, fontSize=FONT_PX)
        .encode(y=y, x="sum(statements):Q", text="sum(statements):Q")
    )
    height = ROW_PX * len(shown)
    return alt.LayerChart(layer=[bars, totals], width="container", height=height, autosize=FIT)
