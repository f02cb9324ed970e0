"""What is asked of young adults, a file for each occasion."""
