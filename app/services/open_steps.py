"""Tasks that are to be done while steps of them are not (feature 8): told before it is written, wherever it is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.briefings.bulk_changes import Chosen
from app.core.words import number
from app.models.task import Task
from app.rules.refusing import Unfit
from app.services.chosen_tasks import IS_OPEN
from app.services.records import slices


def open_steps(session: Session, tasks: Sequence[UUID]) -> Mapping[UUID, int]:
    """How many steps of each task are neither done nor withdrawn nor among the tasks; only those with some."""
    among, found = set(tasks), dict[UUID, int]()
    for some in slices(list(tasks)):
        steps = select(Task.parent_id, Task.id).where(
            Task.parent_id.in_(some), Task.deleted_at.is_(None), IS_OPEN
        )
        for parent, step in session.execute(steps):
            if parent is not None and step not in among:
                found[parent] = found.get(parent, 0) + 1
    return found


def open_children(session: Session, key: UUID) -> int:
    """How many steps of one task are open."""
    query = select(func.count()).where(Task.parent_id == key, Task.deleted_at.is_(None), IS_OPEN)
    return session.scalar(query) or 0


def told(count: int) -> str:
    """ "Còn 3 bước (nhiệm vụ con) chưa xong." """
    return f"Còn {number(count)} bước (nhiệm vụ con) chưa xong."


def with_warning(session: Session, chosen: Chosen) -> Chosen:
    """The tasks that would be done, with a warning where steps of them are open."""
    found = open_steps(session, [UUID(key) for key in chosen.keys])
    said = filter(None, (chosen.warning, _summed(found) if found else ""))
    return replace(chosen, warning=" ".join(said))


def with_done_parents(session: Session, chosen: Chosen) -> Chosen:
    """The tasks whose results would be given back, with a warning where what they are steps of is done already."""
    above = aliased(Task)
    among, found = {UUID(key) for key in chosen.keys}, set[UUID]()
    for some in slices(list(among)):
        query = select(above.id).join(Task, Task.parent_id == above.id).where(Task.id.in_(some))
        done = above.completed_on.is_not(None) & above.withdrawn.is_(False) & above.deleted_at.is_(None)
        found |= set(session.scalars(query.where(done))) - among
    if not found:
        return chosen
    many = f"{number(len(found))} nhiệm vụ cha" if len(found) > 1 else "Nhiệm vụ cha"
    return replace(chosen, warning=f"{many} đã ghi hoàn thành: xem lại sau khi trả lại kết quả của bước.")


def _summed(found: Mapping[UUID, int]) -> str:
    whose = f" Bước đó thuộc {number(len(found))} nhiệm vụ." if len(found) > 1 else ""
    return f"{told(sum(found.values()))}{whose}"


def left_open(session: Session, tasks: Sequence[UUID]) -> tuple[Unfit, ...]:
    """Those of the tasks of which steps are open, for whoever was not told of them."""
    counted: defaultdict[str, list[UUID]] = defaultdict(list)
    for key, count in open_steps(session, tasks).items():
        counted[f"còn {number(count)} bước (nhiệm vụ con) chưa xong"].append(key)
    return tuple(Unfit(what, tuple(keys), _ADVICE) for what, keys in counted.items())


_ADVICE = (
    "Ghi xong các bước trước; vẫn ghi hoàn thành thì dùng nút “Ghi hoàn thành…” hoặc mở biểu mẫu nhiệm vụ."
)
