"""Sessions and meetings of the year: made by the regulation and by hand, prepared, held, concluded, approved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from app.briefings.agenda_item_form import AgendaItemForm, AskedRow, PaperRow
from app.briefings.agenda_proposal_form import AgendaProposalForm
from app.briefings.forms import Loaded, Ref
from app.briefings.meeting_form import MeetingForm
from app.core.meeting_terms import Step
from app.core.terms import MeetingKind
from app.models.meeting import Meeting
from app.rules.meeting_kinds import rule_of
from app.rules.receipts import session_documents_due
from app.rules.regular_days import consultation_due
from app.services import agenda, meeting_schedule
from app.services.cancelled_meetings import cancel
from app.services.demo.fates import working
from app.services.demo.held import hold
from app.services.demo.order import Order, words
from app.services.forms import agenda_item, agenda_proposal, guests, meeting
from app.services.participants import invite_by_kind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ON_TIME, LATE, ANSWERED = 78, 16, 90  # of a hundred; the rest of the papers is missing
PLACES = ("Phòng họp số 1", "Phòng họp số 2", "Phòng họp trực tuyến")

STEP_DAYS = {Step.HOLDING: -18, Step.PROGRAMME: -10, Step.PAPERS: -4, Step.RECORD: 2, Step.PRESS: 3}
"""So many days after a meeting each of its steps is done."""


def plans(_: Order) -> Iterator[tuple[str, Callable[[Session, Order], None]]]:
    """The meetings of the year as they are planned: results of written opinions find the next session (duty 95)."""
    yield "Cuộc họp", fill_meetings


def steps(_: Order) -> Iterator[tuple[str, Callable[[Session, Order], None]]]:
    """Month by month what becomes of the meetings."""
    for month in range(1, 13):
        yield f"Cuộc họp tháng {month}", _month(month)
    yield "Cuộc họp đã hủy", fill_cancelled


def _month(month: int) -> Callable[[Session, Order], None]:
    return lambda session, order: fill_month(session, order, month)


def fill_meetings(session: Session, order: Order) -> None:
    """Those that the regulation asks for in the year, others of leaders, and conferences."""
    said = words("meetings")
    meeting_schedule.make_due(
        session, order.year, today=date(order.year, 1, 1), until=date(order.year, 12, 31)
    )
    for month in range(1, 13):
        for kind, title in (
            (MeetingKind.LEADERS_WORKING, order.chance.choice(said["leaders"])),
            (MeetingKind.OFFICE_CHAIRED, order.chance.choice(said["leaders"])),
        ):
            _meet(session, order, kind, f"{title}, tháng {month}", date(order.year, month, 12))
    for number, title in enumerate(said["conferences"]):
        _meet(session, order, MeetingKind.CONFERENCE, title, date(order.year, 3 * number + 2, 17))
    _meet(
        session,
        order,
        MeetingKind.THEMATIC_SESSION,
        "Phiên họp chuyên đề về đầu tư công",
        date(order.year, 5, 19),
    )
    _meet(
        session,
        order,
        MeetingKind.EXTRAORDINARY_SESSION,
        "Phiên họp bất thường về thiên tai",
        date(order.year, 9, 15),
    )


def _meet(session: Session, order: Order, kind: MeetingKind, title: str, day: date) -> str:
    form = MeetingForm(
        kind=kind,
        title=title,
        held_on=working(order, day),
        starts_at=time(order.chance.choice((8, 9, 14)), 0),
        place=order.chance.choice(PLACES),
        chair=order.register.leaders[0] if kind is not MeetingKind.OFFICE_CHAIRED else None,
    )
    key = meeting.save(session, Loaded("", form))
    invite_by_kind(session, key)
    return key


def fill_cancelled(session: Session, order: Order) -> None:
    """A meeting that was called off a few days before: its contents wait for another."""
    day = order.as_of - timedelta(days=6)
    key = _meet(session, order, MeetingKind.LEADERS_WORKING, "Làm việc về quy hoạch vùng", day)
    row = session.get_one(Meeting, UUID(key))
    _contents(session, order, words("meetings"), row)
    cancel(session, key, on=row.held_on - timedelta(days=2), reason="Chủ trì đi công tác đột xuất")


def fill_month(session: Session, order: Order, month: int) -> None:
    """Contents, papers and guests of a month's meetings; those that were held have minutes and conclusions."""
    said, span = words("meetings"), order.month_of(month)
    query = select(Meeting).where(Meeting.held_on.between(span.start, span.end))
    for row in session.scalars(query.order_by(Meeting.held_on, Meeting.id)).all():
        prepared_until = row.held_on - timedelta(days=20)
        if prepared_until > order.as_of:
            continue
        _contents(session, order, said, row)
        _guests(session, order, row)
        _steps(session, order, row)
        if row.held_on <= order.as_of:
            hold(session, order, said, row)
    _propose(session, order, said, month)


def _contents(session: Session, order: Order, said: dict[str, Any], row: Meeting) -> None:
    rule = rule_of(row.kind)
    names = said["office"] if rule.of_office else said["contents"]
    count = order.chance.randrange(5, 9) if rule.is_session else 3
    forms = [
        _content(order, said, row, name.format(month=row.held_on.month))
        for name in order.chance.sample(names, min(count, len(names)))
    ]
    keys = [agenda_item.save(session, Loaded("", form)) for form in forms]
    if rule.is_session:  # what was put there before, by itself, stands behind
        placed = [agenda.Placed(key, minutes=form.minutes) for key, form in zip(keys, forms, strict=True)]
        agenda.arrange(session, row.id.hex, placed)
        _late(session, order, said, row, keys)


