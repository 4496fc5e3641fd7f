"""A small frame in, a chart out."""
