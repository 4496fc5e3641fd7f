"""The accounts of one event or statement: which one leads, and how the others stand to it.

An account is what one source says of it; how many are independent is counted here too.
"""
