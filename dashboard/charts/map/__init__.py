"""The map: places as certain as they are, journeys between them, moved in the browser alone."""
