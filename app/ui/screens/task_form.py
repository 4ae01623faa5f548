"""Nhiệm vụ: the form of a task with its document, its agencies and all that happened to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.task_form import DelayReportRow, ExtensionRow, ProgressRow, TaskForm
from app.core.fields import LABELS, NOUNS
from app.core.task_terms import Obligation
from app.core.terms import Secrecy, TaskKind, TaskOrigin
from app.rules.deadline_hours import hour_in
from app.rules.form_checks import task
from app.rules.secrets import said_after
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.screens import task_making_fields as making
from app.ui.screens.custom_rows import custom_section
from app.ui.screens.task_life_sheets import APPROVER, HOUR_UNKNOWN
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_TASK = LABELS["task"]
_DOCUMENT = LABELS["source_document"]
_EXTENSION = LABELS["extension"]
_DELAY = LABELS["delay_report"]
_PROGRESS = LABELS["progress_entry"]
APPROVED = ("Chưa quyết định", "Đồng ý", "Không đồng ý")


def _load(session: Session, key: str | None) -> Loaded[TaskForm]:
    from app.services.forms.task import load

    return load(session, key, today=today())


def _check(form: TaskForm, calendar: Calendar) -> tuple[Complaint, ...]:
    return task.check(form, calendar, today=today())


def _save(session: Session, loaded: Loaded[TaskForm]) -> str:
    from app.services.forms.task import save

    return save(session, loaded, today=today())


def _advise(session: Session, typed: Loaded[TaskForm]) -> tuple[Complaint, ...]:
    from app.services import closing, custom_values, task_course
    from app.services.forms.task import advise_agencies
    from app.services.forms.task_making import advice
    from app.services.leaders import advise_assigner

    return (
        *advise_assigner(session, typed.values, today=today()),
        *advise_agencies(session, typed.values, today=today()),
        *advice(session, typed),
        *closing.advice(session, typed.values),
        *task_course.advice(session, typed, today=today()),
        *custom_values.advice(session, typed.values.custom, today=today()),
    )


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.task import describe

    return describe(session, key, today=today())


CONTENT = Section(
    "Nhiệm vụ",
    (
        Field("content", _TASK["content"], Entry.TEXT),
        Field("leads", "Cơ quan chủ trì", Entry.REFS, find=lookups.agencies, may_add=("agency",)),
        Field("coordinating", "Cơ quan phối hợp", Entry.REFS, find=lookups.agencies, may_add=("agency",)),
        Field("assigned_on", _TASK["assigned_on"], Entry.DAY, required=True),
        Field(
            "deadline",
            _TASK["deadline"],
            Entry.DEADLINE,
            hint="15/11, cuối tháng",
            words="deadline_words",
            met="completed_on",
        ),
        Field("kind", _TASK["kind"], Entry.CHOICE, terms=TaskKind),
        Field("obligation", _TASK["obligation"], Entry.CHOICE, terms=Obligation),
        Field("product", _TASK["product"], Entry.LINE),
        *making.FOLLOWERS,
        Field("field", _TASK["field_id"], Entry.REF, find=lookups.fields_of_work, may_add=("field",)),
        making.MARKS,
        making.PARENT,
    ),
)
SOURCE = Section(
    "Nguồn giao",
    (
        Field(
            "document",
            _TASK["source_document_id"],
            Entry.REF,
            hint="Gõ số, ký hiệu hoặc trích yếu",
            find=lookups.documents,
            may_add=("source_document",),
            adds_typed=True,
        ),
        Field("passage", _TASK["passage"], Entry.LINE, hint="tr. 5; điểm b khoản 2 Điều 3"),
        Field("document_day", _DOCUMENT["issued_on"], Entry.DAY),
        Field("issuer", _DOCUMENT["issuer"], Entry.LINE),
        Field("summary", _DOCUMENT["summary"], Entry.TEXT),
        Field("secrecy", _DOCUMENT["secrecy"], Entry.CHOICE, terms=Secrecy),
        Field("assigner", "Người giao", Entry.REF, find=lookups.assigners, may_add=("post", "person")),
        Field(
            "origin",
            _TASK["origin"],
            Entry.CHOICE,
            hint="Chưa chọn: theo số, ký hiệu văn bản",
            terms=TaskOrigin,
            may_be_open=True,
        ),
    ),
)
RESULT = Section(
    "Kết quả",
    (
        Field("completed_on", _TASK["completed_on"], Entry.DAY),
        Field("result_document", _TASK["result_document"], Entry.LINE),
        Field("result_on", _TASK["result_on"], Entry.DAY),
        Field("quality_accepted", "Chất lượng", Entry.VERDICT),
        Field("quality_judged_on", _TASK["quality_judged_on"], Entry.DAY),
        Field("note", _TASK["note"], Entry.TEXT),
    ),
)
RESULT_HOUR = Section(
    "Giờ của kết quả",
    (Field("completed_at", _TASK["completed_at"], Entry.TIME, hint=HOUR_UNKNOWN),),
    fits=lambda form: form.completed_at is not None or hour_in(form.deadline_words) is not None,
)
EXTENSIONS = Field(
    "extensions",
    "Các lần gia hạn",
    Entry.ROWS,
    row=ExtensionRow,
    columns=(
        Field("extended_to", _EXTENSION["extended_to"], Entry.DAY, required=True),
        Field("decided_on", _EXTENSION["decided_on"], Entry.DAY),
        Field("document_number", _EXTENSION["document_number"], Entry.LINE),
        Field("reason", _EXTENSION["reason"], Entry.LINE),
    ),
)
DELAY_REPORTS = Field(
    "delay_reports",
    "Báo cáo chậm tiến độ",
    Entry.ROWS,
    row=DelayReportRow,
    columns=(
        Field("reported_on", _DELAY["reported_on"], Entry.DAY, required=True),
        Field("document_number", _DELAY["document_number"], Entry.LINE),
        Field("reason", _DELAY["reason"], Entry.LINE),
        Field(
            "accepted",
            "Lý do chậm",
            Entry.VERDICT,
            verdicts=("Chưa xét", "Chấp nhận", "Không chấp nhận"),
        ),
        Field("decided_on", _DELAY["decided_on"], Entry.DAY),
    ),
)
PROGRESS = Field(
    "progress",
    "Báo cáo tiến độ",
    Entry.ROWS,
    row=ProgressRow,
    columns=(
        Field("reported_on", _PROGRESS["reported_on"], Entry.DAY, required=True),
        Field("agency", _PROGRESS["agency_id"], Entry.REF, find=lookups.agencies, may_add=("agency",)),
        Field("percent", _PROGRESS["percent"], Entry.NUMBER),
        Field("content", _PROGRESS["content"], Entry.LINE),
    ),
)
APPROVAL = Section(
    "Trình duyệt",
    (
        APPROVER,
        Field("approved", "Quyết định", Entry.VERDICT, verdicts=APPROVED),
        Field("approved_on", _TASK["approved_on"], Entry.DAY),
    ),
    folded=True,
)
WITHDRAWAL = Section(
    "Thu hồi nhiệm vụ",
    (
        Field("withdrawn", _TASK["withdrawn"], Entry.FLAG),
        Field("withdrawn_on", _TASK["withdrawn_on"], Entry.DAY),
    ),
    folded=True,
)

TASK_FORM: FormScreen[TaskForm] = FormScreen(
    name="task",
    noun=NOUNS["task"],
    table="task",
    sections=(
        CONTENT,
        SOURCE,
        custom_section(lookups.task_fields),
        making.AGENCIES,
        making.CONSULTATIONS,
        Section("Tiến độ", (PROGRESS,), folded=True),
        Section("Gia hạn, báo cáo chậm", (EXTENSIONS, DELAY_REPORTS), folded=True),
        RESULT,
        RESULT_HOUR,
        APPROVAL,
        WITHDRAWAL,
    ),
    load=_load,
    check=_check,
    save=_save,
    advise=_advise,
    describe=_describe,
    remark=lambda before, now: said_after(before.secrecy, now.secrecy),
)
