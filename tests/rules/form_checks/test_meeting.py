"""What is said of the form of a meeting, one complaint a row."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from app.briefings.forms import Complaint, Ref
from app.briefings.meeting_form import AgendaRow, AttendanceRow, ConclusionRow, MeetingForm, StepRow
from app.briefings.meeting_verbs import PressNote
from app.core.meeting_terms import Step
from app.core.terms import Attendance
from app.rules.form_checks.meeting import check, left
from app.rules.form_checks.meeting_sheets import check_press
from app.rules.regulation import Calendar

TODAY = date(2026, 11, 23)
HELD = date(2026, 11, 20)
AHEAD = date(2026, 11, 30)
CALENDAR = Calendar(days_off=frozenset({date(2026, 11, 19)}), make_up_days=frozenset({date(2026, 11, 21)}))
HEALTH = Ref("agency", "1" * 32, "Sở Y tế")
NEW = Ref("agency", "", "Sở Công Thương")
GOOD = MeetingForm(
    held_on=HELD,
    chair=Ref("post", "3" * 32, "Chủ tịch"),
    agenda=(
        AgendaRow("a" * 32, "Kế hoạch", HEALTH, date(2026, 11, 17)),
        AgendaRow("b" * 32, "Thu ngân sách"),
    ),
    attendance=(AttendanceRow(who=HEALTH, state=Attendance.PRESENT),),
    conclusions=(ConclusionRow("c" * 32, "Thống nhất", 1, "a" * 32),),
)


def row_of(field: str, sentence: str, column: str, *, row: int = 0, warning: bool = False) -> Complaint:
    return Complaint(field, sentence, row, column, warning)


def test_a_good_meeting_has_no_complaint():
    assert check(GOOD, CALENDAR, today=TODAY) == ()


def test_what_follows_a_meeting_is_not_done_before_it():
    early = [StepRow("", step, TODAY) for step in (Step.PAPERS, Step.RECORD, Step.PRESS)]
    form = replace(GOOD, held_on=TODAY + timedelta(3), steps=tuple(early))
    found = [(one.row, one.warning) for one in check(form, CALENDAR, today=TODAY) if one.field == "steps"]
    assert found == [(1, True), (2, True)]


def test_a_conclusion_on_what_left_the_agenda_says_on_what_it_is():
    """Its content has no number any more, so the box for it is empty."""
    gone = replace(GOOD.agenda[0], key="a", left="Đã rút")
    form = replace(GOOD, agenda=(gone,), conclusions=(ConclusionRow("", "Giao", None, "a"),))
    sentence = f"Về nội dung “{gone.content}”: đã rút nên không còn số."
    assert row_of("conclusions", sentence, "about", warning=True) in left(form)
    assert check(form, CALENDAR, today=TODAY) == ()


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        (replace(GOOD, held_on=None), Complaint("held_on", "Chưa có ngày họp: cần ngày như 15/10/2026.")),
        (replace(GOOD, chair=None), Complaint("chair", "Chưa có người chủ trì.", warning=True)),
        (
            replace(GOOD, agenda=(AgendaRow("a" * 32),)),
            row_of("agenda", "Nhập nội dung họp.", "content"),
        ),
        (
            replace(GOOD, agenda=(AgendaRow("a" * 32, "Kế hoạch", HEALTH, date(2026, 11, 21)),)),
            row_of("agenda", "Nhận tài liệu sau ngày họp.", "documents_received_on", warning=True),
        ),
        (
            replace(
                GOOD,
                held_on=AHEAD,
                agenda=(AgendaRow("", "K", HEALTH, date(2026, 11, 24)),),
                attendance=(),
                conclusions=(),
            ),
            row_of("agenda", "Ngày nhận tài liệu 24/11/2026 ở tương lai.", "documents_received_on"),
        ),
        (
            replace(GOOD, attendance=(AttendanceRow(),)),
            row_of("attendance", "Chọn người hoặc cơ quan dự họp.", "who"),
        ),
        (
            replace(GOOD, attendance=(AttendanceRow(who=HEALTH), AttendanceRow(who=HEALTH))),
            row_of("attendance", "“Sở Y tế” đã có ở dòng 1.", "who", row=1),
        ),
        (
            replace(
                GOOD,
                attendance=(AttendanceRow(who=NEW), AttendanceRow(who=replace(NEW, name="sở công thương"))),
            ),
            row_of("attendance", "“sở công thương” đã có ở dòng 1.", "who", row=1),
        ),
        (
            replace(GOOD, attendance=(AttendanceRow(who=HEALTH, state=Attendance.SUBSTITUTED),)),
            row_of("attendance", "Chưa ghi người dự thay.", "substitute", warning=True),
        ),
        (
            replace(
                GOOD, attendance=(AttendanceRow(who=HEALTH, state=Attendance.PRESENT, substitute="Mai"),)
            ),
            row_of("attendance", "Có người dự thay nhưng ghi “Có mặt”.", "state", warning=True),
        ),
        (
            replace(GOOD, held_on=AHEAD, conclusions=()),
            row_of("attendance", "Chưa đến ngày họp mà đã ghi “Có mặt”.", "state", warning=True),
        ),
        (
            replace(GOOD, held_on=AHEAD, attendance=()),
            row_of("conclusions", "Chưa đến ngày họp mà đã có kết luận.", "content", warning=True),
        ),
        (
            replace(GOOD, conclusions=(ConclusionRow(),)),
            row_of("conclusions", "Nhập kết luận.", "content"),
        ),
        (
            replace(GOOD, conclusions=(ConclusionRow("", "Giao", 3),)),
            row_of("conclusions", "Không có nội dung họp số 3.", "about"),
        ),
        (
            replace(GOOD, conclusions=(ConclusionRow("", "Giao", 0),)),
            row_of("conclusions", "Không có nội dung họp số 0.", "about"),
        ),
        (
            replace(GOOD, starts_at=None, ends_at=time(11)),
            Complaint("ends_at", "Có giờ kết thúc thì phải có giờ họp: nhập giờ họp."),
        ),
        (
            replace(
                GOOD,
                agenda=(replace(GOOD.agenda[0], left="Đã rút"), *GOOD.agenda[1:]),
                conclusions=(ConclusionRow("", "Giao", 2),),
            ),
            row_of("conclusions", "Không có nội dung họp số 2.", "about"),
        ),
        (
            replace(GOOD, agenda=GOOD.agenda[::-1]),
            row_of(
                "conclusions",
                "Nội dung số 1 nay là “Thu ngân sách”: kiểm tra lại kết luận này.",
                "about",
                warning=True,
            ),
        ),
    ],
)
def test_each_slip_has_its_sentence(changed, complaint):
    assert check(changed, CALENDAR, today=TODAY) == (complaint,)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 22), "Ngày họp 22/11/2026 là ngày nghỉ (Chủ nhật)."),
        (date(2026, 11, 19), "Ngày họp 19/11/2026 là ngày nghỉ (thứ Năm)."),
        (date(2026, 11, 21), None),
    ],
)
def test_a_day_off_is_only_a_warning(day, said):
    found = check(replace(GOOD, held_on=day), CALENDAR, today=TODAY)
    assert [(one.sentence, one.warning) for one in found if one.field == "held_on"] == (
        [(said, True)] if said else []
    )


@pytest.mark.parametrize(
    ("on_day", "fields"),
    [(None, ["on_day"]), (HELD - timedelta(1), ["on_day"]), (TODAY + timedelta(1), ["on_day"]), (TODAY, [])],
)
def test_the_press_is_told_of_what_was_held(on_day, fields):
    form = PressNote(on_day=on_day, content="Kết quả phiên họp", held_on=HELD)
    assert [one.field for one in check_press(form, CALENDAR, today=TODAY)] == fields
    silent = replace(form, on_day=TODAY, content="")
    assert [one.field for one in check_press(silent, CALENDAR, today=TODAY)] == ["content"]
