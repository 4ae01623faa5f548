"""Those invited to a meeting: groups added at once, contents, answers; their list, plates and envelopes."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.briefings.guests_form import GuestRow, GuestsForm
from app.core.errors import AppError
from app.core.meeting_held_terms import Answer
from app.core.meeting_terms import Group
from app.core.terms import AgencyKind, Attendance
from app.models.agency import Agency
from app.models.meeting import Meeting
from app.models.person import Person
from app.rules.form_checks import guests as checks
from app.rules.regulation import Calendar
from app.services.briefs import questions
from app.services.forms import guests
from app.services.forms.common import put
from app.services.held_meeting import read_held
from app.services.meeting_locks import lock
from app.services.participants import members
from app.services.settings import load_preset
from app.services.taking_part import taking_part
from tests.services.meetings_held import NOVEMBER, Held, store_session

TODAY, DAY = date(2026, 11, 20), timedelta(days=1)
CALENDAR = Calendar(frozenset(), frozenset())


@pytest.fixture
def held(session: Session) -> Held:
    load_preset(session)
    return store_session(session)


def answered(session: Session, held: Held) -> GuestsForm:
    """Vũ Bình sends somebody; the department attends the second content alone."""
    loaded = guests.load(session, held.meeting)
    first, second, agency = loaded.values.guests
    rows = (
        replace(first, answer=Answer.COMES, answered_on=TODAY),
        replace(
            second,
            answer=Answer.SUBSTITUTE,
            substitute="Trần Dũng",
            substitute_post="Phó Giám đốc",
            substitute_phone="0912",
        ),
        replace(agency, items="2", answer=Answer.CANNOT, reason="đi công tác"),
    )
    values = replace(loaded.values, guests=rows, sent_on=TODAY, sent_by="Trục liên thông")
    guests.save(session, replace(loaded, values=values))
    return guests.load(session, held.meeting).values


def test_answers_and_contents_are_loaded_as_they_were_saved(session: Session, held: Held) -> None:
    values = answered(session, held)
    first, second, agency = values.guests
    assert (first.answer, first.sent_on) == (Answer.COMES, TODAY)
    assert (second.substitute, second.substitute_phone) == ("Trần Dũng", "0912")
    assert agency.items == "2"
    people = read_held(session, held.meeting).attendees
    assert people[2].items == (held.items[1],)
    assert people[2].state is Attendance.EXCUSED, "who said that he cannot come is excused"
    assert people[0].state is Attendance.INVITED


def test_an_invitation_is_told_who_is_asked_for_some_contents_only(session: Session, held: Held) -> None:
    answered(session, held)
    told = questions()["invitations"].brief(session, held.meeting, TODAY).guests
    assert {one.name: one.contents for one in told if one.contents} == {"Sở Y tế": (held.items[1],)}


def test_ticked_groups_are_added_once(session: Session, held: Held) -> None:
    put(session, Agency, None, {"name": "UBND xã Ea Kar", "kind": AgencyKind.COMMUNE})
    loaded = guests.load(session, held.meeting)
    ticked = replace(loaded.values, committee=True, departments=True, communes=True)
    guests.save(session, replace(loaded, values=ticked))
    names = [row.who.name for row in guests.load(session, held.meeting).values.guests if row.who]
    assert names == ["Lê Thị An", "Vũ Bình", "Sở Y tế", "Hồ Chi", "UBND xã Ea Kar"]
    again = guests.load(session, held.meeting)
    guests.save(session, replace(again, values=replace(again.values, committee=True)))
    assert len(guests.load(session, held.meeting).values.guests) == 5


def test_groups_are_those_that_work_on_the_day_of_the_meeting(session: Session, held: Held) -> None:
    """A last day to come leaves nobody out, a first day to come lets nobody in; either day is a day of work."""
    before, after = NOVEMBER - DAY, NOVEMBER + DAY
    spells = {
        "A": {"valid_to": NOVEMBER},
        "B": {"valid_from": NOVEMBER, "valid_to": after},
        "C": {"valid_to": before},
        "D": {"valid_from": after},
    }
    for kind in (AgencyKind.COMMUNE, AgencyKind.OFFICE_ROOM):
        for position, (name, days) in enumerate(spells.items()):
            put(
                session,
                Agency,
                None,
                {"name": f"{kind.label} {name}", "kind": kind, "position": position, **days},
            )
    union = put(
        session, Agency, None, {"name": "Công đoàn Văn phòng", "kind": AgencyKind.OTHER, "valid_to": after}
    )
    loaded = guests.load(session, held.meeting)
    guests.save(session, replace(loaded, values=replace(loaded.values, rooms=True, communes=True)))
    names = [row.who.name for row in guests.load(session, held.meeting).values.guests[3:] if row.who]
    assert sorted(names) == sorted(
        f"{kind.label} {name}" for kind in (AgencyKind.COMMUNE, AgencyKind.OFFICE_ROOM) for name in "AB"
    )
    meeting = session.get_one(Meeting, UUID(held.meeting))
    together = "; UBND các xã, phường, đặc khu; Các phòng thuộc Văn phòng; "
    assert together in taking_part(session, meeting).words
    assert list(members(session, Group.UNION_HEADS, after)) == [union]
    assert list(members(session, Group.UNION_HEADS, after + DAY)) == []


def test_a_locked_meeting_and_unknown_contents_are_refused(session: Session, held: Held) -> None:
    loaded = guests.load(session, held.meeting)
    wrong = replace(loaded.values, guests=(replace(loaded.values.guests[0], items="7"),))
    with pytest.raises(AppError, match="Không có nội dung họp số 7"):
        guests.save(session, replace(loaded, values=wrong))
    lock(session, held.meeting, by="Hồ Chi")
    with pytest.raises(AppError, match="không sửa được nữa"):
        guests.save(session, guests.load(session, held.meeting))


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (GuestRow(), "who"),
        (GuestRow(who=Ref("person", "1", "An"), items="9"), "items"),
        (GuestRow(who=Ref("person", "1", "An"), answer=Answer.SUBSTITUTE), "substitute"),
        (GuestRow(who=Ref("person", "1", "An"), substitute="Bình"), "answer"),
        (GuestRow(who=Ref("person", "1", "An"), answer=Answer.CANNOT), "reason"),
        (GuestRow(who=Ref("person", "1", "An"), answered_on=date(2026, 11, 21)), "answered_on"),
    ],
)
def test_what_is_wrong_is_said_beside_its_cell(row: GuestRow, column: str) -> None:
    (told,) = checks.check(GuestsForm(guests=(row,), contents=2), CALENDAR, today=TODAY)
    assert (told.field, told.row, told.column) == ("guests", 0, column)


def test_nobody_is_invited_twice() -> None:
    row = GuestRow(who=Ref("person", "1", "An"))
    (told,) = checks.check(GuestsForm(guests=(row, row)), CALENDAR, today=TODAY)
    assert told.sentence == "“An” đã có ở dòng 1."


def test_the_list_the_plates_and_the_envelopes_are_told_of_them(session: Session, held: Held) -> None:
    answered(session, held)

    def told(code: str) -> object:
        return questions()[code].brief(session, held.meeting, TODAY)

    listed = told("attendance_list")
    said = [
        (group.label, [(one.name, one.post, one.note) for one in group.delegates])
        for group in listed.groups  # type: ignore[attr-defined]
    ]
    assert said == [
        (
            "Thành viên UBND tỉnh",
            [("Lê Thị An", "", ""), ("Trần Dũng", "Phó Giám đốc", "Thay Vũ Bình")],
        ),
        ("Sở, ban, ngành", [("", "Sở Y tế", "Báo vắng: đi công tác")]),
    ]
    plates = told("name_plates")
    assert [one.name for one in plates.delegates] == ["Lê Thị An", "Trần Dũng"]  # type: ignore[attr-defined]
    letters = told("envelopes")
    assert [one.addressee for one in letters.envelopes] == [  # type: ignore[attr-defined]
        "Lê Thị An",
        "Vũ Bình",
        "Sở Y tế",
    ]


def test_who_stands_in_has_not_the_post_of_whom_he_stands_for(session: Session, held: Held) -> None:
    home = put(session, Agency, None, {"name": "Sở Xây dựng", "kind": AgencyKind.DEPARTMENT})
    loaded = guests.load(session, held.meeting)
    first, second, agency = loaded.values.guests
    assert first.who is not None
    assert second.who is not None
    put(session, Person, session.get_one(Person, UUID(first.who.key)), {"title": "Chủ tịch UBND tỉnh"})
    put(
        session,
        Person,
        session.get_one(Person, UUID(second.who.key)),
        {"title": "Giám đốc", "agency_id": home.id},
    )
    rows = [replace(one, answer=Answer.SUBSTITUTE, substitute="Trần Dũng") for one in (first, second, agency)]
    guests.save(session, replace(loaded, values=replace(loaded.values, guests=tuple(rows))))
    plates = questions()["name_plates"].brief(session, held.meeting, TODAY)
    assert [(one.name, one.post, one.note) for one in plates.delegates] == [  # type: ignore[attr-defined]
        ("Trần Dũng", "", "Thay Lê Thị An, Chủ tịch UBND tỉnh"),
        ("Trần Dũng", "Sở Xây dựng", "Thay Vũ Bình, Giám đốc Sở Xây dựng"),
        ("Trần Dũng", "Sở Y tế", ""),
    ]
