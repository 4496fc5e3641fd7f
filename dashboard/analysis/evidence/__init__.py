"""What accounts rest on: its kinds, how it reads, and which accounts rest on which of it."""
