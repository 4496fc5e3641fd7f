"""What says where a map is: names of countries, regions and towns, rivers, scale and key."""
