"""Written opinions, votes and dossiers submitted."""

FIELDS: dict[str, dict[str, str]] = {}
"""The label of each column, by table."""
