"""The rest of meetings: proposals, contents by rule, series, cancelling, answers of guests, minutes, counted votes."""

from dataclasses import replace
from datetime import time, timedelta
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.briefings.agenda_item_form import PaperRow
from app.briefings.held_meeting import SpeechLine
from app.briefings.meeting_verbs import Moving
from app.briefings.session_vote_form import BallotRow
from app.core.ids import uuid7
from app.core.meeting_held_terms import Answer
from app.core.meeting_terms import AgendaRule, MeetingRhythm
from app.core.opinion_terms import Ballot, VoteMethod
from app.core.regulation_terms import DayOffRule
from app.core.terms import MeetingKind
from app.models.agency import Agency
from app.models.agenda import AgendaProposal
from app.models.invitation import Invitation
from app.models.meeting import AgendaItem, Conclusion, Meeting, MeetingAttendance
from app.models.person import Person
from app.models.schedule import Appointment
from app.models.vote import SessionBallot, SessionVote
from app.rules.meeting_kinds import SESSIONS
from app.services import (
    agenda,
    agenda_rules,
    cancelled_meetings,
    guest_answers,
    held_meeting,
    invitations,
    meeting_moves,
    meeting_series,
    minutes_drafts,
    participants,
    schedule,
    session_votes,
)
from app.services.forms import agenda_item, agenda_proposal, conclusion_tasks, invitation, session_vote
from tests.services.machine.office import PLACES, Office
from tests.services.machine.tasks import OUTSIDE, PAST, YES


