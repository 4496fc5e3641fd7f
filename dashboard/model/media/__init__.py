"""Files of evidence: read from under `media/` and from nowhere else, and seen as small pictures.

They are files of strangers, as the tables are. Nothing of them reaches a page but pixels.
"""
