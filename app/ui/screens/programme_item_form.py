"""Mục chương trình công tác: the form of a programme item with its adjustments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.programme_item_form import AdjustmentRow, MilestoneRow, ProgrammeItemForm
from app.core.fields import LABELS, NOUNS
from app.core.programme_terms import KEEPS_STEPS, AdjustmentKind, RequestDecision
from app.core.terms import AdjustmentGround, Book, DecisionLevel
from app.rules.form_checks import programme_item
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_ITEM = LABELS["programme_item"]
_ADJUSTMENT = LABELS["adjustment"]
_STEP = LABELS["programme_milestone"]
_ASKED = LABELS["programme_proposal"]


def _load(session: Session, key: str | None) -> Loaded[ProgrammeItemForm]:
    from app.services.forms.programme_item import load

    return load(session, key, today=today())


def _check(form: ProgrammeItemForm, _: Calendar) -> tuple[Complaint, ...]:
    return programme_item.check(form, today=today())


def _save(session: Session, loaded: Loaded[ProgrammeItemForm]) -> str:
    from app.services.forms.programme_item import save

    return save(session, loaded)


def _advise(session: Session, typed: Loaded[ProgrammeItemForm]) -> tuple[Complaint, ...]:
    from app.services.adjustment_advice import advise_adjustments
    from app.services.forms.programme_item import advise_agencies
    from app.services.forms.programme_item_course import advise_course
    from app.services.forms.programme_item_requests import advise_requests
    from app.services.leaders import advise_leader
    from app.services.programme_additions import advise_addition

    return (
        *advise_addition(session, typed),
        *advise_leader(session, typed.values, today=today()),
        *advise_agencies(session, typed, today=today()),
        *advise_adjustments(session, typed.values),
        *advise_requests(session, typed),
        *advise_course(session, typed),
    )


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.programme_item import describe

    return describe(session, key, today=today())


CONTENT = Section(
    "Nội dung",
    (
        Field("content", _ITEM["content"], Entry.TEXT, required=True),
        Field("due", _ITEM["due_month"], Entry.MONTH, required=True, hint="Ví dụ: 10/2026"),
        Field("book", _ITEM["book"], Entry.CHOICE, terms=Book),
        Field("form", _ITEM["form"], Entry.LINE, hint="Quyết định, kế hoạch, báo cáo…"),
        Field("level", _ITEM["level"], Entry.CHOICE, terms=DecisionLevel),
    ),
)
AGENCIES = Section(
    "Cơ quan, lãnh đạo",
    (
        Field("leads", "Cơ quan chủ trì", Entry.REFS, find=lookups.agencies, may_add=("agency",)),
        Field("coordinating", "Cơ quan phối hợp", Entry.REFS, find=lookups.agencies, may_add=("agency",)),
        Field(
            "leader",
            _ITEM["leader_person_id"],
            Entry.REF,
            hint="Chức danh hoặc họ tên",
            find=lookups.assigners,
            may_add=("post", "person"),
        ),
        Field("field", _ITEM["field_id"], Entry.REF, find=lookups.fields_of_work, may_add=("field",)),
        Field("room", _ITEM["room_id"], Entry.REF, find=lookups.agencies),
    ),
)
ELSEWHERE = Section(
    "Tỉnh ủy, HĐND",
    (
        Field("needs_party", _ITEM["needs_party"], Entry.FLAG),
        Field("party_on", _ITEM["party_on"], Entry.DAY),
        Field("needs_council", _ITEM["needs_council"], Entry.FLAG),
        Field("council_on", _ITEM["council_on"], Entry.DAY),
        Field("council_session", _ITEM["council_session"], Entry.LINE, hint="Kỳ họp thứ mấy"),
    ),
    folded=True,
)
ADDITION = Section(
    "Bổ sung vào chương trình đã ban hành",
    (
        Field(
            "added_on",
            "Ngày quyết định bổ sung",
            Entry.DAY,
            hint="Để trống: có trong chương trình từ khi ban hành",
        ),
        Field("ground", _ASKED["ground"], Entry.CHOICE, terms=AdjustmentGround, may_be_open=True),
        Field("reason", "Lý do bổ sung", Entry.TEXT),
        Field("necessity", _ASKED["necessity"], Entry.TEXT),
        Field("effect", _ASKED["effect"], Entry.TEXT),
        Field("asked_by", "Cơ quan đề nghị", Entry.REF, find=lookups.agencies, may_add=("agency",)),
        Field("document_number", "Văn bản đề nghị", Entry.LINE),
        Field("asked_on", "Ngày đề nghị", Entry.DAY),
        Field("decided_by", _ASKED["decided_by"], Entry.LINE, hint="Chủ tịch UBND tỉnh, Chánh Văn phòng…"),
        Field("decision_document", _ASKED["decision_document"], Entry.LINE),
        Field("decision_note", _ASKED["decision_note"], Entry.TEXT),
    ),
    folded=True,
)
MILESTONES = Field(
    "milestones",
    "Các bước thực hiện",
    Entry.ROWS,
    row=MilestoneRow,
    columns=(
        Field("content", _STEP["content"], Entry.LINE, required=True),
        Field("responsible", _STEP["responsible"], Entry.LINE),
        Field("due_on", _STEP["due_on"], Entry.DEADLINE),
        Field("done_on", _STEP["done_on"], Entry.DAY),
    ),
)
COURSE = Section(
    "Kết quả",
    (
        Field("submitted_on", _ITEM["submitted_on"], Entry.DAY),
        Field("issued_on", _ITEM["issued_on"], Entry.DAY),
        Field("delay_cause", _ITEM["delay_cause"], Entry.TEXT),
        Field("note", _ITEM["note"], Entry.TEXT),
    ),
)
ADJUSTMENTS = Field(
    "adjustments",
    "Các lần điều chỉnh",
    Entry.ROWS,
    row=AdjustmentRow,
    columns=(
        Field("kind", _ADJUSTMENT["kind"], Entry.CHOICE, terms=AdjustmentKind),
        Field("to", _ADJUSTMENT["to_month"], Entry.MONTH, hint="Để trống khi rút"),
        Field("ground", _ADJUSTMENT["ground"], Entry.CHOICE, terms=AdjustmentGround, may_be_open=True),
        Field("reason", _ADJUSTMENT["reason"], Entry.LINE),
        Field("necessity", _ADJUSTMENT["necessity"], Entry.LINE),
        Field("effect", _ADJUSTMENT["effect"], Entry.LINE),
        Field("document_number", _ADJUSTMENT["document_number"], Entry.LINE),
        Field("requested_on", _ADJUSTMENT["requested_on"], Entry.DAY),
        Field("decision", _ADJUSTMENT["decision"], Entry.CHOICE, terms=RequestDecision),
        Field("decided_on", _ADJUSTMENT["decided_on"], Entry.DAY),
        Field("decided_by", _ADJUSTMENT["decided_by"], Entry.LINE),
        Field("decision_document", _ADJUSTMENT["decision_document"], Entry.LINE),
        Field("decision_note", _ADJUSTMENT["decision_note"], Entry.LINE),
    ),
)
WITHDRAWAL = Section(
    "Rút khỏi chương trình",
    (
        Field("withdrawn", _ITEM["withdrawn"], Entry.FLAG),
        Field("withdrawn_on", _ITEM["withdrawn_on"], Entry.DAY),
    ),
    folded=True,
)

PROGRAMME_ITEM_FORM: FormScreen[ProgrammeItemForm] = FormScreen(
    name="programme_item",
    noun=NOUNS["programme_item"],
    table="programme_item",
    sections=(
        CONTENT,
        AGENCIES,
        Section("Kế hoạch chi tiết", (MILESTONES,), folded=True),
        ELSEWHERE,
        ADDITION,
        Section("Điều chỉnh", (ADJUSTMENTS, Field("keeps_steps", KEEPS_STEPS, Entry.FLAG)), folded=True),
        COURSE,
        WITHDRAWAL,
    ),
    load=_load,
    check=_check,
    save=_save,
    describe=_describe,
    advise=_advise,
)
