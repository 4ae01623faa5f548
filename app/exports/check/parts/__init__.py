"""Recognition: which lines of a file are which component of an official document."""
