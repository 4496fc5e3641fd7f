"""What answers: DuckDB on this machine, pandas in memory, Spark on as many as it has."""
