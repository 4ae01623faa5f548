"""The documents of a meeting: invitation, agenda, minutes, notice of its conclusions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select

from app.briefings.lists import Choice
from app.briefings.meeting import Arrangement, ConclusionBriefing, MeetingBriefing
from app.core.document_kinds import WordsSlot
from app.core.errors import AppError
from app.core.terms import MeetingKind
from app.core.words import short_date
from app.models.meeting import AgendaItem, Conclusion, Meeting
from app.rules.receipts import is_of_party
from app.services.briefs import Question
from app.services.meeting_briefing import brief_meeting, contents_of

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

_SHOWN = 100
_NEXT_FIRST = (Meeting.held_on, Meeting.starts_at)
_LAST_FIRST = (Meeting.held_on.desc(), Meeting.starts_at.desc())
_ARRANGED = {Arrangement.ISSUE: "theo vấn đề", Arrangement.AGENCY: "theo cơ quan"}


def brief(session: Session, subject: str, today: date) -> MeetingBriefing:
    """Return the meeting of a key."""
    return brief_meeting(session, subject, today)


def brief_record(session: Session, subject: str, today: date) -> MeetingBriefing:
    """Return the meeting of a key, for what is kept of it; those of the Party have a format of their own."""
    meeting = brief_meeting(session, subject, today)
    if is_of_party(meeting.kind, meeting.title):
        raise AppError(
            "Biên bản và kết luận của Đảng ủy theo thể thức văn bản của Đảng, không theo Nghị định 30.",
            "Lập theo mẫu văn bản của Đảng.",
        )
    return meeting


def brief_conclusions(session: Session, subject: str, today: date) -> ConclusionBriefing:
    """Return the conclusions of "KEY", "KEY/agency" or "KEY/issue"; without a word by issue."""
    key, _slash, how = subject.partition("/")
    if how and how not in list(Arrangement):
        raise AppError(
            f"Không sắp xếp kết luận theo “{how}” được.", "Viết /agency hoặc /issue sau mã cuộc họp."
        )
    meeting = brief_record(session, key, today)
    if not meeting.conclusions:
        raise AppError(
            "Cuộc họp chưa có kết luận nào để thông báo.", "Nhập kết luận của cuộc họp rồi lập lại thông báo."
        )
    return ConclusionBriefing(meeting, Arrangement(how or Arrangement.ISSUE))


def opinions(session: Session, subject: str) -> tuple[WordsSlot, ...]:
    """Return a place for the opinions on each content."""
    return tuple(
        WordsSlot(f"opinions-{line.key}", f"Ý kiến về nội dung {number}", line.content)
        for number, line in enumerate(contents_of(session, subject), 1)
    )


def minutes_each(session: Session, subject: str) -> tuple[WordsSlot, ...]:
    """Return a place for the time that each content is given."""
    return tuple(
        WordsSlot(f"time-{line.key}", f"Thời lượng nội dung {number}", f"Như: 15 phút. {line.content}")
        for number, line in enumerate(contents_of(session, subject), 1)
    )


def coming_first(session: Session, today: date) -> tuple[Choice, ...]:
    """Return the meetings from today on, the next first; then those before, the last first."""
    coming = _meetings(session, Meeting.held_on >= today, *_NEXT_FIRST)
    past = _meetings(session, Meeting.held_on < today, *_LAST_FIRST)
    return (*coming, *past)


def recorded(session: Session, today: date) -> tuple[Choice, ...]:
    """Return the meetings up to today, the last first; then those that come, the next first; none of the Party."""
    ours = Meeting.kind != MeetingKind.PARTY
    past = _meetings(session, ours & (Meeting.held_on <= today), *_LAST_FIRST)
    coming = _meetings(session, ours & (Meeting.held_on > today), *_NEXT_FIRST)
    return (*past, *coming)


def with_contents(session: Session, today: date) -> tuple[Choice, ...]:
    """Return the meetings that have an agenda, as `coming_first`."""
    return _having(session, AgendaItem, coming_first(session, today))


def with_conclusions(session: Session, today: date) -> tuple[Choice, ...]:
    """Return the meetings that concluded something, each by issue and by agency, as `recorded`."""
    return tuple(
        Choice(f"{one.code}/{how}", one.label, f"{one.aside}, {said}")
        for one in _having(session, Conclusion, recorded(session, today))
        for how, said in _ARRANGED.items()
    )


def _meetings(session: Session, which: ColumnElement[bool], *order: Any) -> tuple[Choice, ...]:
    rows = session.execute(
        select(Meeting.id, Meeting.title, Meeting.held_on)
        .where(which, Meeting.deleted_at.is_(None))
        .order_by(*order, Meeting.id)
        .limit(_SHOWN)
    )
    return tuple(Choice(key.hex, title, short_date(held_on)) for key, title, held_on in rows)


def _having(
    session: Session, part: type[AgendaItem | Conclusion], found: tuple[Choice, ...]
) -> tuple[Choice, ...]:
    owners = session.scalars(
        select(Meeting.id).where(exists().where(part.meeting_id == Meeting.id, part.deleted_at.is_(None)))
    )
    known = {key.hex for key in owners}
    return tuple(one for one in found if one.code in known)


QUESTIONS = {
    "invitation": Question(brief, coming_first),
    "invitations": Question(brief, coming_first),
    "agenda": Question(brief, with_contents, minutes_each),
    "minutes": Question(brief_record, recorded, opinions),
    "conclusion_notice": Question(brief_conclusions, with_conclusions),
}
