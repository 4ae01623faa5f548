"""Invitations by others: saved, listed, counted by what they ask for, warned of clashes (duties 77-82)."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.briefings.forms import Loaded, Ref
from app.briefings.invitation_form import InvitationForm
from app.briefings.lists import Wanted
from app.core.errors import AppError
from app.core.meeting_held_terms import InvitationKind, InvitationStanding, InvitedAs
from app.models.invitation import Invitation, InvitationAttendee
from app.models.person import Person
from app.models.search import catch_up
from app.rules.form_checks import invitation as checks
from app.rules.invitations import last_overdue, standing
from app.rules.regulation import Calendar
from app.services.bin import delete, restore
from app.services.cells import write_past_day
from app.services.desk import read_desk
from app.services.forms import invitation
from app.services.forms.common import key_of
from app.services.invitations import ask_before, report_after
from app.services.lists import invitations
from app.services.regulation_versions import regulation_on
from app.services.settings import load_preset, read_calendar
from tests.services.conftest import scratch
from tests.services.meetings_held import NOVEMBER, store_session

TODAY = date(2026, 11, 23)  # a Monday
CALENDAR = Calendar(frozenset(), frozenset())
ASKED = InvitationForm(
    agency=Ref("agency", "", "Tỉnh ủy"),
    number="15-GM/VPTU",
    content="Hội nghị sơ kết 6 tháng",
    held_on=date(2026, 11, 26),
    starts_at=time(8),
    manner=InvitedAs.LEADERS,
    room=Ref("agency", "", "Phòng Tổng hợp"),
    documents_room=Ref("agency", "", "Phòng Tổng hợp"),
    attendees=(Ref("person", "", "Vũ Bình"),),
    decided_by=Ref("post", "", "Chánh Văn phòng"),
    decided_on=TODAY,
)


def read_one(session: Session, key: str) -> invitations.ListedInvitation:
    (row,) = invitations.read(session, [key], today=TODAY)
    return row


def test_an_invitation_is_saved_and_loaded_as_it_was(session: Session) -> None:
    load_preset(session)
    key = invitation.save(session, Loaded("", ASKED))
    loaded = invitation.load(session, key)
    assert invitation.save(session, loaded) == key
    values = loaded.values
    assert [one.name for one in values.attendees] == ["Vũ Bình"]
    assert values.room == values.documents_room, "a room that is new twice is made once"
    row = read_one(session, key)
    assert (row.agency, row.attendees, row.standing) == ("Tỉnh ủy", "Vũ Bình", InvitationStanding.UNASKED)
    told = invitation.describe(session, key, today=TODAY)
    assert told.state == "Chưa xin ý kiến"
    assert ("Hạn báo cáo", ("30/11/2026",)) in [*told.parts.items()]


def test_who_goes_for_the_one_invited_by_name_is_told_with_why(session: Session) -> None:
    load_preset(session)
    named = replace(ASKED, manner=InvitedAs.BY_NAME, invited=Ref("person", "", "Lê Thị An"))
    key = invitation.save(session, Loaded("", replace(named, substitute_reason="đi công tác")))
    assert read_one(session, key).attendees == "Vũ Bình (thay Lê Thị An)"
    assert invitation.describe(session, key, today=TODAY).parts["Dự thay"] == (
        "thay Lê Thị An (đi công tác)",
    )
    loaded = invitation.load(session, key)
    both = (*loaded.values.attendees, loaded.values.invited)
    invitation.save(session, replace(loaded, values=replace(loaded.values, attendees=both)))  # type: ignore[arg-type]
    assert read_one(session, key).attendees == "Vũ Bình; Lê Thị An"
    assert "Dự thay" not in invitation.describe(session, key, today=TODAY).parts


def test_days_are_noted_in_the_list_and_move_the_state(session: Session) -> None:
    load_preset(session)
    key = invitation.save(session, Loaded("", replace(ASKED, held_on=date(2026, 11, 16))))
    assert read_one(session, key).standing is InvitationStanding.OVERDUE
    asked = {card.name: card.counter.count for card in read_desk(session, today=TODAY).cards}
    assert asked["invitations"] == 1
    write_past_day(session, "invitation", key, column="reported_on", typed="hôm nay", today=TODAY)
    assert read_one(session, key).standing is InvitationStanding.REPORTED
    assert invitations.count(session, Wanted(filters={"state": ("attention",)}), today=TODAY) == 0


def test_words_and_people_find_an_invitation(session: Session) -> None:
    load_preset(session)
    key = invitation.save(session, Loaded("", ASKED))
    invitation.save(session, Loaded("", replace(ASKED, content="Đoàn kiểm tra", attendees=())))
    person = invitation.load(session, key).values.attendees[0].key
    catch_up(session.connection())
    for wanted in (Wanted(words="so ket"), Wanted(words="vu binh"), Wanted(filters={"person": (person,)})):
        assert list(invitations.find(session, wanted, today=TODAY).keys) == [key]
    assert [one.label for one in invitations.choices(session, "person")] == ["Vũ Bình"]


def test_who_is_expected_elsewhere_at_the_hour_is_told(session: Session) -> None:
    load_preset(session)
    store_session(session)  # Vũ Bình is invited to it at 8
    person = session.query(Person).filter_by(full_name="Vũ Bình").one()
    form = replace(ASKED, held_on=NOVEMBER, attendees=(Ref("person", person.id.hex, "Vũ Bình"),))
    (told,) = invitation.advise(session, Loaded("", form))
    assert told.sentence == "Ngày 25/11/2026: Vũ Bình đã có lịch 08:00 “Phiên họp tháng 11”."
    assert told.warning
    assert invitation.advise(session, Loaded("", replace(form, starts_at=time(14)))) == ()
    key = invitation.save(session, Loaded("", replace(form, starts_at=time(14))))
    later = replace(form, starts_at=time(15), content="Họp khác")
    assert [one.field for one in invitation.advise(session, Loaded("", later))] == ["attendees"]
    assert invitation.advise(session, Loaded(key, replace(form, starts_at=time(14)))) == ()


def test_a_delegation_of_several_days_clashes_on_each(session: Session) -> None:
    load_preset(session)
    store_session(session)
    person = session.query(Person).filter_by(full_name="Vũ Bình").one()
    form = replace(
        ASKED,
        kind=InvitationKind.DELEGATION,
        held_on=date(2026, 11, 24),
        ends_on=date(2026, 11, 27),
        starts_at=time(14),
        attendees=(Ref("person", person.id.hex, "Vũ Bình"),),
    )
    assert len(invitation.advise(session, Loaded("", form))) == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"content": ""}, "content"),
        ({"held_on": None}, "held_on"),
        ({"ends_on": date(2026, 11, 25)}, "ends_on"),
        ({"manner": InvitedAs.BY_NAME}, "invited"),
        ({"declined": True}, "declined"),
        ({"invited": Ref("person", "1" * 32, "Lê Thị An")}, "substitute_reason"),
        ({"asked_on": date(2026, 11, 27)}, "asked_on"),
        ({"reported_on": date(2026, 11, 20), "report": "Đã dự"}, "reported_on"),
        ({"held_on": date(2026, 11, 16), "reported_on": date(2026, 11, 20)}, "report"),
        ({"decided_on": None}, "decided_on"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(values: dict[str, object], field: str) -> None:
    form = replace(ASKED, **values)  # type: ignore[arg-type]  # plain values by name
    assert field in [one.field for one in checks.check(form, CALENDAR, today=TODAY)]
    assert checks.check(ASKED, CALENDAR, today=TODAY) == ()


def test_an_invitation_needs_a_day_and_goes_to_the_bin_with_its_people(session: Session) -> None:
    with pytest.raises(AppError, match="nội dung và ngày họp"):
        invitation.save(session, Loaded("", replace(ASKED, held_on=None)))
    key = invitation.save(session, Loaded("", ASKED))
    delete(session, "invitation", key_of(key))
    assert session.query(InvitationAttendee).filter_by(deleted_at=None).count() == 0
    restore(session, "invitation", key_of(key))
    assert [one.name for one in invitation.load(session, key).values.attendees] == ["Vũ Bình"]


DAYS = st.dates(date(2026, 11, 2), date(2026, 12, 11))


@settings(max_examples=60)
@given(DAYS, st.none() | DAYS, st.booleans(), st.booleans(), st.none() | DAYS, st.none() | DAYS, DAYS)
def test_the_list_says_what_the_rule_says(
    memory: Engine,
    held_on: date,
    ends_on: date | None,
    assigned: bool,
    declined: bool,
    asked_on: date | None,
    reported_on: date | None,
    today: date,
) -> None:
    with scratch(memory) as session:
        load_preset(session)
        days = {"held_on": held_on, "ends_on": ends_on, "asked_on": asked_on, "reported_on": reported_on}
        row = Invitation(content="Họp", declined=declined, **days)
        person = Person(full_name="Vũ Bình")
        session.add_all([row, person])
        session.flush()
        if assigned:
            session.add(InvitationAttendee(invitation_id=row.id, person_id=person.id))
            session.flush()
        limit = last_overdue(
            today, regulation_on(session, today).attended_report_days, read_calendar(session)
        )
        (listed,) = invitations.read(session, [row.id.hex], today=today)
        assert listed.standing is standing(
            **days, is_assigned=assigned, declined=declined, overdue_until=limit, today=today
        )
        found = invitations.find(session, Wanted(filters={"state": (listed.standing.value,)}), today=today)
        assert list(found.keys) == [row.id.hex]


def test_several_are_noted_at_once_and_earlier_days_stay(session: Session) -> None:
    load_preset(session)
    held = replace(ASKED, held_on=date(2026, 11, 16))
    asked = invitation.save(session, Loaded("", replace(held, asked_on=date(2026, 11, 10))))
    other = invitation.save(session, Loaded("", held))
    assert ask_before(session, [asked, other], day=date(2026, 11, 16)) == 1
    assert [read_one(session, key).asked_on for key in (asked, other)] == [
        date(2026, 11, 10),
        date(2026, 11, 16),
    ]
    late = invitation.save(session, Loaded("", replace(ASKED, held_on=date(2026, 11, 13))))
    with pytest.raises(AppError, match="đã họp ngày 13/11/2026: phải xin ý kiến trước khi dự"):
        ask_before(session, [asked, late], day=date(2026, 11, 16))
    with pytest.raises(AppError, match="phải xin ý kiến trước"):
        write_past_day(session, "invitation", late, column="asked_on", typed="14/11/2026", today=TODAY)
    with pytest.raises(AppError, match="phải xin ý kiến trước"):
        invitation.save(session, Loaded("", replace(held, asked_on=date(2026, 11, 17))))
    write_past_day(session, "invitation", late, column="asked_on", typed="12/11/2026", today=TODAY)
    assert report_after(session, [asked, other], day=TODAY, report="Thống nhất", document="9/BC-VP") == 2
    assert read_one(session, other).standing is InvitationStanding.REPORTED
    assert session.get_one(Invitation, key_of(other)).report == "Thống nhất"
    delete(session, "invitation", key_of(other))
    with pytest.raises(AppError):
        ask_before(session, [other], day=date(2026, 11, 16))
