"""What is wrong with the form that asks many agencies for a report (duties 114-118)."""

from collections.abc import Iterator

from app.briefings.forms import Complaint
from app.briefings.report_round_form import ReportRoundForm
from app.core.report_terms import ReportEvery
from app.rules.form_checks.common import missing_day, reversed_days
from app.rules.form_checks.report import LAST_HOUR


def check(form: ReportRoundForm) -> tuple[Complaint, ...]:
    """Every complaint, in the order of the fields."""
    return tuple(_wrong(form))


def _wrong(form: ReportRoundForm) -> Iterator[Complaint]:
    if not form.name:
        yield Complaint("name", "Chưa có tên báo cáo.")
    if not (form.agencies or form.departments or form.communes or form.rooms):
        yield Complaint("agencies", "Chưa chọn cơ quan nào phải báo cáo.")
    sentence = "Kỳ báo cáo kết thúc trước khi bắt đầu."
    yield from reversed_days("period_to", sentence, form.period_from, form.period_to)
    yield from missing_day("due_on", "hạn gửi", form.due_on)
    if form.due_hour is not None and not 0 <= form.due_hour <= LAST_HOUR:
        yield Complaint("due_hour", "Giờ là một số từ 0 đến 23.")
    if form.every is not ReportEvery.ONCE:
        yield from missing_day("until", "ngày thôi lặp lại", form.until)
    yield from reversed_days("until", "Ngày thôi lặp lại trước hạn gửi đầu tiên.", form.due_on, form.until)
