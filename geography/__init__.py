"""Where things are: postcodes to a 100 m grid, distances, and the authorities of England."""
