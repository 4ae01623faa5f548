"""How an office is named in its letterhead, from the name of its province with its level."""

LEVELS = ("tỉnh ", "thành phố ")


def parent_name(province: str) -> str:
    """Return the upper line of the letterhead: "UBND TỈNH ĐẮK LẮK" for "tỉnh Đắk Lắk"."""
    return f"UBND {province}".upper()


def addressee(province: str) -> str:
    """Return whom the office reports to: "Ủy ban nhân dân tỉnh Đắk Lắk"."""
    return f"Ủy ban nhân dân {province}"


def has_level(province: str) -> bool:
    """Whether the name says what it is of: "tỉnh Đắk Lắk", not "Đắk Lắk"."""
    return province.casefold().startswith(LEVELS)


def place_name(province: str) -> str:
    """Return the place of the date line: "Đắk Lắk" for "tỉnh Đắk Lắk"."""
    for level in LEVELS:
        if province.casefold().startswith(level):
            return province[len(level) :]
    return province
