"""The verbs of meetings, and of votes in them, as rules of the machine."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import rule
from sqlalchemy import select

from app.briefings.held_meeting import ConclusionText, HeldMeeting, SpeechLine
from app.core.ids import uuid7
from app.core.meeting_held_terms import PressKind
from app.core.opinion_terms import Ballot, VoteMethod
from app.core.terms import AgencyKind, Attendance
from app.models.agency import Agency
from app.models.agenda import AgendaProposal
from app.models.meeting import AgendaItem, Conclusion, Meeting
from app.models.person import Post
from app.models.vote import SessionVote
from app.rules.meeting_kinds import SESSIONS
from app.services import (
    agenda,
    cells,
    conclusion_tasks,
    held_meeting,
    meeting_locks,
    meeting_schedule,
    press,
    session_votes,
)
from app.services.forms import agenda_item, guests, meeting, session_vote
from tests.services.machine.office import PLACES, Office
from tests.services.machine.tasks import PAST, YES


class Meetings(Office):
    """How meetings are prepared, held, concluded, locked and opened again."""

    @rule(ahead=st.integers(1, 40))
    def make_meetings(self, ahead: int) -> None:
        def make(until: date) -> Callable[..., Any]:
            return lambda s: meeting_schedule.make_due(s, until.year, today=self.today, until=until)

        until = self.day(ahead)
        self.save(make(until))
        assert self.save(make(until)) == ()

    @rule(place=PLACES, by=PLACES)
    def add_content(self, place: int, by: int) -> None:
        with self.database.read() as session:
            loaded = agenda_item.load(session, None)
        values = replace(
            loaded.values,
            meeting=self.ref(Meeting, place),
            agency=self.ref(Agency, by, Agency.kind == AgencyKind.DEPARTMENT),
            content=self.words("Tờ trình"),
        )
        self.save(lambda session: agenda_item.save(session, replace(loaded, values=values)))

    @rule(place=PLACES, to=PLACES)
    def move_content(self, place: int, to: int) -> None:
        key = self.pick(AgendaItem, place)
        if key:
            with self.database.read() as session:
                loaded = agenda_item.load(session, key)
            values = replace(loaded.values, meeting=self.ref(Meeting, to), minutes=15)
            self.save(lambda session: agenda_item.save(session, replace(loaded, values=values)))

    @rule(place=PLACES, away=st.integers(-3, 3))
    def move_meeting(self, place: int, away: int) -> None:
        key = self.pick(Meeting, place)
        if key:
            with self.database.read() as session:
                loaded = meeting.load(session, key)
            values = replace(loaded.values, held_on=self.day(away), place=self.words("Phòng họp"))
            self.save(lambda session: meeting.save(session, replace(loaded, values=values)))

    @rule(place=PLACES)
    def turn_agenda_round(self, place: int) -> None:
        key = self.pick(Meeting, place)
        if key is None:
            return
        with self.database.read() as session:
            items = held_meeting.read_held(session, key).items
        placed = [agenda.Placed(item.key, "Phần I", 10) for item in reversed(items)]
        self.save(lambda session: agenda.arrange(session, key, placed))

    @rule(places=st.lists(PLACES, min_size=1, max_size=3), ago=PAST)
    def receive_papers(self, places: list[int], ago: int) -> None:
        keys = [key for place in places if (key := self.pick(AgendaItem, place))]
        self.save(lambda session: cells.receive(session, "agenda_item", keys, day=self.day(ago)))

    @rule(place=PLACES, to=st.none() | PLACES, ago=PAST)
    def postpone(self, place: int, to: int | None, ago: int) -> None:
        key, later = self.pick(AgendaItem, place), None if to is None else self.pick(Meeting, to)
        if key:
            self.save(lambda session: agenda.postpone(session, [key], to=later, on=self.day(ago)))

    @rule(place=PLACES, to=PLACES, taken=YES)
    def decide_proposal(self, place: int, to: int, taken: bool) -> None:
        key, into = self.pick(AgendaProposal, place), self.pick(Meeting, to)
        if key and into and taken:
            self.save(lambda s: agenda.accept(s, [key], meeting=into, decided_on=self.today))
        elif key:
            self.save(lambda session: agenda.refuse(session, [key], decided_on=self.today))

    @rule(place=PLACES, agreed=st.none() | YES, ago=PAST)
    def take_off_agenda(self, place: int, agreed: bool | None, ago: int) -> None:
        key, day = self.pick(AgendaItem, place), self.day(ago)
        if key and agreed is None:
            self.save(lambda session: agenda.propose_withdrawal(session, [key], proposed_on=day))
        elif key and agreed is not None:
            verdict = agreed
            self.save(lambda s: agenda.decide_withdrawal(s, [key], agreed=verdict, decided_on=day))

    @rule(place=PLACES, accepted=st.none() | YES)
    def consult(self, place: int, accepted: bool | None) -> None:
        key, leader = self.pick(AgendaItem, place), self.ref(Post, 0)
        if key and leader and accepted is None:
            self.save(lambda s: agenda.consult(s, [key], leaders=[leader], asked_on=self.today))
        elif key:
            self.save(
                lambda session: agenda.judge_late_reason(
                    session, [key], reason="Chờ ý kiến bộ", accepted=accepted, decided_on=self.today
                )
            )

    @rule(place=PLACES, needed=YES)
    def mark_papers(self, place: int, needed: bool) -> None:
        if key := self.pick(AgendaItem, place):
            self.save(lambda session: agenda.mark_papers(session, [key], needed=needed))

    @rule(place=PLACES)
    def invite(self, place: int) -> None:
        key = self.pick(Meeting, place)
        if key:
            with self.database.read() as session:
                loaded = guests.load(session, key)
            values = replace(loaded.values, departments=True, sent_on=self.today)
            self.save(lambda session: guests.save(session, replace(loaded, values=values)))

    @rule(place=PLACES, state=st.sampled_from(Attendance))
    def count_heads(self, place: int, state: Attendance) -> None:
        def here(now: HeldMeeting) -> HeldMeeting:
            attendees = tuple(replace(one, state=state) for one in now.attendees)
            return replace(now, attendees=attendees, opened_at=time(8))

        self._hold(place, here)

    @rule(place=PLACES, number=st.integers(1, 2))
    def conclude(self, place: int, number: int) -> None:
        def concluded(now: HeldMeeting) -> HeldMeeting:
            about = now.items[0].key if now.items else ""
            new = tuple(ConclusionText("", about, self.words("Giao sở")) for _ in range(number))
            said = SpeechLine("", about, "Chủ tọa", self.words("Ý kiến"), 60)
            return replace(now, conclusions=(*now.conclusions, *new), speeches=(*now.speeches, said))

        self._hold(place, concluded)

    def _hold(self, place: int, change: Callable[[HeldMeeting], HeldMeeting]) -> None:
        key = self.pick(Meeting, place)
        if key is None:
            return
        with self.database.read() as session:
            before = held_meeting.read_held(session, key)
        now = _keyed(change(before))
        self.save(lambda session: held_meeting.save_held(session, before, now))

    @rule(place=PLACES, away=st.integers(0, 20))
    def give_tasks(self, place: int, away: int) -> None:
        key = self.pick(Meeting, place, Meeting.id.in_(select(Conclusion.meeting_id)))
        if key is None:
            return
        with self.database.read() as session:
            there = session.get_one(Meeting, UUID(key))
            concluded = [row.id.hex for row in conclusion_tasks.open_conclusions(session, there.id)]
            forms = conclusion_tasks.propose(session, concluded)
        told = [
            (one, replace(form, deadline=self.day(away))) for one, form in zip(concluded, forms, strict=True)
        ]
        self.save(lambda session: conclusion_tasks.save_several(session, told, today=self.today))

    @rule(place=PLACES, counts=st.tuples(*[st.integers(0, 3)] * 3), by_name=YES)
    def vote(self, place: int, counts: tuple[int, int, int], by_name: bool) -> None:
        key = self.pick(
            Meeting,
            place,
            Meeting.kind.in_(SESSIONS),
            Meeting.held_on <= self.today,
            Meeting.id.in_(select(AgendaItem.meeting_id)),
        )
        if key is None:
            return
        with self.database.read() as session:
            form = session_votes.begin(session, key, today=self.today)
            loaded = session_vote.load(session, None, today=self.today)
        item = form.item or self.ref(AgendaItem, place, AgendaItem.meeting_id == UUID(key))
        if by_name:
            ballots = tuple(replace(one, value=Ballot.IN_FAVOUR) for one in form.ballots)
            values = replace(form, item=item, ballots=ballots)
        else:
            said = dict(zip(("in_favour", "against", "abstained"), counts, strict=True))
            values = replace(
                form, item=item, method=VoteMethod.HANDS, ballots=(), present=sum(counts), **said
            )
        self.save(
            lambda session: session_vote.save(session, replace(loaded, values=values), today=self.today)
        )

    @rule(place=PLACES, to=PLACES)
    def correct_vote(self, place: int, to: int) -> None:
        key, item = self.pick(SessionVote, place), self.ref(AgendaItem, to)
        if key:
            with self.database.read() as session:
                loaded = session_vote.load(session, key, today=self.today)
            values = replace(loaded.values, item=item, note="Đếm lại")
            self.save(
                lambda session: session_vote.save(session, replace(loaded, values=values), today=self.today)
            )

    @rule(place=PLACES)
    def approve_minutes(self, place: int) -> None:
        key = self.pick(Meeting, place)
        if key:
            self.save(lambda s: meeting_locks.approve_earlier(s, key, by="Lê Thị Hoa", today=self.today))

    @rule(place=PLACES)
    def lock(self, place: int) -> None:
        key = self.pick(Meeting, place)
        if key:
            self.save(lambda session: meeting_locks.lock(session, key, by="Lê Thị Hoa", reason="Đã ký"))

    @rule(place=PLACES, reason=st.sampled_from(("", "Sửa kết luận")))
    def reopen(self, place: int, reason: str) -> None:
        key = self.pick(Meeting, place)
        if key:
            self.save(lambda session: meeting_locks.reopen(session, key, by="Lê Thị Hoa", reason=reason))

    @rule(place=PLACES)
    def tell_press(self, place: int) -> None:
        key = self.pick(Meeting, place)
        if key:
            self.save(
                lambda session: press.record_press(
                    session,
                    key,
                    kind=next(iter(PressKind)),
                    on_day=self.today,
                    content=self.words("Tin"),
                    today=self.today,
                )
            )


def _keyed(now: HeldMeeting) -> HeldMeeting:
    def named(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(row if row.key else replace(row, key=uuid7().hex) for row in rows)

    return replace(now, conclusions=named(now.conclusions), speeches=named(now.speeches))
