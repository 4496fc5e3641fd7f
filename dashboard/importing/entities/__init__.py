"""Entities with properties and references, as investigators' databases have them."""
