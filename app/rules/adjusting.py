"""Whether an item of the programme may still be moved or withdrawn, seen on a day (duties 39-41)."""

from dataclasses import dataclass
from datetime import date

from app.core.words import short_date
from app.rules.facts import happened, is_withdrawn
from app.rules.periods import Month
from app.rules.programme_due import ItemFacts, effective_month, is_carried_away


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why an item cannot be adjusted, said after its name, and what can be done about it (no full stop)."""

    words: str
    remedy: str


ASKED = Hindrance("đang có đề nghị chờ quyết định", "Quyết định đề nghị đó trước (thẻ Điều chỉnh)")
OTHERS = Hindrance(
    "còn đề nghị khác chờ quyết định, mỗi lần chỉ đồng ý một đề nghị",
    "Ghi không đồng ý đề nghị kia trước (thẻ Điều chỉnh), kèm lý do",
)
REGISTERED = Hindrance("đang chờ xét đăng ký sang kỳ sau", "Xét đăng ký đó trước (thẻ Đăng ký)")


def hindrance(item: ItemFacts, to: Month | None, day: date) -> Hindrance | None:
    """What forbids to move an item to a month (None: to withdraw it) on a day: its course ended, or it is there.

    One that was submitted later is not withdrawn before that either: it would never have been submitted.
    """
    if words := course_end(item, date.max if to is None else day):
        return Hindrance(f"{words}, không điều chỉnh được nữa", "Bỏ chọn nội dung này")
    now = effective_month(item, day)
    if to == now:
        return Hindrance(f"đã ở tháng {now.month}/{now.year}, đề nghị không đổi tháng", "Ghi tháng khác")
    return None


def course_end(item: ItemFacts, day: date) -> str:
    """How the course of an item ended by a day: withdrawn, issued, submitted, carried over; empty while it goes on."""
    if is_withdrawn(item.withdrawn, item.withdrawn_on, day):
        return "đã rút khỏi chương trình"
    for words, event in (("đã ban hành", item.issued_on), ("đã trình", item.submitted_on)):
        if on := happened(event, day):
            return f"{words} ngày {short_date(on)}"
    return "đã chuyển sang kỳ sau" if is_carried_away(item, day) else ""


def day_fault(requested_on: date | None, decided_on: date | None) -> str:
    """What is wrong where a request was decided before it was made; empty where nothing is."""
    if requested_on is None or decided_on is None or requested_on <= decided_on:
        return ""
    return f"Ngày quyết định {short_date(decided_on)} trước ngày đề nghị {short_date(requested_on)}"
