"""What is wrong with the form of a programme or plan (duty 35)."""

from collections.abc import Iterator
from datetime import date

from app.briefings.forms import Complaint
from app.briefings.plan_form import PlanForm
from app.core.errors import AppError
from app.core.programme_terms import PlanScope
from app.rules.form_checks.common import future, reversed_days
from app.rules.spans import SpanKind, read_span

SPANS = (SpanKind.YEAR, SpanKind.QUARTER, SpanKind.MONTH, SpanKind.WEEK)
_STEPS = (
    ("drafted_on", "Ngày dự thảo"),
    ("consulted_on", "Ngày lấy ý kiến"),
    ("submitted_on", "Ngày trình"),
    ("issued_on", "Ngày ban hành"),
)


def check(form: PlanForm, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint, in the order of the fields."""
    return (*_what(form), *_steps(form, today))


def _what(form: PlanForm) -> Iterator[Complaint]:
    if form.scope is PlanScope.ROOM and form.room is None:
        yield Complaint("room", "Chưa có phòng lập kế hoạch.")
    if not is_span(form.span):
        yield Complaint("span", "Ghi kỳ như năm 2026, quý IV/2026, tháng 10/2026 hoặc tuần 45/2026.")


def is_span(code: str) -> bool:
    """Whether a text names a year, a quarter, a month or a week."""
    try:
        read_span(code, *SPANS)
    except AppError:
        return False
    return True


def _steps(form: PlanForm, today: date) -> Iterator[Complaint]:
    before: date | None = None
    for name, label in _STEPS:
        day: date | None = getattr(form, name)
        yield from future(name, label, day, today=today)
        yield from reversed_days(name, f"{label} trước bước trước đó.", before, day)
        before = day or before
