"""What is our own already: sheets, files and databases that hold our tables."""
