"""What a form links to, looked for while it is typed: meetings in the order in which they are wanted."""

from datetime import time, timedelta

from app.models.search import catch_up
from app.services.briefs.meeting import coming_first
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


def test_two_meetings_of_one_name_on_one_day_are_told_apart(session):
    """By hour and place; one that alone has its name on its day needs none of them."""
    for hour, place in ((8, "Phòng 1"), (14, "Phòng 2")):
        session_on(session, title="Làm việc", starts_at=time(hour), place=place)
    session_on(session, HELD + timedelta(days=1), title="Làm việc", starts_at=time(8))
    asides = ["27/11/2026, 08:00, Phòng 1", "27/11/2026, 14:00, Phòng 2", "28/11/2026"]
    assert [one.aside for one in find_meetings(session, "", today=HELD)] == asides
    assert [one.aside for one in coming_first(session, HELD)] == asides
