"""What is certainly meant, written as it should be: `python -m dashboard check --fix`.

Only what has one reading is mended; whatever two people could read differently is left to them.
"""
