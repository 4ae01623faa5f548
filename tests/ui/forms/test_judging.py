"""Every form warns of a deadline in a year whose days off nobody confirmed, and of no other day."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from app.rules.regulation import Calendar
from app.ui.forms import judging
from app.ui.forms.entry import Around
from app.ui.forms.field_frame import FieldFrame
from app.ui.forms.screen import Entry, Field

CALENDAR = Calendar(frozenset(), frozenset(), confirmed=frozenset({2026}))


@dataclass(frozen=True)
class Row:
    due: date | None = None


@dataclass(frozen=True)
class Values:
    due: date | None = None
    words: str = ""
    held: date | None = None
    month: tuple[int, int] | None = None
    rows: tuple[Row, ...] = ()


@pytest.fixture
def frames(qtbot, tasks, monkeypatch):
    monkeypatch.setattr(judging, "today", lambda: date(2026, 11, 2))
    due = Field("due", "Hạn", Entry.DEADLINE, words="words")
    fields = (
        due,
        Field("held", "Họp", Entry.DAY),
        Field("month", "Tháng trình", Entry.MONTH),
        Field("rows", "Các việc", Entry.ROWS, row=Row, columns=(replace(due, words=""),)),
    )
    owner, around = QWidget(), Around(tasks, lambda: date(2026, 11, 2))
    qtbot.addWidget(owner)
    yield {field.name: FieldFrame(field, around, owner) for field in fields}  # noqa: PT022 - their owner lives as long


def warned(frames, values, calendar=CALENDAR):
    judged = judging.judge(lambda *_: (), frames, values, calendar)
    return [(one.field, one.row, one.column, one.warning) for told in judged.values() for one in told]


def test_a_deadline_to_come_in_an_unconfirmed_year_is_warned_of(frames):
    assert warned(frames, Values(due=date(2027, 3, 1))) == [("due", None, "", True)]
    assert warned(frames, Values(rows=(Row(date(2026, 12, 1)), Row(date(2027, 3, 1))))) == [
        ("rows", 1, "due", True)
    ]
    assert warned(frames, Values(month=(2027, 1))) == [("month", None, "", True)]
    [said] = judging.judge(lambda *_: (), frames, Values(month=(2027, 1)), CALENDAR)["month"]
    assert said.sentence.startswith("Lịch nghỉ năm 2027 chưa được xác nhận: tháng 1/2027 giữ nguyên, ")


@pytest.mark.parametrize(
    "values",
    [
        Values(),
        Values(due=date(2026, 12, 1)),
        Values(due=date(2025, 3, 1)),
        Values(month=(2026, 12)),
        Values(month=(2025, 1)),
        Values(held=date(2027, 3, 1)),
    ],
)
def test_no_other_day_is(frames, values):
    assert warned(frames, values) == []


def test_where_nobody_asked_for_confirmed_years_there_is_no_warning(frames):
    assert warned(frames, Values(due=date(2027, 3, 1)), Calendar(frozenset(), frozenset())) == []
