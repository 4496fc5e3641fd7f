"""The files that people have, as a dataset: what each holds, and a folder of CSVs with all of it.

Nothing is made up on the way, and nothing is left out without a word.
"""
