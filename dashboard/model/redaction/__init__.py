"""The files of a dataset without the names of prisoners of war.

Names are replaced before anything is checked, so that no message can give one away.
"""