class Sessions(Office):
    """What comes on agendas by itself, who comes, what is cancelled or held again, and how votes are counted."""

    @rule(by=PLACES, kind=st.sampled_from((MeetingKind.REGULAR_SESSION, MeetingKind.OFFICE_BRIEFING)))
    def propose_content(self, by: int, kind: MeetingKind) -> None:
        agency = self.ref(Agency, by, OUTSIDE)
        self.fill(agenda_proposal, None, content=self.words("Đề xuất"), agency=agency, kind=kind)

    @rule(place=PLACES, rules=st.lists(st.sampled_from(AgendaRule), unique=True, min_size=1))
    def take_by_rule(self, place: int, rules: list[AgendaRule]) -> None:
        """What a rule finds is on the agenda, and is not found again."""
        key = self.pick(Meeting, place)
        if key is None:
            return
        with self.database.read() as session:
            found = agenda_rules.find(session, key, rules, today=self.today)
        made = self.save(lambda session: agenda_rules.insert(session, key, rules, today=self.today))
        if made is not None:
            assert made == len(found)
            with self.database.read() as session:
                assert agenda_rules.find(session, key, rules, today=self.today) == ()
                there = {one.content for one in held_meeting.read_held(session, key).items}
            assert {one.content for one in found} <= there

    @rule(place=PLACES, ago=PAST)
    def leaders_answer(self, place: int, ago: int) -> None:
        key, day = self.pick(AgendaItem, place), self.day(ago)
        if key:
            self.save(lambda session: agenda.answer(session, [key], answered_on=day, opinion="Đồng ý"))

    @rule(place=PLACES, came=st.none() | PAST, version=st.integers(1, 3))
    def list_paper(self, place: int, came: int | None, version: int) -> None:
        key, day = self.pick(AgendaItem, place), None if came is None else self.day(came)
        if key:
            paper = PaperRow(name="Tờ trình", version=version, received_on=day)
            self.fill(agenda_item, key, papers=(paper,))

    @rule(place=PLACES, to=st.none() | PLACES, reason=st.sampled_from(("", "Bão", "Bão lụt")))
    def cancel_meeting(self, place: int, to: int | None, reason: str) -> None:
        key, into = self.pick(Meeting, place), None if to is None else self.pick(Meeting, to)
        if key:
            self.save(lambda s: cancelled_meetings.cancel(s, key, on=self.today, reason=reason, to=into))

    @rule(place=PLACES, away=st.integers(-2, 9), later=YES, ends=st.sampled_from((None, time(7), time(11))))
    def move_series(self, place: int, away: int, later: bool, ends: time | None) -> None:
        """Meetings are then where it was foretold; done again they stay."""
        key = self.pick(Meeting, place)
        if key is None:
            return
        with self.database.read() as session:
            day = session.get_one(Meeting, UUID(key)).held_on + timedelta(days=away)
            moving = Moving(day=day, ends_at=ends, place="Phòng họp số 2", later=later)
            foretold = {
                one.meeting.id.hex: str(one.day) for one in meeting_moves.foresee(session, [key], moving)
            }
        if self.save(lambda session: meeting_moves.move(session, [key], moving)):
            assert {one: self.now["meeting"][one]["held_on"] for one in foretold} == foretold

    @rule(place=PLACES, later=YES, to=st.none() | PLACES)
    def cancel_series(self, place: int, later: bool, to: int | None) -> None:
        key, into = self.pick(Meeting, place), None if to is None else self.pick(Meeting, to)
        if key:
            said = {"on": self.today, "reason": "Bão", "to": into, "later": later}
            if self.save(lambda session: cancelled_meetings.cancel_all(session, [key], **said)):
                assert self.now["meeting"][key]["cancelled_on"] == self.today.isoformat()

    @rule(place=PLACES, all_back=YES)
    def reinstate_meeting(self, place: int, all_back: bool) -> None:
        """What can come back does, and stands on one agenda only."""
        key = self.pick(Meeting, place, Meeting.cancelled_on.is_not(None))
        if key is None:
            return
        if not all_back:
            self.save(lambda session: cancelled_meetings.reinstate(session, key))
            return
        with self.database.read() as session:
            left = cancelled_meetings.what_left(session, key, today=self.today)
            back = {one.item.id.hex for one in left if not one.stays}
        if self.save(lambda session: cancelled_meetings.reinstate_all(session, [key], today=self.today)):
            rows = self.now["agenda_item"]
            assert all(rows[one]["postponed_on"] is None for one in back)
            later = {row["postponed_from_id"] for row in rows.values() if row["deleted_at"] is None}
            assert not later & back

    @rule(
        place=PLACES, rhythm=st.sampled_from(MeetingRhythm), away=st.integers(1, 60), guests=YES, contents=YES
    )
    def hold_again(self, place: int, rhythm: MeetingRhythm, away: int, guests: bool, contents: bool) -> None:
        """What is foreseen is made, once."""
        key = self.pick(Meeting, place)
        series = meeting_series.Series(rhythm, self.day(1), self.day(away), DayOffRule.BEFORE)
        if key is None:
            return
        with self.database.read() as session:
            foreseen = meeting_series.foresee(session, key, series)
        made = self.save(lambda s: meeting_series.repeat(s, key, series, guests=guests, contents=contents))
        assert made is None or len(made) == sum(not one.is_there for one in foreseen)
        assert not made or self.save(lambda session: meeting_series.repeat(session, key, series)) == ()

    @rule(place=PLACES)
    def invite_who_comes(self, place: int) -> None:
        key = self.pick(Meeting, place)
        if key and self.save(lambda session: participants.invite_by_kind(session, key)) is not None:
            assert self.save(lambda session: participants.invite_by_kind(session, key)) == 0

    @rule(places=st.lists(PLACES, min_size=1, max_size=3), said=st.none() | st.sampled_from(Answer))
    def guests_answer(self, places: list[int], said: Answer | None) -> None:
        keys = [key for place in places if (key := self.pick(MeetingAttendance, place))]
        self.save(lambda session: guest_answers.answer(session, keys, answer=said, answered_on=self.today))

    @rule(place=PLACES, column=st.sampled_from(("substitute", "reason")), words=st.sampled_from(("", "Bận")))
    def guest_sends_another(self, place: int, column: str, words: str) -> None:
        said = {"column": column, "words": words}
        if key := self.pick(MeetingAttendance, place):
            self.save(lambda s: guest_answers.write_words(s, key, today=self.today, **said))

    @rule(place=PLACES, killed=YES)
    def take_minutes(self, place: int, killed: bool) -> None:
        """What was typed is there, whether the program was killed or people went on."""
        key = self.pick(Meeting, place)
        if key is None:
            return
        with self.database.read() as session:
            before = held_meeting.read_held(session, key)
        said = SpeechLine(uuid7().hex, "", "Chủ tọa", self.words("Phát biểu"), 60)
        now, draft = replace(before, speeches=(*before.speeches, said)), uuid7().hex
        self.save(lambda session: minutes_drafts.keep(session, draft, before, now))
        if not killed:
            self.save(lambda session: minutes_drafts.settle(session, draft, before, now))
        seen = self.save(lambda session: minutes_drafts.open_minutes(session, key))
        assert seen is None or bool(seen.locked) or seen.is_cancelled or said in seen.speeches

    @rule(place=PLACES, away=st.integers(0, 20))
    def give_tasks_of_conclusions(self, place: int, away: int) -> None:
        if key := self.pick(Meeting, place, Meeting.id.in_(select(Conclusion.meeting_id))):
            with self.database.read() as session:
                lines = conclusion_tasks.load(session, key, today=self.today).values.tasks
            self.fill(
                conclusion_tasks, key, tasks=tuple(replace(one, deadline=self.day(away)) for one in lines)
            )

    @rule(place=PLACES, values=st.lists(st.sampled_from(Ballot), min_size=1, max_size=5))
    def vote_by_name(self, place: int, values: list[Ballot]) -> None:
        """A content may be voted on several times, with each of the seven values."""
        item = self.ref(AgendaItem, place, _of_session())
        with self.database.read() as session:
            members = session.scalars(
                select(Person.id).where(Person.committee_member).order_by(Person.id)
            ).all()
        ballots = tuple(
            BallotRow(who=self.ref(Person, 0, Person.id == who), value=value)
            for who, value in zip(members, values, strict=False)
        )
        said = {"members": len(members), "present": len(ballots), "ballots": ballots}
        if item:
            self.fill(session_vote, None, item=item, about=self.words("Phương án"), **said)

    @rule(place=PLACES, counts=st.tuples(*[st.integers(0, 2)] * 6), secret=YES)
    def vote_by_count(self, place: int, counts: tuple[int, ...], secret: bool) -> None:
        item = self.ref(AgendaItem, place, _of_session())
        names = ("in_favour", "against", "abstained", "not_voting", "blank", "invalid")
        said = dict(zip(names, counts, strict=True)) | {"ballots": (), "present": sum(counts), "members": 12}
        if secret:
            said |= {"issued": sum(counts) - counts[3], "abstained": None}
        if item:
            self.fill(
                session_vote,
                None,
                item=item,
                method=VoteMethod.SECRET if secret else VoteMethod.HANDS,
                **said,
            )

    @rule(away=st.integers(-4, 8), who=PLACES)
    def others_invite(self, away: int, who: int) -> None:
        said = {"invited": self.ref(Person, who), "attendees": tuple(filter(None, [self.ref(Person, who)]))}
        self.fill(invitation, None, content=self.words("Hội nghị"), held_on=self.day(away), **said)

    @rule(place=PLACES, ago=PAST, after=YES)
    def ask_or_report(self, place: int, ago: int, after: bool) -> None:
        key, day = self.pick(Invitation, place), self.day(ago)
        if key and after:
            self.save(lambda s: invitations.report_after(s, [key], day=day, report="Đã dự, có kết quả"))
        elif key:
            self.save(lambda session: invitations.ask_before(session, [key], day=day))

    @rule(weeks=st.integers(0, 2))
    def put_meetings_of_week(self, weeks: int) -> None:
        monday = schedule.monday_of(self.today) + timedelta(weeks=weeks)
        self.save(lambda session: schedule.put_meetings(session, monday))
        with self.database.read() as session:
            lines = select(Appointment.meeting_id).where(Appointment.deleted_at.is_(None))
            days = Meeting.held_on >= monday, Meeting.held_on < monday + schedule.WEEK
            stands = Meeting.deleted_at.is_(None), Meeting.cancelled_on.is_(None)
            left = select(func.count()).where(
                *days, *stands, Meeting.id.not_in(lines.where(Appointment.meeting_id.is_not(None)))
            )
            assert session.scalar(left) == 0

    @invariant()
    def meetings_add_up(self) -> None:
        with self.database.read() as session:
            meetings_hold(session)


