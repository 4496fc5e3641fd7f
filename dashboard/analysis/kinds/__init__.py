"""What kinds of event have in common, whatever words a dataset has for them."""
