"""Papers of a room: its heading under the office, its letters and head; no number of the office's registers."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.briefings.issuing import RoomIssuer
from app.core.errors import AppError
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.document import DocumentNumber
from app.models.person import Person
from app.services.issued import issue, tell
from app.services.numbers import hold_for
from app.services.room_issuers import room_issuer
from app.services.settings import load_preset
from app.services.standing import read_standing

TODAY, DAYS = date(2026, 11, 16), "2026-11-01..2026-11-15"


@pytest.fixture
def rooms(session: Session) -> dict[str, str]:
    """A room with its head, a centre without one, a board; keys by name."""
    load_preset(session)
    made = {
        name: Agency(name=name, kind=AgencyKind.OFFICE_ROOM)
        for name in ("Phòng Nội chính", "Trung tâm Tin học", "Ban Tiếp công dân")
    }
    session.add_all(made.values())
    session.flush()
    head = made["Phòng Nội chính"].id
    session.add(Person(full_name="Trần Văn An", title="Phó Trưởng phòng", agency_id=head, rank=1))
    session.add(Person(full_name="Lê Thị Hoa", title="Trưởng phòng Nội chính", agency_id=head, rank=2))
    session.flush()
    return {name: room.id.hex for name, room in made.items()}


def test_the_room_is_told_with_its_letters_and_head(session: Session, rooms: dict[str, str]) -> None:
    found = {
        name: room_issuer(session, "room_report", f"{DAYS}/{key}", today=TODAY) for name, key in rooms.items()
    }
    assert found == {
        "Phòng Nội chính": RoomIssuer("Phòng Nội chính", "NC", "trưởng phòng", "Lê Thị Hoa"),
        "Trung tâm Tin học": RoomIssuer("Trung tâm Tin học", "", "giám đốc"),
        "Ban Tiếp công dân": RoomIssuer("Ban Tiếp công dân", "", "trưởng ban"),
    }
    key = rooms["Phòng Nội chính"]
    assert room_issuer(session, "month_report", "2026-11", today=TODAY) is None
    assert room_issuer(session, "deputy_report", f"{DAYS}/{key}", today=TODAY) is None
    for gone in (DAYS, f"{DAYS}/{'0' * 32}"):
        assert room_issuer(session, "room_report", gone, today=TODAY) is None


def test_it_goes_out_without_a_number_of_the_office(session: Session, rooms: dict[str, str]) -> None:
    subject = f"{DAYS}/{rooms['Phòng Nội chính']}"
    with pytest.raises(AppError, match="không mang số riêng"):
        hold_for(session, "room_report", subject, on=TODAY)
    assert read_standing(session, "room_report", subject, today=TODAY).next_number == ""
    issue(session, "room_report", subject, issued_on=TODAY, today=TODAY, what="Báo cáo")
    edition = tell(session, "room_report", subject, today=TODAY).edition
    assert (edition.number, edition.symbol, edition.agency_lines) == ("", "BC-NC", ("PHÒNG NỘI CHÍNH",))
    assert session.query(DocumentNumber).count() == 0
