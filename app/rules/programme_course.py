"""What may be written of the course of a programme item: submitted, issued, withdrawn, in this order (duties 39-43)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.core.words import short_date
from app.rules.adjusting import Hindrance
from app.rules.facts import is_withdrawn
from app.rules.programme_due import is_carried_away

if TYPE_CHECKING:
    from datetime import date

    from app.rules.programme_due import ItemFacts

_ONWARD = (
    "Ghi ở nội dung của kỳ sau; đã trình trước khi chuyển thì bỏ lần chuyển trước: thẻ Đăng ký, Xem xét lại"
)
_BACK = "Quyết định rút ghi nhầm thì sửa ở mục Điều chỉnh; đưa trở lại chương trình thì dùng “Đưa trở lại…”"


@dataclass(frozen=True, slots=True)
class Misstep:
    """Which column of an item says what cannot be, and why."""

    column: str
    why: Hindrance


def misstep(before: ItemFacts | None, after: ItemFacts) -> Misstep | None:
    """What is wrong with days that are newly written of an item (`before` None: it is new); what stood there stays."""
    old = before or replace(after, submitted_on=None, issued_on=None, withdrawn=False, withdrawn_on=None)
    if _seen(old) == _seen(after):
        return None
    return _after_its_end(old, after) or _withdrawn_too_late(old, after) or _reversed(old, after)


def merging_fault(item: ItemFacts, on: date) -> Hindrance | None:
    """What forbids to merge a registration into an item on a day: it is out of the programme, or went on, by then."""
    if is_withdrawn(item.withdrawn, item.withdrawn_on, on):
        words = f"đã rút khỏi chương trình{_since(item.withdrawn_on)}, không gộp vào được"
        return Hindrance(words, "Chọn nội dung khác, hoặc đưa đăng ký vào chương trình thành nội dung mới")
    if is_carried_away(item, on):
        return Hindrance("đã chuyển sang kỳ sau, không gộp vào được", "Chọn nội dung của kỳ sau")
    return None


def _seen(item: ItemFacts) -> tuple[object, ...]:
    return item.submitted_on, item.issued_on, item.withdrawn, item.withdrawn_on


def _after_its_end(old: ItemFacts, new: ItemFacts) -> Misstep | None:
    """An item that was withdrawn or went on into another period is not submitted or issued."""
    column = _written(old, new)
    if not column:
        return None
    what = "ngày ban hành" if column == "issued_on" else "ngày trình"
    if new.withdrawn:
        words = f"đã rút khỏi chương trình{_since(new.withdrawn_on)}, không ghi {what} được"
        return Misstep(column, Hindrance(words, _BACK))
    if new.went_on:
        day = min((day for day in new.went_on if day is not None), default=None)
        return Misstep(
            column, Hindrance(f"đã chuyển sang kỳ sau{_since(day)}, không ghi {what} được", _ONWARD)
        )
    return None


def _written(old: ItemFacts, new: ItemFacts) -> str:
    """The first of the two columns that has a day it did not have; empty where none has."""
    pairs = {
        "submitted_on": (old.submitted_on, new.submitted_on),
        "issued_on": (old.issued_on, new.issued_on),
    }
    return next((name for name, (was, day) in pairs.items() if day is not None and day != was), "")


def _withdrawn_too_late(old: ItemFacts, new: ItemFacts) -> Misstep | None:
    """What was submitted, issued or carried over is not withdrawn, whatever day is said: it would never have been."""
    if not new.withdrawn or (old.withdrawn, old.withdrawn_on) == (new.withdrawn, new.withdrawn_on):
        return None
    ends = (("đã ban hành", new.issued_on), ("đã trình", new.submitted_on))
    said = next((f"{words} ngày {short_date(day)}" for words, day in ends if day is not None), "")
    if not said and not new.went_on:
        return None
    words = f"{said or 'đã chuyển sang kỳ sau'}, không rút khỏi chương trình được"
    return Misstep(
        "withdrawn", Hindrance(words, "Bỏ dấu Đã rút; ngày trình, ban hành ghi nhầm thì bỏ ngày đó")
    )


def _reversed(old: ItemFacts, new: ItemFacts) -> Misstep | None:
    """What is issued was submitted by then; the day of that is not taken away while it stands as issued."""
    came, out = new.submitted_on, new.issued_on
    if out is None:
        return None
    if came is not None and out < came:
        words = f"trình ngày {short_date(came)}, sau ngày ban hành {short_date(out)}"
        return Misstep("issued_on", Hindrance(words, "Ghi ngày ban hành từ ngày trình trở đi"))
    if came is None and old.submitted_on is not None:
        words = f"đã ban hành ngày {short_date(out)}, không bỏ ngày trình được"
        return Misstep("submitted_on", Hindrance(words, "Bỏ ngày ban hành trước"))
    return None


def _since(day: date | None) -> str:
    return f" từ ngày {short_date(day)}" if day else ""