def _content(order: Order, said: dict[str, Any], row: Meeting, name: str) -> AgendaItemForm:
    rule, here = rule_of(row.kind), order.register
    due = session_documents_due(
        row.held_on, of_party=False, regulation=order.regulation, calendar=order.calendar
    )
    came = _came(order, due, row.held_on)
    ask = consultation_due(row.held_on, order.regulation) - timedelta(days=order.chance.randrange(0, 4))
    asked = tuple(
        AskedRow("", who, ask, ask + timedelta(days=3) if order.happens(ANSWERED) else None, "Đồng ý")
        for who in (here.leaders[:2] if rule.is_session and ask <= order.as_of else ())
    )
    papers = tuple(
        PaperRow("", paper, 1, f"{order.chance.randrange(10, 900)}/TTr-S", came) for paper in said["papers"]
    )
    return AgendaItemForm(
        meeting=Ref("meeting", row.id.hex, row.title),
        content=name,
        agency=order.chance.choice(here.rooms if rule.of_office else here.departments),
        minutes=order.chance.choice((10, 15, 20)),
        papers=papers if rule.is_session else papers[:1],
        asked=tuple(
            replace(one, answered_on=None) if _ahead(one.answered_on, order) else one for one in asked
        ),
    )


def _ahead(day: date | None, order: Order) -> bool:
    return day is not None and day > order.as_of


def _came(order: Order, due: date, held_on: date) -> date | None:
    dice = order.chance.random() * 100
    if dice < ON_TIME:
        day = due - timedelta(days=order.chance.randrange(0, 4))
    elif dice < ON_TIME + LATE:
        day = min(due + timedelta(days=1), held_on)
    else:
        return None
    return day if day <= order.as_of else None


def _late(session: Session, order: Order, said: dict[str, Any], row: Meeting, keys: list[str]) -> None:
    """A reason for late papers, a proposal to withdraw, a postponement (duty 57)."""
    before = row.held_on - timedelta(days=1)
    if before > order.as_of:
        return
    reason = order.chance.choice(said["late"])
    agenda.judge_late_reason(session, keys[:1], reason=reason, accepted=True, decided_on=before)
    if row.held_on.month % 3 == 0:
        agenda.propose_withdrawal(session, keys[1:2], proposed_on=before, document="15/TTr-VP")
        agenda.decide_withdrawal(session, keys[1:2], agreed=True, decided_on=before)
    if row.held_on.month % 2 == 0:
        after = select(Meeting).where(Meeting.kind == row.kind, Meeting.held_on > row.held_on)
        to = session.scalars(after.order_by(Meeting.held_on)).first()
        agenda.postpone(session, keys[2:3], to=to.id.hex if to else None, on=before, reason=reason)


def _guests(session: Session, order: Order, row: Meeting) -> None:
    """Invitations go out some days before; to sessions come the departments, too."""
    sent = row.held_on - timedelta(days=5)
    if sent > order.as_of:
        return
    loaded = guests.load(session, row.id.hex)
    values = replace(
        loaded.values, sent_on=sent, sent_by="Trục liên thông", departments=rule_of(row.kind).is_session
    )
    guests.save(session, replace(loaded, values=values))
    if rule_of(row.kind).is_session:
        _ask_to_some(session, row)


def _ask_to_some(session: Session, row: Meeting) -> None:
    """The last who are invited come to the first content alone."""
    loaded = guests.load(session, row.id.hex)
    *others, last = loaded.values.guests
    values = replace(loaded.values, guests=(*others, replace(last, items="1")))
    guests.save(session, replace(loaded, values=values))


def _steps(session: Session, order: Order, row: Meeting) -> None:
    """The steps of the preparation (duty 62), as far as they are done."""
    loaded = meeting.load(session, row.id.hex)
    days = {
        one.step: row.held_on + timedelta(days=STEP_DAYS[one.step]) for one in loaded.values.steps if one.step
    }
    done = tuple(
        replace(one, done_on=days[one.step])
        for one in loaded.values.steps
        if one.step and days[one.step] <= order.as_of
    )
    meeting.save(session, replace(loaded, values=replace(loaded.values, steps=done)))


def _propose(session: Session, order: Order, said: dict[str, Any], month: int) -> None:
    """Contents proposed for the session of the month: one taken up at once, one refused, others wait."""
    day = date(order.year, month, 5)
    if day > order.as_of:
        return
    for agency in order.chance.sample(order.register.departments, 2):
        form = AgendaProposalForm(
            content=order.chance.choice(said["contents"]).format(month=month),
            agency=agency,
            wished=(order.year, month),
            proposed_on=day,
            document=f"{order.chance.randrange(10, 900)}/TTr-S",
            minutes=15,
        )
        key = agenda_proposal.save(session, Loaded("", form))
        if order.happens(40):
            agenda.refuse(
                session, [key], decided_on=min(day + timedelta(days=4), order.as_of), note="Chưa đủ hồ sơ"
            )
