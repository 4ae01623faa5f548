"""Giấy mời đến: the form of an invitation by others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.invitation_form import InvitationForm
from app.core.fields import LABELS, NOUNS
from app.core.meeting_held_terms import InvitationKind, InvitedAs
from app.rules.form_checks import invitation
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_SAYS = LABELS["invitation"]
_PERSON, _ROOM = ("person",), ("agency",)


def _load(session: Session, key: str | None) -> Loaded[InvitationForm]:
    from app.services.forms.invitation import load

    return load(session, key)


def _check(form: InvitationForm, calendar: Calendar) -> tuple[Complaint, ...]:
    return invitation.check(form, calendar, today=today())


def _save(session: Session, loaded: Loaded[InvitationForm]) -> str:
    from app.services.forms.invitation import save

    return save(session, loaded)


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.invitation import describe

    return describe(session, key, today=today())


def _advise(session: Session, typed: Loaded[InvitationForm]) -> tuple[Complaint, ...]:
    from app.services.forms.invitation import advise

    return advise(session, typed)


LETTER = Section(
    "Giấy mời",
    (
        Field("kind", _SAYS["kind"], Entry.CHOICE, terms=InvitationKind),
        Field("agency", _SAYS["agency_id"], Entry.REF, find=lookups.agencies, may_add=_ROOM),
        Field("number", _SAYS["number"], Entry.LINE),
        Field("dated", _SAYS["dated"], Entry.DAY),
        Field("received_on", _SAYS["received_on"], Entry.DAY),
        Field("content", _SAYS["content"], Entry.TEXT, required=True),
        Field("held_on", "Ngày họp, ngày đi", Entry.DAY, required=True),
        Field("starts_at", _SAYS["starts_at"], Entry.TIME),
        Field("ends_on", _SAYS["ends_on"], Entry.DAY, hint="Đoàn công tác nhiều ngày"),
        Field("place", _SAYS["place"], Entry.LINE),
        Field("manner", _SAYS["manner"], Entry.CHOICE, terms=InvitedAs),
        Field("invited", _SAYS["invited_id"], Entry.REF, find=lookups.people, may_add=_PERSON),
    ),
)
WHO = Section(
    "Cử người dự",
    (
        Field("room", _SAYS["room_id"], Entry.REF, find=lookups.agencies, may_add=_ROOM),
        Field("attendees", "Người đi", Entry.REFS, find=lookups.people, may_add=_PERSON),
        Field(
            "decided_by",
            _SAYS["decided_by_person_id"],
            Entry.REF,
            hint="Chức danh hoặc họ tên",
            find=lookups.assigners,
            may_add=("post", "person"),
        ),
        Field("decided_on", _SAYS["decided_on"], Entry.DAY),
        Field("declined", _SAYS["declined"], Entry.FLAG),
        Field("substitute_reason", _SAYS["substitute_reason"], Entry.LINE),
        Field("documents_room", _SAYS["documents_room_id"], Entry.REF, find=lookups.agencies, may_add=_ROOM),
    ),
)
REPORT = Section(
    "Xin ý kiến trước, báo cáo sau",
    (
        Field("asked_on", _SAYS["asked_on"], Entry.DAY),
        Field("reported_on", _SAYS["reported_on"], Entry.DAY),
        Field("report", _SAYS["report"], Entry.TEXT),
        Field("report_document", _SAYS["report_document"], Entry.LINE),
        Field("note", _SAYS["note"], Entry.TEXT),
    ),
)

INVITATION_FORM: FormScreen[InvitationForm] = FormScreen(
    name="invitation",
    noun=NOUNS["invitation"],
    table="invitation",
    sections=(LETTER, WHO, REPORT),
    load=_load,
    check=_check,
    save=_save,
    describe=_describe,
    advise=_advise,
)
