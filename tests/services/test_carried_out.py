"""A conclusion that a task carries out is not struck out, neither in the minutes nor in the form of its meeting."""

from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.held_meeting import HeldMeeting
from app.core.errors import AppError
from app.core.ids import uuid7
from app.models.meeting import Conclusion, ConclusionTask
from app.models.task import Task
from app.rules import taking_minutes as take
from app.services import minutes_drafts
from app.services.bin import delete
from app.services.forms import meeting as meeting_form
from app.services.forms.common import put
from app.services.held_meeting import read_held, save_held
from app.services.settings import load_preset
from tests.services.meetings_held import NOVEMBER, Held, store_session


@pytest.fixture
def held(session: Session) -> Held:
    load_preset(session)
    return store_session(session)


def concluded(session: Session, held: Held) -> HeldMeeting:
    """Two conclusions, both in the records."""
    before = read_held(session, held.meeting)
    now = before
    for content in ("Giao Sở Y tế hoàn chỉnh", "Bổ sung dự toán"):
        key = uuid7().hex
        now = take.with_conclusion(now, key, held.items[0])
        now = replace(now, conclusions=take.changed(now.conclusions, key, content=content))
    save_held(session, before, now)
    return read_held(session, held.meeting)


def give(session: Session, minutes: HeldMeeting) -> Task:
    """A task that carries out the first conclusion."""
    task = put(session, Task, None, {"content": "Hoàn chỉnh quy hoạch", "assigned_on": NOVEMBER})
    put(
        session,
        ConclusionTask,
        None,
        {"conclusion_id": UUID(minutes.conclusions[0].key), "task_id": task.id},
    )
    return task


def alive(session: Session) -> list[str]:
    query = select(Conclusion.content).where(Conclusion.deleted_at.is_(None)).order_by(Conclusion.position)
    return list(session.scalars(query))


REFUSED = "Kết luận “Giao Sở Y tế hoàn chỉnh” đã giao nhiệm vụ “Hoàn chỉnh quy hoạch”"


def test_minutes_refuse_to_strike_it_out_and_name_the_task(session: Session, held: Held) -> None:
    before = concluded(session, held)
    give(session, before)
    minutes = read_held(session, held.meeting)
    assert [one.tasks for one in minutes.conclusions] == ["nhiệm vụ “Hoàn chỉnh quy hoạch”", ""]
    struck = take.without(minutes, minutes.conclusions[0].key)
    with pytest.raises(AppError, match=REFUSED):
        save_held(session, minutes, struck)
    save_held(session, minutes, take.without(minutes, minutes.conclusions[1].key))
    assert alive(session) == ["Giao Sở Y tế hoàn chỉnh"], "one without a task may go"


@pytest.mark.parametrize("end", ["withdrawn", "deleted"])
def test_it_may_go_once_its_task_is_withdrawn_or_deleted(session: Session, held: Held, end: str) -> None:
    before = concluded(session, held)
    task = give(session, before)
    if end == "withdrawn":
        task.withdrawn = True
        session.flush()
    else:
        delete(session, "task", task.id)
    minutes = read_held(session, held.meeting)
    save_held(session, minutes, take.without(minutes, minutes.conclusions[0].key))
    assert alive(session) == ["Bổ sung dự toán"]


def test_the_form_of_its_meeting_refuses_too(session: Session, held: Held) -> None:
    give(session, concluded(session, held))
    loaded = meeting_form.load(session, held.meeting)
    less = replace(loaded.values, conclusions=loaded.values.conclusions[1:])
    with pytest.raises(AppError, match=REFUSED):
        meeting_form.save(session, replace(loaded, values=less))
    less = replace(loaded.values, conclusions=loaded.values.conclusions[:1])
    meeting_form.save(session, replace(loaded, values=less))
    assert alive(session) == ["Giao Sở Y tế hoàn chỉnh"]


def test_emptied_words_stay_until_others_are_typed(session: Session, held: Held) -> None:
    give(session, concluded(session, held))
    minutes = read_held(session, held.meeting)
    first, second = (one.key for one in minutes.conclusions)
    empty = replace(minutes, conclusions=take.changed(minutes.conclusions, first, content=""))
    save_held(session, minutes, empty)
    assert alive(session) == ["Giao Sở Y tế hoàn chỉnh", "Bổ sung dự toán"]
    other = replace(empty, conclusions=take.changed(empty.conclusions, first, content="Giao Sở Y tế sửa"))
    other = replace(other, conclusions=take.changed(other.conclusions, second, content=""))
    save_held(session, empty, other)
    assert alive(session) == ["Giao Sở Y tế sửa", ""], "one without a task may be emptied, as before"


def test_minutes_open_again_though_it_was_struck_out_before_its_task_was_made(
    session: Session, held: Held
) -> None:
    """The program was killed with the line struck out, and the task was made before the minutes were opened again."""
    before = concluded(session, held)
    minutes_drafts.keep(session, uuid7().hex, before, take.without(before, before.conclusions[0].key))
    give(session, before)
    found = minutes_drafts.open_minutes(session, held.meeting)
    assert sorted(one.content for one in found.conclusions) == ["Bổ sung dự toán", "Giao Sở Y tế hoàn chỉnh"]
