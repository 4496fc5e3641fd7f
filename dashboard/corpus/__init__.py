"""Many rows: which of them a choice leaves, and what they count, asked of an engine below."""
