"""Whom to ask, how, and in which order."""
