"""What the pages are made of: widgets, tables, notices, and the address of a view."""
