"""Datasets as they were read, and what was made of them, on disk: a restart begins with that.

What is kept says nothing that the files do not say, and may be deleted at any time.
"""
