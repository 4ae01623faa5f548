"""What is wrong with what is asked before a meeting is cancelled, and of a report after one of others."""

from collections.abc import Iterator
from datetime import date

from app.briefings.forms import Complaint
from app.briefings.meeting_verbs import Cancelling, InvitationReport, Moving, PressNote, Repeating
from app.core.meeting_terms import MeetingRhythm
from app.rules.form_checks.common import missing_day, reversed_days
from app.rules.meeting_series import read_days
from app.rules.meeting_steps import told_early
from app.rules.regulation import Calendar


def check_cancelling(form: Cancelling, _: Calendar) -> tuple[Complaint, ...]:
    """Complaints of a cancelling: it has a reason and a day."""
    return tuple(_cancelling(form))


def _cancelling(form: Cancelling) -> Iterator[Complaint]:
    if not form.reason:
        yield Complaint("reason", "Ghi lý do hủy.")
    yield from missing_day("cancelled_on", "ngày hủy", form.cancelled_on)


def check_report(form: InvitationReport, _: Calendar) -> tuple[Complaint, ...]:
    """Complaints of a report after a meeting of others: it has a day and says content and result (duty 80)."""
    silent = [] if form.report else [Complaint("report", "Ghi nội dung, kết quả cuộc họp.")]
    return (*missing_day("reported_on", "ngày báo cáo", form.reported_on), *silent)


def check_press(form: PressNote, _: Calendar, *, today: date) -> tuple[Complaint, ...]:
    """Complaints of what the press is told: it has a content, and a day on which the meeting was held (duty 65)."""
    return tuple(_press(form, today))


def _press(form: PressNote, today: date) -> Iterator[Complaint]:
    yield from missing_day("on_day", "ngày họp báo, thông cáo", form.on_day)
    if said := told_early(form.on_day, form.held_on, today):
        yield Complaint("on_day", said)
    if not form.content:
        yield Complaint("content", "Ghi nội dung họp báo, thông cáo.")


def check_moving(form: Moving, _: Calendar) -> tuple[Complaint, ...]:
    """Complaints of a move: it says where to, and hours in their order."""
    if not (form.day or form.starts_at or form.ends_at or form.place):
        return (Complaint("day", "Ghi ngày, giờ hoặc địa điểm mới."),)
    if form.starts_at and form.ends_at and form.ends_at <= form.starts_at:
        return (Complaint("ends_at", "Giờ kết thúc phải sau giờ họp."),)
    return ()


def check_repeating(form: Repeating, _: Calendar) -> tuple[Complaint, ...]:
    """Complaints of a meeting that is held again: a first day, a last one for a series, and exceptions between them."""
    return tuple(_repeating(form))


def _repeating(form: Repeating) -> Iterator[Complaint]:
    yield from missing_day("first", "ngày họp đầu", form.first)
    if form.rhythm is MeetingRhythm.ONCE or form.first is None:
        return
    yield from missing_day("until", "ngày cuối của chuỗi", form.until)
    if form.until is None:
        return
    yield from reversed_days("until", "Ngày cuối trước ngày họp đầu.", form.first, form.until)
    try:
        read_days(form.but, form.first, form.until)
    except ValueError as error:
        yield Complaint("but", str(error))
