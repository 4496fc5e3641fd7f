"""Whether what a geocoder answered is the place that is meant, and what follows."""
