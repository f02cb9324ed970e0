"""What the tests stand on: network, database, server, browser. An app, for the sake of one command."""
