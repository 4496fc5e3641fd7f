"""Charts as pictures that stand alone: what was chosen, how to read it, who says so, and when.

Vega draws them in a process of its own, without any network.
"""
