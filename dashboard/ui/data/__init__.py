"""The dataset that is shown: which folder, whether its files have changed, made fit to be seen.

What is broken never replaces what was sound.
"""
