"""A meeting that stands again tells where its contents went, and takes back those whose other meeting is to come."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.attached import AttachedFile
from app.models.agenda import AgendaProposal, Consultation, MeetingPaper
from app.models.database import Database
from app.models.meeting import AgendaItem, Meeting, MeetingAttendance
from app.models.meeting_held import AttendanceItem, MeetingRecord
from app.models.person import Post
from app.services import agenda
from app.services.agenda_papers import on_agenda, postponements
from app.services.attached_files import attach_files, attached_files
from app.services.cancelled_meetings import cancel, reinstate_all, what_left
from app.services.forms.common import key_of
from app.services.meeting_locks import lock
from app.services.undo import undo
from tests.services.agendas import HELD, contents, session_on
from tests.services.lists.making import keep

DAY = date(2026, 11, 25)
LATER = HELD + timedelta(days=14)


def off(session: Session, meeting: Meeting, to: Meeting | None = None) -> None:
    cancel(session, meeting.id.hex, on=DAY, reason="Bão", to=to.id.hex if to else None)


def names(session: Session, meeting: Meeting) -> list[str]:
    return [row.content for row in on_agenda(session, meeting.id)]


def told(session: Session, meeting: Meeting, today: date = DAY) -> list[tuple[str, str, str]]:
    return [
        (one.item.content, one.where, one.stays) for one in what_left(session, meeting.id.hex, today=today)
    ]


def test_it_tells_which_went_where_and_takes_back_all_but_what_is_left_there(session: Session) -> None:
    meeting = session_on(session)
    after = session_on(session, LATER, title="Phiên họp tháng 12")
    _, second = contents(session, meeting, "Giá đất", "Đề án")
    off(session, meeting, after)
    there = "ở Phiên họp tháng 12, 11/12/2026"
    assert told(session, meeting) == [("Giá đất", there, ""), ("Đề án", there, "")]
    assert reinstate_all(session, [meeting.id.hex], today=DAY, away=[second.id.hex]) == 1
    assert (names(session, meeting), names(session, after)) == (["Giá đất"], ["Đề án"])
    assert meeting.cancelled_on is None


def test_what_came_since_comes_back_with_it(session: Session) -> None:
    """Its words, its papers and their files, what a leader answered: all of it was of the content."""
    meeting, after = session_on(session), session_on(session, LATER)
    [first] = contents(session, meeting, "Giá đất")
    chair = keep(session, Post(name="Chủ tịch"))
    keep(session, Consultation(agenda_item_id=first.id, post_id=chair.id, asked_on=DAY))
    keep(session, MeetingPaper(agenda_item_id=first.id, name="Tờ trình", received_on=DAY))
    keep(session, MeetingPaper(agenda_item_id=first.id, name="Phụ lục"))
    off(session, meeting, after)
    [moved] = on_agenda(session, after.id)
    moved.content, moved.minutes = "Giá đất năm 2027", 25
    again = keep(session, MeetingPaper(agenda_item_id=moved.id, name="Tờ trình", received_on=LATER))
    keep(session, MeetingPaper(agenda_item_id=moved.id, name="Phụ lục", received_on=LATER, document="7/PL"))
    keep(
        session,
        Consultation(
            agenda_item_id=moved.id, post_id=chair.id, asked_on=DAY, answered_on=LATER, opinion="Nhất trí"
        ),
    )
    attach_files(
        session, [AttachedFile("", "TTr.pdf", 10, "0" * 64)], table="meeting_paper", key=again.id.hex
    )
    reinstate_all(session, [meeting.id.hex], today=DAY)
    [row] = on_agenda(session, meeting.id)
    assert (row.id, row.content, row.minutes, row.postponed_on) == (first.id, "Giá đất năm 2027", 25, None)
    own = MeetingPaper.agenda_item_id == row.id, MeetingPaper.deleted_at.is_(None)
    papers = session.scalars(
        select(MeetingPaper).where(*own).order_by(MeetingPaper.name, MeetingPaper.version)
    )
    assert [(one.name, one.version, one.received_on, one.document) for one in papers] == [
        ("Phụ lục", 1, LATER, "7/PL"),
        ("Tờ trình", 1, DAY, ""),
        ("Tờ trình", 2, LATER, ""),
    ]
    assert [one.name for one in attached_files(session, "meeting_paper", again.id.hex)] == ["TTr.pdf"]
    asked = Consultation.agenda_item_id == row.id, Consultation.deleted_at.is_(None)
    [answer] = session.scalars(select(Consultation).where(*asked))
    assert (answer.answered_on, answer.opinion) == (LATER, "Nhất trí")
    assert session.get_one(AgendaItem, moved.id).deleted_at is not None


def _nothing(session: Session, after: Meeting, moved: AgendaItem) -> None:
    pass


def _open(session: Session, after: Meeting, moved: AgendaItem) -> None:
    keep(session, MeetingRecord(meeting_id=after.id, opened_at=time(8)))


def _lock(session: Session, after: Meeting, moved: AgendaItem) -> None:
    lock(session, after.id.hex, by="Hoa")


def _put_off(session: Session, after: Meeting, moved: AgendaItem) -> None:
    agenda.postpone(session, [moved.id.hex], to=None, on=DAY)


def _ask_a_guest(session: Session, after: Meeting, moved: AgendaItem) -> None:
    guest = keep(session, MeetingAttendance(meeting_id=after.id))
    keep(session, AttendanceItem(attendance_id=guest.id, agenda_item_id=moved.id))


@pytest.mark.parametrize(
    ("happens", "today", "stays"),
    [
        (_nothing, LATER + timedelta(days=1), "cuộc họp đó đã diễn ra"),
        (_open, LATER, "cuộc họp đó đã diễn ra"),
        (_lock, DAY, "cuộc họp đó đã khóa"),
        (_put_off, DAY, "ở đó đã hoãn"),
        (_ask_a_guest, DAY, "còn 1 thành phần dự họp gắn với nội dung ở đó"),
    ],
)
def test_what_cannot_come_back_stays_and_says_why(session, happens, today, stays) -> None:
    meeting, after = session_on(session), session_on(session, LATER)
    contents(session, meeting, "Giá đất")
    off(session, meeting, after)
    [moved] = on_agenda(session, after.id)
    happens(session, after, moved)
    [(_, _, said)] = told(session, meeting, today)
    assert said == stays
    reinstate_all(session, [meeting.id.hex], today=today)
    assert names(session, meeting) == []
    assert session.get_one(AgendaItem, moved.id).deleted_at is None


def test_what_waits_comes_back_what_was_refused_stays_and_what_was_deleted_elsewhere_can_come(
    session: Session,
) -> None:
    meeting, after = session_on(session), session_on(session, LATER)
    waits, taken, refused, gone = contents(session, meeting, "A", "B", "C", "D")
    off(session, meeting)
    own = {row.postponed_item_id: row.id.hex for row in session.scalars(select(AgendaProposal))}
    agenda.accept(session, [own[taken.id], own[gone.id]], meeting=after.id.hex, decided_on=DAY)
    agenda.refuse(session, [own[refused.id]], decided_on=DAY)
    [_, dropped] = on_agenda(session, after.id)
    session.get_one(AgendaItem, dropped.id).deleted_at = datetime.now(UTC)
    session.flush()
    assert [(where, stays) for _, where, stays in told(session, meeting)] == [
        ("chờ trong Nội dung đề xuất", ""),
        ("ở Phiên họp, 11/12/2026", ""),
        ("đã quyết định không đưa vào chương trình", "theo quyết định đó"),
        ("không ở chương trình nào", ""),
    ]
    reinstate_all(session, [meeting.id.hex], today=DAY)
    assert (names(session, meeting), names(session, after)) == (["A", "B", "D"], [])
    accepted = session.get_one(AgendaProposal, key_of(own[taken.id]))
    assert accepted.agenda_item_id == taken.id
    assert waits.postponed_on is None


def test_one_undo_takes_all_of_it_back(database: Database) -> None:
    with database.write("Hoa") as session:
        meeting, after = session_on(session), session_on(session, LATER)
        contents(session, meeting, "Giá đất")
        off(session, meeting, after)
        mine, other = meeting.id, after.id
    with database.write("Hoa") as session:
        reinstate_all(session, [mine.hex], today=DAY)
    with database.write("Hoa") as session:
        assert [row.content for row in on_agenda(session, mine)] == ["Giá đất"]
        undo(session)
    with database.read() as session:
        assert session.get_one(Meeting, mine).cancelled_on == DAY
        assert (on_agenda(session, mine), len(on_agenda(session, other))) == ([], 1)


def test_only_moves_to_a_later_meeting_are_counted_as_postponements(session: Session) -> None:
    first, second = session_on(session), session_on(session, LATER)
    [item] = contents(session, first, "Đề án")
    agenda.postpone(session, [item.id.hex], to=second.id.hex, on=DAY)
    [there] = on_agenda(session, second.id)
    agenda.postpone(session, [there.id.hex], to=first.id.hex, on=DAY)
    [back] = on_agenda(session, first.id)
    assert [postponements(session, row) for row in (item, there, back)] == [0, 1, 1]
