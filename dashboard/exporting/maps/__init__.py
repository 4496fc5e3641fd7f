"""What of an extract stands on a map, and the formats of the programs that draw it.

Where nobody knows a point, none is drawn, and what is known of the place is said.
"""
