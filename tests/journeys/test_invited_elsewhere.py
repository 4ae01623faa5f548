"""Others invite: who goes, instructions asked before, the result reported after; the desk says what waits (77–82)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.core.meeting_held_terms import InvitationStanding as Standing
from app.models.change_log import Change
from app.models.invitation import Invitation, InvitationAttendee
from app.models.person import Person
from tests.journeys.conftest import SPECIALIST, ask
from tests.journeys.hands import CTRL, Hands, Key
from tests.journeys.office import FINANCE, FORESTS, HOUSES, LEAVER, TAKER

COMING, HELD, AGAIN = "Hội nghị tổng kết ngân sách", "Đoàn kiểm tra rừng phòng hộ", "Họp về nhà ở xã hội"
REPORT, PAPER = "Thống nhất bổ sung hai trạm gác", "12/BC-TH"


def enter_invitations(hands: Hands) -> None:
    """One that is to come and for whom nobody is named, two whose reports are past their day."""
    hands.turn("meetings", "invitations")
    hands.press(Key.Key_N, CTRL)
    hands.fill(agency=FINANCE, content=COMING, held_on="26/11", starts_at="8:00")
    hands.save_and_next()
    hands.fill(agency=FORESTS, content=HELD, held_on="5/11", ends_on="6/11", attendees=LEAVER)
    hands.save_and_next()
    hands.fill(agency=HOUSES, content=AGAIN, held_on="9/11", attendees=TAKER)
    hands.record()
    hands.rows(3)


def standing(hands: Hands, content: str) -> str:
    """Where an invitation stands, as its list says."""
    hands.turn("meetings", "invitations")
    hands.quiet()
    rows = range(len(hands.list().model.keys))
    return next(row["Tình trạng"] for row in map(hands.cells, rows) if row["Nội dung"] == content)


def send_somebody(hands: Hands) -> None:
    """Enter opens the invitation; with who goes it waits to be asked about, and a button says that it was."""
    hands.turn("meetings", "invitations")
    hands.find(COMING)
    hands.press(Key.Key_Return)
    hands.fill(attendees=TAKER)
    hands.record()
    assert standing(hands, COMING).endswith(Standing.UNASKED.label)
    hands.find(COMING)
    hands.verb("Đã xin ý kiến hôm nay")
    hands.said("Đã ghi xin ý kiến hôm nay: 1 giấy mời.")
    hands.list().clear_filters()
    hands.rows(3)
    assert standing(hands, COMING).endswith(Standing.READY.label)


def report(hands: Hands) -> None:
    """All three are chosen: the sheet leaves the one out that was not held yet."""
    hands.turn("meetings", "invitations")
    hands.rows(3)
    hands.select(0, 1, 2)
    hands.sheet("Báo cáo kết quả…", reported_on="20/11", report=REPORT, document=PAPER)
    hands.said("Đã ghi báo cáo của 2 giấy mời.")
    assert standing(hands, HELD).endswith(Standing.REPORTED.label)
    assert standing(hands, COMING).endswith(Standing.READY.label)


def test_from_the_invitation_to_the_report(sit, office):
    counts: list[int] = []

    def day(hands: Hands) -> None:
        enter_invitations(hands)
        assert standing(hands, HELD).endswith(Standing.OVERDUE.label)
        counts.append(hands.desk()["invitations"])
        send_somebody(hands)
        counts.append(hands.desk()["invitations"])
        report(hands)
        counts.append(hands.desk()["invitations"])

    assert sit(office, day) == 0
    assert counts == [3, 2, 0]
    assert ask(office, stored) == {
        COMING: ([TAKER], date(2026, 11, 23), None, ""),
        HELD: ([LEAVER], None, date(2026, 11, 20), REPORT),
        AGAIN: ([TAKER], None, date(2026, 11, 20), REPORT),
    }
    actors = select(Change.actor).where(Change.table_name == "invitation").distinct()
    assert ask(office, lambda session: list(session.scalars(actors))) == [SPECIALIST]


def stored(session):
    goes = (
        select(InvitationAttendee.invitation_id, Person.full_name)
        .join(Person, Person.id == InvitationAttendee.person_id)
        .where(InvitationAttendee.deleted_at.is_(None))
    )
    who = session.execute(goes).all()
    return {
        row.content: (
            [name for key, name in who if key == row.id],
            row.asked_on,
            row.reported_on,
            row.report,
        )
        for row in session.scalars(select(Invitation))
    }
