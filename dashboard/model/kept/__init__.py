"""Datasets as they were read, kept on disk, so that a large one is not read again after a restart.

What is kept says nothing that the files do not say, and may be deleted at any time.
"""
