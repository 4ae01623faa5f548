"""Where the contents of a cancelled meeting went, and how they come back once it stands again (duty 61)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, or_, select

from app.core.fields import NOUNS
from app.core.words import number, short_date
from app.models.agenda import AgendaProposal, Consultation, MeetingPaper
from app.models.dossier import Dossier
from app.models.meeting import AgendaItem, Meeting
from app.models.meeting_held import ItemRecord, MeetingRecord
from app.models.office import Attachment
from app.models.opinion import OpinionRound
from app.models.vote import SessionVote
from app.rules.agenda import facts_of, off_state
from app.services.bin import delete, users
from app.services.forms.common import part_rows
from app.services.locked_meetings import lock_of

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

WAITS, REFUSED, NOWHERE = (
    "chờ trong Nội dung đề xuất",
    "đã quyết định không đưa vào chương trình",
    "không ở chương trình nào",
)
_SAID = (
    *("content", "agency_id", "minutes", "presenter_post_id", "presenter_person_id", "programme_item_id"),
    "needs_papers",
)
_FOLLOW = (AgendaProposal, Dossier, OpinionRound)
"""What points to a content and goes back with it, beside its papers, its files and those who were asked."""


@dataclass(frozen=True, slots=True)
class Left:
    """A content that left a cancelled meeting, where it is now in words, and why it stays there (empty: it need not).

    `now` is the content on another agenda, or the proposal that waits or was refused; none where it is nowhere.
    """

    item: AgendaItem
    now: AgendaItem | AgendaProposal | None
    where: str
    stays: str = ""

    @property
    def waits(self) -> bool:
        """Whether it waits among the proposals: then it comes back by itself."""
        return isinstance(self.now, AgendaProposal) and not self.stays


def tell_left(session: Session, items: Iterable[AgendaItem], *, today: date) -> tuple[Left, ...]:
    """Tell of contents that left a meeting where they are, and whether they can come back by a day."""
    return tuple(_left(session, row, today) for row in items)


def _left(session: Session, row: AgendaItem, today: date) -> Left:
    later = AgendaItem.postponed_from_id == row.id, AgendaItem.deleted_at.is_(None)
    item = session.scalars(select(AgendaItem).where(*later).order_by(AgendaItem.id.desc()).limit(1)).first()
    if item is not None:
        meeting = session.get_one(Meeting, item.meeting_id)
        where = f"ở {meeting.title}, {short_date(meeting.held_on)}"
        return Left(row, item, where, _stays(session, item, meeting, today))
    own = AgendaProposal.postponed_item_id == row.id, AgendaProposal.deleted_at.is_(None)
    proposal = session.scalars(
        select(AgendaProposal).where(*own).order_by(AgendaProposal.id.desc()).limit(1)
    ).first()
    if proposal is None or proposal.accepted:
        return Left(row, None, NOWHERE)
    return (
        Left(row, proposal, WAITS)
        if proposal.accepted is None
        else Left(row, proposal, REFUSED, "theo quyết định đó")
    )


def _stays(session: Session, item: AgendaItem, meeting: Meeting, today: date) -> str:
    """Why a content stays on the agenda of another meeting; empty while that is still to come and knows no more."""
    if off := off_state(facts_of(item), date.max):
        return f"ở đó {off.label.lower()}"
    if lock_of(session, meeting.id) is not None:
        return "cuộc họp đó đã khóa"
    if meeting.held_on < today or _has_begun(session, item):
        return "cuộc họp đó đã diễn ra"
    held = users(session, AgendaItem.__tablename__, {item.id})
    for model in _FOLLOW:
        held.pop(model.__tablename__, None)
    named = ", ".join(f"{number(count)} {NOUNS[table]}" for table, count in held.items())
    return f"còn {named} gắn với nội dung ở đó" if named else ""


def _has_begun(session: Session, item: AgendaItem) -> bool:
    """Whether the meeting of a content was opened, or anything of it was noted or voted on there."""
    opened = exists().where(
        MeetingRecord.meeting_id == item.meeting_id,
        MeetingRecord.opened_at.is_not(None),
        MeetingRecord.deleted_at.is_(None),
    )
    noted = [
        exists().where(model.agenda_item_id == item.id, model.deleted_at.is_(None))
        for model in (ItemRecord, SessionVote)
    ]
    return bool(session.scalar(select(or_(opened, *noted))))


def bring_back(session: Session, left: Left) -> None:
    """Let a content stand on its first agenda again, as it is by now; it leaves the other one, or the proposals.

    Its papers, files and answers of leaders that came since come with it. AppError when the other meeting is closed.
    """
    row, now = left.item, left.now
    row.postponed_on, row.postponed_reason = None, ""
    if isinstance(now, AgendaItem):
        for name in _SAID:
            setattr(row, name, getattr(now, name))
        row.documents_received_on = now.documents_received_on or row.documents_received_on
        _take_papers(session, row, now)
        _take_answers(session, row, now)
        for model in _FOLLOW:
            _turn(session, model, now.id, row.id)
        _turn_files(session, now.id, row.id)
    session.flush()
    if now is not None:
        delete(session, now.__tablename__, now.id)


def _take_papers(session: Session, row: AgendaItem, now: AgendaItem) -> None:
    """Versions go on counting; a paper that was only listed gives way to the same one that came."""
    own = part_rows(session, MeetingPaper, {"agenda_item_id": row.id})
    for paper in part_rows(session, MeetingPaper, {"agenda_item_id": now.id}):
        same = [one for one in own if one.name == paper.name]
        if any(one.received_on is None for one in same) and paper.received_on is None:
            continue  # both only list it
        listed = next((one for one in same if one.received_on is None), None)
        if listed is not None:
            listed.received_on, listed.document, listed.due_on = paper.received_on, paper.document, None
            _turn_files(session, paper.id, listed.id, table=MeetingPaper.__tablename__)
            continue
        paper.version += max((one.version for one in same), default=0)
        paper.agenda_item_id, paper.position, paper.due_on = row.id, len(own), None
        own.append(paper)


def _take_answers(session: Session, row: AgendaItem, now: AgendaItem) -> None:
    """Leaders who were asked since; of one who was asked before, what he answered since."""
    own = {
        (one.post_id, one.person_id): one
        for one in part_rows(session, Consultation, {"agenda_item_id": row.id})
    }
    for one in part_rows(session, Consultation, {"agenda_item_id": now.id}):
        known = own.get((one.post_id, one.person_id))
        if known is None:
            one.agenda_item_id, one.position = row.id, len(own)
            own[one.post_id, one.person_id] = one
        elif one.answered_on is not None:
            known.asked_on = known.asked_on or one.asked_on
            known.answered_on, known.opinion = one.answered_on, one.opinion


def _turn(session: Session, model: Any, old: UUID, new: UUID) -> None:
    for one in session.scalars(select(model).where(model.agenda_item_id == old, model.deleted_at.is_(None))):
        one.agenda_item_id = new


def _turn_files(session: Session, old: UUID, new: UUID, *, table: str = AgendaItem.__tablename__) -> None:
    own = Attachment.owner_table == table, Attachment.owner_id == old, Attachment.deleted_at.is_(None)
    for one in session.scalars(select(Attachment).where(*own)):
        one.owner_id = new
