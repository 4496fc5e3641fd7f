"""How many statements there are, by speaker and topic."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from dashboard.charts.template import Drawing, records
from dashboard.charts.theme import FIT, FONT_PX, below, theme

ROW_PX, FIELD_PX = 40, 18
NAME_PX, TOPIC_PX = 270, 150
FAINTEST, STRONGEST = 0.18, 0.75
MOST_ROWS = 60


def counts(
    statements: pd.DataFrame, topics: Sequence[str], speakers: Sequence[str], *, dark: bool
) -> Drawing:
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
    Drawing
        As wide as its container; a point selection `pick` by `topic`. Speakers and
        topics without any statement are left out; of very many speakers only those with
        the most statements are drawn, and the chart says so.
    """
    counted = statements.groupby(["topic", "who"]).size().reset_index(name="statements")
    totals = counted.groupby("who")["statements"].sum().nlargest(MOST_ROWS)
    said = _left_out(counted["who"].nunique())
    counted = counted[counted["who"].isin(totals.index)]
    rows = [who for who in speakers if who in totals]
    present = set(counted["topic"])
    values = {
        "height": ROW_PX * len(rows),
        "rows": rows,
        "columns": [topic for topic in topics if topic in present],
    } | ({"said": said} if said else {})
    return Drawing(_structure, (dark,), values, {"counted": records(counted)})


def _structure(
    dark: bool, *, height: float, rows: list[str], columns: list[str], said: Sequence[str] = ()
) -> alt.LayerChart:
    """Make the table without its rows; `said` stands below it."""
    look = theme(dark=dark)
    base = alt.Chart(alt.NamedData("counted")).encode(
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
    fields = fields.add_params(pick).properties(name="fields")
    numbers = base.mark_text(
        color=look.text, fontSize=FONT_PX, yOffset=FIELD_PX / 2, aria=False
    ).encode(text="statements:Q")
    more = below(said, look) if said else {}
    layers = [fields, numbers]
    return alt.LayerChart(layer=layers, width="container", height=height, autosize=FIT, **more)


def _left_out(speakers: int) -> list[str]:
    """Say how many speakers are not drawn, if any."""
    if speakers <= MOST_ROWS:
        return []
    return [
        f"Drawn: the {MOST_ROWS} of {speakers} speakers with the most statements.",
        "Choose people, places or days to see the others.",
    ]
