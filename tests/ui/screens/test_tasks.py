"""What the list of tasks declares: its columns, states, filters, cells to write and verbs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.briefings.figures import TaskFigures
from app.briefings.lists import Wanted
from app.core.terms import Outcome
from app.models.task import Task
from app.services.lists import tasks as question
from app.ui.lists.screen import Edit
from app.ui.screens.tasks import FIGURES, MARKS, TASKS, mark, state, time_left
from app.ui.theme import Mark
from app.ui.today import today


@pytest.fixture
def rows(database):
    """The rows of tasks that were just stored with these values."""

    def rows(*values: dict[str, Any]) -> Sequence[question.ListedTask]:
        with database.write("Kiểm thử") as session:
            stored = [Task(content="Việc", **{"assigned_on": today()} | each) for each in values]
            session.add_all(stored)
        with database.read() as session:
            return TASKS.page(session, [task.id.hex for task in stored], Wanted())

    return rows


def test_every_column_that_can_be_sorted_by_has_an_order_that_the_question_knows():
    assert len(TASKS.orders) == len(TASKS.columns)
    assert {order for order in TASKS.orders if order} == set(question.ORDERS)


def test_every_filter_group_and_cell_is_one_that_the_question_or_the_table_knows(database):
    titles = {column.title for column in TASKS.columns}
    assert set(TASKS.marks) | set(TASKS.edits) | TASKS.hidden <= titles
    assert [group.code for group in TASKS.groups] == list(question.GROUPS)
    with database.read() as session:
        for each in TASKS.filters:
            if each.choices:
                assert list(each.choices(session)) == question.choices(session, each.name)
    assert {each.name for each in TASKS.filters if each.choices} == set(question.FILTERS_WITH_CHOICES)


def test_every_figure_of_the_briefing_can_be_told_as_a_chip():
    assert set(FIGURES) == set(TaskFigures.__dataclass_fields__)


@pytest.mark.parametrize(
    "each", [each for each in TASKS.filters if not each.choices], ids=lambda each: each.name
)
def test_filters_that_pages_set_are_known_and_told(database, each):
    code = {"period": "2026-10-01..2026-10-31", "as_of": "2026-10-31", "figure": "overdue"}.get(each.name)
    code = code or ("2026-10-01..2026-10-31" if each.period else "0" * 32)
    with database.read() as session:
        assert question.count(session, Wanted(filters={each.name: (code,)}), today=today()) == 0
    assert each.period or (each.say and each.say(code))


def test_a_state_is_told_with_a_word_and_a_mark(rows):
    now, day = today(), timedelta(1)
    listed = rows(
        {"deadline": now},
        {"deadline": now + 90 * day},
        {"deadline": now - day, "assigned_on": now - 9 * day},
        {"completed_on": now, "deadline": now},
        {"completed_on": now, "deadline": now - 3 * day, "assigned_on": now - 9 * day},
        {},
        {"withdrawn": True},
    )
    assert [(state(row), mark(row)) for row in listed] == [
        ("Sắp đến hạn", Mark.SOON),
        ("Trong hạn", Mark.NEUTRAL),
        ("Quá hạn", Mark.LATE),
        ("Hoàn thành", Mark.DONE),
        ("Hoàn thành quá hạn", Mark.DONE_LATE),
        ("Không thời hạn", Mark.NEUTRAL),
        ("Đã thu hồi", Mark.GONE),
    ]
    told = [time_left(row) for row in listed]
    assert told[0] == "Hôm nay"
    assert time_left(replace(listed[0], due_today=False, days_left=0)) == "Chỉ còn ngày nghỉ"
    assert told[1].endswith(" ngày làm việc")
    assert told[2:] == ["Chậm 1 ngày", "", "Chậm 3 ngày", "", ""]


def test_every_outcome_has_a_mark():
    assert set(MARKS) == set(Outcome)


def test_every_cell_fills_every_column(rows):
    [row] = rows({"note": "Ghi"})
    assert [column.value(row) for column in TASKS.columns if column.title == "Ghi chú"] == ["Ghi"]
    assert len([column.value(row) for column in TASKS.columns]) == len(TASKS.columns)


@pytest.mark.parametrize(
    ("title", "typed", "shown"),
    [("Thời hạn", "hôm nay", today()), ("Hoàn thành", "hôm nay", today()), ("Ghi chú", "Ghi", "Ghi")],
)
def test_a_cell_is_written_as_typed(database, rows, title, typed, shown):
    [row] = rows({})
    edit: Edit = TASKS.edits[title]
    with database.write("Kiểm thử") as session:
        edit.write(session, row.key, typed)
    with database.read() as session:
        [row] = TASKS.page(session, [row.key], Wanted())
    [column] = [column for column in TASKS.columns if column.title == title]
    assert column.value(row) == shown
