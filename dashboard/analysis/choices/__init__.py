"""What the reader chooses: which rows that leaves, how it reads, and what it leaves out.

A choice is data, and can be read back from the address; the widgets that set it are elsewhere.
"""
