"""The reader's choices as widgets, in the address, and as the record that is pointed at.

All of it can be read back from the address.
"""
