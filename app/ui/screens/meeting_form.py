"""Cuộc họp: the form of a meeting with its contents, those who attend and its conclusions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.meeting_form import AgendaRow, AttendanceRow, ConclusionRow, MeetingForm, StepRow
from app.core.fields import LABELS, NOUNS
from app.core.meeting_terms import Step
from app.core.terms import Attendance, MeetingKind
from app.rules.form_checks import meeting
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.screens.custom_rows import custom_section
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.lists import Choice
    from app.rules.regulation import Calendar

_MEETING = LABELS["meeting"]
_CONTENT = LABELS["agenda_item"]
_STEP = LABELS["meeting_step"]
_ATTENDANCE = LABELS["meeting_attendance"]
_CONCLUSION = LABELS["conclusion"]


def _load(session: Session, key: str | None) -> Loaded[MeetingForm]:
    from app.services.forms.meeting import load

    if key is not None:
        refuse_closed(session, key)
    return load(session, key)


def refuse_closed(session: Session, key: str) -> None:
    """Say at once, and not when it is saved, why a locked or cancelled meeting is not changed and how it opens again.

    AppError when it is one.
    """
    refuse_closed_row(session, "meeting", key)


def refuse_closed_row(session: Session, table: str, key: str) -> None:
    """The same of a row of a meeting, as a content or a vote; one that is gone is told of by whoever reads it."""
    from app.services.forms.common import key_of
    from app.services.locked_meetings import require_rows_open

    require_rows_open(session, table, [key_of(key)])


def _check(form: MeetingForm, calendar: Calendar) -> tuple[Complaint, ...]:
    return meeting.check(form, calendar, today=today())


def _save(session: Session, loaded: Loaded[MeetingForm]) -> str:
    from app.services.forms.meeting import save

    return save(session, loaded)


def _advise(session: Session, typed: Loaded[MeetingForm]) -> tuple[Complaint, ...]:
    from app.services import custom_values
    from app.services.chairing import advise_away
    from app.services.delegations import advise_chair
    from app.services.forms.meeting import advise_agencies
    from app.services.forms.meeting_clashes import advise_clashes

    form = typed.values
    return (
        *meeting.left(form),
        *advise_chair(session, form.chair, form.held_on),
        *advise_away(session, form),
        *advise_agencies(session, form, today=today()),
        *advise_clashes(session, typed, today=today()),
        *custom_values.advice(session, form.custom, today=form.held_on or today()),
    )


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.meeting import describe

    return describe(session, key, today=today())


def attendees(session: Session, typed: str) -> Sequence[Choice]:
    """Agencies and people, half of each where there are many."""
    agencies, people = lookups.agencies(session, typed), lookups.people(session, typed)
    return [
        *agencies[: max(_HALF, 2 * _HALF - len(people))],
        *people[: max(_HALF, 2 * _HALF - len(agencies))],
    ]


_HALF = 10

MEETING = Section(
    "Cuộc họp",
    (
        Field("kind", _MEETING["kind"], Entry.CHOICE, terms=MeetingKind),
        Field("held_on", _MEETING["held_on"], Entry.DAY, required=True),
        Field("starts_at", _MEETING["starts_at"], Entry.TIME),
        Field("ends_at", _MEETING["ends_at"], Entry.TIME),
        Field("title", _MEETING["title"], Entry.LINE, hint="Để trống: đặt theo loại cuộc họp và ngày họp"),
        Field(
            "place",
            _MEETING["place"],
            Entry.LINE,
            hint="Để trống: nơi họp lần trước của loại này",
            advised=True,
        ),
        Field(
            "chair",
            _MEETING["chair_person_id"],
            Entry.REF,
            hint="Để trống: người chủ trì theo loại cuộc họp",
            find=lookups.assigners,
            may_add=("post", "person"),
            advised=True,
        ),
        Field("touches_members", _MEETING["touches_members"], Entry.FLAG),
    ),
)
STEPS = Field(
    "steps",
    "Các bước, văn bản của từng bước",
    Entry.ROWS,
    row=StepRow,
    columns=(
        Field("step", _STEP["step"], Entry.CHOICE, terms=Step, may_be_open=True),
        Field("done_on", _STEP["done_on"], Entry.DAY),
        Field("document", _STEP["document"], Entry.LINE),
        Field("skipped", _STEP["skipped"], Entry.FLAG),
    ),
)
DIFFERING = Section(
    "Ý kiến khác nhau",
    (
        Field("differing", _MEETING["differing"], Entry.TEXT),
        Field("differing_task", _MEETING["differing_task_id"], Entry.REF, find=lookups.tasks),
        Field("differing_item", _MEETING["differing_item_id"], Entry.REF, find=lookups.programme_items),
        Field("differing_reported_on", _MEETING["differing_reported_on"], Entry.DAY),
    ),
    folded=True,
)
AGENDA = Field(
    "agenda",
    "Các nội dung, theo thứ tự",
    Entry.ROWS,
    row=AgendaRow,
    columns=(
        Field("content", _CONTENT["content"], Entry.LINE, required=True),
        Field("agency", _CONTENT["agency_id"], Entry.REF, find=lookups.agencies, may_add=("agency",)),
        Field("documents_received_on", _CONTENT["documents_received_on"], Entry.DAY),
        Field("minutes", _CONTENT["minutes"], Entry.NUMBER),
        Field("files", "Tệp tài liệu", Entry.FILES),
    ),
)
ATTENDANCE = Field(
    "attendance",
    "Được mời và có mặt",
    Entry.ROWS,
    row=AttendanceRow,
    columns=(
        Field(
            "who",
            "Người, cơ quan dự",
            Entry.REF,
            required=True,
            find=attendees,
            may_add=("person", "agency"),
        ),
        Field("state", _ATTENDANCE["state"], Entry.CHOICE, terms=Attendance),
        Field("substitute", _ATTENDANCE["substitute"], Entry.LINE),
    ),
)
CONCLUSIONS = Field(
    "conclusions",
    "Các kết luận, theo thứ tự",
    Entry.ROWS,
    row=ConclusionRow,
    columns=(
        Field("content", _CONCLUSION["content"], Entry.TEXT, required=True),
        Field("about", "Về nội dung số", Entry.NUMBER),
    ),
)

MEETING_FORM: FormScreen[MeetingForm] = FormScreen(
    name="meeting",
    noun=NOUNS["meeting"],
    table="meeting",
    sections=(
        MEETING,
        Section("Nội dung họp", (AGENDA,)),
        Section("Các bước chuẩn bị", (STEPS,)),
        Section("Thành phần dự họp", (ATTENDANCE,), folded=True),
        Section("Kết luận", (CONCLUSIONS,), folded=True),
        DIFFERING,
        custom_section(lookups.meeting_fields),
    ),
    load=_load,
    check=_check,
    save=_save,
    advise=_advise,
    describe=_describe,
)
