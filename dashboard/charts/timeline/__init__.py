"""Events along time: in lanes a person, from the day of arrival, and as a strip of all dates.

Points are marks, spans are bars, and what is uncertain looks so.
"""
