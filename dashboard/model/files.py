"""The files of a dataset: one for each table, and the description of them all."""

from dashboard.model.schema import TABLES

PACKAGE = "datapackage.json"
FILES = (PACKAGE, *(f"{table}.csv" for table in TABLES))
OPTIONAL = frozenset(f"{table}.csv" for table, row in TABLES.items() if row.optional)
