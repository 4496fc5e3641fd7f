"""What of a long list is shown first: rows of a table, entries to choose among.

Lists in, places in them out; nothing here knows what a row or an entry is.
"""
