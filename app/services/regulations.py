"""The shipped presets: which settings there are, what they may hold, and the days off of the year."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any, get_type_hints

from app import COMMAND
from app.briefings.issuing import Issuing
from app.briefings.office import Office
from app.core.errors import AppError
from app.core.paths import resources
from app.core.setting_words import label
from app.core.terms import DayKind
from app.core.text import clean, fold
from app.rules import signing
from app.rules.regulation import Regulation
from app.services.issuing_data import issuing_settings

Value = int | bool | str | tuple[str, ...]

REGULATION = "regulation."
OFFICE = "office."
ISSUING = "issuing."
IS_SAMPLE, SIGNER, DATE_BLANK = "office.is_sample", "office.signer_name", "office.leave_date_blank"
_YES, _NO = frozenset({"co", "true"}), frozenset({"khong", "false"})
_SIGNER_LINES, _ROOMS = "office.signer_lines", "issuing.rooms"
_SYMBOLS = frozenset({"office.symbol", "issuing.committee_symbol", "office.drafting_unit"})
_SYMBOL, _ROOM = re.compile(r"[\w&.-]*"), re.compile(r"[\w&.-]+: .+")
_MAY_BE_EMPTY = frozenset({SIGNER, "office.drafting_unit", "issuing.contact"})
_HIGHEST = {
    "regulation.praise_rate": 100,
    "regulation.session_document_hour": 23,
    "regulation.report_closing_day": 28,
}
GENERAL = "general"
_OVERRIDING = ("dak-lak-2025", "bac-giang", "binh-duong-2023")
_HIGHEST_OTHERWISE = 366  # days: a year is more than any regulation asks for


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting: its key, its value and the article or habit that it comes from."""

    key: str
    value: Value
    source: str


@dataclass(frozen=True, slots=True)
class PresetDay:
    """A day of the shipped calendar that differs from the weekly pattern."""

    day: date
    kind: DayKind
    name: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Preset:
    """A regulation to choose: its name, its title, and its own numbers over the general ones."""

    name: str
    title: str
    overrides: tuple[SettingRow, ...] = ()


@cache
def presets() -> tuple[Preset, ...]:
    """Return the regulations to choose from, the general one first; none is called after a letterhead."""
    general = Preset(GENERAL, clean(read_resource(f"regulations/{GENERAL}.toml")["name"]))
    return general, *(_preset(name) for name in _OVERRIDING)


@cache
def preset_settings() -> Mapping[str, SettingRow]:
    """Return the settings of the general regulation, the sample office and the ways to issue, by key."""
    return {row.key: row for row in (*_regulation_rows(), *_office_rows(), *_issuing_rows())}


@cache
def preset_days() -> tuple[PresetDay, ...]:
    """Return the days off and make-up days of the general preset."""
    return tuple(
        PresetDay(day["day"], DayKind(day["kind"]), clean(day["name"]), day["confirmed"])
        for day in read_resource("regulations/general.toml")["days"]
    )


@cache
def kinds() -> Mapping[str, Any]:
    """Return every key that a setting may have, with the type of its value."""
    return {
        **{REGULATION + name: kind for name, kind in get_type_hints(Regulation).items()},
        **{OFFICE + name: kind for name, kind in get_type_hints(Office).items()},
        **{ISSUING + name: kind for name, kind in get_type_hints(Issuing).items()},
    }


def checked(key: str, value: object) -> Value:
    """Return `value` as the setting `key` keeps it, its texts cleaned.

    Raises AppError for a key that is not there and for a value of another kind.
    """
    kind = kinds().get(key)
    if kind is None:
        raise AppError(f"Không có thiết lập “{key}”.", f"Xem danh sách tên: {COMMAND} settings")
    if kind is bool and isinstance(value, bool):
        return value
    if kind is int and isinstance(value, int) and not isinstance(value, bool):
        return _in_range(key, value)
    if kind is str and isinstance(value, str):
        return _text(key, clean(value))
    if isinstance(value, list | tuple) and kind not in (bool, int, str):
        return _lines(key, value)
    raise _wrong(key)


