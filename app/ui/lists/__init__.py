"""The generic list: declared as a value, shown by one widget."""
