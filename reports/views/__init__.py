"""The pages of figures, and of what the panel is asked."""
