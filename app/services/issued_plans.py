"""A programme that goes out has its row among the plans; each tells the other that it went out (duties 33, 35)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, true

from app.briefings.forms import Loaded
from app.briefings.plan_form import PlanForm
from app.briefings.programme_lacks import WentOut
from app.core.issuing import Standing
from app.core.programme_terms import PlanScope
from app.models.document import OfficialDocument
from app.models.programme import ProgrammePlan
from app.rules.form_checks.plan import SPANS
from app.rules.spans import read_span
from app.services.briefs.days import OFFICE, parts
from app.services.forms.common import key_of

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

ROOM = "room_plan"
BOOKS = {f"{kind}_programme": kind for kind in SPANS}
"""The kinds of documents that a book's programme goes out with."""


def of_paper(session: Session, code: str, subject: str) -> WentOut | None:
    """How a programme went out by its row among the plans, without a document of ours; none where it did not."""
    plan = _plan(session, code, subject)
    return WentOut(plan.number, plan.issued_on) if plan is not None and plan.issued_on else None


def by_document(session: Session, plan: PlanForm, key: str) -> WentOut | None:
    """How the document of a plan went out; none for one that has none, or is not issued."""
    code, subject = (ROOM, key) if plan.scope is PlanScope.ROOM else _paper(plan)
    row = session.scalar(
        select(OfficialDocument)
        .where(OfficialDocument.kind_code == code, OfficialDocument.subject == subject)
        .where(OfficialDocument.standing == Standing.ISSUED, OfficialDocument.deleted_at.is_(None))
        .order_by(OfficialDocument.version.desc())
        .limit(1)
    )
    return WentOut(f"{row.number}/{row.symbol}", row.issued_on) if row is not None else None


def by_other_plan(session: Session, plan: PlanForm, room: UUID | None, key: str) -> WentOut | None:
    """How another row among the plans of the same book or room and the same days went out; none where none did."""
    row = session.scalar(
        select(ProgrammePlan)
        .where(ProgrammePlan.scope == plan.scope, ProgrammePlan.span == plan.span)
        .where(ProgrammePlan.issued_on.is_not(None), ProgrammePlan.deleted_at.is_(None))
        .where(ProgrammePlan.id != key_of(key) if key else true())
        .where(ProgrammePlan.room_id == room if plan.scope is PlanScope.ROOM else true())
        .order_by(ProgrammePlan.issued_on, ProgrammePlan.id)
        .limit(1)
    )
    return WentOut(row.number, row.issued_on) if row is not None else None


def keep_plan(session: Session, document: OfficialDocument, _: Any) -> None:
    """Have a row among the plans for a programme that went out, from the window or the command line alike."""
    from app.services.forms.plan import save

    if _plan(session, document.kind_code, document.subject) is None:
        span, book = parts(document.subject)
        scope = PlanScope.OFFICE if book == OFFICE else PlanScope.COMMITTEE
        save(session, Loaded("", PlanForm(scope=scope, span=span)))


def _plan(session: Session, code: str, subject: str) -> ProgrammePlan | None:
    """The plan that a document belongs to, one that went out first."""
    if code == ROOM:
        return session.get(ProgrammePlan, key_of(subject))
    span, book = parts(subject)
    scope = PlanScope.OFFICE if book == OFFICE else PlanScope.COMMITTEE
    return session.scalar(
        select(ProgrammePlan)
        .where(ProgrammePlan.scope == scope, ProgrammePlan.span == span, ProgrammePlan.deleted_at.is_(None))
        .order_by(ProgrammePlan.issued_on.desc().nulls_last(), ProgrammePlan.id)
        .limit(1)
    )


def _paper(plan: PlanForm) -> tuple[str, str]:
    """The kind and the subject of the document that a book's programme goes out with."""
    aside = f"/{OFFICE}" if plan.scope is PlanScope.OFFICE else ""
    return f"{read_span(plan.span).kind}_programme", f"{plan.span}{aside}"
