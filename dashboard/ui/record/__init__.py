"""One record beside the page: its parts in order, each account of it, two of them compared."""