def _of_session() -> object:
    return AgendaItem.meeting_id.in_(select(Meeting.id).where(Meeting.kind.in_(SESSIONS)))


def meetings_hold(session: Session) -> None:
    """Nobody is invited twice, a cancelled meeting says why and is on no schedule, and votes add up."""
    guests = session.execute(
        select(MeetingAttendance.meeting_id, MeetingAttendance.person_id, MeetingAttendance.agency_id).where(
            MeetingAttendance.deleted_at.is_(None)
        )
    ).all()
    assert len(set(guests)) == len(guests)
    gone = session.scalars(
        select(Meeting).where(Meeting.cancelled_on.is_not(None), Meeting.deleted_at.is_(None))
    ).all()
    assert all(row.cancelled_reason for row in gone)
    shown = select(Appointment.meeting_id).where(Appointment.deleted_at.is_(None))
    assert not {row.id for row in gone} & set(session.scalars(shown))
    decided = select(AgendaProposal).where(AgendaProposal.accepted.is_not(None))
    assert all(row.decided_on is not None for row in session.scalars(decided))
    for vote in session.scalars(select(SessionVote).where(SessionVote.deleted_at.is_(None))):
        votes_hold(session, vote)


def votes_hold(session: Session, vote: SessionVote) -> None:
    """By name: each ballot is counted once under its value. Else: what was counted is at most who was there."""
    counts = session_votes.counts_of(session, vote)
    said = (
        counts.in_favour,
        counts.against,
        counts.abstained,
        counts.not_voting,
        counts.blank,
        counts.invalid,
    )
    total = sum(one or 0 for one in said)
    if vote.method is VoteMethod.BY_NAME:
        of = SessionBallot.vote_id == vote.id, SessionBallot.deleted_at.is_(None)
        given = session.scalars(select(SessionBallot.value).where(*of)).all()
        assert total == sum(value is not Ballot.ABSENT for value in given)
    else:
        assert total <= vote.present
    assert vote.present <= vote.members
