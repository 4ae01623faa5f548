"""Yêu cầu cung cấp tài liệu: the form of what an agency is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.agency_request_form import AgencyRequestForm
from app.briefings.forms import Complaint, Details, Loaded
from app.core.fields import LABELS, NOUNS
from app.core.task_terms import ContactWay
from app.rules.form_checks import agency_request
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_ASKED = LABELS["agency_request"]


def _load(session: Session, key: str | None) -> Loaded[AgencyRequestForm]:
    from app.services.forms.agency_request import load

    return load(session, key, today=today())


def _check(form: AgencyRequestForm, calendar: Calendar) -> tuple[Complaint, ...]:
    return agency_request.check(form, calendar, today=today())


def _save(session: Session, loaded: Loaded[AgencyRequestForm]) -> str:
    from app.services.forms.agency_request import save

    return save(session, loaded)


def _advise(session: Session, typed: Loaded[AgencyRequestForm]) -> tuple[Complaint, ...]:
    from app.services.forms.agency_request import advise_agencies

    return advise_agencies(session, typed.values, today=today())


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.agency_request import describe

    return describe(session, key, today=today())


AGENCY_REQUEST_FORM: FormScreen[AgencyRequestForm] = FormScreen(
    name="agency_request",
    noun=NOUNS["agency_request"],
    table="agency_request",
    sections=(
        Section(
            "Yêu cầu",
            (
                Field("content", _ASKED["content"], Entry.TEXT, required=True),
                Field(
                    "agency",
                    _ASKED["agency_id"],
                    Entry.REF,
                    required=True,
                    find=lookups.agencies,
                    may_add=("agency",),
                ),
                Field("way", _ASKED["way"], Entry.CHOICE, terms=ContactWay),
                Field("document_number", "Số, ký hiệu văn bản yêu cầu", Entry.LINE),
                Field("requested_on", _ASKED["requested_on"], Entry.DAY, required=True),
                Field("due_on", _ASKED["due_on"], Entry.DEADLINE, met="received_on"),
                Field("officer", _ASKED["officer_id"], Entry.REF, find=lookups.people, may_add=("person",)),
                Field("task", "Phục vụ nhiệm vụ", Entry.REF, find=lookups.tasks),
            ),
        ),
        Section(
            "Kết quả",
            (
                Field("received_on", _ASKED["received_on"], Entry.DAY),
                Field("received_document", _ASKED["received_document"], Entry.LINE),
                Field("note", _ASKED["note"], Entry.TEXT),
            ),
        ),
    ),
    load=_load,
    check=_check,
    save=_save,
    describe=_describe,
    advise=_advise,
)
