"""How a meeting of the seeded office was held: attendance, minutes, votes, conclusions and their tasks, the lock."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

from app.briefings.forms import Loaded, Ref
from app.briefings.held_meeting import Attendee, ConclusionText, HeldMeeting, SpeechLine
from app.briefings.session_vote_form import SessionVoteForm
from app.core.ids import uuid7
from app.core.meeting_held_terms import PressKind
from app.core.opinion_terms import Ballot, VoteMethod
from app.core.terms import Attendance
from app.rules.meeting_kinds import rule_of
from app.services import meeting_locks, press, session_votes
from app.services.demo.fates import working
from app.services.forms import conclusion_tasks, session_vote
from app.services.held_meeting import read_held, save_held

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.meeting import Meeting
    from app.services.demo.order import Order

PRESENT, SUBSTITUTED = 88, 7  # of a hundred; others are excused
LATE, LATER, EARLIER = 3, time(8, 25), time(10, 40)  # so many of a hundred come late, as many leave early
GIVEN = 80
METHODS = (VoteMethod.BY_NAME, VoteMethod.HANDS, VoteMethod.SECRET)
CLERK = "Nguyễn Thu Thảo"


def hold(session: Session, order: Order, said: dict[str, Any], row: Meeting) -> None:
    """Take the minutes, vote, give tasks; approve the minutes of the one before (duties 63, 85)."""
    key, rule = row.id.hex, rule_of(row.kind)
    before = read_held(session, key)
    save_held(session, before, _minutes(order, said, before, voted=len(METHODS) if rule.is_session else 0))
    if rule.is_session:
        _vote(session, order, key)
        if meeting_locks.earlier(session, row):
            meeting_locks.approve_earlier(session, key, by=CLERK, today=order.as_of)
        day = min(row.held_on + timedelta(days=1), order.as_of)
        press.record_press(
            session,
            key,
            kind=PressKind.RELEASE,
            on_day=day,
            content=row.title,
            document_number="TC-UBND",
            today=order.as_of,
        )
    _give(session, order, row)
    if rule.of_office and row.held_on + timedelta(days=30) < order.as_of:
        meeting_locks.lock(session, key, by=CLERK, reason="Đã ban hành thông báo kết luận")


def _minutes(order: Order, said: dict[str, Any], held: HeldMeeting, *, voted: int) -> HeldMeeting:
    """What is taken down; of a session the first contents are `voted` on."""
    chance = order.chance
    items = tuple(
        replace(
            item,
            notes=chance.choice(said["opinions"]),
            result=_result(chance.choice(said["results"]), said, is_voted=place < voted),
            seconds=chance.randrange(300, 1500),
        )
        for place, item in enumerate(held.items)
    )
    speakers = [one.name for one in held.attendees] or [CLERK]
    speeches = tuple(
        SpeechLine(
            uuid7().hex,
            item.key,
            chance.choice(speakers),
            chance.choice(said["opinions"]),
            chance.randrange(60, 400),
        )
        for item in items
    )
    conclusions = tuple(
        ConclusionText(uuid7().hex, item.key, f"{item.content}: {chance.choice(said['conclusions'])}")
        for item in items
    )
    attendees = tuple(_attendee(order, said, one, chairs=one.key == held.chair_row) for one in held.attendees)
    return replace(
        held,
        opened_at=time(8, 0),
        ended_at=time(11, 20),
        secretary=CLERK,
        notes="Các thành viên thống nhất chương trình.",
        items=items,
        speeches=speeches,
        conclusions=conclusions,
        attendees=attendees,
    )


def _result(drawn: str, said: dict[str, Any], *, is_voted: bool) -> str:
    """What became of a content; every vote of the seeded office carries it."""
    return said["results"][0] if is_voted and drawn == said["not_carried"] else drawn


def _attendee(order: Order, said: dict[str, Any], one: Attendee, *, chairs: bool) -> Attendee:
    """How somebody took part; who chairs is there."""
    dice = order.chance.random() * 100
    if dice < PRESENT or chairs:
        arrived, left = LATER if dice < LATE else None, EARLIER if LATE <= dice < 2 * LATE else None
        return replace(one, state=Attendance.PRESENT, arrived_at=arrived, left_at=left)
    if dice < PRESENT + SUBSTITUTED:
        names = said["substitutes"]
        return replace(one, state=Attendance.SUBSTITUTED, substitute=names[int(dice * 1000) % len(names)])
    return replace(one, state=Attendance.EXCUSED, reason="Đi công tác")


def _vote(session: Session, order: Order, key: str) -> None:
    """One vote by name, one by hand and one secret, on the first contents."""
    for method in METHODS:
        form = session_votes.begin(session, key, today=order.as_of)
        if form.item is None or not form.present:
            return
        session_vote.save(session, Loaded("", _ballots(order, form, method)), today=order.as_of)


def _ballots(order: Order, form: SessionVoteForm, method: VoteMethod) -> SessionVoteForm:
    here = form.present or 0
    if method is VoteMethod.BY_NAME:
        against = order.chance.randrange(len(form.ballots))
        ballots = [
            replace(one, value=Ballot.AGAINST if place == against else Ballot.IN_FAVOUR)
            for place, one in enumerate(form.ballots)
        ]
        return replace(form, ballots=tuple(ballots))
    secret = method is VoteMethod.SECRET
    return replace(
        form,
        method=method,
        ballots=(),
        in_favour=here - 1,
        against=1,
        abstained=0,
        issued=here if secret else None,
        invalid=0 if secret else None,
    )


def _give(session: Session, order: Order, row: Meeting) -> None:
    """Tasks of most conclusions, in the grid of the meeting (duty 62)."""
    loaded = conclusion_tasks.load(session, row.id.hex, today=order.as_of)
    lines = tuple(
        replace(
            line,
            leads=(order.chance.choice(order.register.departments),),
            deadline=working(order, row.held_on + timedelta(days=order.chance.randrange(10, 60))),
            product="Báo cáo",
        )
        for line in loaded.values.tasks
        if order.happens(GIVEN)
    )
    if not lines:
        return
    values = replace(
        loaded.values,
        tasks=lines,
        document=Ref("source_document", "", f"{row.held_on.timetuple().tm_yday}/TB-VP"),
        document_day=min(row.held_on + timedelta(days=2), order.as_of),
    )
    conclusion_tasks.save(session, replace(loaded, values=values), today=order.as_of)
