"""A dashboard of who said what, when and where, as uncertain as the sources leave it."""
