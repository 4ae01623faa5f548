"""What is wrong with the form of a task (duties 9-12)."""

from collections.abc import Iterator
from datetime import date

from app.briefings.forms import Complaint
from app.briefings.task_form import DelayReportRow, ExtensionRow, ProgressRow, TaskForm
from app.briefings.task_lines import TaskLine
from app.core.terms import TaskKind
from app.core.text import fold
from app.core.words import short_date
from app.rules.extending import say_step_back, steps_back
from app.rules.form_checks.common import (
    both_roles,
    day_off,
    future,
    in_rows,
    missing_day,
    reversed_days,
    unnumbered,
)
from app.rules.form_checks.task_making import check_making
from app.rules.outcomes import ExtensionFact
from app.rules.regulation import Calendar
from app.rules.secrets import BY_NUMBER, HIDDEN_CONTENT, SENTENCE, bears_mark, is_secret, tells_content
from app.rules.task_kinds import kind_by_words

NO_CONTENT = "Chưa có nội dung nhiệm vụ."
NOT_IDENTIFIED = "Văn bản mật chỉ giữ số và ngày: nhập số, ký hiệu hoặc ngày văn bản."
NO_DEADLINE = "Nhiệm vụ có thời hạn mà chưa nhập hạn hoàn thành."
NO_LEAD = "Chưa có cơ quan chủ trì."
MARKED_TASK = "Nội dung mang dấu chỉ độ mật: chọn độ mật của văn bản giao, rồi để trống nội dung."
EARLY_DEADLINE = "Hạn hoàn thành trước ngày giao."
EARLY_END = "Ngày hoàn thành trước ngày giao."
_WHOLE = 100


