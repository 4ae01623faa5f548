"""The shipped presets: which settings there are, what they may hold, and the days off of the year."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from app import COMMAND
from app.briefings.issuing import Issuing
from app.briefings.office import Office
from app.core.errors import AppError
from app.core.month_days import MonthDay
from app.core.paths import resources
from app.core.setting_words import REGULATION, label
from app.core.terms import DayKind, Term
from app.core.text import clean, fold
from app.rules import signing
from app.rules.closing import CLOSING
from app.rules.office_names import has_level
from app.rules.regulation import Regulation
from app.rules.vote_sentences import say_unknown, unknown
from app.services.issuing_data import issuing_settings

Value = int | bool | str | MonthDay | Fraction | tuple[str, ...]
"""A term is a str, and a choice of terms a tuple of them."""

OFFICE = "office."
ISSUING = "issuing."
IS_SAMPLE, SIGNER, DATE_BLANK = "office.is_sample", "office.signer_name", "office.leave_date_blank"
_YES, _NO = frozenset({"co", "true"}), frozenset({"khong", "false"})
_SIGNER_LINES, _ROOMS = "office.signer_lines", "issuing.rooms"
_VOTE_SENTENCE = ISSUING + "vote_sentence"
_PROVINCE = OFFICE + "province"
_SYMBOLS = frozenset({"office.symbol", "issuing.committee_symbol", "office.drafting_unit"})
_SYMBOL, _ROOM = re.compile(r"[\w&.-]*"), re.compile(r"[\w&.-]+: .+")
_MAY_BE_EMPTY = frozenset(
    {SIGNER, "office.drafting_unit", "issuing.contact", *(REGULATION + name for name in CLOSING.values())}
)
_RANGES = {
    "regulation.praise_rate": (0, 100),
    "regulation.report_closing_day": (0, 28),
    "regulation.half_month_day": (1, 27),
}
GENERAL = "general"
_OVERRIDING = ("dak-lak-2025", "bac-giang", "binh-duong-2023")
_RANGES_BY_ENDING = {"_hour": (0, 23), "_day": (1, 31), "_month": (1, 12), "_months": (1, 12)}
_RANGE_OTHERWISE = (0, 366)  # days: a year is more than any regulation asks for


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
    match value:
        case bool() if kind is bool:
            return value
        case int() if kind is int and not isinstance(value, bool):
            return _in_range(key, value)
        case str() if kind is str:
            return _text(key, clean(value))
        case MonthDay() | Fraction() | str() if kind in (MonthDay, Fraction) or _is_term(kind):
            return _said(key, kind, value)
        case list() | tuple() if get_origin(kind) is tuple:
            return _lines(key, value)
    raise _wrong(key)


def in_words(key: str, words: str) -> Value:
    """Return what a person typed for the setting `key`: a number, có or không, 15/6, 2/3, text; `;` parts lines.

    Raises AppError as `checked` does.
    """
    kind = kinds().get(key)
    typed = clean(words)
    if kind is int and typed.isdecimal():
        return checked(key, int(typed))
    if kind is bool and fold(typed) in _YES | _NO:
        return checked(key, fold(typed) in _YES)
    if get_origin(kind) is tuple:
        return checked(key, typed.split(";"))
    return checked(key, typed)


def shown(value: Value) -> str:
    """Write a value as people read it: có or không, labels of terms, lines parted by `;`."""
    match value:
        case bool():
            return "có" if value else "không"
        case Term():
            return value.label
        case tuple():
            return "; ".join(shown(each) for each in value)
        case _:
            return str(value)


def _limits(key: str) -> tuple[int, int]:
    """The least and the highest number that the setting `key` takes."""
    if key in _RANGES:
        return _RANGES[key]
    endings = (each for ending, each in _RANGES_BY_ENDING.items() if key.endswith(ending))
    return next(endings, _RANGE_OTHERWISE)


def _in_range(key: str, value: int) -> int:
    lowest, highest = _limits(key)
    if not lowest <= value <= highest:
        raise AppError(
            f"Giá trị {value} của “{label(key)}” không hợp lệ.", f"Nhập một số từ {lowest} đến {highest}."
        )
    return value


def _is_term(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Term)


def _said(key: str, kind: Any, value: str | MonthDay | Fraction) -> MonthDay | Fraction | Term:
    """A value that is written in words: a term by its code or its label, 15/6, 2/3."""
    written = clean(str(value))
    try:
        if kind is MonthDay:
            return MonthDay.read(written)
        return _share(key, Fraction(written.replace(" ", ""))) if kind is Fraction else _term(kind, written)
    except (ValueError, ZeroDivisionError) as error:
        raise _wrong(key) from error


def _term(kind: type[Term], written: str) -> Term:
    named = (term for term in kind if fold(written) in (fold(term.value), fold(term.label)))
    if (found := next(named, None)) is None:
        raise ValueError(written)
    return found


def _terms(key: str, kind: type[Term], lines: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return tuple(dict.fromkeys(_term(kind, line) for line in lines))
    except ValueError as error:
        raise _wrong(key) from error


def _share(key: str, value: Fraction) -> Fraction:
    if not 0 < value <= 1:
        raise AppError(
            f"Tỷ lệ {value} của “{label(key)}” không hợp lệ.", "Ghi phân số không quá 1, ví dụ 2/3."
        )
    return value


def _text(key: str, value: str) -> str:
    if not value and key not in _MAY_BE_EMPTY:
        raise AppError(f"“{label(key)}” không được để trống.", "Văn bản nào cũng cần phần này ở đầu đề.")
    if key == _VOTE_SENTENCE and (strange := unknown(value)):
        raise AppError(say_unknown(strange), "Sửa tên chỗ trong { } rồi lưu lại.")
    if key in _SYMBOLS and not _SYMBOL.fullmatch(value):
        raise AppError(f"“{value}” không phải là ký hiệu.", "Ký hiệu viết liền, không có dấu cách, dấu /.")
    if key == _PROVINCE and not has_level(value):
        raise AppError(
            f"“{value}” chưa có cấp.", f"Viết như trong văn bản: “tỉnh {value}” hoặc “thành phố {value}”."
        )
    return value


def _lines(key: str, value: list[object] | tuple[object, ...]) -> tuple[str, ...]:
    lines = tuple(clean(line) for line in value if isinstance(line, str))
    if len(lines) != len(value):
        raise _wrong(key)
    kept = tuple(line for line in lines if line)
    if _is_term(kind := get_args(kinds()[key])[0]):
        kept = _terms(key, kind, kept)
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
    wanted = {
        bool: "có hoặc không",
        int: "một số nguyên",
        str: "một dòng chữ",
        MonthDay: "ngày/tháng, ví dụ 15/6",
        Fraction: "một phân số, ví dụ 2/3",
    }.get(kind) or _choices(kind)
    return AppError(f"Giá trị của “{label(key)}” không đúng kiểu.", f"Thiết lập này cần {wanted}.")


def _choices(kind: Any) -> str:
    each = kind if _is_term(kind) else get_args(kind)[0]
    if not _is_term(each):
        return "nhiều dòng chữ"
    return f"{'một' if each is kind else 'một số'} trong: {'; '.join(term.label for term in each)}"


def _regulation_rows() -> Iterator[SettingRow]:
    numbers = read_resource("regulations/general.toml")["regulation"]
    for name in (field.name for field in fields(Regulation)):
        key = REGULATION + name
        yield SettingRow(key, checked(key, numbers[name]["value"]), clean(numbers[name]["source"]))


def _preset(name: str) -> Preset:
    content = read_resource(f"regulations/{name}.toml")
    return Preset(name, clean(content["name"]), tuple(_own_rows(content["regulation"])))


def _own_rows(own: Mapping[str, Any]) -> Iterator[SettingRow]:
    """The rows that a regulation says itself, over the general ones, which are customs or say a law."""
    for name, said in own.items():
        key = REGULATION + name
        yield SettingRow(key, checked(key, said["value"]), clean(said["source"]))


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
