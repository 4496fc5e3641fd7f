"""What stands on the pages: map, journeys, tables, dossiers, differences, one record in full.

Each section takes a view and shows one thing.
"""
