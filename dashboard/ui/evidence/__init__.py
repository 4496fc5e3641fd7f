"""Evidence on a page: small pictures, what is known of each, and links that nobody follows alone.

The page itself asks no other host for anything: addresses are links, and pictures are made here.
"""
