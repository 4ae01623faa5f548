"""A step of a template may be a template: its steps come with it, at their depth, and never itself again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.briefings.forms import Loaded, Ref
from app.briefings.template_form import FromTemplateForm, StepRow, StepsForm, TemplateForm
from app.core.errors import AppError
from app.core.terms import MeetingKind
from app.models.meeting import Meeting
from app.models.task import Task, TaskAgency
from app.models.task_making import TaskTemplate
from app.services import bin as bin_
from app.services import bulk_previews
from app.services.forms import template as form
from app.services.forms.common import key_of, put
from app.services.task_templates import add_steps, deadlines, for_meeting, make, size
from app.services.template_plans import plan
from tests.services.conftest import scratch

START = date(2026, 11, 2)  # a Monday
HEALTH, BUILDING = Ref("agency", "", "Sở Y tế"), Ref("agency", "", "Sở Xây dựng")


def saved(session: Session, name: str, *steps: StepRow, **more: object) -> Ref:
    values = TemplateForm(name=name, content=f"Làm {name}", steps=steps, **more)  # type: ignore[arg-type]
    return Ref("task_template", form.save(session, Loaded("", values)), name)


def changed(session: Session, template: Ref, *steps: StepRow) -> None:
    loaded = form.load(session, template.key)
    form.save(session, replace(loaded, values=replace(loaded.values, steps=steps)))


def told(session: Session, template: Ref) -> list[tuple[str, str, int]]:
    row = session.get_one(TaskTemplate, key_of(template.key))
    return [(step.number, step.content, step.days) for step in plan(session, row)]


def nested(session: Session) -> Ref:
    """Opinions take three days, the dossier eight with them in it, the whole twelve."""
    asking = saved(session, "ý kiến", StepRow("Gửi dự thảo", 1), StepRow("Tổng hợp", 3))
    dossier = saved(session, "hồ sơ", StepRow("Soạn", 4), StepRow("", 8, part=asking, agency=BUILDING))
    return saved(session, "đề án", StepRow("Lập", 10, part=dossier), StepRow("Trình", 12))


def test_the_steps_of_a_template_in_it_are_done_with_it(session: Session) -> None:
    assert told(session, nested(session)) == [
        ("1", "Lập", 10),
        ("1.1", "Soạn", 2 + 4),
        ("1.2", "Làm ý kiến", 2 + 8),
        ("1.2.1", "Gửi dự thảo", 2 + 5 + 1),
        ("1.2.2", "Tổng hợp", 2 + 5 + 3),
        ("2", "Trình", 12),
    ]


def test_each_task_stands_under_that_of_the_step_above_and_is_led_as_that_is(session: Session) -> None:
    template = nested(session)
    foretold = deadlines(session, template.key, START)
    keys = make(session, FromTemplateForm(template, START, leads=(HEALTH,)), today=START)
    whole, *steps = (session.get_one(Task, key_of(key)) for key in keys)
    above = {
        task.content: next((one.content for one in (whole, *steps) if one.id == task.parent_id), "")
        for task in steps
    }
    assert above == {
        "Lập": "Làm đề án",
        "Soạn": "Lập",
        "Làm ý kiến": "Lập",
        "Gửi dự thảo": "Làm ý kiến",
        "Tổng hợp": "Làm ý kiến",
        "Trình": "Làm đề án",
    }
    assert [task.deadline for task in (*steps, whole)] == [day for _, day in foretold]
    led = {row.task_id: row.agency_id for row in session.scalars(select(TaskAgency))}
    by = {task.content: led[task.id] for task in (whole, *steps)}
    assert by["Tổng hợp"] == by["Gửi dự thảo"] == by["Làm ý kiến"] != by["Soạn"]
    assert by["Soạn"] == by["Làm đề án"]


def test_depth_is_told_before_anything_is_made(session: Session) -> None:
    template = nested(session)
    assert size(session, template.key) == "6 bước, 3 cấp"
    assert form.describe(session, template.key).state == "6 bước, 3 cấp"
    task = put(session, Task, None, {"content": "Việc", "assigned_on": START})
    asked = StepsForm(template, START)
    rows = bulk_previews.of_steps(session, [task.id.hex], asked, today=START)
    assert [row.name for row in rows][:4] == ["1. Lập", "1.1. Soạn", "1.2. Làm ý kiến", "1.2.1. Gửi dự thảo"]
    add_steps(session, [task.id.hex], asked, today=START)
    assert len(session.scalars(select(Task)).all()) == 1 + len(rows)


def test_a_template_that_would_contain_itself_is_refused_with_its_circle(session: Session) -> None:
    first = saved(session, "một", StepRow("Bước", 1))
    second = saved(session, "hai", StepRow("Bước", 1, part=first))
    with pytest.raises(AppError, match="Mẫu “một” chứa chính nó: “một” → “một”"):
        changed(session, first, StepRow("Bước", 1, part=first))
    with pytest.raises(AppError, match="“một” → “hai” → “một”"):
        changed(session, first, StepRow("Bước", 1, part=second))


def test_the_same_template_may_be_several_steps(session: Session) -> None:
    part = saved(session, "ý kiến", StepRow("Gửi", 1))
    twice = saved(session, "hai lần", StepRow("Lần đầu", 2, part=part), StepRow("Lần sau", 6, part=part))
    assert told(session, twice) == [
        ("1", "Lần đầu", 2),
        ("1.1", "Gửi", 2),
        ("2", "Lần sau", 6),
        ("2.1", "Gửi", 6),
    ]


def test_a_step_whose_template_was_deleted_is_a_plain_one(session: Session) -> None:
    part = saved(session, "ý kiến", StepRow("Gửi", 1))
    whole = saved(session, "đề án", StepRow("", 5, part=part))
    with pytest.raises(AppError, match="Chưa xóa được mẫu nhiệm vụ “ý kiến”"):
        bin_.delete(session, "task_template", key_of(part.key))
    session.get_one(TaskTemplate, key_of(part.key)).deleted_at = datetime.now(UTC)  # as an undo does
    assert told(session, whole) == [("1", "Làm ý kiến", 5)]


def test_a_step_too_short_for_its_template_is_warned_of(session: Session) -> None:
    part = saved(session, "ý kiến", StepRow("Gửi", 7))
    short, fitting = StepRow("Lấy", 3, part=part), StepRow("Lấy", 7, part=part)
    [said] = form.advice(session, Loaded("", TemplateForm("Mẫu", "Việc", steps=(short, fitting))))
    assert (said.field, said.warning) == ("steps", True)
    assert "cần 7 ngày, bước này có 3 ngày" in said.sentence


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 20), st.booleans()), min_size=1, max_size=7))
def test_nothing_in_a_step_is_due_after_it_unless_it_is_too_short(
    memory: Engine, drawn: list[tuple[int, int, bool]]
) -> None:
    with scratch(memory) as session:
        last: Ref | None = None
        for place, (days, more, is_nested) in enumerate(drawn):
            steps = (StepRow("Đầu", days), StepRow("Cuối", days + more, part=last if is_nested else None))
            last = saved(session, f"mẫu {place}", *steps)
        assert last is not None
        planned = plan(session, session.get_one(TaskTemplate, key_of(last.key)))
        for step in planned:
            assert step.days >= 0
            assert (step.above is None) == (step.depth == 1)
        assert [step.number for step in planned] == sorted(
            (step.number for step in planned), key=lambda number: [int(part) for part in number.split(".")]
        )


def test_a_meeting_brings_the_tasks_of_its_kind_from_its_day_on(session: Session) -> None:
    day = START + timedelta(days=7)
    kind = MeetingKind.OFFICE_BRIEFING
    held = put(session, Meeting, None, {"kind": kind, "title": "Giao ban tháng 11", "held_on": day})
    assert for_meeting(session, held.id.hex) is None
    saved(session, "khác", meeting_kind=MeetingKind.TRAINING)
    template = saved(session, "sau giao ban", StepRow("Thông báo kết luận", 3), meeting_kind=kind)
    begun = for_meeting(session, held.id.hex)
    assert begun is not None
    assert (begun.template, begun.starts_on) == (template, day)
    whole, step = (session.get_one(Task, key_of(key)) for key in make(session, begun, today=START))
    assert whole.content == "Làm sau giao ban (Giao ban tháng 11, ngày 09/11/2026)"
    assert (step.content, step.assigned_on, step.deadline) == ("Thông báo kết luận", day, date(2026, 11, 12))
