"""The inset of a map: in a corner, what the map shows a part of, and where that part lies."""
