"""The rulebook: dated settings kept as data, so that a rule changes by an entry and not by a release."""
