"""The lives of tasks, told by the verbs for many tasks at once (duties 8-10, 14-19, 25, 27)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import select

from app.briefings.task_form import ConsultationRow
from app.briefings.task_life import (
    Acceptance,
    ContactNote,
    EventNote,
    GivingBack,
    ProgressNote,
    Settlement,
    Submission,
    SubmissionDecision,
    Transfer,
)
from app.core.task_terms import Obligation, TaskEventKind
from app.models.task import TaskAgency
from app.models.task_life import TaskEvent
from app.services import bulk_changes, results, task_notes, transfers
from app.services.demo.fates import friday
from app.services.demo.requests import ask_for_time, report_delays, rows_of
from app.services.forms import task
from app.services.forms.common import key_of
from app.services.task_notes import open_events

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.demo.order import Order
    from app.services.demo.sources import Given, Pen

AGAIN = timedelta(days=10)
CONSULTED = 12
PAPERS = {Obligation.OPINION: "CV-YK", Obligation.APPROVAL: "TTr", Obligation.REPORT: "BC-TH"}
"""The symbols of the papers that close tasks; others may have one."""
PROGRESS, OBSTACLES, CALLS, DIFFERING, JUDGED, GOOD = 35, 25, 8, 1.5, 70, 95  # of a hundred
Key = TypeVar("Key", bound=Hashable)


def together(given: Iterable[Given], by: Callable[[Given], Key | None]) -> list[tuple[Key, list[str]]]:
    """The keys of tasks that have something in common, those without it left out."""
    found: defaultdict[Key, list[str]] = defaultdict(list)
    for one in given:
        key = by(one)
        if key is not None:
            found[key].append(one.key)
    return list(found.items())


def told(given: Iterable[Given], *, entered: bool = False) -> list[Given]:
    """Tasks of which words may be kept (duty 12); with `entered` those alone that came through a form."""
    return [one for one in given if not one.secret and (one.entered or not entered)]


def follow(session: Session, order: Order, _: Pen, given: list[Given]) -> None:
    """Field, room and officer of those that came through a form; rows have them from their start."""
    given = told(given, entered=True)
    for place, some in together(given, lambda one: one.place):
        field, room, _leader = order.register.fields[place]
        bulk_changes.set_field(session, some, field)
        deputy, *officers = order.register.officers[room.key][1:]
        on = max(one.fate.assigned_on for one in given)
        for number, officer in enumerate(officers):
            few = some[number :: len(officers)]
            if few:
                bulk_changes.set_followers(session, few, on=on, room=room, deputy=deputy, officer=officer)


def progress(session: Session, order: Order, pen: Pen, given: list[Given]) -> None:
    """What agencies say on the way, with what hinders them now and then (duties 14, 16)."""

    def said_on(one: Given) -> date | None:
        day = one.fate.assigned_on + timedelta(days=order.chance.randrange(6, 40))
        end = min(one.fate.done_on or order.as_of, one.fate.withdrawn_on or order.as_of, order.as_of)
        return friday(order, day) if day < end and order.happens(PROGRESS) else None

    for day, some in together(told(given), said_on):
        hindered = order.happens(OBSTACLES)
        note = ProgressNote(
            reported_on=day,
            percent=order.chance.randrange(10, 95, 5),
            content=pen.pick(order, "steps"),
            difficulty=pen.pick(order, "obstacles") if hindered else "",
            proposal=pen.pick(order, "wishes") if hindered else "",
        )
        task_notes.add_progress(session, some, note, today=order.as_of)


def talk(session: Session, order: Order, pen: Pen, given: list[Given]) -> None:
    """Calls (duty 25), and opinions that differ until they are settled (duty 3)."""
    given = told(given, entered=True)
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


def consult(session: Session, order: Order, _: Pen, given: list[Given]) -> None:
    """The lead asks another agency before it reports (duty 2): one task in so many that came through a form."""
    for one in told(given, entered=True)[::CONSULTED]:
        loaded = task.load(session, one.key, today=order.as_of)
        day = min(one.fate.assigned_on + timedelta(days=3), order.as_of)
        row = ConsultationRow(
            day, order.chance.choice(order.register.departments), "15/S-VP", day, agreed=True
        )
        values = replace(loaded.values, consultations=(row,))
        task.save(session, replace(loaded, values=values), today=order.as_of)


def _settle(session: Session, order: Order, given: list[Given]) -> None:
    events = [row.id.hex for row in rows_of(session, TaskEvent, given)]
    half = open_events(session, events[::2]).keys
    if half:
        task_notes.settle(
            session, half, Settlement(order.as_of, "Thống nhất theo ý kiến Chủ tịch"), today=order.as_of
        )


def transfer(session: Session, order: Order, pen: Pen, given: list[Given]) -> None:
    """Another agency takes over; a task of the agency that was merged stays with its successor."""
    others = order.register.departments
    moved = [one for one in told(given) if one.fate.moved_on is not None]
    for one in moved:
        to = others[(others.index(one.lead) + 1) % len(others)] if one.lead in others else others[0]
        values = Transfer(to, one.fate.moved_on, "", order.register.leaders[0], pen.pick(order, "transfers"))
        if _may_lead(session, one.key, to.key):
            transfers.transfer(session, [one.key], values)


def _may_lead(session: Session, task: str, agency: str) -> bool:
    there = select(TaskAgency.id).where(
        TaskAgency.task_id == key_of(task), TaskAgency.agency_id == key_of(agency)
    )
    return session.scalar(there.limit(1)) is None


def finish(session: Session, order: Order, pen: Pen, given: list[Given]) -> None:
    """Results come, some go back and come again (duty 8)."""
    for day, some in together((one for one in given if one.secret), lambda one: one.fate.done_on):
        bulk_changes.complete(session, some, completed_on=day, today=order.as_of, despite_steps=True)
    done = [one for one in told(given) if one.fate.done_on is not None]
    _complete(session, order, pen, _by_day(done, lambda one: one.fate.done_on))
    back = [one for one in done if one.fate.returned]
    for day, some in together(back, lambda one: friday(order, one.fate.done_on)):
        values = GivingBack(day, order.register.leaders[0], pen.pick(order, "returns"))
        results.give_back(session, some, values, today=order.as_of)
    _complete(session, order, pen, _by_day(back, partial(_again, order)))
    _submit(session, order, pen, [one for one in told(given) if _is_submitted(one)])


def _again(order: Order, one: Given) -> date | None:
    """When a result that went back came again."""
    day = friday(order, one.fate.done_on) + AGAIN
    return day if day <= order.as_of else None


def _by_day(
    given: Iterable[Given], day: Callable[[Given], date | None]
) -> list[tuple[tuple[date, Obligation], list[str]]]:
    """The keys of tasks that are done on the same day and closed in the same way."""
    return together(given, lambda one: (on, one.obligation) if (on := day(one)) is not None else None)


_HOURS = None, time(9, 30), time(15)
"""When results come that are written down together."""


def _complete(
    session: Session, order: Order, pen: Pen, days: list[tuple[tuple[date, Obligation], list[str]]]
) -> None:
    """Each is closed by what its obligation asks for (feature 5)."""
    for (day, obligation), some in days:
        symbol = PAPERS.get(obligation)
        document = pen.number(symbol or "BC-TH") if symbol or order.happens(80) else ""
        if obligation is Obligation.APPROVAL:
            chair = order.register.leaders[0]
            decided = SubmissionDecision(True, day, chair, document, day)
            results.decide(session, some, decided, today=order.as_of)
        else:
            on, today = day if document else None, order.as_of
            bulk_changes.complete(
                session,
                some,
                completed_on=day,
                completed_at=_HOURS[len(some) % len(_HOURS)],
                today=today,
                result_document=document,
                result_on=on,
                despite_steps=True,
            )


def _is_submitted(one: Given) -> bool:
    under_way = one.fate.done_on is None and one.fate.withdrawn_on is None
    return under_way and one.obligation is Obligation.APPROVAL


def _submit(session: Session, order: Order, pen: Pen, given: list[Given]) -> None:
    """Of what is under way some was submitted, and of that some was refused."""
    day, chair = order.as_of - timedelta(days=7), order.register.leaders[0]
    some = [one for one in given if one.fate.assigned_on <= day][::2]
    for place, one in enumerate(some):
        results.submit(session, [one.key], Submission(pen.number("TTr"), day, chair), today=order.as_of)
        if place % 4 == 0:
            refused = SubmissionDecision(False, order.as_of, chair)
            results.decide(session, [one.key], refused, today=order.as_of)


def judge(session: Session, order: Order, _: Pen, given: list[Given]) -> None:
    """Most results are judged the week after."""

    def judged(one: Given) -> tuple[date, bool] | None:
        done = _again(order, one) if one.fate.returned and one.fate.done_on else one.fate.done_on
        if done is None or not order.happens(JUDGED):
            return None
        return friday(order, done + timedelta(days=7)), order.happens(GOOD)

    for (day, good), some in together(told(given), judged):
        values = Acceptance(good, day, order.register.leaders[0])
        results.accept(session, some, values, today=order.as_of)


def withdraw(session: Session, order: Order, pen: Pen, given: list[Given]) -> None:
    """Some are taken back, with a reason."""
    gone = [one for one in told(given) if one.fate.withdrawn_on is not None]
    for day, some in together(gone, lambda one: friday(order, one.fate.withdrawn_on)):
        reason, decider = pen.pick(order, "withdrawals"), order.register.leaders[0]
        bulk_changes.withdraw(
            session, some, withdrawn_on=day, today=order.as_of, reason=reason, decider=decider
        )


Live = Callable[["Session", "Order", "Pen", "list[Given]"], None]
STEPS: tuple[tuple[str, Live], ...] = (
    ("Người theo dõi", follow),
    ("Tiến độ", progress),
    ("Trao đổi, ý kiến khác nhau", talk),
    ("Hỏi ý kiến", consult),
    ("Báo cáo chậm", report_delays),
    ("Gia hạn", ask_for_time),
    ("Chuyển cơ quan", transfer),
    ("Kết quả", finish),
    ("Nghiệm thu", judge),
    ("Thu hồi", withdraw),
)
"""What happens to tasks, in an order that the verbs let through."""
