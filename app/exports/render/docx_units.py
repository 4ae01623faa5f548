"""The units of a Word file."""

TWIPS_PER_POINT = 20
TWIPS_PER_MM = 1440 / 25.4
