"""Meetings move: one, or it and all later ones of its series; what follows them, what stays, what is refused."""

from datetime import date, time

import pytest

from app.briefings.meeting_verbs import Moving
from app.core.errors import AppError
from app.core.terms import MeetingKind
from app.models.meeting import Conclusion, Meeting
from app.models.schedule import Appointment
from app.rules.meeting_series import series_name
from app.services.agenda_papers import on_agenda
from app.services.cancelled_meetings import cancel, cancel_all
from app.services.forms.common import part_rows
from app.services.meeting_locks import lock
from app.services.meeting_moves import foresee, move, with_later
from app.services.schedule import put_meeting
from tests.services.agendas import contents, session_on
from tests.services.lists.making import keep

MONDAYS = (date(2026, 11, 2), date(2026, 12, 7), date(2027, 1, 4))
ON = date(2026, 10, 20)


@pytest.fixture
def series(session) -> list[Meeting]:
    """Three of a series, each with the month in its name."""
    return [
        session_on(
            session,
            day,
            title=f"Giao ban khối tháng {day.month}",
            starts_at=time(8),
            ends_at=time(10),
            place="Phòng họp số 2",
            kind=MeetingKind.OTHER,
        )
        for day in MONDAYS
    ]


def keys(rows) -> tuple[str, ...]:
    return tuple(row.id.hex for row in rows)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Giao ban Văn phòng tháng 12/2026", "giao ban văn phòng tháng"),
        ("Họp Tập thể lãnh đạo Văn phòng quý 4/2026", "họp tập thể lãnh đạo văn phòng quý"),
        ("Hội nghị sơ kết 6 tháng năm 2026", "hội nghị sơ kết 6 tháng năm"),
        ("Giao ban khối", "giao ban khối"),
    ],
)
def test_a_series_is_known_by_its_name_without_numbers(title, said):
    assert series_name(title) == said


def test_this_and_later_ones_move_by_as_many_days_and_their_schedule_follows(session, series):
    put_meeting(session, series[1].id.hex)
    moving = Moving(day=date(2026, 12, 8), starts_at=time(8, 30), place="Phòng họp số 1", later=True)
    assert move(session, [series[1].id.hex], moving) == 2
    assert [row.held_on for row in series] == [date(2026, 11, 2), date(2026, 12, 8), date(2027, 1, 5)]
    assert [row.place for row in series] == ["Phòng họp số 2", "Phòng họp số 1", "Phòng họp số 1"]
    assert (series[2].starts_at, series[2].ends_at) == (time(8, 30), time(10))
    [line] = part_rows(session, Appointment, {"meeting_id": series[1].id})
    assert (line.day, line.starts_at) == (date(2026, 12, 8), time(8, 30))


def test_later_ones_go_off_days_off_but_the_day_that_was_typed_stays(session, series):
    moving = Moving(day=date(2026, 12, 5), later=True)  # a Saturday; the next would be on one, too
    days = [one.day for one in foresee(session, [series[1].id.hex], moving)]
    assert days == [date(2026, 12, 5), date(2027, 1, 1)]


def test_several_that_are_chosen_keep_their_distance(session, series):
    assert move(session, keys([series[1], series[0]]), Moving(day=date(2026, 11, 3))) == 2
    assert [row.held_on for row in series] == [date(2026, 11, 3), date(2026, 12, 8), MONDAYS[2]]
    assert move(session, keys(series), Moving(place="Phòng họp số 2")) == 0, "nothing differs"


def test_what_is_over_off_locked_or_of_another_series_stays(session, series):
    other = session_on(session, MONDAYS[2], title="Giao ban khối", kind=MeetingKind.REGULAR_SESSION)
    named = session_on(session, MONDAYS[2], title="Giao ban phòng tháng 1", kind=MeetingKind.OTHER)
    keep(session, Conclusion(meeting_id=series[1].id, content="Thống nhất"))
    assert with_later(session, [series[0].id.hex]) == keys([series[0], series[2]])
    lock(session, series[2].id.hex, reason="đã thông qua", by="An")
    assert with_later(session, [series[0].id.hex]) == keys([series[0]])
    cancel(session, other.id.hex, on=ON, reason="trùng")
    for row in (series[2], other):
        with pytest.raises(AppError):
            move(session, [row.id.hex], Moving(place="Hội trường"))
    assert named.held_on == MONDAYS[2]


def test_hours_that_would_be_reversed_are_refused(session, series):
    with pytest.raises(AppError, match="kết thúc trước khi bắt đầu"):
        move(session, [series[0].id.hex], Moving(starts_at=time(14)))


def test_this_and_later_ones_are_cancelled_with_their_contents(session, series):
    contents(session, series[1], "Kết quả tháng 12")
    assert cancel_all(session, [series[1].id.hex], on=ON, reason="không còn cần", later=True) == 2
    assert [row.cancelled_on for row in series] == [None, ON, ON]
    with pytest.raises(AppError, match="cũng nằm trong số bị hủy"):
        cancel_all(session, [series[0].id.hex], on=ON, reason="trùng", to=series[0].id.hex, later=True)


def test_contents_of_all_go_to_the_meeting_that_is_named(session, series):
    for row in series[:2]:
        contents(session, row, row.title)
    cancel_all(session, keys(series[:2]), on=ON, reason="gộp", to=series[2].id.hex)
    assert [item.content for item in on_agenda(session, series[2].id)] == [row.title for row in series[:2]]
