"""The generic list."""
