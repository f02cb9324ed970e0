"""Settings, addresses and the server: sees every room, seen by none."""
