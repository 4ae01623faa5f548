"""The slip with which the office submits a dossier to a leader, in either form (duties 97, 98)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.briefings.lists import Choice
from app.briefings.submission import Examined, Signer, SlipForm, SubmissionSlip
from app.core.errors import AppError
from app.core.opinion_terms import DossierPoint
from app.core.terms import ExaminedPoint
from app.models.dossier import Dossier, DossierCheck
from app.models.opinion import OpinionAnswer, OpinionRound
from app.models.person import Person
from app.rules.secrets import is_secret
from app.services.briefs import Question
from app.services.briefs.days import parts
from app.services.forms.common import alive, part_rows
from app.services.forms.refs import ref_of
from app.services.forms.telling import say

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_SHOWN = 100
_FORMS = {SlipForm.NARRATIVE: "phiếu viết", SlipForm.CHECKLIST: "khung đánh dấu"}


def brief(session: Session, subject: str, _: date) -> SubmissionSlip:
    """Return what the slip of "KEY", "KEY/narrative" or "KEY/checklist" is told.

    Raises:
        AppError: the dossier is not there, or is secret (duty 12).
    """
    key, form = parts(subject)
    if form and form not in list(SlipForm):
        raise AppError(f"Không có mẫu phiếu trình “{form}”.", "Viết /narrative hoặc /checklist sau mã hồ sơ.")
    row = alive(session, Dossier, key)
    if is_secret(row.secrecy):
        raise AppError("Hồ sơ này là hồ sơ mật.", "Phiếu trình mật phải làm trên máy riêng.")
    leader = _leader(session, row)
    asked = _asked(session, row)
    return SubmissionSlip(
        form=SlipForm(form or SlipForm.NARRATIVE),
        addressees=(f"Đồng chí {leader}" if leader else "Lãnh đạo UBND tỉnh",),
        agency=say(ref_of(session, "agency", row.agency_id)) or "Cơ quan trình",
        matter=row.content,
        papers=tuple(row.papers.splitlines()),
        examined=_examined(session, row),
        number=f"văn bản số {row.number}" if row.number[:1].isdigit() else row.number,
        to_ask=tuple(asked),
        asked=frozenset(name for name, came in asked.items() if not came),
        authority=row.authority,
        proposal=row.proposal,
        reason=row.proposal_reason,
        room=say(ref_of(session, "agency", row.room_id)),
        officer=Signer(say(ref_of(session, "person", row.officer_id))),
        leader=Signer(on=row.submitted_on),
    )


def subjects(session: Session, _: date) -> tuple[Choice, ...]:
    """Return the dossiers that are not secret, in both forms, the newest first."""
    rows = session.execute(
        select(Dossier.id, Dossier.content)
        .where(Dossier.deleted_at.is_(None), Dossier.secrecy == "none")
        .order_by(Dossier.submitted_on.is_not(None), Dossier.id.desc())
        .limit(_SHOWN)
    ).all()
    return tuple(
        Choice(f"{key.hex}/{form}", content, said) for key, content in rows for form, said in _FORMS.items()
    )


def _leader(session: Session, row: Dossier) -> str:
    """The leader as he is addressed: "Nguyễn Văn An, Phó Chủ tịch UBND tỉnh"."""
    person = session.get(Person, row.leader_person_id) if row.leader_person_id else None
    if person is not None:
        return ", ".join(filter(None, (person.full_name, person.title)))
    return say(ref_of(session, "post", row.leader_post_id))


def _examined(session: Session, row: Dossier) -> dict[ExaminedPoint, Examined]:
    found = {one.point: one for one in part_rows(session, DossierCheck, {"dossier_id": row.id})}
    return {
        point: Examined(one.in_order, one.remark)
        for point in ExaminedPoint
        if (one := found.get(DossierPoint(point.value)))
    }


def _asked(session: Session, row: Dossier) -> dict[str, bool]:
    """Whom the office asked about the dossier, and whether they answered."""
    query = (
        select(OpinionAnswer)
        .join(OpinionRound, OpinionRound.id == OpinionAnswer.round_id)
        .where(OpinionRound.dossier_id == row.id, OpinionRound.deleted_at.is_(None))
        .where(OpinionAnswer.deleted_at.is_(None), OpinionAnswer.agency_id.is_not(None))
        .order_by(OpinionRound.asked_on, OpinionAnswer.position)
    )
    return {
        say(ref_of(session, "agency", one.agency_id)): one.answered_on is not None
        for one in session.scalars(query)
    }


QUESTIONS = {"submission_slip": Question(brief, subjects)}
