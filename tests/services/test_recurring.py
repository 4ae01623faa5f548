"""Recurring tasks are made ahead, each once, whatever happens between."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.briefings.forms import Loaded, Ref
from app.briefings.lists import Wanted
from app.briefings.recurring_form import ExceptionRow, RecurringForm
from app.cli.main import main
from app.core.regulation_terms import Weekday
from app.core.task_making_terms import Rhythm
from app.core.terms import TaskOrigin
from app.models.database import Database, open_database
from app.models.task import Task, TaskAgency
from app.services import bin as waste
from app.services.forms import recurring as form
from app.services.lists import recurring_tasks
from app.services.recurring import make_due, waiting
from app.services.undo import undo
from tests.conftest import ACTOR

START = date(2026, 11, 2)
REPORT = RecurringForm(
    content="Báo cáo tháng của Văn phòng",
    leads=(Ref("agency", "", "Phòng Tổng hợp"),),
    rhythm=Rhythm.LAST_WORKING_DAY,
    ahead_days=5,
    starts_on=START,
    officer=Ref("person", "", "Lê An"),
)


def saved(session: Session, values: RecurringForm = REPORT, key: str = "") -> str:
    seen = form.load(session, key, today=START).seen if key else 0
    return form.save(session, Loaded(key, values, seen))


def made(session: Session) -> list[tuple[date | None, date | None]]:
    query = select(Task.occurrence, Task.deadline).where(Task.deleted_at.is_(None)).order_by(Task.deadline)
    return [(row.occurrence, row.deadline) for row in session.execute(query)]


def test_a_task_is_made_ahead_of_its_day_and_only_then(session: Session) -> None:
    saved(session)
    assert make_due(session, today=date(2026, 11, 24)) == 0
    assert make_due(session, today=date(2026, 11, 25)) == 1
    [task] = session.scalars(select(Task)).all()
    assert (task.occurrence, task.deadline) == (date(2026, 11, 30), date(2026, 11, 30))
    assert (task.assigned_on, task.origin) == (date(2026, 11, 25), TaskOrigin.OFFICE)
    assert session.scalars(select(TaskAgency.task_id)).all() == [task.id]
    assert task.officer_id is not None


def test_nothing_is_made_twice_and_what_was_missed_is_made_up(session: Session) -> None:
    saved(session, replace(REPORT, rhythm=Rhythm.WEEKLY, weekday=Weekday.FRIDAY, ahead_days=2))
    today = date(2026, 11, 20)  # the window was closed for weeks
    assert waiting(session, today=today) == 3
    assert make_due(session, today=today) == 3
    assert make_due(session, today=today) == 0
    assert [due for _, due in made(session)] == [date(2026, 11, day) for day in (6, 13, 20)]


def test_a_deleted_one_is_not_made_again_and_a_changed_rhythm_counts_from_then_on(session: Session) -> None:
    key = saved(session, replace(REPORT, rhythm=Rhythm.MONTHLY, day=10, ahead_days=7))
    make_due(session, today=date(2026, 12, 10))
    assert [due for _, due in made(session)] == [date(2026, 11, 10), date(2026, 12, 10)]
    for task in session.scalars(select(Task)).all():
        waste.delete(session, "task", task.id)
    values = form.load(session, key, today=START).values
    saved(session, replace(values, day=5), key)
    assert make_due(session, today=date(2026, 12, 31)) == 1
    assert made(session) == [(date(2027, 1, 5), date(2027, 1, 5))]


def test_it_ends_when_it_is_set_to(session: Session) -> None:
    saved(session, replace(REPORT, rhythm=Rhythm.WEEKLY, weekday=Weekday.MONDAY, ends_on=date(2026, 11, 10)))
    assert make_due(session, today=date(2027, 3, 1)) == 2


def test_the_form_loads_what_was_saved_and_the_list_tells_the_next_day(session: Session) -> None:
    key = saved(session)
    found = form.load(session, key, today=START).values
    assert found == replace(REPORT, leads=found.leads, officer=found.officer)
    assert [lead.name for lead in found.leads] == ["Phòng Tổng hợp"]
    make_due(session, today=date(2026, 11, 30))
    today = date(2026, 11, 30)
    [row] = recurring_tasks.read(
        session, recurring_tasks.find(session, Wanted(), today=today).keys, today=today
    )
    assert (row.made, row.next_on, row.rhythm) == (1, date(2026, 12, 31), "Ngày làm việc cuối tháng")
    assert form.describe(session, key, today=today).state == "Kỳ tới: 31/12/2026"


def test_the_database_itself_holds_an_occurrence_once(database: Database) -> None:
    with database.write(ACTOR) as session:
        saved(session)
        make_due(session, today=date(2026, 11, 30))
        [task] = session.scalars(select(Task)).all()
        same = {"recurring_id": task.recurring_id, "occurrence": task.occurrence}
    with database.write(ACTOR) as session:
        with pytest.raises(IntegrityError), session.begin_nested():
            session.execute(insert(Task).values(content="Lần hai", assigned_on=START, **same))
        assert make_due(session, today=date(2026, 11, 30)) == 0


def test_the_command_line_makes_them_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = open_database(tmp_path)
    with database.write(ACTOR) as session:
        saved(session, replace(REPORT, rhythm=Rhythm.WEEKLY, weekday=Weekday.FRIDAY))
    database.close()
    day = f"{START + timedelta(days=11):%d/%m/%Y}"
    for expected in ("Đã lập 2 nhiệm vụ định kỳ.", "Đã lập 0 nhiệm vụ định kỳ."):
        assert main(["recurring", "--data", str(tmp_path), "--day", day]) == 0
        assert capsys.readouterr().out.strip() == expected


@pytest.mark.parametrize(
    ("rhythm", "said"),
    [
        (
            {"rhythm": Rhythm.LAST_WORKING_DAY},
            (
                "thứ Hai, 30/11/2026; thứ Năm, 31/12/2026; thứ Sáu, 29/01/2027; thứ Sáu, 26/02/2027; "
                "thứ Tư, 31/03/2027"
            ),
        ),
        (
            {"rhythm": Rhythm.QUARTER_END, "every": 2},
            (
                "thứ Năm, 31/12/2026; thứ Tư, 30/06/2027; thứ Sáu, 31/12/2027; thứ Sáu, 30/06/2028; "
                "thứ Sáu, 29/12/2028"
            ),
        ),
        (
            {"rhythm": Rhythm.MONTHLY, "day": 25, "ends_on": date(2026, 12, 31)},
            "thứ Tư, 25/11/2026; thứ Sáu, 25/12/2026",
        ),
    ],
)
def test_the_form_tells_when_it_comes_next_before_it_is_saved(
    session: Session, rhythm: dict[str, object], said: str
) -> None:
    values = RecurringForm(content="Việc", starts_on=date(2026, 11, 1), **rhythm)
    [told] = form.advice(session, Loaded("", values), today=date(2026, 11, 23))
    assert (told.field, told.sentence, told.warning) == ("rhythm", f"Các kỳ tới: {said}.", True)
    unfinished = Loaded("", replace(values, rhythm=Rhythm.WEEKLY))
    assert form.advice(session, unfinished, today=date(2026, 11, 23)) == ()


FRIDAYS = replace(REPORT, rhythm=Rhythm.WEEKLY, weekday=Weekday.FRIDAY, ahead_days=0)


def test_one_time_is_left_out_and_a_later_one_is_made_after_those_that_it_waited_for(
    session: Session,
) -> None:
    but = (
        ExceptionRow(date(2026, 11, 13)),
        ExceptionRow(date(2026, 11, 20), date(2026, 12, 1), "Đoàn đi vắng"),
    )
    key = saved(session, replace(FRIDAYS, exceptions=but))
    assert [replace(row, key="") for row in form.load(session, key, today=START).values.exceptions] == list(
        but
    )
    make_due(session, today=date(2026, 11, 30))
    assert [due for _, due in made(session)] == [date(2026, 11, 6), date(2026, 11, 27)]
    assert make_due(session, today=date(2026, 12, 1)) == 1
    assert make_due(session, today=date(2026, 12, 1)) == 0
    assert made(session)[-1] == (date(2026, 11, 20), date(2026, 12, 1))
    told = dict(form.describe(session, key, today=START).parts)
    assert told["Ngoại lệ"] == (
        "Kỳ 13/11/2026: bỏ kỳ này",
        "Kỳ 20/11/2026: chuyển đến 01/12/2026; Đoàn đi vắng",
    )
    keys = recurring_tasks.find(session, Wanted(), today=START).keys
    [row] = recurring_tasks.read(session, keys, today=date(2026, 11, 19))
    assert row.next_on == date(2026, 11, 27)


def test_every_second_week_is_made_and_told(session: Session) -> None:
    key = saved(session, replace(FRIDAYS, every=2))
    make_due(session, today=date(2026, 11, 30))
    assert [due for _, due in made(session)] == [date(2026, 11, 6), date(2026, 11, 20)]
    [row] = recurring_tasks.read(session, [key], today=date(2026, 11, 30))
    assert (row.rhythm, row.next_on) == ("Thứ Sáu, 2 tuần một lần", date(2026, 12, 4))


def test_an_exception_that_changes_nothing_is_told_beside_it(session: Session) -> None:
    key = saved(session, FRIDAYS)
    make_due(session, today=date(2026, 11, 6))
    but = (
        ExceptionRow(date(2026, 11, 6)),
        ExceptionRow(date(2026, 11, 10)),
        ExceptionRow(date(2026, 11, 13)),
    )
    typed = Loaded(key, replace(FRIDAYS, exceptions=but))
    times, *told = form.advice(session, typed, today=date(2026, 11, 9))
    assert times.sentence.startswith("Các kỳ tới: thứ Sáu, 20/11/2026; thứ Sáu, 27/11/2026;")
    assert [(one.row, one.sentence) for one in told] == [
        (0, "Kỳ 06/11/2026 đã lập: sửa hạn, thu hồi ở nhiệm vụ đó."),
        (1, "Không có kỳ nào vào ngày 10/11/2026."),
    ]


def test_an_exception_can_be_undone_and_goes_with_its_task(database: Database) -> None:
    with database.write(ACTOR) as session:
        key = saved(session, FRIDAYS)
    with database.write(ACTOR) as session:
        saved(session, replace(FRIDAYS, exceptions=(ExceptionRow(date(2026, 11, 6)),)), key)
    with database.write(ACTOR) as session:
        assert waiting(session, today=date(2026, 11, 6)) == 0
        undo(session)
    with database.read() as session:
        assert waiting(session, today=date(2026, 11, 6)) == 1