def in_words(key: str, words: str) -> Value:
    """Return what a person typed for the setting `key`: a number, có or không, text; lines are parted by `;`.

    Raises AppError as `checked` does.
    """
    kind = kinds().get(key)
    typed = clean(words)
    if kind is int and typed.isdecimal():
        return checked(key, int(typed))
    if kind is bool and fold(typed) in _YES | _NO:
        return checked(key, fold(typed) in _YES)
    if kind not in (int, bool, str, None):
        return checked(key, typed.split(";"))
    return checked(key, typed)


def _in_range(key: str, value: int) -> int:
    highest = _HIGHEST.get(key, _HIGHEST_OTHERWISE)
    if not 0 <= value <= highest:
        raise AppError(
            f"Giá trị {value} của “{label(key)}” không hợp lệ.", f"Nhập một số từ 0 đến {highest}."
        )
    return value


def _text(key: str, value: str) -> str:
    if not value and key not in _MAY_BE_EMPTY:
        raise AppError(f"“{label(key)}” không được để trống.", "Văn bản nào cũng cần phần này ở đầu đề.")
    if key in _SYMBOLS and not _SYMBOL.fullmatch(value):
        raise AppError(f"“{value}” không phải là ký hiệu.", "Ký hiệu viết liền, không có dấu cách, dấu /.")
    return value


def _lines(key: str, value: list[object] | tuple[object, ...]) -> tuple[str, ...]:
    lines = tuple(clean(line) for line in value if isinstance(line, str))
    if len(lines) != len(value):
        raise _wrong(key)
    kept = tuple(line for line in lines if line)
    if key == _SIGNER_LINES and kept and (wrong := signing.complaint(kept)):
        raise AppError(wrong, "Sửa các dòng quyền hạn, chức vụ của người ký.")
    if key == _ROOMS and (odd := next((line for line in kept if not _ROOM.fullmatch(line)), "")):
        raise AppError(
            f"“{odd}” chưa đúng.", "Mỗi dòng viết “ký hiệu: tên phòng”, ví dụ “TH: Phòng Tổng hợp”."
        )
    if not kept and key not in _MAY_BE_EMPTY:
        raise AppError(
            f"“{label(key)}” không được để trống.",
            "Ghi ít nhất một dòng; ở dòng lệnh, các dòng cách nhau bằng dấu chấm phẩy.",
        )
    return kept


def _wrong(key: str) -> AppError:
    kind = kinds()[key]
    wanted = {bool: "có hoặc không", int: "một số nguyên", str: "một dòng chữ"}.get(kind, "nhiều dòng chữ")
    return AppError(f"Giá trị của “{label(key)}” không đúng kiểu.", f"Thiết lập này cần {wanted}.")


def _regulation_rows() -> Iterator[SettingRow]:
    numbers = read_resource("regulations/general.toml")["regulation"]
    for name in (field.name for field in fields(Regulation)):
        key = REGULATION + name
        yield SettingRow(key, checked(key, numbers[name]["value"]), clean(numbers[name]["source"]))


def _preset(name: str) -> Preset:
    content = read_resource(f"regulations/{name}.toml")
    rows = (
        SettingRow(REGULATION + field, checked(REGULATION + field, row["value"]), clean(row["source"]))
        for field, row in content["regulation"].items()
    )
    return Preset(name, clean(content["name"]), tuple(rows))


def _office_rows() -> Iterator[SettingRow]:
    office = read_resource("sample/office.toml")
    for name in (field.name for field in fields(Office)):
        yield SettingRow(OFFICE + name, checked(OFFICE + name, office[name]), "")


def _issuing_rows() -> Iterator[SettingRow]:
    for name, (value, source) in issuing_settings().items():
        key = ISSUING + name
        yield SettingRow(key, checked(key, value), clean(source))


def read_resource(name: str) -> dict[str, Any]:
    """Return a shipped table of settings."""
    return tomllib.loads((resources() / name).read_text(encoding="utf-8"))
