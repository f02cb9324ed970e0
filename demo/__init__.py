"""Made-up people and places to try the service with; production cannot load it."""
