"""What is said of the data as a whole: sources, files, limits, and how it is all read.

It stands on the page Data & method.
"""
