"""Rounds of written opinions, and dossiers that were submitted (duties 59, 60, 89-100)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from app.briefings.submission import Proposal
from app.core.opinion_terms import Decision, DossierClass, DossierPoint, ReturnGround, RoundKind, TakenUp
from app.core.terms import Opinion
from app.models.opinion import OpinionAnswer
from app.services import dossiers, opinions
from app.services.demo.fates import working
from app.services.demo.order import Order, words
from app.services.forms.common import key_of, part_rows

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.opinion import OpinionRound

ANSWERED, RETURNED, DECIDED = 90, 20, 85  # of a hundred


def steps(_: Order) -> Iterator[tuple[str, Callable[[Session, Order], None]]]:
    """Rounds and dossiers."""
    yield "Lấy ý kiến", fill_rounds
    yield "Hồ sơ trình", fill_dossiers


def fill_rounds(session: Session, order: Order) -> None:
    """Of members, of agencies, and replies to ministries, in turn; the last ones are still open."""
    said, here = words("meetings"), order.register
    for number in range(order.size.rounds):
        day = _asked(order, number)
        kind = list(RoundKind)[number % len(RoundKind)]
        agencies = order.chance.sample(here.departments, 6)
        row = opinions.start(
            session,
            content=f"{order.chance.choice(said['rounds'])} (lần {number + 1})",
            asked_on=min(day, order.as_of),
            kind=kind,
            asked=None if kind is RoundKind.MEMBERS else [key_of(one.key) for one in agencies],
            lead=key_of(order.chance.choice(here.departments).key),
            number=f"{number + 201}/VP-TH",
        )
        _answer(session, order, said, row)


def _asked(order: Order, number: int) -> date:
    """The day on which a round is sent; the last one is too young to have been closed."""
    if number == order.size.rounds - 1:
        return working(order, order.as_of - timedelta(days=2))
    return working(order, _spread(order, number, order.size.rounds))


def _spread(order: Order, number: int, count: int) -> date:
    """The day of one of so many things that are spread over the year of the office."""
    first = max(order.start, date(order.year, 1, 5))
    return first + (order.as_of - first) * number / count


def _answer(session: Session, order: Order, said: dict[str, Any], row: OpinionRound) -> None:
    asked_on = row.asked_on or order.as_of
    answers = part_rows(session, OpinionAnswer, {"round_id": row.id})
    silent = answers[-1] if asked_on + timedelta(days=4) > order.as_of else None
    for one in answers:
        day = asked_on + timedelta(days=order.chance.randrange(1, 6))
        if day > order.as_of or one is silent or not order.happens(ANSWERED):
            continue
        opinion = order.chance.choices(list(Opinion), [75, 20, 5])[0]
        key = [one.id.hex]
        words_ = "" if opinion is Opinion.AGREED else order.chance.choice(said["opinions"])
        opinions.answer(session, key, opinion=opinion, answered_on=day, said=words_)
        if words_ and order.happens(70):
            how = order.chance.choice(list(TakenUp))
            opinions.take_up(session, key, how=how, words=order.chance.choice(said["explanations"]))
    last = opinions.last_day(session, row, order.as_of) or asked_on
    missing = [one.id.hex for one in answers if one.answered_on is None]
    if missing and last <= order.as_of:
        opinions.remind(session, missing, reminded_on=last, way="Điện thoại")
        more = last + timedelta(days=3)
        opinions.extend(session, [row.id.hex], extended_to=more, decided_on=last, reason="Nội dung phức tạp")
    if last + timedelta(days=4) <= order.as_of:
        closed_on = last + timedelta(days=4)
        opinions.close(session, [row.id.hex], closed_on=closed_on, today=closed_on)


def fill_dossiers(session: Session, order: Order) -> None:
    """Received, examined or returned and received again, submitted, decided."""
    said = words("meetings")
    for number in range(order.size.dossiers):
        _dossier(session, order, said, number)


def _dossier(session: Session, order: Order, said: dict[str, Any], number: int) -> None:
    here = order.register
    came = _spread(order, number, order.size.dossiers)
    field, room, leader = order.chance.choice(here.fields)
    row = dossiers.receive(
        session,
        content=f"{order.chance.choice(said['dossiers'])} ({field.name.lower()})",
        agency=key_of(order.chance.choice(here.departments).key),
        received_on=came,
        kind=order.chance.choice(list(DossierClass)),
        number=f"{number + 401}/TTr-S",
        room=key_of(room.key),
        papers="\n".join(said["papers"]),
    )
    _, _, *officers = here.officers[room.key]  # behind the head of the room and his deputy
    row.officer_id = key_of(officers[number % len(officers)].key)
    key, day = [row.id.hex], came + timedelta(days=2)
    if day > order.as_of:
        return
    if order.happens(RETURNED):
        ground = order.chance.choice(list(ReturnGround))
        dossiers.give_back(session, key, returned_on=day, ground=ground, reason="Thiếu ý kiến thẩm định")
        day += timedelta(days=7)
        if day > order.as_of:
            return
        dossiers.receive_again(session, key, received_on=day, changes="Bổ sung ý kiến thẩm định")
    _submit(session, order, key, day + timedelta(days=2), room.key, leader)


def _submit(session: Session, order: Order, key: list[str], day: date, room: str, leader: Any) -> None:
    if day > order.as_of:
        return
    found = dict.fromkeys(DossierPoint, (True, ""))
    officer = order.chance.choice(order.register.officers[room])
    dossiers.examine(session, key, examined_on=day, examined_by=officer, found=found)
    submitted = day + timedelta(days=1)
    if submitted > order.as_of:
        return
    proposal = order.chance.choice(list(Proposal))
    reason = "" if proposal is Proposal.AGREE else "Theo ý kiến thẩm định"
    dossiers.submit(session, key, submitted_on=submitted, leader=leader, proposal=proposal, reason=reason)
    decided = submitted + timedelta(days=2)
    if decided <= order.as_of and order.happens(DECIDED):
        dossiers.decide(session, key, decision=order.chance.choice(list(Decision)), decided_on=decided)
