"""How long it takes to bring in a large council's young adults."""
