"""Young adults from the case system: what is kept of a file, what becomes of each row, and back out again."""
