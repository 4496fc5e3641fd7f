"""The map on a page: one or two panels, a part of it looked at closer, journeys on it."""
