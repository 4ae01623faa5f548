"""Somebody invited to a meeting as the detail panel tells it: to what, what was answered, how it took part."""

from datetime import time

from sqlalchemy.orm import Session

from app.briefings.forms import Details
from app.core.words import short_date
from app.models.meeting import AgendaItem, Meeting, MeetingAttendance
from app.services.asked_contents import asked_for
from app.services.forms.common import alive, key_of
from app.services.forms.refs import ref_of
from app.services.forms.telling import facts, say, with_aside, without_empty
from app.services.old_days import answered_for, say_old

_PLAIN = ("answered_on", "substitute", "substitute_post", "substitute_phone", "reason")
_HOURS = ("arrived_at", "left_at")


def describe(session: Session, key: str) -> Details:
    """All that is known of an invitation; AppError when it is gone."""
    row = alive(session, MeetingAttendance, key)
    meeting = session.get_one(Meeting, row.meeting_id)
    who = ref_of(session, "person", row.person_id) or ref_of(session, "agency", row.agency_id)
    old = answered_for(session, meeting.id).get(row.id.hex)
    columns = (
        ("meeting_id", with_aside(meeting.title, short_date(meeting.held_on))),
        *((name, getattr(row, name)) for name in ("sent_on", "sent_by")),
        ("answer", say_old(row.answer.label, old) if row.answer else None),
        *((name, getattr(row, name)) for name in _PLAIN),
        *((name, _hour(getattr(row, name))) for name in _HOURS),
    )
    contents = (
        session.get_one(AgendaItem, key_of(item)) for item in asked_for(session, meeting.id).get(row.id, ())
    )
    parts = {"Chỉ dự nội dung": tuple(item.content for item in contents)}
    return Details(say(who), row.state.label, facts(row.__tablename__, columns), without_empty(parts))


def _hour(moment: time | None) -> str:
    return f"{moment:%H:%M}" if moment else ""
