"""Who went from where to where: stops, the legs between them, and how far those are.

Days and kilometres are the least and the most that dates and places allow.
"""
