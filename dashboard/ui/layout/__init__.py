"""Where things stand: what a page begins with, and what is open beside it."""
