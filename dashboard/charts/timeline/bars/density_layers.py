"""The layers of a density: bars by kind in a row each, their names, and what a click selects."""

import altair as alt

from dashboard.analysis.density.density import MOST_KINDS
from dashboard.charts.theme import FIT, FONT_PX, SOFT, Theme, theme
from dashboard.charts.timeline.lane_layers import SEEN, Axis

NAME_SHARE = 0.4
TWO_COLUMNS_PX = 560
NUMBER = "({0} < 0.1 ? 'less than 0.1' : format({0}, ',.1~f'))"
PERHAPS = f"datum.k >= {MOST_KINDS}"


def density_layers(
    axis: Axis,
    which: str,
    counted: str,
    dark: bool,
    *,
    height: float,
    names: list[str],
    bases: list[float],
    scales: list[float],
    bars: list[str],
    starts: list[float],
    ends: list[float],
    kinds: list[str],
    legend: list[str],
    hues: list[str],
) -> alt.LayerChart:
    """Make a density without its rows.

    Its rows are told by number where they can be: `r` of the row, `t` of the bar, `k` of the
    kind, and `MOST_KINDS` more where it is not certain. That makes a tenth of the bytes.

    Parameters
    ----------
    axis : Axis
        Of time.
    which : str
        Title of what the rows are, in the tooltip.
    counted : str
        What is counted.
    dark : bool
        Whether the page is dark.
    height : float
        Pixels.
    names, bases, scales : list
        Of each row: its name, where its bars stand, and how high an event is, in pixels.
    bars, starts, ends : list
        Of each bar: its name, where it begins and where it ends on the axis.
    kinds, legend, hues : list of str
        Of each kind: its name, its name in the legend, and its colour.
    """
    look = theme(dark=dark)
    x = axis.x(look, ())
    y = alt.Scale(domain=[0, height], nice=False, reverse=True)
    numbered = {"names": names, "bases": bases, "scales": scales}
    numbered |= {"bars": bars, "starts": starts, "ends": ends, "kinds": kinds}
    colours = alt.Scale(domain=legend, range=hues)
    cells = alt.layer(
        _segments(colours, look).encode(x=x, y=alt.Y("high:Q", scale=y, axis=None)),
        _fields(which, counted, look).encode(x=x, y=alt.Y("above:Q", scale=y, axis=None)),
        data=alt.NamedData("cells"),
    )
    layers = [_ground(look, y).encode(x=x), cells, *_heads(look, y)]
    chart: alt.LayerChart = alt.LayerChart(
        layer=layers, width="container", height=height, autosize=FIT
    ).add_params(
        *(alt.param(name=name, value=value) for name, value in numbered.items()),
        alt.param(name="legend", value=legend),
    )
    return chart


def _ground(look: Theme, y: alt.Scale) -> alt.Chart:
    """Draw the line on which bars stand, from the first to the last day."""
    ground: alt.Chart = (
        alt.Chart(alt.NamedData("rows"))
        .mark_rule(color=look.rule, aria=False)
        .encode(x2="end", y=alt.Y("base:Q", scale=y, axis=None))
    )
    return ground


def _heads(look: Theme, y: alt.Scale) -> list[alt.Chart]:
    """Write above each row its name, and how much there is of it."""
    place = alt.Y("head:Q", scale=y, axis=None)
    rows = alt.Chart(alt.NamedData("rows"))
    name = rows.mark_text(
        align="left",
        baseline="middle",
        fontWeight="bold",
        fontSize=FONT_PX,
        color=look.text,
        limit=alt.expr(f"width * {NAME_SHARE} - 4"),
        aria=False,
    ).encode(y=place, x=alt.value(2), text="name:N")
    told = rows.mark_text(
        align="right",
        baseline="middle",
        fontSize=FONT_PX,
        color=look.muted,
        limit=alt.expr(f"width * {1 - NAME_SHARE} - 4"),
        aria=False,
    ).encode(y=place, x=alt.value("width"), text="told:N")
    return [name, told]


def _segments(colours: alt.Scale, look: Theme) -> alt.Chart:
    """Stack the kinds of each bar: below what was then for certain, above what may have been."""
    legend = alt.Legend(
        title=None,
        orient="bottom",
        columns=alt.expr(f"width > {TWO_COLUMNS_PX} ? 2 : 1"),
        symbolType="square",
        labelColor=look.text,
        labelFontSize=FONT_PX,
        labelLimit=alt.expr(f"width > {TWO_COLUMNS_PX} ? width / 2 - 40 : width - 40"),
    )
    segments: alt.Chart = (
        alt.Chart()
        .transform_flatten(["k", "n"])
        .transform_stack(stack="n", as_=["from", "to"], groupby=["r", "t"], sort=[_by_kind()])
        .transform_calculate(
            start="starts[datum.t]",
            end="ends[datum.t]",
            low="bases[datum.r] - datum.from * scales[datum.r]",
            high="bases[datum.r] - datum.to * scales[datum.r]",
            kind=f"legend[datum.k % {MOST_KINDS}]",
        )
        .mark_rect(x2Offset=-1, aria=False)
        .encode(
            x2="end",
            y2="low",
            fill=alt.Fill("kind:N", scale=colours, legend=legend),
            fillOpacity=alt.condition(PERHAPS, alt.value(SOFT), alt.value(1)),
        )
    )
    return segments


def _by_kind() -> alt.SortField:
    """Sort as kinds are numbered."""
    return alt.SortField("k", order="ascending")


def _fields(which: str, counted: str, look: Theme) -> alt.Chart:
    """Lay a field over each bar of a row, which tells its numbers, and which a click selects."""
    pick = alt.selection_point(name="pick", fields=["r", "t"], on="click", clear=False)
    parts = " + ".join(_part(place) for place in range(2 * MOST_KINDS))
    fields: alt.Chart = (
        alt.Chart()
        .transform_calculate(
            start="starts[datum.t]",
            end="ends[datum.t]",
            above="datum.r ? bases[datum.r - 1] : 0",
            below="bases[datum.r]",
            bar="bars[datum.t]",
            row="names[datum.r]",
            events=NUMBER.format("datum.a"),
            parts=parts,
            label=f"bars[datum.t] + ', ' + names[datum.r] + ': ' + {NUMBER.format('datum.a')}",
        )
        .mark_rect(color=look.text, cursor="pointer")
        .encode(
            x2="end",
            y2="below",
            opacity=alt.condition(pick, alt.value(SEEN), alt.value(0.0), empty=False),
            description="label:N",
            tooltip=[
                alt.Tooltip("bar:N", title="When"),
                alt.Tooltip("row:N", title=which),
                alt.Tooltip("events:N", title=counted),
                alt.Tooltip("parts:N", title="Kinds"),
            ],
        )
        .add_params(pick)
        .properties(name="fields")
    )
    return fields


def _part(place: int) -> str:
    """Give the expression that says of the kinds of a bar, by number, which it is and how often."""
    number, kind = NUMBER.format(f"datum.n[{place}]"), f"datum.k[{place}]"
    sure = f"({kind} < {MOST_KINDS} ? ': ' : ', perhaps: ')"
    said = f"kinds[{kind} % {MOST_KINDS}] + {sure} + {number}"
    return f"(length(datum.k) > {place} ? '{'; ' if place else ''}' + {said} : '')"
