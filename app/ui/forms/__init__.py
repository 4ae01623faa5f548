"""The generic form: declared as a value, shown by one widget."""
