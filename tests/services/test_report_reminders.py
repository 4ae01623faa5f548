"""A letter that went out stands at every report that it urges: when, which, who; undo and cancel take it back."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.lists import Wanted
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.database import Database
from app.models.report import ReportObligation, ReportReminder
from app.services.briefs.report_urging import CODE, brief, subject_of_chosen
from app.services.forms.report import describe
from app.services.issued import begin_next, cancel_issued, issue
from app.services.lists import reports
from app.services.report_reminders import remind
from app.services.settings import load_preset
from app.services.undo import undo

TODAY, DUE = date(2026, 11, 25), date(2026, 11, 20)
ACTOR = "Nguyễn Thị Mai"


@pytest.fixture
def owed(database: Database) -> list[str]:
    """Two rooms that owe a report, and one that sent it; the keys of the three reports."""
    with database.write(ACTOR) as session:
        load_preset(session)
        rooms = [
            Agency(name=name, kind=AgencyKind.OFFICE_ROOM, position=place)
            for place, name in enumerate(("Phòng TH", "Phòng NC", "Phòng KT"))
        ]
        session.add_all(rooms)
        session.flush()
        rows = [ReportObligation(name="Báo cáo quý IV", agency_id=room.id, due_on=DUE) for room in rooms]
        rows[2].received_on = DUE
        session.add_all(rows)
        session.flush()
        return [row.id.hex for row in rows]


def urge(session: Session) -> str:
    """Issue the letter to all that are missing; its subject."""
    subject = subject_of_chosen((), TODAY)
    issue(session, CODE, subject, issued_on=TODAY, today=TODAY, what="Đôn đốc báo cáo")
    return subject


def told(session: Session, key: str) -> tuple[str, ...]:
    parts = dict(describe(session, key, today=TODAY).parts)
    return tuple(parts.get("Các lần nhắc", ()))


def reminders(session: Session) -> list[tuple[str, date]]:
    alive = select(ReportReminder).where(ReportReminder.deleted_at.is_(None))
    return sorted((row.report_id.hex, row.reminded_on) for row in session.scalars(alive))


def test_every_report_that_a_letter_urges_tells_of_it(database: Database, owed: list[str]) -> None:
    with database.write("Trần Văn Bình") as session:
        remind(session, owed[:1], today=date(2026, 11, 23), note="gặp chị Hoa")
    with database.write(ACTOR) as session:
        urge(session)
    with database.read() as session:
        assert told(session, owed[0]) == (
            "23/11/2026 (gặp chị Hoa; người ghi: Trần Văn Bình)",
            "25/11/2026, bằng văn bản: Công văn số 01/VP-TH (người ghi: Nguyễn Thị Mai)",
        )
        assert told(session, owed[1]) == (
            "25/11/2026, bằng văn bản: Công văn số 01/VP-TH (người ghi: Nguyễn Thị Mai)",
        )
        assert told(session, owed[2]) == ()
        listed = reports.read(session, owed, today=TODAY)
        assert [row.reminders for row in listed] == [2, 1, 0]
        assert reports.count(session, Wanted(filters={"state": ("missing",)}), today=TODAY) == 2


def test_the_letter_itself_does_not_say_that_it_reminded(database: Database, owed: list[str]) -> None:
    with database.write(ACTOR) as session:
        subject = urge(session)
        again = brief(session, subject, date(2026, 11, 26))
        assert [agency.reports[0].reminders for agency in again.agencies] == [1, 1]
        assert begin_next(session, CODE, subject) == 2


def test_an_undo_right_after_takes_letter_and_reminders_back(database: Database, owed: list[str]) -> None:
    with database.write(ACTOR) as session:
        urge(session)
    with database.write(ACTOR) as session:
        assert len(reminders(session)) == 2
        undo(session)
    with database.read() as session:
        assert reminders(session) == []
        assert told(session, owed[0]) == ()


def test_a_cancelled_letter_asks_for_nothing_any_more(database: Database, owed: list[str]) -> None:
    by_hand = (owed[0], date(2026, 11, 23))
    with database.write(ACTOR) as session:
        remind(session, owed[:1], today=by_hand[1])
        subject = urge(session)
        assert len(reminders(session)) == 3
        cancel_issued(session, CODE, subject, reason="Gửi nhầm", today=TODAY)
        assert reminders(session) == [by_hand]


def test_what_a_replaced_letter_noted_gives_way_to_the_one_in_its_place(
    database: Database, owed: list[str]
) -> None:
    by_hand, later = (owed[0], date(2026, 11, 23)), date(2026, 11, 27)
    with database.write(ACTOR) as session:
        remind(session, owed[:1], today=by_hand[1])
        subject = urge(session)
        assert begin_next(session, CODE, subject) == 2
        assert len(reminders(session)) == 3  # until the next one goes out, the first stands
        issue(session, CODE, subject, issued_on=later, today=later, what="Đôn đốc báo cáo (thay)")
        assert reminders(session) == sorted([by_hand, (owed[0], later), (owed[1], later)])
    with database.write(ACTOR) as session:
        undo(session)
        assert reminders(session) == []
