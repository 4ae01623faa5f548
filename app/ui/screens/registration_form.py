"""Nội dung đăng ký: the form of a content registered for the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.registration_form import RegistrationForm
from app.core.fields import LABELS, NOUNS
from app.core.programme_terms import ProposalSource
from app.core.terms import AdjustmentGround, Book, DecisionLevel
from app.rules.form_checks import registration
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_LABELS = LABELS["programme_proposal"]


def _load(session: Session, key: str | None) -> Loaded[RegistrationForm]:
    from app.services.forms.registration import load

    return load(session, key, today=today())


def _check(form: RegistrationForm, _: Calendar) -> tuple[Complaint, ...]:
    return registration.check(form, today=today())


def _save(session: Session, loaded: Loaded[RegistrationForm]) -> str:
    from app.services.forms.registration import save

    return save(session, loaded)


def _advise(session: Session, typed: Loaded[RegistrationForm]) -> tuple[Complaint, ...]:
    from app.services.forms.registration import advise_agencies
    from app.services.programme_additions import advise_registration

    return (
        *advise_registration(session, typed),
        *advise_agencies(session, typed.values, today=today()),
    )


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.registration import describe

    return describe(session, key, today=today())


def _agency(name: str, label: str) -> Field:
    return Field(name, label, Entry.REF, find=lookups.agencies, may_add=("agency",))


REGISTRATION_FORM: FormScreen[RegistrationForm] = FormScreen(
    name="registration",
    noun=NOUNS["programme_proposal"],
    table="programme_proposal",
    sections=(
        Section(
            "Đăng ký",
            (
                Field("source", _LABELS["source"], Entry.CHOICE, terms=ProposalSource),
                _agency("agency", _LABELS["agency_id"]),
                Field("document_number", _LABELS["document_number"], Entry.LINE),
                Field("proposed_on", _LABELS["proposed_on"], Entry.DAY),
            ),
        ),
        Section(
            "Nội dung",
            (
                Field("content", _LABELS["content"], Entry.TEXT, required=True),
                Field("due", _LABELS["due_month"], Entry.MONTH, required=True, hint="Ví dụ: 10/2026"),
                Field("book", _LABELS["book"], Entry.CHOICE, terms=Book),
                Field("form", _LABELS["form"], Entry.LINE, hint="Quyết định, kế hoạch, báo cáo…"),
                Field("level", _LABELS["level"], Entry.CHOICE, terms=DecisionLevel),
                _agency("lead", f"{_LABELS['lead_id']} (để trống: cơ quan đăng ký)"),
                Field(
                    "leader",
                    _LABELS["leader_person_id"],
                    Entry.REF,
                    hint="Chức danh hoặc họ tên",
                    find=lookups.assigners,
                    may_add=("post", "person"),
                ),
                Field(
                    "field", _LABELS["field_id"], Entry.REF, find=lookups.fields_of_work, may_add=("field",)
                ),
                Field("note", _LABELS["note"], Entry.TEXT),
            ),
        ),
        Section(
            "Bổ sung sau khi chương trình đã ban hành",
            (
                Field("ground", _LABELS["ground"], Entry.CHOICE, terms=AdjustmentGround, may_be_open=True),
                Field("reason", _LABELS["reason"], Entry.TEXT),
                Field("necessity", _LABELS["necessity"], Entry.TEXT),
                Field("effect", _LABELS["effect"], Entry.TEXT),
            ),
            folded=True,
        ),
    ),
    load=_load,
    check=_check,
    save=_save,
    describe=_describe,
    advise=_advise,
)
