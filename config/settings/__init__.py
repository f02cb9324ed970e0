"""One module for each way of running: production, demo, test; base is what they share."""
