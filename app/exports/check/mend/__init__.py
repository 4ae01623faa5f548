"""Mending: small changes of the tree that was read, comments for what a person must mend, the copy."""
