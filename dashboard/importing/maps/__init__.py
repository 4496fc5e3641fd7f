"""Maps as other programs write them: features with a geometry, a time and properties."""
