"""A task is made of a template with its steps, their deadlines in working days from the start."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.briefings.forms import Loaded, Ref
from app.briefings.lists import Wanted
from app.briefings.task_form import TaskForm
from app.briefings.template_form import FromTemplateForm, StepRow, StepsForm, TemplateForm
from app.core.errors import AppError
from app.core.terms import DayKind, Secrecy
from app.models.database import Database
from app.models.office import SpecialDay
from app.models.task import Task, TaskAgency
from app.rules.working_days import working_days_left
from app.services import bulk_previews
from app.services.forms import task as task_form
from app.services.forms import template as form
from app.services.forms.common import key_of
from app.services.forms.task_making import advice
from app.services.lists import task_templates
from app.services.lists import tasks as task_list
from app.services.settings import read_calendar
from app.services.task_templates import add_steps, deadlines, make, start
from app.services.undo import undo
from tests.conftest import ACTOR
from tests.services.conftest import scratch

START = date(2026, 10, 30)  # a Friday
HEALTH, BUILDING = Ref("agency", "", "Sở Y tế"), Ref("agency", "", "Sở Xây dựng")
PROJECT = TemplateForm(
    name="Trình đề án",
    content="Xây dựng, trình đề án",
    days=20,
    steps=(
        StepRow("Lấy ý kiến các sở", 5),
        StepRow("Thẩm định", 12, agency=BUILDING),
    ),
)


def saved(session: Session, values: TemplateForm = PROJECT) -> Ref:
    return Ref("task_template", form.save(session, Loaded("", values)), values.name)


def test_steps_are_due_by_working_days_and_led_by_their_own_agency(session: Session) -> None:
    session.add(SpecialDay(day=date(2026, 11, 2), kind=DayKind.OFF, name="Nghỉ thử"))
    use = FromTemplateForm(saved(session), START, leads=(HEALTH,), coordinating=(BUILDING,))
    parent, *steps = (session.get_one(Task, key_of(key)) for key in make(session, use, today=START))
    assert [task.content for task in (parent, *steps)] == [
        "Xây dựng, trình đề án",
        "Lấy ý kiến các sở",
        "Thẩm định",
    ]
    # Monday 2/11 is off: the fifth working day after Friday 30/10 is Monday 9/11.
    assert [task.deadline for task in steps] == [date(2026, 11, 9), date(2026, 11, 18)]
    assert parent.deadline == date(2026, 11, 30)
    assert {step.parent_id for step in steps} == {parent.id}
    led = {row.task_id: row.agency_id for row in session.scalars(select(TaskAgency).filter_by(role="lead"))}
    assert led[steps[0].id] == led[parent.id] != led[steps[1].id]


def test_what_the_form_tells_before_is_what_is_made(session: Session) -> None:
    template = saved(session)
    told = [day for _, day in deadlines(session, template.key, START)]
    whole, *steps = make(session, FromTemplateForm(template, START), today=START)
    made = [session.get_one(Task, key_of(key)).deadline for key in (*steps, whole)]
    assert made == told


@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=5),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.frozensets(st.dates(date(2026, 1, 1), date(2027, 3, 1)), max_size=8),
)
def test_deadlines_lie_so_many_working_days_after_the_start(
    memory: Engine, days: list[int], begin: date, off: frozenset[date]
) -> None:
    with scratch(memory) as session:
        session.add_all([SpecialDay(day=day, kind=DayKind.OFF) for day in off])
        steps = tuple(StepRow(f"Bước {number}", day) for number, day in enumerate(days))
        template = saved(session, TemplateForm("Mẫu", "Việc", steps=steps))
        *each, (_, whole) = deadlines(session, template.key, begin)
        calendar = read_calendar(session)
        assert [working_days_left(day, begin, calendar) for _, day in each] == days
        assert whole == max(day for _, day in each)


def test_the_form_loads_what_was_saved_and_the_list_counts_the_steps(session: Session) -> None:
    key = saved(session).key
    values = form.load(session, key).values
    assert [(step.content, step.days) for step in values.steps] == [
        ("Lấy ý kiến các sở", 5),
        ("Thẩm định", 12),
    ]
    assert values.steps[1].agency is not None
    [row] = task_templates.read(
        session, task_templates.find(session, Wanted(), today=START).keys, today=START
    )
    assert (row.name, row.steps, row.days) == ("Trình đề án", 2, 20)
    assert form.describe(session, key).parts["Các bước"][1] == "2. 12 ngày làm việc: Thẩm định (Sở Xây dựng)"


def test_the_form_begins_with_its_template_and_is_empty_once_the_task_is_made(session: Session) -> None:
    template = saved(session)
    begun = start(session, template.key, today=START)
    assert (begun.template, begun.content) == (template, PROJECT.content)
    whole, *_ = make(session, begun, today=START)
    assert start(session, whole, today=START) == start(session, None, today=START)
    with pytest.raises(AppError, match="Chưa chọn mẫu"):
        make(session, start(session, whole, today=START), today=START)


def test_steps_are_put_under_a_task_that_is_there_and_undone_as_one(database: Database) -> None:
    with database.write(ACTOR) as session:
        template = saved(session)
        values = TaskForm(
            document=Ref("source_document", "", "05/UBND"),
            content="Soạn quy hoạch",
            assigned_on=date(2026, 10, 1),
            deadline=date(2026, 11, 10),
            leads=(HEALTH,),
            officer=Ref("person", "", "Lê An"),
        )
        key = task_form.save(session, Loaded("", values), today=START)
    asked = StepsForm(template, START)
    with database.write(ACTOR) as session:
        told = bulk_previews.of_steps(session, [key], asked, today=START)
        assert [(row.name, row.old, row.new) for row in told] == [
            ("1. Lấy ý kiến các sở", "Sở Y tế", "Thứ Sáu, 06/11/2026"),
            ("2. Thẩm định", "Sở Xây dựng", "Thứ Ba, 17/11/2026; sau hạn 10/11/2026"),
        ]
        assert add_steps(session, [key], asked, today=START) == 1
        found = task_list.find(session, Wanted(filters={"parent": (key,)}), today=START).keys
        steps = task_list.read(session, found, today=START)
        made = sorted((row.deadline, row.leads, row.officer, row.number) for row in steps)
        assert made == [
            (date(2026, 11, 6), ("Sở Y tế",), "Lê An", "05/UBND"),
            (date(2026, 11, 17), ("Sở Xây dựng",), "Lê An", "05/UBND"),
        ]
    with database.write(ACTOR) as session:
        undo(session)
        assert not task_list.find(session, Wanted(filters={"parent": (key,)}), today=START).keys
        assert session.get_one(Task, key_of(key)).deleted_at is None


def test_how_far_a_task_is_told_by_its_steps(session: Session) -> None:
    whole, first, second = make(session, FromTemplateForm(saved(session), START), today=START)
    assert task_form.describe(session, whole, today=START).parts["Các bước"] == (
        "Đã xong 0/2 bước (0%)",
        "Lấy ý kiến các sở; hạn 06/11/2026; chưa xong",
        "Thẩm định; hạn 17/11/2026; chưa xong",
    )
    session.get_one(Task, key_of(first)).completed_on = START
    session.get_one(Task, key_of(second)).withdrawn = True
    session.flush()
    assert task_form.describe(session, whole, today=START).parts["Các bước"] == (
        "Đã xong 1/1 bước (100%)",
        "Lấy ý kiến các sở; hạn 06/11/2026; xong 30/10/2026",
        "Thẩm định; đã thu hồi",
    )


def test_steps_of_a_template_tell_too_much_for_a_secret_task(session: Session) -> None:
    template = saved(session)
    secret = TaskForm(
        document=Ref("source_document", "", "05/UBND-M"),
        document_day=START,
        secrecy=Secrecy.SECRET,
        assigned_on=START,
    )
    key = task_form.save(session, Loaded("", secret), today=START)
    with pytest.raises(AppError, match="nhiệm vụ mật"):
        add_steps(session, [key], StepsForm(template, START), today=START)
    of_it = FromTemplateForm(template, START, document=secret.document, document_day=START)
    with pytest.raises(AppError, match="05/UBND-M là văn bản mật"):
        make(session, of_it, today=START)


def test_a_template_without_steps_adds_none(session: Session) -> None:
    key = task_form.save(session, Loaded("", TaskForm(content="Việc", assigned_on=START)), today=START)
    bare = saved(session, replace(PROJECT, steps=()))
    with pytest.raises(AppError, match="không có bước nào"):
        add_steps(session, [key], StepsForm(bare, START), today=START)
    with pytest.raises(AppError, match="Chưa chọn mẫu"):
        add_steps(session, [key], StepsForm(None, START), today=START)


def test_a_task_with_open_steps_is_warned_of_and_cannot_be_its_own_step(session: Session) -> None:
    whole, step, _ = make(session, FromTemplateForm(saved(session), START, leads=(HEALTH,)), today=START)
    loaded = task_form.load(session, whole, today=START)
    done = Loaded(whole, replace(loaded.values, completed_on=START))
    [said] = advice(session, done)
    assert (said.field, said.warning) == ("completed_on", True)
    assert "2 bước" in said.sentence
    assert advice(session, loaded) == ()
    found = task_list.find(session, Wanted(filters={"parent": (whole,)}), today=START)
    assert len(found.keys) == 2
    above = replace(loaded.values, parent=Ref("task", step, ""))
    with pytest.raises(AppError, match="chính nó"):
        task_form.save(session, Loaded(whole, above, loaded.seen), today=START)
