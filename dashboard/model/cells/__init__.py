"""What a cell of a table may hold: how its text is read, and when it is refused.

`kinds.py` has all kinds but those that ask a database of their own.
"""