def check(form: TaskForm, calendar: Calendar, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of a task's form, in the order of its fields."""
    return (
        *_document(form, today),
        *_content(form),
        *_days(form, calendar),
        *_agencies(form),
        *_end(form, today),
        *in_rows("extensions", form.extensions, lambda row: _extension(row, form, calendar, today)),
        *_no_later(form),
        *in_rows("delay_reports", form.delay_reports, lambda row: _delay_report(row, form, today)),
        *in_rows("progress", form.progress, lambda row: _progress(row, today)),
        *check_making(form, today=today),
        *_secret(form),
    )


def _document(form: TaskForm, today: date) -> Iterator[Complaint]:
    yield from unnumbered(form.document, form.document_day)
    yield from _unknown(form)
    yield from future("document_day", "Ngày văn bản", form.document_day, today=today)
    sentence = "Ngày giao trước ngày văn bản giao."
    yield from reversed_days("assigned_on", sentence, form.document_day, form.assigned_on, warning=True)


def _unknown(form: TaskForm) -> Iterator[Complaint]:
    """Of a secret document only number and day are kept (duty 12): without both nothing tells it from others."""
    if is_secret(form.secrecy) and form.document is None and form.document_day is None:
        yield Complaint("document", NOT_IDENTIFIED, warning=True)


def _content(form: TaskForm) -> Iterator[Complaint]:
    if is_secret(form.secrecy):
        return
    if not form.content:
        yield Complaint("content", NO_CONTENT)
    yield from unmarked(form, "content", "product", "note")


def unmarked(form: TaskForm | TaskLine, *names: str) -> Iterator[Complaint]:
    """What bears a mark of secrecy under a document without a level has no place here (duty 12)."""
    yield from (Complaint(name, MARKED_TASK) for name in names if bears_mark(getattr(form, name)))


def _days(form: TaskForm, calendar: Calendar) -> Iterator[Complaint]:
    yield from missing_day("assigned_on", "ngày giao", form.assigned_on)
    yield from reversed_days("deadline", EARLY_DEADLINE, form.assigned_on, form.deadline)
    yield from day_off("deadline", "Hạn", form.deadline, calendar=calendar)
    if form.kind is TaskKind.NORMAL and kind_by_words(form.deadline_words) is TaskKind.REGULAR:
        sentence = f"Hạn ghi “{form.deadline_words}”: chọn “{TaskKind.REGULAR.label}” nếu đúng vậy."
        yield Complaint("kind", sentence, warning=True)
    yield from lacking_deadline(form)


def lacking_deadline(form: TaskForm | TaskLine) -> Iterator[Complaint]:
    """Warn of a task that is to have a deadline, by its kind and by the words in its place, and has none."""
    is_normal = TaskKind.NORMAL is form.kind is kind_by_words(form.deadline_words)
    if is_normal and form.deadline is None and not form.withdrawn:
        yield Complaint("deadline", NO_DEADLINE, warning=True)


def _agencies(form: TaskForm) -> Iterator[Complaint]:
    if not form.leads:
        yield Complaint("leads", NO_LEAD, warning=True)
    yield from both_roles(form.leads, form.coordinating)


def _end(form: TaskForm, today: date) -> Iterator[Complaint]:
    completed, judged = form.completed_on, form.quality_judged_on
    yield from reversed_days("completed_on", EARLY_END, form.assigned_on, completed)
    yield from future("completed_on", "Ngày hoàn thành", completed, today=today)
    if form.completed_at is not None and completed is None:
        yield Complaint("completed_at", "Có giờ hoàn thành mà chưa có ngày hoàn thành.")
    if form.quality_accepted is not None and completed is None:
        sentence = "Đã đánh giá chất lượng nhưng chưa có ngày hoàn thành."
        yield Complaint("quality_accepted", sentence, warning=True)
    if form.quality_accepted is None and judged is not None:
        sentence = "Có ngày đánh giá nhưng chưa chọn đạt hay không đạt; chưa tính."
        yield Complaint("quality_judged_on", sentence, warning=True)
    yield from reversed_days(
        "quality_judged_on", "Ngày đánh giá trước ngày hoàn thành.", completed, judged, warning=True
    )
    yield from future("quality_judged_on", "Ngày đánh giá", judged, today=today)
    yield from _evidence(form, today)
    yield from _withdrawal(form, today)


def _evidence(form: TaskForm, today: date) -> Iterator[Complaint]:
    """What closes the task (feature 5); whether it is enough, the regulation says (`services/closing`)."""
    yield from future("result_on", "Ngày văn bản kết quả", form.result_on, today=today)
    yield from future("approved_on", "Ngày người duyệt quyết định", form.approved_on, today=today)
    sentence = "Ngày quyết định trước ngày văn bản trình."
    yield from reversed_days("approved_on", sentence, form.result_on, form.approved_on, warning=True)
    if form.approved is None and form.approved_on is not None:
        yield Complaint(
            "approved", "Có ngày quyết định nhưng chưa chọn đồng ý hay không; chưa tính.", warning=True
        )
    if form.approved is False and form.completed_on is not None:
        yield Complaint("approved", "Người duyệt không đồng ý mà nhiệm vụ đã ghi hoàn thành.", warning=True)


def _withdrawal(form: TaskForm, today: date) -> Iterator[Complaint]:
    if form.withdrawn_on is not None and not form.withdrawn:
        sentence = "Có ngày thu hồi nhưng chưa đánh dấu đã thu hồi; không tính ngày đó."
        yield Complaint("withdrawn_on", sentence, warning=True)
    yield from reversed_days(
        "withdrawn_on", "Ngày thu hồi trước ngày giao.", form.assigned_on, form.withdrawn_on
    )
    yield from future("withdrawn_on", "Ngày thu hồi", form.withdrawn_on, today=today)
    if form.withdrawn and form.completed_on is not None:
        yield Complaint("withdrawn", "Nhiệm vụ đã hoàn thành mà cũng đã thu hồi.", warning=True)


def _extension(row: ExtensionRow, form: TaskForm, calendar: Calendar, today: date) -> Iterator[Complaint]:
    yield from missing_day("extended_to", "hạn mới", row.extended_to)
    yield from day_off("extended_to", "Hạn mới", row.extended_to, calendar=calendar)
    sentence = "Ngày quyết định gia hạn trước ngày giao."
    yield from reversed_days("decided_on", sentence, form.assigned_on, row.decided_on, warning=True)
    yield from future("decided_on", "Ngày quyết định", row.decided_on, today=today)


def _no_later(form: TaskForm) -> Iterator[Complaint]:
    """Each extension moves the deadline on, those decided after it too; of what stands is only warned."""
    rows = [(place, row) for place, row in enumerate(form.extensions) if row.extended_to is not None]
    given = [ExtensionFact(row.decided_on, row.extended_to) for _, row in rows if row.extended_to]
    for step in steps_back(form.deadline, given):
        place, row = rows[step.place]
        before = rows[step.before] if step.before is not None else None
        if row.key and before is not None and not before[1].key:  # one that stands, and a new one before it
            yield Complaint("extensions", say_step_back(step), before[0], "extended_to")
        else:
            sentence = f"Hạn mới không sau hạn đang có {short_date(step.in_force)}."
            yield Complaint("extensions", sentence, place, "extended_to", warning=bool(row.key))


def _delay_report(row: DelayReportRow, form: TaskForm, today: date) -> Iterator[Complaint]:
    yield from missing_day("reported_on", "ngày báo cáo chậm", row.reported_on)
    yield from future("reported_on", "Ngày báo cáo", row.reported_on, today=today)
    sentence = "Ngày báo cáo chậm trước ngày giao."
    yield from reversed_days("reported_on", sentence, form.assigned_on, row.reported_on, warning=True)
    if row.decided_on is not None and row.accepted is None:
        sentence = "Có ngày quyết định nhưng chưa chọn chấp nhận lý do hay không; chưa tính."
        yield Complaint("decided_on", sentence, warning=True)
    sentence = "Ngày quyết định trước ngày báo cáo."
    yield from reversed_days("decided_on", sentence, row.reported_on, row.decided_on, warning=True)


def _progress(row: ProgressRow, today: date) -> Iterator[Complaint]:
    yield from missing_day("reported_on", "ngày báo cáo", row.reported_on)
    yield from future("reported_on", "Ngày báo cáo", row.reported_on, today=today)
    if row.percent is None and not row.content:
        yield Complaint("content", "Chưa có nội dung hoặc tỷ lệ tiến độ.")
    if row.percent is not None and not 0 <= row.percent <= _WHOLE:
        yield Complaint("percent", "Tiến độ là một số từ 0 đến 100.")


def _secret(form: TaskForm) -> Iterator[Complaint]:
    """Duty 12: what would tell the content of a secret task is refused where it stands."""
    if not is_secret(form.secrecy):
        return
    content = form.content if fold(form.content) != fold(HIDDEN_CONTENT) else ""
    whole = {"summary": form.summary, "content": content, "field": form.field}
    yield from (Complaint(name, SENTENCE) for name, value in whole.items() if value)
    told = (
        name
        for name in ("passage", "product", "result_document", "note")
        if tells_content(getattr(form, name))
    )
    yield from (Complaint(name, BY_NUMBER) for name in told)
    for field, columns in _SECRET_ROWS.items():
        for place, row in enumerate(getattr(form, field)):
            said = (column for column in columns if tells_content(getattr(row, column)))
            yield from (Complaint(field, BY_NUMBER, place, column) for column in said)


_SECRET_ROWS = {
    "extensions": ("document_number", "reason"),
    "delay_reports": ("document_number", "reason"),
    "progress": ("content",),
    "custom": ("value",),
}
