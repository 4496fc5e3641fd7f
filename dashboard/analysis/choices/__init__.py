"""What the reader chooses: which rows that leaves, how it reads, and what it leaves out.

A choice is data; the widgets and the address that set it are elsewhere.
"""
