"""Pages about organisations: the service's, the public's, and one organisation's own."""
