"""Bytes of a file to the rows of a table, and why that fails.

What a row must be is written in `schema`; what must hold between rows is asked by `checks`.
"""
