"""Where accounts contradict each other, as questions with the answers that are given.

What is merely more exact is kept apart from what contradicts.
"""
