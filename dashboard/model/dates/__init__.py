"""Dates as exact as the sources leave them: EDTF text to days, and to words.

What people type in place of EDTF is explained here too, and what they may have meant.
"""
