"""Document numbers: as they are compared ("12/UBND - TH" is "12/ubnd-th") and as they are said."""

from functools import lru_cache

from app.core.text import fold


@lru_cache(maxsize=256)  # the same number is asked for several times while its row is read
def number_key(number: str) -> str:
    """Return a document number as numbers are compared: folded, without blanks."""
    return fold(number).replace(" ", "")


def said_number(number: int) -> str:
    """Say a number of the register: below 10 with a zero before it (Decree 30/2020, appendix I, II.3)."""
    return f"{number:02d}"


def is_same_number(whole: str, number: str) -> bool:
    """Tell whether a document number "05/CTr-UBND" has this number of the register, as "5" or "05"."""
    first, second = (each.partition("/")[0].strip().lstrip("0") for each in (whole, number))
    return bool(first) and first == second
