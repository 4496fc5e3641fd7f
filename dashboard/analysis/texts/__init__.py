"""Texts on their way to readers: strangers' ones made fit to be seen, and the notice that is due.

What is written out, set apart or said here holds on every page and in every file.
"""
