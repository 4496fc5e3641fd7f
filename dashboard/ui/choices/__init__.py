"""The reader's choices as widgets, and the record that is pointed at.

All of it can be read back from the address.
"""
