"""The files of a dataset without the names of those whose status has them hidden.

Names are replaced before anything is checked, so that no message can give one away.
"""
