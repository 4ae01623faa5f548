"""Dates and numbers in Vietnamese words, as documents and tables write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, time
    from decimal import Decimal

NONE = "–"

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_SWAP = str.maketrans(",.", ".,")
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def capital(text: str) -> str:
    """A text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """A line that was typed at speed as a sentence: with a capital, and a full stop where it has no end.

    ValueError for an empty one.
    """
    if not text:
        raise ValueError("an empty line is no sentence")
    return capital(text if text[-1] in ".;:?!" else f"{text}.")


def long_date(day: date) -> str:
    """Say a day as a document does: "ngày 05 tháng 3 năm 2026".

    Days below 10 and months 1 and 2 take a zero (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4).
    """
    return f"ngày {day.day:02d} {month_year(day.year, day.month)}"


def short_date(day: date) -> str:
    """Say a day as a table does: "05/03/2026"."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def month_year(year: int, month: int) -> str:
    """Say a month: "tháng 02 năm 2026", "tháng 10 năm 2026" (same article as `long_date`)."""
    return f"tháng {month:02d} năm {year}" if month < 3 else f"tháng {month} năm {year}"


def weekday(day: date) -> str:
    """Say the day of the week: "thứ Hai" … "Chủ nhật" (capitals: the decree's Phụ lục II)."""
    return _WEEKDAYS[day.weekday()]


def hour(moment: time) -> str:
    """Say a time of day: "14 giờ 00", "07 giờ 30"."""
    return f"{moment.hour:02d} giờ {moment.minute:02d}"


def number(value: int | Decimal) -> str:
    """Say a number: "1.234,5"; dots between thousands, a comma, no zeros at the end.

    Raises ValueError for a Decimal that is no number: a text must never show it.
    """
    if isinstance(value, int):
        return f"{value:,d}".translate(_SWAP)
    if not value.is_finite():
        raise ValueError(f"not a finite number: {value}")
    whole, _, decimals = f"{value:,f}".partition(".")
    decimals = decimals.rstrip("0")
    said = f"{whole}.{decimals}" if decimals else whole
    return "0" if said == "-0" else said.translate(_SWAP)


def percent(rate: Decimal | None) -> str:
    """Say a rate that is already in percent and rounded: "26,88%"; a dash if there is none."""
    return NONE if rate is None else f"{number(rate)}%"


def file_size(size: int) -> str:
    """Say the size of a file in bytes: "12 KB", never less than one."""
    return f"{number(max(1, round(size / 1024)))} KB"


def roman(value: int) -> str:
    """Say 1 to 3999 as a Roman number, as parts and appendices count; ValueError outside."""
    if not 1 <= value <= 3999:
        raise ValueError(f"no Roman number for {value}")
    said = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        said += sign * count
    return said
