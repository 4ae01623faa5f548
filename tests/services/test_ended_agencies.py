"""A room or an agency that is no more on the day: warned of while it is chosen, refused for a room."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.appointment_form import AppointmentForm
from app.briefings.forms import Loaded, Ref
from app.briefings.invitation_form import InvitationForm
from app.core.errors import AppError
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.schedule import Appointment
from app.services.forms import appointment, invitation
from app.services.schedule import copy_week
from app.services.settings import load_preset
from tests.services.test_schedule import MONDAY, NEXT

LAST = date(2026, 11, 5)  # between the two Mondays
SAID = "Phòng Ngoại vụ chỉ hoạt động đến 05/11/2026. Chọn Phòng Nội chính."


@pytest.fixture
def rooms(session: Session) -> tuple[Agency, Agency, Agency]:
    """A room that goes on in another, that one, and one that nobody follows."""
    load_preset(session)
    heir = Agency(name="Phòng Nội chính", kind=AgencyKind.OFFICE_ROOM)
    session.add(heir)
    session.flush()
    own = {"kind": AgencyKind.OFFICE_ROOM, "valid_to": LAST}
    closed = Agency(name="Phòng Ngoại vụ", successor_id=heir.id, **own)
    lost = Agency(name="Phòng Dân tộc", **own)
    session.add_all((closed, lost))
    session.flush()
    return closed, heir, lost


def ref(row: Agency) -> Ref:
    return Ref("agency", row.id.hex, row.name)


def test_a_line_warns_of_it_and_a_closed_room_is_refused(session, rooms) -> None:
    closed, _, lost = rooms
    form = AppointmentForm(day=NEXT, content="Tiếp đoàn", prepares=ref(lost), room=ref(closed))
    told = [(one.field, one.sentence, one.warning) for one in appointment.advise(session, Loaded("", form))]
    assert told == [
        ("prepares", "Phòng Dân tộc chỉ hoạt động đến 05/11/2026. Chọn nơi đang hoạt động.", True),
        ("room", SAID, True),
    ]
    with pytest.raises(AppError, match="Phòng Ngoại vụ chỉ hoạt động đến 05/11/2026"):
        appointment.save(session, Loaded("", form))
    before = AppointmentForm(day=MONDAY, content="Tiếp đoàn", room=ref(closed))
    assert appointment.advise(session, Loaded("", before)) == ()
    assert appointment.save(session, Loaded("", before))


def test_a_copy_of_the_week_goes_to_who_follows(session, rooms) -> None:
    closed, heir, lost = rooms
    form = AppointmentForm(day=MONDAY, content="Tiếp đoàn", prepares=ref(lost), room=ref(closed))
    appointment.save(session, Loaded("", form))
    assert copy_week(session, MONDAY, into=NEXT) == 1
    row = session.scalars(select(Appointment).where(Appointment.day == NEXT)).one()
    assert (row.prepares_id, row.room_id) == (None, heir.id)


def test_an_invitation_warns_of_rooms_that_are_closed_on_its_day(session, rooms) -> None:
    form = InvitationForm(content="Hội nghị", held_on=NEXT, room=ref(rooms[0]), documents_room=ref(rooms[1]))
    told = [(one.field, one.sentence) for one in invitation.advise(session, Loaded("", form))]
    assert told == [("room", SAID)]
