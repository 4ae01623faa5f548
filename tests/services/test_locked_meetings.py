"""Nothing that belongs to a locked meeting changes, by whatever way somebody tries (duty 63)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.briefings.task_life import NewHandover
from app.core.errors import AppError
from app.core.meeting_held_terms import PressKind
from app.models.change_log import Change
from app.models.database import Database
from app.models.meeting import AgendaItem, Conclusion, Meeting
from app.services import (
    agenda,
    attached_files,
    cancelled_meetings,
    cells,
    conclusion_tasks,
    handovers,
    meeting_locks,
    opinions,
    press,
)
from app.services import bin as bin_
from app.services.forms import agenda_item, guests, meeting
from app.services.held_meeting import save_held
from app.services.participants import invite_by_kind
from tests.conftest import ACTOR
from tests.services.locked_session import FILE, PARTS, Locked, vote
from tests.services.meetings_held import NOVEMBER, OCTOBER, store_session

DECEMBER = date(2026, 12, 28)
Verb = Callable[[Session, Locked], Any]


@pytest.fixture
def there(database: Database) -> Locked:
    return Locked(database)


def form_of(session: Session, key: str, **changed: object) -> None:
    loaded = agenda_item.load(session, key)
    agenda_item.save(session, replace(loaded, values=replace(loaded.values, **changed)))  # type: ignore[arg-type]


def into(there: Locked) -> Ref:
    return Ref("meeting", there.locked.meeting, "")


def new_content(session: Session, there: Locked) -> None:
    loaded = agenda_item.load(session, None)
    agenda_item.save(
        session, replace(loaded, values=replace(loaded.values, meeting=into(there), content="Mới"))
    )


def meeting_form(session: Session, there: Locked) -> None:
    loaded = meeting.load(session, there.locked.meeting)
    meeting.save(session, replace(loaded, values=replace(loaded.values, place="Phòng 2")))


def guests_form(session: Session, there: Locked) -> None:
    loaded = guests.load(session, there.locked.meeting)
    guests.save(session, replace(loaded, values=replace(loaded.values, departments=True)))


def minutes(session: Session, there: Locked) -> None:
    save_held(session, there.loaded, replace(there.loaded, notes="thêm"))


def minutes_with_a_content_that_moved(session: Session, there: Locked) -> None:
    """The open meeting's minutes were begun while the content still stood on its agenda."""
    of_open = replace(there.loaded, key=there.open.meeting)
    first, *others = of_open.items
    save_held(session, of_open, replace(of_open, items=(replace(first, notes="Sửa"), *others)))


def past_day(session: Session, there: Locked) -> None:
    column = {"column": "documents_received_on", "typed": "20/11/2026"}
    cells.write_past_day(session, "agenda_item", there.locked.items[0], **column, today=NOVEMBER)


def consult(session: Session, there: Locked) -> None:
    agenda.consult(session, [there.locked.items[0]], leaders=[there.leader], asked_on=NOVEMBER)


def judge(session: Session, there: Locked) -> None:
    item = [there.locked.items[0]]
    agenda.judge_late_reason(session, item, reason="Chờ bộ", accepted=True, decided_on=NOVEMBER)


def arrange(session: Session, there: Locked) -> None:
    agenda.arrange(session, there.locked.meeting, [agenda.Placed(there.locked.items[0], "Phần I", 10)])


def accept(session: Session, there: Locked) -> None:
    agenda.accept(session, [there.proposal], meeting=there.locked.meeting, decided_on=NOVEMBER)


def withdrawn(session: Session, there: Locked) -> None:
    agenda.decide_withdrawal(session, [there.locked.items[0]], agreed=True, decided_on=NOVEMBER)


REFUSED: dict[str, Verb] = {
    "the form of the meeting": meeting_form,
    "its guests": guests_form,
    "groups invited": lambda s, there: invite_by_kind(s, there.locked.meeting),
    "the form of a content": lambda s, there: form_of(s, there.locked.items[0], minutes=5),
    "a new content": new_content,
    "a content moved in": lambda s, there: form_of(s, there.open.items[0], meeting=into(there)),
    "a content moved out": lambda s, there: form_of(
        s, there.locked.items[0], meeting=Ref("meeting", there.open.meeting, "")
    ),
    "the agenda in order": arrange,
    "a leader asked": consult,
    "a late reason judged": judge,
    "a withdrawal proposed": lambda s, there: agenda.propose_withdrawal(
        s, [there.locked.items[0]], proposed_on=NOVEMBER
    ),
    "a withdrawal decided": withdrawn,
    "a content put off to another": lambda s, there: agenda.postpone(
        s, [there.locked.items[0]], to=there.open.meeting, on=OCTOBER
    ),
    "a content put off among the proposals": lambda s, there: agenda.postpone(
        s, [there.locked.items[0]], to=None, on=NOVEMBER
    ),
    "a content put off into it": lambda s, there: agenda.postpone(
        s, [there.open.items[0]], to=there.locked.meeting, on=NOVEMBER
    ),
    "a proposal accepted into it": accept,
    "a day typed in a cell": past_day,
    "papers received": lambda s, there: cells.receive(
        s, "agenda_item", [there.locked.items[0]], day=NOVEMBER
    ),
    "a new vote": lambda s, there: vote(s, there.locked.items[0]),
    "a vote corrected": lambda s, there: vote(s, there.locked.items[0], there.vote),
    "a vote moved in": lambda s, there: vote(s, there.locked.items[0], there.open_vote),
    "a vote moved out": lambda s, there: vote(s, there.open.items[0], there.vote),
    "its minutes": minutes,
    "minutes of another with a content that moved": minutes_with_a_content_that_moved,
    "a file of the meeting": lambda s, there: attached_files.attach_files(
        s, [FILE], table="meeting", key=there.locked.meeting
    ),
    "a file of a content": lambda s, there: attached_files.attach_files(
        s, [FILE], table="agenda_item", key=there.locked.items[0]
    ),
    "the whole meeting deleted": lambda s, there: bin_.delete(s, "meeting", UUID(there.locked.meeting)),
    "cancelled": lambda s, there: cancelled_meetings.cancel(
        s, there.locked.meeting, on=NOVEMBER, reason="Bận", to=there.open.meeting
    ),
    "locked again": lambda s, there: meeting_locks.lock(s, there.locked.meeting, by="Hồ Chi"),
    "opened without a reason": lambda s, there: meeting_locks.reopen(
        s, there.locked.meeting, by="Hồ Chi", reason=" "
    ),
}


