"""What the reader sees, or all there is, as files for the programs in which people go on working.

One file a format; `extract.py` says what goes into any of them, `formats.py` which there are.
"""
