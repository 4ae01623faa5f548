"""A meeting as the pattern of others: what is taken along, what is asked for anew, and nothing made twice."""

from datetime import date
from uuid import UUID

import pytest

from app.core.errors import AppError
from app.core.meeting_held_terms import Answer
from app.core.meeting_terms import MeetingRhythm
from app.core.regulation_terms import DayOffRule
from app.models.agenda import MeetingPaper
from app.models.meeting import AgendaItem, Meeting, MeetingAttendance
from app.services.bin import delete
from app.services.forms.common import part_rows
from app.services.meeting_series import Series, foresee, repeat
from tests.services.agendas import agency, contents, session_on
from tests.services.lists.making import keep

OCTOBER = date(2026, 10, 5)  # the first Monday
MONTHLY = Series(
    MeetingRhythm.MONTH_WEEKDAY,
    date(2026, 11, 2),
    date(2027, 1, 31),
    DayOffRule.BEFORE,
    (date(2026, 12, 7),),
)


@pytest.fixture
def pattern(session) -> Meeting:
    """A meeting with a guest who answered, and a content whose papers came."""
    row = session_on(session, OCTOBER, title="Giao ban khối tháng 10", place="Phòng họp số 2")
    here = agency(session)
    keep(
        session, MeetingAttendance(meeting_id=row.id, agency_id=here.id, answer=Answer.COMES, sent_on=OCTOBER)
    )
    [item] = contents(session, row, "Kết quả tháng 10", agency_id=here.id, minutes=20, section="Kinh tế")
    for version in (1, 2):
        keep(
            session,
            MeetingPaper(agenda_item_id=item.id, name="Báo cáo", version=version, received_on=OCTOBER),
        )
    return row


def test_a_series_takes_guests_contents_and_papers_along(session, pattern):
    keys = repeat(session, pattern.id.hex, MONTHLY)
    made = [session.get_one(Meeting, key) for key in map(UUID, keys)]
    assert [(row.held_on, row.title) for row in made] == [
        (date(2026, 11, 2), "Giao ban khối tháng 11"),
        (date(2027, 1, 4), "Giao ban khối tháng 1"),
    ]
    for row in made:
        [guest] = part_rows(session, MeetingAttendance, {"meeting_id": row.id})
        assert (guest.answer, guest.sent_on) == (None, None)
        [item] = part_rows(session, AgendaItem, {"meeting_id": row.id})
        assert (item.content, item.minutes, item.section) == (
            f"Kết quả tháng {row.held_on.month}",
            20,
            "Kinh tế",
        )
        [paper] = part_rows(session, MeetingPaper, {"agenda_item_id": item.id})
        assert (paper.name, paper.version, paper.received_on) == ("Báo cáo", 1, None)
    assert made[0].place == "Phòng họp số 2"


def test_nothing_is_made_twice_and_it_is_said_before(session, pattern):
    [first, _] = repeat(session, pattern.id.hex, MONTHLY)
    assert [one.is_there for one in foresee(session, pattern.id.hex, MONTHLY)] == [True, True]
    assert repeat(session, pattern.id.hex, MONTHLY) == ()
    delete(session, "meeting", UUID(first))
    assert len(repeat(session, pattern.id.hex, MONTHLY)) == 1


def test_only_the_frame_is_taken_where_nothing_else_is_wanted(session, pattern):
    [key, _] = repeat(session, pattern.id.hex, MONTHLY, guests=False, contents=False)
    owner = {"meeting_id": UUID(key)}
    assert not part_rows(session, MeetingAttendance, owner)
    assert not part_rows(session, AgendaItem, owner)


def test_a_pattern_that_is_gone_is_told(session, pattern):
    delete(session, "meeting", pattern.id)
    with pytest.raises(AppError):
        foresee(session, pattern.id.hex, MONTHLY)