def refused(
    database: Database, verb: Callable[[Session], Any], said: str = "không sửa được nữa|lý do"
) -> None:
    before = last_change(database)
    with pytest.raises(AppError, match=said), database.write(ACTOR) as session:
        verb(session)
    assert last_change(database) == before


def last_change(database: Database) -> int:
    with database.read() as session:
        return session.scalar(select(func.max(Change.seq))) or 0


@pytest.mark.parametrize("name", REFUSED)
def test_a_locked_meeting_refuses(database: Database, there: Locked, name: str) -> None:
    refused(database, lambda session: REFUSED[name](session, there))


@pytest.mark.parametrize("table", PARTS)
def test_no_part_of_it_goes_to_the_bin(database: Database, there: Locked, table: str) -> None:
    with database.read() as session:
        rows = session.scalars(text(f"SELECT id FROM {table} WHERE deleted_at IS NULL ORDER BY id"))
        key = UUID(rows.first())
    if table == "meeting_attendance":
        key = UUID(there.locked.people[0])
    refused(database, lambda session: bin_.delete(session, table, key))


@pytest.mark.parametrize("table", ["conclusion", "agenda_item"])
def test_nothing_comes_back_into_it(database: Database, there: Locked, table: str) -> None:
    refused(database, lambda session: bin_.restore(session, table, UUID(there.binned[table])))


def test_a_meeting_that_was_cancelled_and_locked_is_neither_mended_nor_called_again(
    database: Database, there: Locked
) -> None:
    with database.write(ACTOR) as session:
        meeting_locks.reopen(session, there.locked.meeting, by="Hồ Chi", reason="Hủy")
        session.get_one(Meeting, UUID(there.locked.meeting)).cancelled_on = OCTOBER
    with database.write(ACTOR) as session:
        meeting_locks._turn(session, UUID(there.locked.meeting), locked=True, by="Hồ Chi", reason="")
    key = there.locked.meeting
    refused(database, lambda s: cancelled_meetings.cancel(s, key, on=NOVEMBER, reason="Khác"))
    refused(database, lambda s: cancelled_meetings.reinstate(s, key))


def test_what_goes_on_by_itself_passes_it_over(database: Database, there: Locked) -> None:
    """A handover leaves its chair, a closed round of opinions is put elsewhere (duties 18, 95)."""
    with database.write(ACTOR) as session:
        other = store_session(session, DECEMBER, title="Phiên họp khác")
        session.get_one(Meeting, UUID(other.meeting)).chair_person_id = UUID(there.leader.key)
        row = opinions.start(session, content="Dự thảo", asked_on=OCTOBER)
        opinions.close(session, [row.id.hex], closed_on=NOVEMBER, today=NOVEMBER)
        assert row.announced_item_id is not None
        announced = session.get_one(AgendaItem, row.announced_item_id)
        assert announced.meeting_id.hex == other.meeting
    with database.write(ACTOR) as session:
        people = session.scalars(text("SELECT id FROM person ORDER BY id")).all()
        form = NewHandover(there.leader, Ref("person", UUID(people[1]).hex, ""), held_on=OCTOBER)
        handovers.hand_over(session, form, today=NOVEMBER)
        assert session.get_one(Meeting, UUID(other.meeting)).chair_person_id == UUID(people[1])
        assert session.get_one(Meeting, UUID(there.locked.meeting)).chair_person_id == UUID(there.leader.key)


def test_what_comes_after_the_minutes_stays_possible(database: Database, there: Locked) -> None:
    """Tasks of its conclusions, and what the press was told (duties 64, 65)."""
    with database.write(ACTOR) as session:
        [row] = conclusion_tasks.open_conclusions(session, UUID(there.locked.meeting))
        [form] = conclusion_tasks.propose(session, [row.id.hex])
        lead = Ref("agency", there.locked.agency, "Sở Y tế")
        told = replace(form, leads=(lead,), deadline=NOVEMBER)
        assert conclusion_tasks.save_several(session, [(row.id.hex, told)], today=NOVEMBER)
        kind = next(iter(PressKind))
        noted = press.record_press(
            session, there.locked.meeting, kind=kind, on_day=NOVEMBER, content="Họp báo", today=NOVEMBER
        )
        bin_.delete(session, "press_event", UUID(noted))
        assert (
            session.scalars(select(Conclusion.content).where(Conclusion.id == row.id)).one() == "Giao việc 0"
        )
