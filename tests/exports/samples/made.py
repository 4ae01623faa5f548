"""What samples of documents are made of: a sample, and the editions that they go out in."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.briefings.edition import Edition


@dataclass(frozen=True, slots=True)
class Sample:
    """One case of a kind; `name` ends the name of its golden text."""

    name: str
    briefing: Any
    edition: Edition


def office(symbol: str, **changes: Any) -> Edition:
    """An edition of the office: "BC-VP"."""
    return _edition(
        parent_name="UBND TỈNH ĐẮK LẮK",
        agency_lines=("VĂN PHÒNG",),
        issuer="Văn phòng UBND tỉnh Đắk Lắk",
        symbol=symbol,
        signer_lines=("CHÁNH VĂN PHÒNG",),
        **changes,
    )


def by_order(symbol: str, **changes: Any) -> Edition:
    """An edition of the committee that the head of its office signs by order of the chairman (duty 17)."""
    return _edition(
        parent_name="",
        agency_lines=("ỦY BAN NHÂN DÂN", "TỈNH ĐẮK LẮK"),
        issuer="UBND tỉnh Đắk Lắk",
        symbol=symbol,
        signer_lines=("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        **changes,
    )


def committee(symbol: str, **changes: Any) -> Edition:
    """An edition of the committee that its chairman signs."""
    return _edition(
        parent_name="",
        agency_lines=("ỦY BAN NHÂN DÂN", "TỈNH ĐẮK LẮK"),
        issuer="UBND tỉnh Đắk Lắk",
        symbol=symbol,
        signer_lines=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        **changes,
    )


def _edition(**values: Any) -> Edition:
    usual: dict[str, Any] = {
        "place": "Đắk Lắk",
        "dated": date(2026, 11, 16),
        "signer_name": "Trần Quang Bình",
        "recipients": ("Chủ tịch, các Phó Chủ tịch UBND tỉnh (b/c)", "Lãnh đạo Văn phòng"),
        "archive": "VT, TH",
    }
    return Edition(**(usual | values))
