"""What follows from the tables: frames in, frames out.

A `dataset` is one as it was loaded or as a choice has left it, unless a function says otherwise.
"""
