"""A small frame in, a chart out.

Charts carry their rows inside their specification, whatever their number: a page then sends
it as it is, where named datasets would be converted again on every rerun.
"""

import altair as alt

alt.data_transformers.enable("default", max_rows=None)
alt.data_transformers.consolidate_datasets = False
