"""What is wrong with the form of a meeting (duties 53-57, 64)."""

from collections.abc import Iterator
from datetime import date

from app.briefings.forms import Complaint, Ref
from app.briefings.meeting_form import AgendaRow, AttendanceRow, MeetingForm, StepRow
from app.core.meeting_terms import Step
from app.core.terms import Attendance
from app.core.text import fold
from app.core.words import short_date
from app.rules.agenda import over
from app.rules.form_checks.common import day_off, future, in_rows, missing_day, reversed_days
from app.rules.regulation import Calendar


def check(form: MeetingForm, calendar: Calendar, *, today: date) -> tuple[Complaint, ...]:
    """Everything to be said about the meeting, in the order of its fields."""
    return (
        *_day(form, calendar),
        *_hours(form),
        *_chair(form),
        *_steps(form, today),
        *in_rows("agenda", form.agenda, lambda row: _paper(row, form.held_on, today)),
        *_attendance(form, today),
        *_conclusions(form, today),
    )


def left(form: MeetingForm) -> Iterator[Complaint]:
    """Beside each content that left the agenda, that it is not counted; beside its conclusions, which one it was."""
    for place, row in enumerate(form.agenda):
        if row.left:
            sentence = f"{row.left}: không tính khi đánh số nội dung."
            yield Complaint("agenda", sentence, place, "content", warning=True)
    off = {row.key: row for row in form.agenda if row.left and row.key}
    for place, one in enumerate(form.conclusions):
        if one.about is None and (about := off.get(one.about_key)):
            sentence = (
                f"Về nội dung “{about.content}”: {about.left[:1].lower()}{about.left[1:]} nên không còn số."
            )
            yield Complaint("conclusions", sentence, place, "about", warning=True)


def _day(form: MeetingForm, calendar: Calendar) -> Iterator[Complaint]:
    yield from missing_day("held_on", "ngày họp", form.held_on)
    yield from day_off("held_on", "Ngày họp", form.held_on, calendar=calendar)


def _hours(form: MeetingForm) -> Iterator[Complaint]:
    if form.ends_at is not None and form.starts_at is None:
        yield Complaint("ends_at", "Có giờ kết thúc thì phải có giờ họp: nhập giờ họp.")
    if form.starts_at is not None and form.ends_at is not None and form.ends_at <= form.starts_at:
        yield Complaint("ends_at", "Giờ kết thúc phải sau giờ họp.")
    if beyond := over(form.starts_at, form.ends_at, (row.minutes for row in form.agenda)):
        sentence = f"Các nội dung dài hơn thời gian họp {beyond} phút."
        yield Complaint("agenda", sentence, warning=True)


def _steps(form: MeetingForm, today: date) -> Iterator[Complaint]:
    first: dict[Step, int] = {}
    for place, row in enumerate(form.steps):
        if row.step is None:
            yield Complaint("steps", "Chọn bước.", place, "step")
        elif first.setdefault(row.step, place) != place:
            yield Complaint("steps", f"Bước “{row.step.label}” đã có ở trên.", place, "step")
    yield from in_rows("steps", form.steps, lambda row: _done(row, form.held_on, today))


def _done(row: StepRow, held_on: date | None, today: date) -> Iterator[Complaint]:
    """Minutes, notices and what the press is told follow the meeting (duty 62)."""
    yield from future("done_on", "Ngày xong", row.done_on, today=today)
    if row.step in (Step.RECORD, Step.PRESS) and row.done_on and held_on and row.done_on < held_on:
        sentence = f"Xong trước ngày họp {short_date(held_on)}: bước này làm sau cuộc họp."
        yield Complaint("done_on", sentence, warning=True)


def _chair(form: MeetingForm) -> Iterator[Complaint]:
    if form.chair is None:
        yield Complaint("chair", "Chưa có người chủ trì.", warning=True)


def _paper(row: AgendaRow, held_on: date | None, today: date) -> Iterator[Complaint]:
    if not row.content:
        yield Complaint("content", "Nhập nội dung họp.")
    if row.minutes is not None and row.minutes <= 0:
        yield Complaint("minutes", "Số phút phải lớn hơn 0.")
    received = row.documents_received_on
    yield from future("documents_received_on", "Ngày nhận tài liệu", received, today=today)
    sentence = "Nhận tài liệu sau ngày họp."
    yield from reversed_days("documents_received_on", sentence, received, held_on, warning=True)


def _attendance(form: MeetingForm, today: date) -> Iterator[Complaint]:
    first: dict[tuple[str, str], int] = {}
    for place, row in enumerate(form.attendance):
        if row.who is None:
            yield Complaint("attendance", "Chọn người hoặc cơ quan dự họp.", place, "who")
        elif (earlier := first.setdefault(_same(row.who), place)) != place:
            yield Complaint("attendance", f"“{row.who.name}” đã có ở dòng {earlier + 1}.", place, "who")
    ahead = _is_ahead(form, today)
    yield from in_rows("attendance", form.attendance, lambda row: _part(row, ahead=ahead))


def _same(ref: Ref) -> tuple[str, str]:
    return ref.table, ref.key or fold(ref.name)


def _is_ahead(form: MeetingForm, today: date) -> bool:
    return form.held_on is not None and form.held_on > today


def _part(row: AttendanceRow, *, ahead: bool) -> Iterator[Complaint]:
    sent = row.state is Attendance.SUBSTITUTED
    if sent and not row.substitute:
        yield Complaint("substitute", "Chưa ghi người dự thay.", warning=True)
    if row.substitute and not sent:
        sentence = f"Có người dự thay nhưng ghi “{row.state.label}”."
        yield Complaint("state", sentence, warning=True)
    if ahead and row.state in (Attendance.PRESENT, Attendance.ABSENT):
        sentence = f"Chưa đến ngày họp mà đã ghi “{row.state.label}”."
        yield Complaint("state", sentence, warning=True)


def _conclusions(form: MeetingForm, today: date) -> Iterator[Complaint]:
    ahead = _is_ahead(form, today)
    for place, row in enumerate(form.conclusions):
        if not row.content:
            yield Complaint("conclusions", "Nhập kết luận.", row=place, column="content")
        elif ahead:
            sentence = "Chưa đến ngày họp mà đã có kết luận."
            yield Complaint("conclusions", sentence, row=place, column="content", warning=True)
        if row.about is not None:
            yield from _about(form, place, row.about)


def _about(form: MeetingForm, place: int, about: int) -> Iterator[Complaint]:
    """A number beyond the contents, or one that stands for another content than when the form was loaded."""
    if not 1 <= about <= len(form.numbered):
        sentence = f"Không có nội dung họp số {about}."
        yield Complaint("conclusions", sentence, row=place, column="about")
        return
    now, before = form.numbered[about - 1], form.conclusions[place].about_key
    if before and now.key != before:
        sentence = f"Nội dung số {about} nay là “{now.content}”: kiểm tra lại kết luận này."
        yield Complaint("conclusions", sentence, row=place, column="about", warning=True)
