"""The corpus behind the case: how it is opened, asked beside the pages, and shown.

Nothing here is imported where no corpus is asked for.
"""
