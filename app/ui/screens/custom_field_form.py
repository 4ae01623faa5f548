"""Trường riêng: the form of a field that the office defines (feature 16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.custom_fields import CustomFieldForm
from app.briefings.forms import Complaint, Details, Loaded
from app.core.custom_terms import CustomKind, CustomSubject
from app.core.fields import LABELS, NOUNS
from app.core.task_terms import Obligation
from app.core.terms import MeetingKind
from app.rules.form_checks import custom_field
from app.ui.forms.screen import Entry, Field, FormScreen, Section

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_FIELD = LABELS["custom_field"]


def _load(session: Session, key: str | None) -> Loaded[CustomFieldForm]:
    from app.services.forms.custom_field import load

    return load(session, key)


def _check(form: CustomFieldForm, _: Calendar) -> tuple[Complaint, ...]:
    return custom_field.check(form)


def _save(session: Session, loaded: Loaded[CustomFieldForm]) -> str:
    from app.services.forms.custom_field import save

    return save(session, loaded)


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.custom_field import describe

    return describe(session, key)


CUSTOM_FIELD_FORM: FormScreen[CustomFieldForm] = FormScreen(
    name="custom_field",
    noun=NOUNS["custom_field"],
    table="custom_field",
    sections=(
        Section(
            "Trường riêng",
            (
                Field("name", _FIELD["name"], Entry.LINE, required=True, hint="Mã dự án, nguồn vốn…"),
                Field("subject", _FIELD["subject"], Entry.CHOICE, terms=CustomSubject),
                Field("kind", _FIELD["kind"], Entry.CHOICE, terms=CustomKind),
            ),
        ),
        Section(
            "Danh sách",
            (Field("choices", _FIELD["choices"], Entry.TEXT),),
            fits=lambda form: form.kind is CustomKind.CHOICE,
        ),
        Section(
            "Dùng cho nhiệm vụ nào",
            (Field("obligations", _FIELD["obligations"], Entry.CHOICES, terms=Obligation),),
            fits=lambda form: form.subject is CustomSubject.TASK,
        ),
        Section(
            "Dùng cho cuộc họp nào",
            (Field("meeting_kinds", _FIELD["meeting_kinds"], Entry.CHOICES, terms=MeetingKind),),
            fits=lambda form: form.subject is CustomSubject.MEETING,
        ),
    ),
    load=_load,
    check=_check,
    save=_save,
    describe=_describe,
)
