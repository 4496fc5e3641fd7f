"""Tables as other programs write them, each known by its columns."""
