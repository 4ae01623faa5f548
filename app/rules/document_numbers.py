"""Document numbers as they are compared: "12/UBND - TH" is "12/ubnd-th"."""

from functools import lru_cache

from app.core.text import fold


@lru_cache(maxsize=256)  # the same number is asked for several times while its row is read
def number_key(number: str) -> str:
    """Return a document number as numbers are compared: folded, without blanks."""
    return fold(number).replace(" ", "")
