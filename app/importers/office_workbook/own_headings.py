"""Columns that are fields of the office's own, by their headings: "Trường riêng: Mã dự án" (feature 16)."""

import re
from datetime import date
from typing import Any

from app.core.text import clean

_HEADING = re.compile(r"trường riêng\s*[:–-]\s*(?P<name>.+)", re.IGNORECASE)


def named_by(heading: str) -> str:
    """The name of the field that a column is about; empty for any other column."""
    found = _HEADING.fullmatch(clean(heading))
    return clean(found["name"]) if found else ""


def line_of(name: str, cell: Any) -> str:
    """What one column says of a row; numbers and days as people write them, so that a field reads them."""
    match cell:
        case bool():
            said = "Có" if cell else "Không"
        case float() if cell != int(cell):
            said = str(cell).replace(".", ",")
        case float():
            said = str(int(cell))
        case date():
            said = f"{cell:%d/%m/%Y}"
        case _:
            said = clean(str(cell))
    return f"{name}: {said}"
