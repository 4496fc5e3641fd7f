"""Where places lie: a geocoder is asked, the curator decides, two CSV files remember."""
