"""Journeys on a map: legs one by one, bundles of very many, and what lies between sightings."""
