"""Tasks that are to be done while steps of them are not: told in every way of completing them."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Completion
from app.briefings.task_life import SubmissionDecision
from app.core.errors import AppError
from app.core.task_terms import Obligation
from app.models.task import Task
from app.services import bulk_changes, bulk_previews, task_cells
from app.services.open_steps import open_steps, with_warning
from app.services.settings import load_preset

TODAY, DAY = date(2026, 11, 23), date(2026, 11, 2)
SENTENCE = "Còn 2 bước (nhiệm vụ con) chưa xong."


@pytest.fixture
def office(session: Session) -> tuple[Session, list[Task]]:
    """A task with a step done, one withdrawn and two open ones; and one without steps."""
    parent, plain = (Task(content=name, assigned_on=DAY) for name in ("Cha", "Khác"))
    session.add_all([parent, plain])
    session.flush()
    states = ({"completed_on": DAY}, {"withdrawn": True}, {}, {})
    steps = [Task(content="Bước", assigned_on=DAY, parent_id=parent.id, **state) for state in states]
    session.add_all(steps)
    session.flush()
    return session, [parent, plain, *steps]


def complete(session: Session, *tasks: Task, **more: bool) -> int:
    keys = [task.id.hex for task in tasks]
    return bulk_changes.complete(session, keys, completed_on=TODAY, today=TODAY, **more)


def test_only_open_steps_that_are_not_among_the_tasks_count(office: tuple[Session, list[Task]]) -> None:
    session, (parent, plain, *steps) = office
    assert open_steps(session, [parent.id, plain.id]) == {parent.id: 2}
    assert open_steps(session, [parent.id, steps[2].id]) == {parent.id: 1}
    assert open_steps(session, [parent.id, steps[2].id, steps[3].id]) == {}


def test_who_was_not_told_is_refused(office: tuple[Session, list[Task]]) -> None:
    session, (parent, plain, *steps) = office
    with pytest.raises(AppError) as told:
        complete(session, parent, plain)
    assert "còn 2 bước (nhiệm vụ con) chưa xong" in str(told.value)
    with pytest.raises(AppError):
        task_cells.write_completed(session, parent.id.hex, "23/11", today=TODAY)
    assert parent.completed_on is None
    assert complete(session, parent, plain, despite_steps=True) == 2
    task_cells.write_completed(session, parent.id.hex, "20/11", today=TODAY)  # a correction of the day
    assert parent.completed_on == date(2026, 11, 20)
    assert steps[2].completed_on is None


def test_with_its_steps_a_task_is_done_at_once(office: tuple[Session, list[Task]]) -> None:
    session, (parent, _, *steps) = office
    assert complete(session, parent, *steps[2:]) == 3


def test_the_sheet_is_told_a_warning(office: tuple[Session, list[Task]]) -> None:
    session, (parent, plain, *steps) = office
    keys = [parent.id.hex, plain.id.hex]
    chosen = bulk_changes.chosen(session, keys, unfinished=True)
    assert with_warning(session, chosen).warning == SENTENCE
    whole = bulk_changes.chosen(session, [*keys, steps[2].id.hex, steps[3].id.hex], unfinished=True)
    assert with_warning(session, whole) == whole


def test_what_is_missing_to_close_a_task_is_warned_of_with_the_steps(
    office: tuple[Session, list[Task]],
) -> None:
    session, (parent, plain, *_) = office
    load_preset(session)
    plain.obligation = Obligation.REPORT
    session.flush()
    told = bulk_changes.to_complete(session, [parent.id.hex, plain.id.hex], on=TODAY).warning
    assert told.startswith(f"{SENTENCE} Nhiệm vụ “Khác” chưa đủ căn cứ kết thúc: ")
    assert "còn thiếu số, ký hiệu văn bản kết quả" in told
    with pytest.raises(AppError, match=r"^Nhiệm vụ “Khác” chưa đủ căn cứ kết thúc: "):
        complete(session, plain)


def test_a_preview_tells_them_first(office: tuple[Session, list[Task]]) -> None:
    session, (parent, plain, *_) = office
    keys = [plain.id.hex, parent.id.hex]
    rows = bulk_previews.of_completion(session, keys, Completion(TODAY), today=TODAY)
    assert [(row.name, SENTENCE in row.new) for row in rows] == [("Cha", True), ("Khác", False)]
    for agreed in (True, False):
        decided = SubmissionDecision(agreed, TODAY)
        rows = bulk_previews.of_submission(session, keys, decided, today=TODAY)
        assert any(SENTENCE in row.new for row in rows) is agreed
