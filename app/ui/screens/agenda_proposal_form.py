"""Nội dung đề xuất: the form of a content that an agency proposes for a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.agenda_proposal_form import AgendaProposalForm
from app.briefings.forms import Complaint, Details, Loaded
from app.core.fields import LABELS, NOUNS
from app.core.terms import MeetingKind
from app.rules.form_checks import agenda_proposal
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_PROPOSAL = LABELS["agenda_proposal"]


def _load(session: Session, key: str | None) -> Loaded[AgendaProposalForm]:
    from app.services.forms.agenda_proposal import load

    return load(session, key, today=today())


def _check(form: AgendaProposalForm, calendar: Calendar) -> tuple[Complaint, ...]:
    return agenda_proposal.check(form, calendar, today=today())


def _save(session: Session, loaded: Loaded[AgendaProposalForm]) -> str:
    from app.services.forms.agenda_proposal import save

    return save(session, loaded)


def _advise(session: Session, typed: Loaded[AgendaProposalForm]) -> tuple[Complaint, ...]:
    from app.services.forms.agenda_proposal import advise_agencies

    return advise_agencies(session, typed.values, today=today())


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.agenda_proposal import describe

    return describe(session, key, today=today())


AGENDA_PROPOSAL_FORM: FormScreen[AgendaProposalForm] = FormScreen(
    name="agenda_proposal",
    noun=NOUNS["agenda_proposal"],
    table="agenda_proposal",
    sections=(
        Section(
            "Nội dung đề xuất",
            (
                Field("content", _PROPOSAL["content"], Entry.TEXT, required=True),
                Field(
                    "agency",
                    _PROPOSAL["agency_id"],
                    Entry.REF,
                    find=lookups.agencies,
                    may_add=("agency",),
                ),
                Field("kind", _PROPOSAL["kind"], Entry.CHOICE, terms=MeetingKind),
                Field("wished", _PROPOSAL["wished_month"], Entry.MONTH, hint="Ví dụ: 10/2026"),
                Field("proposed_on", _PROPOSAL["proposed_on"], Entry.DAY),
                Field("document", _PROPOSAL["document"], Entry.LINE),
                Field("minutes", _PROPOSAL["minutes"], Entry.NUMBER),
                Field(
                    "programme_item",
                    _PROPOSAL["programme_item_id"],
                    Entry.REF,
                    find=lookups.programme_items,
                ),
            ),
        ),
    ),
    load=_load,
    check=_check,
    save=_save,
    describe=_describe,
    advise=_advise,
)
