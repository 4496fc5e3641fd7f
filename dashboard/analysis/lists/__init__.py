"""What of a long list is shown first: rows of a table, entries to choose among.

What entries read like and are found by, and which stand for several, such as a publisher.
"""
