"""A Word file read as people see it: effective looks, automatic numbers, text boxes, headers."""
