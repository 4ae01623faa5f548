"""A session with two contents and four invited, for tests of how it is held."""

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy.orm import Session

from app.core.terms import AgencyKind, MeetingKind
from app.models.agency import Agency
from app.models.meeting import AgendaItem, Meeting, MeetingAttendance
from app.models.person import Person, Post
from app.services.forms.common import put

OCTOBER, NOVEMBER = date(2026, 10, 26), date(2026, 11, 25)


@dataclass(frozen=True)
class Held:
    """The keys of a session and of what it holds."""

    meeting: str
    items: tuple[str, ...]
    people: tuple[str, ...]
    agency: str


def store_session(session: Session, held_on: date = NOVEMBER, *, title: str = "Phiên họp tháng 11") -> Held:
    """Three members, one agency that is no member; the third member is not in the list of those invited."""
    agency = put(session, Agency, None, {"name": "Sở Y tế", "kind": AgencyKind.DEPARTMENT})
    chair = put(session, Post, None, {"name": "Chủ tịch"})
    meeting = put(
        session,
        Meeting,
        None,
        {
            "kind": MeetingKind.REGULAR_SESSION,
            "title": title,
            "held_on": held_on,
            "starts_at": time(8),
            "chair_post_id": chair.id,
        },
    )
    items = [
        put(
            session,
            AgendaItem,
            None,
            {"meeting_id": meeting.id, "position": place, "content": content, "agency_id": agency.id},
        )
        for place, content in enumerate(("Quy hoạch tỉnh", "Dự toán ngân sách"))
    ]
    people = [
        put(session, Person, None, {"full_name": name, "committee_member": True, "rank": rank})
        for rank, name in enumerate(("Lê Thị An", "Vũ Bình", "Hồ Chi"), 1)
    ]
    invited = [{"person_id": people[0].id}, {"person_id": people[1].id}, {"agency_id": agency.id}]
    rows = [put(session, MeetingAttendance, None, {"meeting_id": meeting.id, **who}) for who in invited]
    return Held(
        meeting.id.hex,
        tuple(item.id.hex for item in items),
        tuple(row.id.hex for row in rows),
        agency.id.hex,
    )
