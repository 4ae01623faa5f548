"""What a form links to, looked for while it is typed: meetings in the order in which they are wanted."""

from datetime import timedelta

from app.models.search import catch_up
from app.services.lookup_links import find_meetings
from tests.services.agendas import HELD, session_on


def test_meetings_to_come_are_offered_first_the_nearest_before_the_others(session):
    days = (-30, 0, 60, 30, -60)
    for number in days:
        session_on(session, HELD + timedelta(days=number), title=f"Phiên {number}")
    catch_up(session.connection())
    told = [one.label for one in find_meetings(session, "phien", today=HELD)]
    assert told == ["Phiên 0", "Phiên 30", "Phiên 60", "Phiên -30", "Phiên -60"]
    assert [one.label for one in find_meetings(session, "", today=HELD)] == told
