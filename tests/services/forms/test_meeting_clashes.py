"""While a meeting is typed it says who and which room is taken at its hours, by what and when (duties 61, 84)."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.briefings.forms import Loaded
from app.briefings.meeting_form import AttendanceRow, MeetingForm
from app.briefings.meeting_verbs import Moving
from app.core.terms import Attendance
from app.models.person import Person, Post, PostHolding
from app.services.chairing import advise_away
from app.services.delegations import delegate
from app.services.forms.meeting import load
from app.services.forms.meeting_clashes import advise_clashes, say_clashes
from app.services.meeting_moves import foresee
from app.services.schedule import put_meeting
from app.services.settings import load_preset
from tests.services.test_schedule import MONDAY, TUESDAY, line, meeting, ref

TODAY = date(2026, 10, 30)


@pytest.fixture
def office(session: Session) -> Session:
    """A chairman who holds his post, and somebody else."""
    load_preset(session)
    chair, an, binh = (
        Post(name="Chủ tịch"),
        Person(full_name="Nguyễn Văn An"),
        Person(full_name="Trần Thị Bình"),
    )
    session.add_all((chair, an, binh))
    session.flush()
    session.add(PostHolding(post_id=chair.id, person_id=an.id))
    session.flush()
    return session


def advice(session: Session, typed: Loaded[MeetingForm]) -> list[tuple[str, int | None, str]]:
    found = advise_clashes(session, typed, today=TODAY)
    assert all(one.warning for one in found)
    return [(one.field, one.row, one.sentence) for one in found]


def test_chair_place_and_each_invited_are_told_with_what_takes_them_and_when(office: Session) -> None:
    line(
        office,
        "Giao ban",
        chair="Chủ tịch",
        people=("Trần Thị Bình",),
        starts_at=time(8),
        ends_at=time(10),
        place="Phòng họp số 1",
    )
    form = MeetingForm(
        title="Họp gấp",
        held_on=MONDAY,
        starts_at=time(9),
        chair=ref(office, "Nguyễn Văn An"),
        place="phòng họp số 1",
        attendance=(AttendanceRow("", None), AttendanceRow("", ref(office, "Trần Thị Bình"))),
    )
    assert advice(office, Loaded("", form)) == [
        ("chair", None, "Nguyễn Văn An đã có lịch 08:00–10:00 “Giao ban”."),
        ("attendance", 1, "Trần Thị Bình đã có lịch 08:00–10:00 “Giao ban”."),
        ("place", None, "Địa điểm này đã có 08:00–10:00 “Giao ban”."),
    ]
    assert advice(office, Loaded("", replace(form, starts_at=time(10)))) == []
    assert advice(office, Loaded("", replace(form, held_on=date(2026, 10, 29)))) == [], "it was held"


def test_what_has_no_hour_is_told_by_its_half_of_the_day(office: Session) -> None:
    line(office, "Tiếp khách", chair="Chủ tịch")
    form = MeetingForm(title="Họp", held_on=MONDAY, starts_at=time(9), chair=ref(office, "Chủ tịch"))
    assert advice(office, Loaded("", form)) == [
        ("chair", None, "Chủ tịch đã có lịch buổi sáng “Tiếp khách” (cùng buổi).")
    ]


def test_a_meeting_does_not_clash_with_itself_nor_with_its_line(office: Session) -> None:
    row = meeting(office)
    assert advice(office, load(office, row.id.hex)) == []
    put_meeting(office, row.id.hex)
    assert advice(office, load(office, row.id.hex)) == []
    other = meeting(office)
    assert ("place", None, "Địa điểm này đã có 08:00 “Phiên họp tháng 11”.") in advice(
        office, load(office, other.id.hex)
    )


def test_a_move_tells_what_is_taken_there(office: Session) -> None:
    row = meeting(office)
    (there,) = foresee(office, [row.id.hex], Moving(day=TUESDAY))
    assert say_clashes(office, there, today=TODAY) == ""
    line(office, "Tiếp khách", day=TUESDAY, chair="Chủ tịch", starts_at=time(9), place="Phòng họp số 1")
    (there,) = foresee(office, [row.id.hex], Moving(day=TUESDAY))
    said = say_clashes(office, there, today=TODAY)
    assert said == "Chủ tịch đã có lịch 09:00 “Tiếp khách” và 1 trùng lịch khác"


def away(session: Session, chair: str, who: str, **row: object) -> list[tuple[str, str]]:
    """What is told of the chair of a meeting that is typed."""
    form = MeetingForm(
        held_on=MONDAY,
        chair=ref(session, chair),
        attendance=(AttendanceRow("", None), AttendanceRow("", ref(session, who), **row)),
    )
    found = advise_away(session, form)
    assert all(one.warning for one in found)
    return [(one.field, one.sentence) for one in found]


@pytest.mark.parametrize("chair", ["Chủ tịch", "Nguyễn Văn An"])
def test_a_chair_who_is_noted_as_away_is_told_beside_him(office: Session, chair: str) -> None:
    """By his post or by his name; until it is said who comes instead nobody is known to chair."""
    noted = "Nguyễn Văn An được ghi"
    assert away(office, chair, "Nguyễn Văn An", state=Attendance.ABSENT) == [
        ("chair", f"{noted} “Vắng mặt” ở thành phần dự họp, chưa ghi ai chủ trì thay.")
    ]
    sent = {"state": Attendance.SUBSTITUTED, "substitute": "Đào Mỹ"}
    assert away(office, chair, "Nguyễn Văn An", **sent) == [
        ("chair", f"{noted} “Cử người dự thay”: người chủ trì là Đào Mỹ.")
    ]
    assert away(office, chair, "Nguyễn Văn An", state=Attendance.PRESENT) == []
    assert away(office, chair, "Trần Thị Bình", state=Attendance.ABSENT) == []


def test_who_acts_for_the_chair_is_told_when_he_has_something_himself(office: Session) -> None:
    line(office, "Kiểm tra", people=("Trần Thị Bình",), starts_at=time(8), ends_at=time(10))
    chair, binh = ref(office, "Chủ tịch"), ref(office, "Trần Thị Bình")
    form = MeetingForm(title="Họp gấp", held_on=MONDAY, starts_at=time(9), chair=chair)
    assert advice(office, Loaded("", form)) == []
    delegate(office, post=UUID(chair.key), person=UUID(binh.key), from_on=MONDAY, to_on=MONDAY)
    assert advice(office, Loaded("", form)) == [
        ("chair", None, "Trần Thị Bình (thay Chủ tịch) đã có lịch 08:00–10:00 “Kiểm tra”.")
    ]
    assert advice(office, Loaded("", replace(form, held_on=TUESDAY))) == []


def test_who_does_not_come_is_not_told_as_taken_but_who_comes_instead_is(office: Session) -> None:
    line(office, "Tiếp khách", chair="Chủ tịch", people=("Trần Thị Bình",), starts_at=time(9))

    def told(**noted: object) -> list[tuple[str, str]]:
        form = MeetingForm(
            held_on=MONDAY,
            starts_at=time(8),
            chair=ref(office, "Chủ tịch"),
            attendance=(AttendanceRow("", ref(office, "Nguyễn Văn An"), **noted),),  # type: ignore[arg-type]
        )
        found = advise_clashes(office, Loaded("", form), today=MONDAY)
        return [(one.field, one.sentence.split(" đã có lịch")[0]) for one in found]

    assert told() == [("chair", "Chủ tịch"), ("attendance", "Nguyễn Văn An")]
    assert told(state=Attendance.EXCUSED) == []
    sent = {"state": Attendance.SUBSTITUTED, "substitute": "trần thị bình"}
    assert told(**sent) == [("attendance", "Trần Thị Bình")]
