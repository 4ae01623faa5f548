"""Mẫu nhiệm vụ: the form of a template with its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.template_form import StepRow, TemplateForm
from app.core.fields import LABELS, NOUNS
from app.core.task_terms import Obligation
from app.core.terms import MeetingKind, TaskOrigin
from app.rules.form_checks import template
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_TEMPLATE, _STEP = LABELS["task_template"], LABELS["task_template_step"]


def _load(session: Session, key: str | None) -> Loaded[TemplateForm]:
    from app.services.forms.template import load

    return load(session, key)


def _check(form: TemplateForm, _: Calendar) -> tuple[Complaint, ...]:
    return template.check(form)


def _save(session: Session, loaded: Loaded[TemplateForm]) -> str:
    from app.services.forms.template import save

    return save(session, loaded)


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.template import describe

    return describe(session, key)


def _advise(session: Session, loaded: Loaded[TemplateForm]) -> tuple[Complaint, ...]:
    from app.services.forms.template import advice

    return advice(session, loaded)


STEPS = Field(
    "steps",
    "Các bước",
    Entry.ROWS,
    row=StepRow,
    columns=(
        Field("content", _STEP["content"], Entry.TEXT),
        Field("part", _STEP["part_id"], Entry.REF, find=lookups.task_templates),
        Field("days", "Ngày làm việc từ khi giao", Entry.NUMBER),
        Field("agency", _STEP["agency_id"], Entry.REF, find=lookups.agencies, may_add=("agency",)),
        Field("officer", _STEP["officer_id"], Entry.REF, find=lookups.people, may_add=("person",)),
        Field("product", _STEP["product"], Entry.LINE),
    ),
)

TASK_TEMPLATE_FORM: FormScreen[TemplateForm] = FormScreen(
    name="task_template",
    noun=NOUNS["task_template"],
    table="task_template",
    sections=(
        Section(
            "Mẫu nhiệm vụ",
            (
                Field("name", _TEMPLATE["name"], Entry.LINE, required=True),
                Field("content", _TEMPLATE["content"], Entry.TEXT),
                Field("days", _TEMPLATE["days"], Entry.NUMBER, hint="Để trống: theo bước cuối cùng"),
                Field("product", _TEMPLATE["product"], Entry.LINE),
                Field("origin", _TEMPLATE["origin"], Entry.CHOICE, terms=TaskOrigin),
                Field("obligation", _TEMPLATE["obligation"], Entry.CHOICE, terms=Obligation),
                Field(
                    "field", _TEMPLATE["field_id"], Entry.REF, find=lookups.fields_of_work, may_add=("field",)
                ),
                Field(
                    "meeting_kind",
                    _TEMPLATE["meeting_kind"],
                    Entry.CHOICE,
                    terms=MeetingKind,
                    hint="Chọn thì các cuộc họp loại này lập nhiệm vụ theo mẫu, ngày họp là ngày 0",
                    may_be_open=True,
                ),
                Field("note", _TEMPLATE["note"], Entry.TEXT),
            ),
        ),
        Section("Các bước", (STEPS,)),
    ),
    load=_load,
    check=_check,
    save=_save,
    describe=_describe,
    advise=_advise,
)
