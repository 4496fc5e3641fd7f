"""A small frame in, a chart out."""

import altair as alt

alt.data_transformers.disable_max_rows()
