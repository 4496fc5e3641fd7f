"""What was probably meant: slips of the hand, of the keyboard and of programs.

Nothing here mends anything: it tells what would make a cell right.
"""
