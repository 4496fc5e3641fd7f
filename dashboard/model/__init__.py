"""What the tables are: schema, dates, loading. Knows neither Streamlit nor charts."""
