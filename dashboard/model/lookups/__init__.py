"""What is looked up by id and found once: names that differ, what lies in what, and where.

Only the dataset itself asks here; everybody else asks the dataset.
"""
