"""How many statements there are, by speaker and topic."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from dashboard.analysis.phrases import count
from dashboard.charts.template import Drawing, records
from dashboard.charts.theme import FIT, FONT_PX, theme

ROW_PX, FIELD_PX = 40, 18
NAME_PX, TOPIC_PX = 270, 150
FAINTEST, STRONGEST = 0.18, 0.75
MOST_ROWS, MOST_COLUMNS = 60, 24


def counts(
    statements: pd.DataFrame,
    topics: Sequence[str],
    speakers: Sequence[str],
    *,
    dark: bool,
    most_rows: int = MOST_ROWS,
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
    most_rows : int
        How many rows there is room for.

    Returns
    -------
    Drawing
        As wide as its container; a point selection `pick` by `topic`. Speakers and
        topics without any statement are left out. Of very many, those with the fewest
        statements share one row, or one column, at the end.
    """
    rows, who = _most(statements["who"], speakers, most_rows, "speaker")
    columns, topic = _most(statements["topic"], topics, MOST_COLUMNS, "topic")
    counted = pd.DataFrame({"topic": topic, "who": who})
    counted = counted.groupby(["topic", "who"]).size().reset_index(name="statements")
    values = {"height": ROW_PX * len(rows), "rows": rows, "columns": columns}
    return Drawing(_structure, (dark,), values, {"counted": records(counted)})


def _most(
    said: pd.Series, order: Sequence[str], most: int, noun: str
) -> tuple[list[str], pd.Series]:
    """Lay those together that are said least, of more than there is room for.

    Returns
    -------
    names : list of str
        What is left of an order, and behind it the others.
    said : Series
        The same, but one name for all others.
    """
    sizes = said.value_counts(sort=False).reindex([*dict.fromkeys(order)]).dropna()
    if len(sizes) <= most:
        return list(sizes.index), said
    kept = sizes.nlargest(most - 1).index
    others = count(len(sizes) - len(kept), f"other {noun}")
    return [*sizes.index[sizes.index.isin(kept)], others], said.where(said.isin(kept), others)


def _structure(dark: bool, *, height: float, rows: list[str], columns: list[str]) -> alt.LayerChart:
    """Make the table without its rows."""
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
    layers = [fields, numbers]
    return alt.LayerChart(layer=layers, width="container", height=height, autosize=FIT)
