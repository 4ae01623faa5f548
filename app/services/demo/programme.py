"""The programme of the year in both books: registered, taken, moved, reported on, submitted, carried over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from app.briefings.forms import Loaded, Ref
from app.briefings.plan_form import PlanForm
from app.briefings.programme_item_form import MilestoneRow
from app.briefings.progress_round import ProgressReport
from app.briefings.registration_form import Asked, Decided, RegistrationForm
from app.core.programme_terms import PlanScope, ProposalSource, RequestDecision
from app.core.terms import AdjustmentGround, Book, DecisionLevel
from app.services import adjustments, progress_round, registrations
from app.services.demo.order import Order, words
from app.services.demo.sources import ROOM_LETTERS
from app.services.forms import plan, programme_item, registration
from app.services.forms.common import key_of, part_rows
from app.services.lists.adjustments import ADDITION

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

REFUSED, SUBMITTED, MOVED, WITHDRAWN, REPORTED, PLANNED = 5, 70, 30, 3, 88, 50  # of a hundred
BEHIND = 30  # who has not submitted reports less often
_SYMBOLS = {PlanScope.COMMITTEE: "CTr-UBND", PlanScope.OFFICE: "CTr-VP", PlanScope.ROOM: "KH-VP"}
OFFICE_SHARE = 6  # every sixth item stands in the office's own book


def steps(_: Order) -> Iterator[tuple[str, Callable[[Session, Order], None]]]:
    """Registered, then lived through, then the plans and what goes over to the next year."""
    yield "Chương trình công tác", fill_items
    yield "Kế hoạch", fill_plans


def fill_items(session: Session, order: Order) -> None:
    """Items by registration (duties 31, 32), each with what became of it."""
    said = words("programme")
    for number in range(order.size.items):
        month = number % 12 + 1
        key = _register(session, order, said, number, month)
        if key is not None:
            _live(session, order, said, key, month)
    _late_comers(session, order, said)


def _register(session: Session, order: Order, said: dict[str, Any], number: int, month: int) -> str | None:
    """A content asked for in the autumn before; the key of the item that it became."""
    of_office = number % OFFICE_SHARE == OFFICE_SHARE - 1
    lead = order.chance.choice(order.register.rooms if of_office else order.register.departments)
    field, _, leader = order.chance.choice(order.register.fields)
    asked = date(order.year - 1, 11, 1 + number % 14)
    tail = order.chance.choice(said["tails"]).format(year=order.year)
    form = RegistrationForm(
        source=ProposalSource.OFFICE if of_office else ProposalSource.AGENCY,
        agency=lead,
        document_number=f"{number + 1:02d}/TTr-{'VP' if of_office else 'S'}",
        proposed_on=asked,
        content=f"{order.chance.choice(said['office' if of_office else 'contents'])} {tail}",
        due=(order.year, month),
        book=Book.OFFICE if of_office else Book.COMMITTEE,
        form=order.chance.choice(said["forms"]),
        level=order.chance.choice([DecisionLevel.COMMITTEE, DecisionLevel.CHAIRMAN, DecisionLevel.COUNCIL]),
        lead=lead,
        leader=leader,
        field=field,
    )
    key = registration.save(session, Loaded("", form))
    day = date(order.year - 1, 12, 20)
    if order.happens(REFUSED):
        registrations.refuse(session, [key], reason=said["refusal"], decided_on=day, today=order.as_of)
        return None
    return _taken(session, order, key, day)


def _taken(session: Session, order: Order, key: str, day: date) -> str | None:
    from app.models.programme import ProgrammeProposal

    by = "Chủ tịch UBND tỉnh"
    registrations.take(session, [key], decided_on=day, today=order.as_of, decided_by=by)
    item = session.get_one(ProgrammeProposal, key_of(key)).item_id
    return item.hex if item else None


def _live(session: Session, order: Order, said: dict[str, Any], key: str, month: int) -> None:
    """A detailed plan, perhaps a postponement, monthly reports until it is submitted, and then its issue."""
    is_moved = order.happens(MOVED)
    _prepare(session, order, said, key, month, planned=is_moved or order.happens(PLANNED))
    moved = _move(session, order, said, key, month) if is_moved else month
    ended = moved is None
    due = order.month_of(moved or month)
    submitted = due.end - timedelta(days=order.chance.randrange(0, 12))
    done = not ended and order.happens(SUBMITTED) and submitted <= order.as_of
    loaded = programme_item.load(session, key, today=order.as_of)
    issued = submitted + timedelta(days=9)
    values = replace(
        loaded.values,
        milestones=_walked(order, loaded.values.milestones, done=done),
        submitted_on=submitted if done else None,
        issued_on=issued if done and issued <= order.as_of else None,
        delay_cause="" if done or ended else order.chance.choice(said["causes"]),
    )
    programme_item.save(session, replace(loaded, values=values))
    _rounds(session, order, said, key, due.start.month, done=done)


def _prepare(
    session: Session, order: Order, said: dict[str, Any], key: str, month: int, *, planned: bool
) -> None:
    """Who takes part, who follows, and the steps where the item was `planned`."""
    loaded = programme_item.load(session, key, today=order.as_of)
    other = order.chance.choice(order.register.departments)
    values = replace(
        loaded.values,
        coordinating=() if other == loaded.values.leads[0] else (other,),
        room=order.chance.choice(order.register.rooms),
        milestones=_milestones(said, order.month_of(month).start) if planned else (),
    )
    programme_item.save(session, replace(loaded, values=values))


def _milestones(said: dict[str, Any], month: date) -> tuple[MilestoneRow, ...]:
    days = (month + timedelta(days=15 * place - 45) for place in range(len(said["steps"])))
    return tuple(
        MilestoneRow("", step, "Cơ quan chủ trì", day) for step, day in zip(said["steps"], days, strict=True)
    )


def _walked(order: Order, steps: tuple[MilestoneRow, ...], *, done: bool) -> tuple[MilestoneRow, ...]:
    """The steps with the days on which they were done: all before the item was submitted, else the first at most."""
    rows = []
    for place, step in enumerate(steps):
        day = (step.due_on or order.as_of) + timedelta(days=order.chance.randrange(-3, 6))
        known = day <= order.as_of and (done or place == 0)
        rows.append(replace(step, done_on=day if known else None))
    return tuple(rows)


def _move(session: Session, order: Order, said: dict[str, Any], key: str, month: int) -> int | None:
    """Ask to move or withdraw an item on one of the four grounds (duties 39-41); the month in force (None: out)."""
    from app.models.programme import Adjustment

    due = order.month_of(month)
    requested = due.start - timedelta(days=8)
    to = min(month + order.chance.randrange(1, 3), 12)
    withdraws = order.happens(WITHDRAWN * 100 / MOVED)
    if requested > order.as_of or (to == month and not withdraws):
        return month
    asked = Asked(
        to=None if withdraws else (order.year, to),
        withdraws=withdraws,
        ground=order.chance.choice(list(AdjustmentGround)),
        reason=order.chance.choice(said["causes"]),
        necessity=said["necessity"],
        effect=said["effect"],
        document_number=f"{order.chance.randrange(10, 900)}/S-{order.chance.choice(ROOM_LETTERS)}",
        requested_on=requested,
    )
    adjustments.ask(session, [key], asked)
    decided = requested + timedelta(days=4)
    if decided > order.as_of or order.happens(8):
        return month
    row = part_rows(session, Adjustment, {"item_id": key_of(key)})[-1]
    agrees = order.happens(85)
    decision = Decided(
        RequestDecision.APPROVED if agrees else RequestDecision.REFUSED,
        decided,
        "Chủ tịch UBND tỉnh",
        decision_note="" if agrees else "Giữ tiến độ đã đăng ký",
    )
    adjustments.decide(session, [row.id.hex], decision, today=order.as_of)
    return month if not agrees else None if withdraws else to


def _rounds(
    session: Session, order: Order, said: dict[str, Any], key: str, month: int, *, done: bool
) -> None:
    """What the agency reported by the middle of each month until the item was due (duty 42)."""
    last = month if done else 12
    for number in range(max(1, month - 2), last + 1):
        day = date(order.year, number, order.chance.randrange(8, 18))
        if day > order.as_of or not order.happens(REPORTED if done else BEHIND):
            continue
        late = number > month
        told = ProgressReport(
            reported_on=day,
            document_number=f"{order.chance.randrange(10, 900)}/BC-S",
            progress=order.chance.choice(said["progress"]),
            cause=order.chance.choice(said["causes"]) if late else "",
        )
        progress_round.report(session, [f"{key}@{order.year}-{number:02d}"], told, today=order.as_of)


def _late_comers(session: Session, order: Order, said: dict[str, Any]) -> None:
    """Contents asked into the issued programme, one on each ground; what was not done goes over to the next year."""
    for place, ground in enumerate(AdjustmentGround):
        lead = order.register.departments[place]
        day = date(order.year, 2, 10 + place)
        decided_on = day + timedelta(days=5)
        if decided_on > order.as_of:
            break
        form = RegistrationForm(
            agency=lead,
            lead=lead,
            document_number=f"{place + 301}/TTr-S",
            proposed_on=day,
            content=f"{said['contents'][place]} (bổ sung)",
            due=(order.year, 5 + place),
            form="Quyết định",
            ground=ground,
            reason=said["causes"][0],
            necessity=said["necessity"],
            effect=said["effect"],
        )
        key = registration.save(session, Loaded("", form))
        decided = Decided(decided_on=decided_on, decided_by="Chủ tịch UBND tỉnh")
        adjustments.decide(session, [f"{key}{ADDITION}"], decided, today=order.as_of)
    _carry(session, order)


def _carry(session: Session, order: Order) -> None:
    """Some of what is late is registered for the next year (with a trace), and half of it taken."""
    from sqlalchemy import select

    from app.models.programme import ProgrammeItem, ProgrammeProposal

    query = select(ProgrammeItem.id).where(ProgrammeItem.due_month < order.as_of.month - 1)
    late = registrations.to_carry(
        session, [key.hex for key in session.scalars(query.order_by(ProgrammeItem.id))]
    )
    some = late.keys[:10]
    if not some:
        return
    day = order.as_of
    registrations.carry_over(session, some, to=(order.year + 1, 3), on=day, today=day)
    again = session.scalars(
        select(ProgrammeProposal.id)
        .where(ProgrammeProposal.carried_from_id.is_not(None))
        .order_by(ProgrammeProposal.id)
    ).all()
    registrations.take(session, [key.hex for key in again[::2]], decided_on=day, today=day)


def fill_plans(session: Session, order: Order) -> None:
    """Programmes of the year, its quarters and months in both books, and plans of rooms (duties 33-35, 51)."""
    rooms = order.register.rooms
    keepers = {PlanScope.COMMITTEE: _named(rooms, "Tổng hợp"), PlanScope.OFFICE: _named(rooms, "Quản trị")}
    spans = [str(order.year), *(f"{order.year}-Q{number}" for number in range(1, 5))]
    spans += [f"{order.year}-{number:02d}" for number in range(1, 13)]
    for scope, keeper in keepers.items():
        for span in spans:
            _plan(session, order, scope, span, keeper)
    for room in rooms:
        _plan(session, order, PlanScope.ROOM, str(order.year), room)


def with_document(order: Order) -> tuple[str, ...]:
    """The months before this one whose programmes of the committee go out with a document of ours."""
    months = range(max(1, order.as_of.month - 3), order.as_of.month)
    return tuple(f"{order.year}-{month:02d}" for month in months)


def _named(rooms: Sequence[Ref], word: str) -> Ref:
    """The room whose name ends so: two of them keep the two books (duty 34)."""
    return next(room for room in rooms if room.name.endswith(word))


def _plan(session: Session, order: Order, scope: PlanScope, span: str, room: Ref) -> None:
    from app.rules.spans import read_span

    start = read_span(span).start
    days = [start - timedelta(days=number) for number in (20, 14, 8, 4)]
    drafted, consulted, submitted, issued = (day if day <= order.as_of else None for day in days)
    number = order.chance.randrange(10, 90) if issued else 0
    on_paper = scope is not PlanScope.COMMITTEE or span not in with_document(order)
    form = PlanForm(
        scope=scope,
        room=room,
        span=span,
        drafted_on=drafted,
        consulted_on=consulted,
        submitted_on=submitted,
        leader=order.register.leaders[0],
        issued_on=issued if on_paper else None,
        number=f"{number}/{_SYMBOLS[scope]}" if issued and on_paper else "",
        confirmed=True,
    )
    plan.save(session, Loaded("", form))
