"""The weekly schedule."""

FIELDS: dict[str, dict[str, str]] = {}
"""The label of each column, by table."""
