"""Dossiers submitted to the committee and its leaders: received, examined, submitted, decided (59-60, 96-110)."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.briefings.submission import Proposal
from app.core.opinion_terms import Decision, DossierClass, DossierPoint, ReturnGround
from app.core.terms import Secrecy
from app.models.base import Record, code, derived
from app.models.derivations import folded


class Dossier(Record):
    """What an agency submits; of a secret one only number and days are kept (duty 12). Its standing is computed.

    `papers` are one a line. `meeting_id` is the meeting that the office chaired where opinions differed (duty 88);
    `escalated_*` tell that the matter was taken to leaders (duty 109), `reserved_*` the opinion that somebody keeps
    while complying (duty 110).
    """

    __tablename__ = "dossier"

    kind: Mapped[DossierClass] = mapped_column(code(DossierClass), default=DossierClass.OTHER)
    content: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="")
    secrecy: Mapped[Secrecy] = mapped_column(code(Secrecy), default=Secrecy.NONE)
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    room_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    officer_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    programme_item_id: Mapped[UUID | None] = mapped_column(ForeignKey("programme_item.id"), index=True)
    agenda_item_id: Mapped[UUID | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    task_id: Mapped[UUID | None] = mapped_column(ForeignKey("task.id"), index=True)
    papers: Mapped[str] = mapped_column(default="")
    authority: Mapped[str] = mapped_column(default="")
    differing: Mapped[str] = mapped_column(default="")
    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    proposal: Mapped[Proposal | None] = mapped_column(code(Proposal))
    proposal_reason: Mapped[str] = mapped_column(default="")
    submitted_on: Mapped[date | None]
    leader_post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"), index=True)
    leader_person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    decision: Mapped[Decision | None] = mapped_column(code(Decision))
    decided_on: Mapped[date | None]
    decision_words: Mapped[str] = mapped_column(default="")
    escalated_on: Mapped[date | None]
    escalated_to: Mapped[str] = mapped_column(default="")
    escalation_reason: Mapped[str] = mapped_column(default="")
    reserved_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    reserved_on: Mapped[date | None]
    reserved_opinion: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    folded: Mapped[str] = derived(folded("number", "content"))


class DossierVersion(Record):
    """One time that the dossier came (duty 99): examined and found in order, or returned with the reason (duty 60)."""

    __tablename__ = "dossier_version"

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    received_on: Mapped[date]
    number: Mapped[str] = mapped_column(default="")
    changes: Mapped[str] = mapped_column(default="")
    examined_on: Mapped[date | None]
    examined_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    returned_on: Mapped[date | None]
    return_ground: Mapped[ReturnGround | None] = mapped_column(code(ReturnGround))
    return_reason: Mapped[str] = mapped_column(default="")


class DossierCheck(Record):
    """What was found on one point of a dossier: whether it is in order (none: not looked at), and a remark."""

    __tablename__ = "dossier_check"

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    point: Mapped[DossierPoint] = mapped_column(code(DossierPoint))
    in_order: Mapped[bool | None]
    remark: Mapped[str] = mapped_column(default="")
