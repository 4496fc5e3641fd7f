"""What the tables are: schema, dates, loading. Knows neither Streamlit nor charts."""

import pandas as pd

# A choice takes some rows of many columns again and again. Arrow, which pandas keeps text in
# unless told otherwise, needs for that some forty times as long as for a pointer to each text.
pd.set_option("mode.string_storage", "python")
