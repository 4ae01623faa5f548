"""The documents of a meeting: invitation, agenda, minutes, notice of its conclusions, letter that it is off."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select

from app.briefings.lists import Choice
from app.briefings.meeting import (
    Arrangement,
    CancelledMeeting,
    ConclusionBriefing,
    MeetingBriefing,
    MovedContent,
)
from app.core.document_kinds import WordsSlot
from app.core.errors import AppError
from app.core.issuing import Standing
from app.core.terms import MeetingKind
from app.core.words import long_date, short_date
from app.models.document import OfficialDocument
from app.models.meeting import AgendaItem, Conclusion, Meeting
from app.rules.meeting_titles import Named, told_apart
from app.rules.receipts import is_of_party
from app.services.briefs import Question
from app.services.cancelled_meetings import contents_that_left
from app.services.forms.common import alive
from app.services.heirs import Agencies, read_agencies
from app.services.locked_meetings import require_standing
from app.services.meeting_briefing import brief_meeting, contents_of

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

_SHOWN = 100
_NEXT_FIRST = (Meeting.held_on, Meeting.starts_at)
_LAST_FIRST = (Meeting.held_on.desc(), Meeting.starts_at.desc())
_STANDS = Meeting.cancelled_on.is_(None)
_ARRANGED = {Arrangement.ISSUE: "theo vấn đề", Arrangement.AGENCY: "theo cơ quan"}


def standing(session: Session, subject: str) -> Meeting:
    """Return the meeting of a key; AppError for one that is gone or cancelled."""
    meeting = alive(session, Meeting, subject)
    require_standing(meeting)
    return meeting


def brief(session: Session, subject: str, today: date) -> MeetingBriefing:
    """Return the meeting of a key; AppError as above, and for one of the Party, which has a format of its own."""
    meeting = standing(session, subject)
    _require_ours(meeting)
    return brief_meeting(session, subject, today)


def _require_ours(meeting: Meeting) -> None:
    if is_of_party(meeting.kind, meeting.title):
        raise AppError(
            "Văn bản họp của Đảng ủy theo thể thức văn bản của Đảng, không theo Nghị định 30.",
            "Lập theo mẫu văn bản của Đảng.",
        )


def brief_cancelled(session: Session, subject: str, today: date) -> CancelledMeeting:
    """Return the meeting of a key that is not held, with the invitation to it and what becomes of its contents."""
    meeting = alive(session, Meeting, subject)
    _require_ours(meeting)
    if meeting.cancelled_on is None:
        raise AppError(
            f"“{meeting.title}” ngày {short_date(meeting.held_on)} không bị hủy.",
            "Bấm Hủy cuộc họp… ở trang Cuộc họp, ghi lý do, rồi lập công văn.",
        )
    went_out, agencies = invitation_of(session, subject), read_agencies(session, meeting.held_on)
    return CancelledMeeting(
        meeting=brief_meeting(session, subject, today),
        cancelled_on=meeting.cancelled_on,
        reason=meeting.cancelled_reason,
        invitation=written_number(went_out) if went_out else "",
        invited_on=went_out.issued_on if went_out else None,
        contents=tuple(_moved(row, to, agencies) for row, to in contents_that_left(session, meeting)),
    )


def _moved(row: AgendaItem, to: Meeting | None, agencies: Agencies) -> MovedContent:
    where = f"{to.title}, {long_date(to.held_on)}" if to else ""
    return MovedContent(row.content, agencies.standing_name(row.agency_id), where)


def invitation_of(session: Session, meeting: str) -> OfficialDocument | None:
    """The invitation to a meeting as it went out last; none while none did."""
    query = select(OfficialDocument).where(
        OfficialDocument.kind_code.in_(("invitation", "invitations")),
        OfficialDocument.subject == meeting,
        OfficialDocument.standing == Standing.ISSUED,
        OfficialDocument.deleted_at.is_(None),
    )
    return session.scalars(query.order_by(OfficialDocument.version.desc()).limit(1)).first()


def written_number(document: OfficialDocument) -> str:
    """ "15/GM-UBND"; empty for one without a number."""
    return f"{document.number}/{document.symbol}" if document.number else ""


def brief_conclusions(session: Session, subject: str, today: date) -> ConclusionBriefing:
    """Return the conclusions of "KEY", "KEY/agency" or "KEY/issue"; without a word by issue."""
    key, _slash, how = subject.partition("/")
    if how and how not in list(Arrangement):
        raise AppError(
            f"Không sắp xếp kết luận theo “{how}” được.", "Viết /agency hoặc /issue sau mã cuộc họp."
        )
    meeting = brief(session, key, today)
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
    """Return the meetings from today on, the next first; then those before, the last first; none that is off."""
    coming = _meetings(session, _STANDS & (Meeting.held_on >= today), *_NEXT_FIRST)
    past = _meetings(session, _STANDS & (Meeting.held_on < today), *_LAST_FIRST)
    return (*coming, *past)


def recorded(session: Session, today: date) -> tuple[Choice, ...]:
    """Return the meetings up to today, the last first; then those that come, the next first; none of the Party."""
    ours = _STANDS & (Meeting.kind != MeetingKind.PARTY)
    past = _meetings(session, ours & (Meeting.held_on <= today), *_LAST_FIRST)
    coming = _meetings(session, ours & (Meeting.held_on > today), *_NEXT_FIRST)
    return (*past, *coming)


def cancelled(session: Session, _: date) -> tuple[Choice, ...]:
    """Return the meetings that are not held, the last first."""
    return _meetings(session, ~_STANDS, *_LAST_FIRST)


def of_ours(session: Session, today: date) -> tuple[Choice, ...]:
    """Return the meetings as `coming_first`, but those of the Party."""
    kinds = session.execute(select(Meeting.id).where(Meeting.kind == MeetingKind.PARTY)).scalars()
    of_party = {key.hex for key in kinds}
    return tuple(one for one in coming_first(session, today) if one.code not in of_party)


def with_contents(session: Session, today: date) -> tuple[Choice, ...]:
    """Return the meetings that have an agenda, as `of_ours`."""
    return _having(session, AgendaItem, of_ours(session, today))


def with_conclusions(session: Session, today: date) -> tuple[Choice, ...]:
    """Return the meetings that concluded something, each by issue and by agency, as `recorded`."""
    return tuple(
        Choice(f"{one.code}/{how}", one.label, f"{one.aside}, {said}")
        for one in _having(session, Conclusion, recorded(session, today))
        for how, said in _ARRANGED.items()
    )


def _meetings(session: Session, which: ColumnElement[bool], *order: Any) -> tuple[Choice, ...]:
    rows = session.execute(
        select(Meeting.id, Meeting.title, Meeting.held_on, Meeting.starts_at, Meeting.place)
        .where(which, Meeting.deleted_at.is_(None))
        .order_by(*order, Meeting.id)
        .limit(_SHOWN)
    ).all()
    asides = told_apart([Named(*row[1:]) for row in rows])
    return tuple(Choice(row.id.hex, row.title, aside) for row, aside in zip(rows, asides, strict=True))


def _having(
    session: Session, part: type[AgendaItem | Conclusion], found: tuple[Choice, ...]
) -> tuple[Choice, ...]:
    owners = session.scalars(
        select(Meeting.id).where(exists().where(part.meeting_id == Meeting.id, part.deleted_at.is_(None)))
    )
    known = {key.hex for key in owners}
    return tuple(one for one in found if one.code in known)


QUESTIONS = {
    "invitation": Question(brief, of_ours),
    "invitations": Question(brief, of_ours),
    "cancelling_letter": Question(brief_cancelled, cancelled),
    "agenda": Question(brief, with_contents, minutes_each),
    "minutes": Question(brief, recorded, opinions),
    "conclusion_notice": Question(brief_conclusions, with_conclusions),
}
