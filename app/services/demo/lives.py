"""The lives of tasks, told by the verbs for many tasks at once (duties 8-10, 14-19, 25, 27)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from app.briefings.task_life import Acceptance, ContactNote, EventNote, GivingBack, ProgressNote, Settlement, Transfer
from app.core.task_terms import TaskEventKind
from app.services import bulk_changes, results, task_notes, transfers
from app.services.demo.requests import ask_for_time, report_delays
from app.services.task_notes import open_events

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.demo.order import Order
    from app.services.demo.sources import Given, Pen

PROGRESS, OBSTACLES, CALLS, DIFFERING, JUDGED, GOOD = 35, 25, 8, 1.5, 70, 95  # of a hundred
Key = TypeVar("Key", bound=Hashable)


def live(session: Session, order: Order, pen: Pen, given: list[Given]) -> None:
    """Everything that happens to the tasks, in an order that the verbs let through."""
    told = [one for one in given if not one.secret]
    _follow(session, order, [one for one in told if one.entered])
    _progress(session, order, pen, told)
    _talk(session, order, pen, [one for one in told if one.entered])
    report_delays(session, order, pen, told)
    ask_for_time(session, order, pen, told)
    _transfer(session, order, pen, told)
    _finish(session, order, pen, given)
    for day, some in together(told, lambda one: one.fate.withdrawn_on):
        reason, decider = pen.pick(order, "withdrawals"), order.register.leaders[0]
        bulk_changes.withdraw(session, some, withdrawn_on=day, reason=reason, decider=decider)


def together(given: Iterable[Given], by: Callable[[Given], Key | None]) -> list[tuple[Key, list[str]]]:
    """The keys of tasks that have something in common, those without it left out."""
    found: defaultdict[Key, list[str]] = defaultdict(list)
    for one in given:
        key = by(one)
        if key is not None:
            found[key].append(one.key)
    return list(found.items())


def _follow(session: Session, order: Order, given: list[Given]) -> None:
    """Field, room and officer of those that came through a form; rows have them from their start."""
    for place, some in together(given, lambda one: one.place):
        field, room, _ = order.register.fields[place]
        bulk_changes.set_field(session, some, field)
        deputy, *officers = order.register.officers[room.key][1:]
        on = max(one.fate.assigned_on for one in given)
        for number, officer in enumerate(officers):
            few = some[number :: len(officers)]
            if few:
                bulk_changes.set_followers(session, few, on=on, room=room, deputy=deputy, officer=officer)


def _progress(session: Session, order: Order, pen: Pen, given: list[Given]) -> None:
    """What agencies say on the way, with what hinders them now and then (duties 14, 16)."""

    def said_on(one: Given) -> date | None:
        day = one.fate.assigned_on + timedelta(days=order.chance.randrange(6, 40))
        end = min(one.fate.done_on or order.as_of, one.fate.withdrawn_on or order.as_of, order.as_of)
        return day if day < end and order.happens(PROGRESS) else None

    for day, some in together(given, said_on):
        hindered = order.happens(OBSTACLES)
        note = ProgressNote(
            reported_on=day,
            percent=order.chance.randrange(10, 95, 5),
            content=pen.pick(order, "steps"),
            difficulty=pen.pick(order, "obstacles") if hindered else "",
            proposal=pen.pick(order, "wishes") if hindered else "",
        )
        task_notes.add_progress(session, some, note, today=order.as_of)


def _talk(session: Session, order: Order, pen: Pen, given: list[Given]) -> None:
    """Calls (duty 25), and opinions that differ until they are settled (duty 3)."""
    for one in given:
        day = min(one.fate.assigned_on + timedelta(days=5), order.as_of)
        if order.happens(CALLS):
            caller = order.chance.choice(order.register.officers[order.register.fields[one.place][1].key])
            call = ContactNote(
                contacted_on=day, agency=one.lead, content=pen.pick(order, "calls"), caller=caller
            )
            task_notes.add_contact(session, [one.key], call, today=order.as_of)
        if order.happens(DIFFERING):
            note = EventNote(TaskEventKind.DIFFERING, day, one.lead, content=pen.pick(order, "differing"))
            task_notes.add_event(session, [one.key], note, today=order.as_of)
    _settle(session, order, given)


def _settle(session: Session, order: Order, given: list[Given]) -> None:
    from app.models.task_life import TaskEvent
    from app.services.demo.requests import rows_of

    events = [row.id.hex for row in rows_of(session, TaskEvent, given)]
    half = open_events(session, events[::2]).keys
    if half:
        task_notes.settle(
            session, half, Settlement(order.as_of, "Thống nhất theo ý kiến Chủ tịch"), today=order.as_of
        )


def _transfer(session: Session, order: Order, pen: Pen, given: list[Given]) -> None:
    """Another agency takes over; a task of the agency that was merged stays with its successor."""
    others = order.register.departments
    moved = [one for one in given if one.fate.moved_on is not None]
    for one in moved:
        to = others[(others.index(one.lead) + 1) % len(others)] if one.lead in others else others[0]
        values = Transfer(to, one.fate.moved_on, "", order.register.leaders[0], pen.pick(order, "transfers"))
        if _may_lead(session, one.key, to.key):
            transfers.transfer(session, [one.key], values)


def _may_lead(session: Session, task: str, agency: str) -> bool:
    from sqlalchemy import select

    from app.models.task import TaskAgency
    from app.services.forms.common import key_of

    there = select(TaskAgency.id).where(
        TaskAgency.task_id == key_of(task), TaskAgency.agency_id == key_of(agency)
    )
    return session.scalar(there.limit(1)) is None


def _finish(session: Session, order: Order, pen: Pen, given: list[Given]) -> None:
    """Results come, some go back and come again, most are judged (duty 8)."""
    secret = together((one for one in given if one.secret), lambda one: one.fate.done_on)
    for day, some in secret:
        bulk_changes.complete(session, some, completed_on=day, today=order.as_of)
    told = [one for one in given if not one.secret]
    _complete(session, order, pen, told)
    back = [one for one in told if one.fate.returned]
    for day, some in together(back, lambda one: one.fate.done_on):
        values = GivingBack(day, order.register.leaders[0], pen.pick(order, "returns"))
        results.give_back(session, some, values, today=order.as_of)
    again = [one for one in back if one.fate.done_on and one.fate.done_on + timedelta(days=10) <= order.as_of]
    _complete(session, order, pen, again, later=timedelta(days=10))
    gone = {one.key for one in back} - {one.key for one in again}
    _judge(session, order, [one for one in told if one.key not in gone])


def _complete(
    session: Session, order: Order, pen: Pen, given: list[Given], *, later: timedelta = timedelta()
) -> None:
    for day, some in together(given, lambda one: one.fate.done_on):
        document = pen.number("BC-TH") if order.happens(80) else ""
        bulk_changes.complete(
            session, some, completed_on=day + later, today=order.as_of, result_document=document
        )


def _judge(session: Session, order: Order, given: list[Given]) -> None:
    def judged(one: Given) -> tuple[date, bool] | None:
        done = one.fate.done_on
        if done is None or not order.happens(JUDGED):
            return None
        return min(done + timedelta(days=12), order.as_of), order.happens(GOOD)

    for (day, good), some in together(given, judged):
        values = Acceptance(good, day, order.register.leaders[0])
        results.accept(session, some, values, today=order.as_of)
