"""What other formats tell, as rows of our tables: events, who was there, places, sources."""
