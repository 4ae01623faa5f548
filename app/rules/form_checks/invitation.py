"""What is wrong with the form of an invitation by others (duties 77-82)."""

from collections.abc import Iterator
from datetime import date

from app.briefings.forms import Complaint
from app.briefings.invitation_form import InvitationForm
from app.core.meeting_held_terms import InvitedAs
from app.rules.form_checks.common import future, missing_day, reversed_days
from app.rules.invitations import is_substituted
from app.rules.regulation import Calendar


def check(form: InvitationForm, _calendar: Calendar, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint, in the order of the fields."""
    return (*_letter(form, today), *_who(form), *_report(form, today))


def _letter(form: InvitationForm, today: date) -> Iterator[Complaint]:
    yield from future("received_on", "Ngày đến", form.received_on, today=today)
    if not form.content:
        yield Complaint("content", "Nhập nội dung được mời.")
    yield from missing_day("held_on", "ngày họp", form.held_on)
    yield from reversed_days("ends_on", "Kết thúc trước khi bắt đầu.", form.held_on, form.ends_on)


def _who(form: InvitationForm) -> Iterator[Complaint]:
    if form.manner is InvitedAs.BY_NAME and form.invited is None:
        yield Complaint("invited", "Mời đích danh thì ghi người được mời.", warning=True)
    if form.declined and form.attendees:
        yield Complaint("declined", "Đã có người đi mà ghi không cử.")
    if form.attendees and form.decided_on is None:
        yield Complaint("decided_on", "Chưa ghi ngày phân công.", warning=True)
    if (form.declined or _is_substituted(form)) and not form.substitute_reason:
        yield Complaint("substitute_reason", "Chưa ghi lý do cử thay, không cử.", warning=True)


def _is_substituted(form: InvitationForm) -> bool:
    invited = form.invited.key if form.invited else None
    return is_substituted(invited, [one.key for one in form.attendees])


def _report(form: InvitationForm, today: date) -> Iterator[Complaint]:
    sentence = "Xin ý kiến sau ngày họp: phải xin trước khi dự."
    yield from reversed_days("asked_on", sentence, form.asked_on, form.held_on)
    yield from future("reported_on", "Ngày báo cáo", form.reported_on, today=today)
    yield from reversed_days("reported_on", "Báo cáo trước ngày họp.", form.held_on, form.reported_on)
    if form.reported_on is not None and not form.report:
        yield Complaint("report", "Báo cáo cả nội dung và kết quả cuộc họp.", warning=True)
