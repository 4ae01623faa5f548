"""What is wrong with what is asked before something is noted or decided of tasks; the verb refuses the rest."""

from collections.abc import Iterator
from datetime import date

from app.briefings.bulk_changes import MoreDays
from app.briefings.forms import Complaint
from app.briefings.task_life import (
    Acceptance,
    ContactNote,
    DelayDecision,
    DelayNote,
    EventNote,
    ExtensionDecision,
    ExtensionWish,
    GivingBack,
    NewHandover,
    ProgressNote,
    Settlement,
    Submission,
    SubmissionDecision,
    Transfer,
)
from app.core.task_terms import TaskEventKind
from app.rules.form_checks.common import day_off, future, missing_day, reversed_days
from app.rules.regulation import Calendar

_WHOLE = 100


def check_progress(form: ProgressNote, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of a progress entry."""
    return (*_happened("reported_on", "ngày báo cáo", form.reported_on, today), *_progress(form))


def _progress(form: ProgressNote) -> Iterator[Complaint]:
    if form.percent is not None and not 0 <= form.percent <= _WHOLE:
        yield Complaint("percent", "Tiến độ là một số từ 0 đến 100.")
    if form.percent is None and not (form.content or form.difficulty or form.proposal):
        yield Complaint("content", "Chưa có nội dung, tỷ lệ tiến độ hoặc khó khăn, vướng mắc.")


def check_contact(form: ContactNote, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of a call or a meeting."""
    nobody = not (form.agency or form.person_name or form.phone)
    sentence = "Chưa ghi đã liên hệ với ai: cơ quan, người hoặc số điện thoại."
    return (
        *_happened("contacted_on", "ngày liên hệ", form.contacted_on, today),
        *((Complaint("agency", sentence),) if nobody else ()),
    )


def check_delay(form: DelayNote, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of a delay report."""
    return _happened("reported_on", "ngày báo cáo", form.reported_on, today)


def check_delay_decision(form: DelayDecision, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of a decision on a delay report."""
    return (
        *_answered("accepted", form.accepted),
        *_happened("decided_on", "ngày quyết định", form.decided_on, today),
    )


def check_wish(form: ExtensionWish, calendar: Calendar, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of a request for more time."""
    return (
        *_happened("requested_on", "ngày đề nghị", form.requested_on, today),
        *missing_day("requested_to", "ngày xin gia hạn đến", form.requested_to),
        *day_off("requested_to", "Hạn xin gia hạn", form.requested_to, calendar=calendar),
        *reversed_days(
            "requested_to", "Hạn xin gia hạn trước ngày đề nghị.", form.requested_on, form.requested_to
        ),
    )


def check_extension_decision(
    form: ExtensionDecision, calendar: Calendar, *, today: date
) -> tuple[Complaint, ...]:
    """Every complaint of a decision on requests for more time."""
    return (
        *_answered("granted", form.granted),
        *day_off("extended_to", "Hạn mới", form.extended_to, calendar=calendar),
        *_happened("decided_on", "ngày quyết định", form.decided_on, today),
    )


def check_acceptance(form: Acceptance, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of the acceptance of a result."""
    return (
        *_answered("quality", form.quality),
        *_happened("judged_on", "ngày đánh giá", form.judged_on, today),
    )


def check_submitting(form: Submission, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of what is submitted."""
    missing = () if form.document_number else (Complaint("document_number", "Chưa có số văn bản trình."),)
    return (*missing, *_happened("submitted_on", "ngày văn bản trình", form.submitted_on, today))


def check_submission(form: SubmissionDecision, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of a decision about what was submitted."""
    return (
        *_answered("approved", form.approved),
        *_happened("approved_on", "ngày quyết định", form.approved_on, today),
        *future("submitted_on", "Ngày văn bản trình", form.submitted_on, today=today),
        *reversed_days(
            "approved_on",
            "Ngày quyết định trước ngày văn bản trình.",
            form.submitted_on,
            form.approved_on,
        ),
    )


def check_giving_back(form: GivingBack, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of a result that is given back."""
    missing = () if form.reason else (Complaint("reason", "Chưa có lý do trả lại."),)
    return (*_happened("returned_on", "ngày trả lại", form.returned_on, today), *missing)


def check_transfer(form: Transfer) -> tuple[Complaint, ...]:
    """Every complaint of a transfer."""
    missing = () if form.agency else (Complaint("agency", "Chưa chọn cơ quan chủ trì mới."),)
    return (*missing, *missing_day("from_on", "ngày chuyển", form.from_on))


def check_event(form: EventNote, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of a note of differing opinions and the like."""
    return (*_happened("happened_on", "ngày", form.happened_on, today), *_event(form))


def _event(form: EventNote) -> Iterator[Complaint]:
    of_agency = form.kind in (TaskEventKind.RECEIVED, TaskEventKind.REFUSED)
    if of_agency and form.agency is None:
        yield Complaint("agency", "Chưa chọn cơ quan.")
    if form.kind is not TaskEventKind.RECEIVED and not form.content:
        yield Complaint("content", "Chưa có lý do không nhận." if of_agency else "Chưa có nội dung.")


def check_settlement(form: Settlement, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of how a matter ended."""
    return _happened("settled_on", "ngày giải quyết", form.settled_on, today)


def check_handover(form: NewHandover, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of a handover."""
    return (*_parties(form), *_happened("held_on", "ngày bàn giao", form.held_on, today))


def _parties(form: NewHandover) -> Iterator[Complaint]:
    if form.giver is None:
        yield Complaint("giver", "Chưa chọn người giao.")
    if form.taker is None:
        yield Complaint("taker", "Chưa chọn người nhận.")
    elif form.giver is not None and form.taker == form.giver:
        yield Complaint("taker", "Người nhận phải khác người giao.")


def check_more_days(form: MoreDays, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of working days that are added."""
    enough = form.days is not None and form.days > 0
    none = () if enough else (Complaint("days", "Nhập số ngày làm việc cần thêm, từ 1 trở lên."),)
    return (*none, *future("decided_on", "Ngày quyết định", form.decided_on, today=today))


def _happened(field: str, what: str, day: date | None, today: date) -> tuple[Complaint, ...]:
    named = f"{what[0].upper()}{what[1:]}"
    return (*missing_day(field, what, day), *future(field, named, day, today=today))


def _answered(field: str, answer: bool | None) -> Iterator[Complaint]:
    if answer is None:
        yield Complaint(field, "Chưa chọn.")
