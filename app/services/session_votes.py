"""Votes in a session: what each counts and comes to, and how one begins from those who are there (85, 86)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.briefings.meeting import VoteLine
from app.briefings.session_vote_form import BallotRow, SessionVoteForm
from app.core.errors import AppError
from app.core.opinion_terms import Verdict, VoteMethod
from app.core.terms import Attendance
from app.models.meeting import AgendaItem, Meeting, MeetingAttendance
from app.models.person import Person, member_on
from app.models.vote import SessionBallot, SessionVote
from app.rules.regulation import Regulation
from app.rules.session_votes import VoteCounts, counted, counted_of, is_tied, verdict_of
from app.rules.vote_sentences import sentence
from app.services.agenda_papers import on_agenda
from app.services.chair_votes import of_vote
from app.services.committee import members
from app.services.forms.common import alive, part_rows
from app.services.forms.refs import refs_of
from app.services.locked_meetings import require_held
from app.services.regulation_versions import regulation_on
from app.services.settings import read_issuing

CARRIED = {Verdict.CARRIED: True, Verdict.LOST: False, Verdict.OPEN: None}


STRANGERS = "Không phải thành viên UBND tỉnh vào ngày họp"
AWAY = "Điểm danh ghi không dự, hoặc người dự thay không được biểu quyết"


@dataclass(frozen=True, slots=True)
class Voters:
    """Members on the day of a meeting; those who `came` and may vote, those `there` to its end, those noted `away`."""

    members: frozenset[UUID]
    came: frozenset[UUID]
    there: frozenset[UUID]
    away: frozenset[UUID]

    def strangers(self, keys: Iterable[UUID]) -> set[UUID]:
        """Return those who are no members; none while no members are known."""
        return set(keys) - self.members if self.members else set()


def counts_of(session: Session, row: SessionVote) -> VoteCounts:
    """Return the numbers of a vote; those of a vote by name come from its ballots."""
    if row.method is VoteMethod.BY_NAME:
        ballots = part_rows(session, SessionBallot, {"vote_id": row.id})
        values = (one.value for one in ballots)
        return counted(row.method, values, members=row.members, present=row.present)
    return VoteCounts(
        row.method,
        row.members,
        row.present,
        row.in_favour or 0,
        row.against or 0,
        row.abstained or 0,
        row.issued or 0,
        row.invalid or 0,
        row.not_voting or 0,
        row.blank or 0,
    )


def result_of(session: Session, row: SessionVote) -> Verdict:
    """Return what the regulation of the meeting's day makes of a vote."""
    return verdict_of(counts_of(session, row), of_vote(session, row.id.hex), _regulation(session, row))


def _regulation(session: Session, row: SessionVote) -> Regulation:
    meeting = session.get_one(Meeting, session.get_one(AgendaItem, row.agenda_item_id).meeting_id)
    return regulation_on(session, meeting.held_on)


def votes_of(session: Session, meeting: UUID) -> tuple[VoteLine, ...]:
    """Return the votes of a meeting as its minutes tell them, in the order of the agenda."""
    rows = session.execute(
        select(SessionVote, AgendaItem.content)
        .join(AgendaItem, AgendaItem.id == SessionVote.agenda_item_id)
        .where(AgendaItem.meeting_id == meeting, AgendaItem.deleted_at.is_(None))
        .where(SessionVote.deleted_at.is_(None))
        .order_by(AgendaItem.position, AgendaItem.id, SessionVote.position, SessionVote.id)
    )
    return tuple(_line(session, row, row.about or content) for row, content in rows)


def _line(session: Session, row: SessionVote, about: str) -> VoteLine:
    counts, verdict = counts_of(session, row), result_of(session, row)
    return VoteLine(
        about=about,
        method=row.method,
        members=counts.members,
        present=counts.present,
        in_favour=counts.in_favour,
        against=counts.against,
        abstained=counts.abstained,
        issued=counts.issued,
        invalid=counts.invalid,
        carried=CARRIED[verdict],
        not_voting=counts.not_voting,
        blank=counts.blank,
        sentence=_sentence(session, row, about, counts, verdict),
    )


def sentence_of(session: Session, row: SessionVote) -> str:
    """How documents tell what a vote came to: by its own pattern, else by the office's."""
    about = row.about or session.get_one(AgendaItem, row.agenda_item_id).content
    return _sentence(session, row, about, counts_of(session, row), result_of(session, row))


def _sentence(session: Session, row: SessionVote, about: str, counts: VoteCounts, verdict: Verdict) -> str:
    pattern = row.sentence or read_issuing(session).vote_sentence
    regulation = _regulation(session, row)
    whole, tied = counted_of(counts, regulation), is_tied(counts, of_vote(session, row.id.hex), regulation)
    return sentence(pattern, about.rstrip(" .;"), counts, verdict, of_whom=whole, tied=tied)


def begin(session: Session, meeting: str, *, today: date) -> SessionVoteForm:
    """Return a vote by name on the first content of a meeting that has none, of the members who are there.

    AppError when the meeting is gone or still to be held.
    """
    row = alive(session, Meeting, meeting)
    require_held(row, today=today, verb="ghi biểu quyết")
    item = _next_item(session, row.id)
    chosen = Ref("agenda_item", item.id.hex, item.content) if item else None
    return replace(_begun(session, row), item=chosen)


def of_content(session: Session, item: str) -> dict[str, Any]:
    """Return what a vote on a content begins with, by the fields of its form: those who are there in its meeting.

    Where nobody was noted as present yet all members of its day who were not noted as away. AppError when the content
    is gone.
    """
    meeting = session.get_one(Meeting, alive(session, AgendaItem, item).meeting_id)
    form = _begun(session, meeting)
    away = attendance_of(session, meeting).away
    others = [one for one in members(session, meeting.held_on) if one not in away]
    ballots = form.ballots or tuple(BallotRow(who=one) for one in refs_of(session, "person", others))
    return {"members": form.members, "present": form.present, "ballots": ballots}


def _begun(session: Session, meeting: Meeting) -> SessionVoteForm:
    here = _present(session, meeting)
    return SessionVoteForm(
        members=len(members(session, meeting.held_on)) or None,
        present=len(here) or None,
        ballots=tuple(BallotRow(who=Ref("person", one.id.hex, one.full_name)) for one in here),
    )


def attendance_of(session: Session, meeting: Meeting) -> Voters:
    """Return who may vote in a meeting by its attendance: members alone, and substitutes where the regulation says."""
    all_members = frozenset(members(session, meeting.held_on))
    states = dict[UUID, Attendance]()
    left = set[UUID]()
    for one in part_rows(session, MeetingAttendance, {"meeting_id": meeting.id}):
        if one.person_id in all_members:
            states[one.person_id] = one.state
            left |= {one.person_id} if one.left_at is not None else set()
    votes = _voting(session, meeting)
    came = frozenset(key for key, state in states.items() if state in votes)
    noted = frozenset(key for key, state in states.items() if state is not Attendance.INVITED)
    return Voters(all_members, came, came - left, noted - came)


def require_voters(session: Session, meeting: Meeting, voters: Iterable[UUID]) -> None:
    """Refuse ballots of others than members, and of those who were noted as away (duty 85), with an AppError.

    Who is not noted at all may have been there: the attendance may be written later.
    """
    there = attendance_of(session, meeting)
    keys = list(voters)
    for wrong, said in ((there.strangers(keys), STRANGERS), (there.away & set(keys), AWAY)):
        if wrong:
            raise AppError(
                f"{said}: {names_of(session, wrong)}.", "Bỏ dòng đó, hoặc sửa điểm danh của cuộc họp."
            )


def names_of(session: Session, keys: Iterable[UUID]) -> str:
    """Return how people are called, in a row."""
    return ", ".join(one.name for one in refs_of(session, "person", sorted(keys)))


def _voting(session: Session, meeting: Meeting) -> set[Attendance]:
    may_vote = regulation_on(session, meeting.held_on).substitute_may_vote
    return {Attendance.PRESENT, *((Attendance.SUBSTITUTED,) if may_vote else ())}


def _present(session: Session, meeting: Meeting) -> list[Person]:
    """The members of the committee who came and are still there, the highest first; one of whom a substitute came
    where the regulation lets that one vote.
    """
    votes = _voting(session, meeting)
    query = (
        select(Person)
        .join(MeetingAttendance, MeetingAttendance.person_id == Person.id)
        .where(MeetingAttendance.meeting_id == meeting.id, MeetingAttendance.deleted_at.is_(None))
        .where(MeetingAttendance.state.in_(votes), MeetingAttendance.left_at.is_(None))
        .where(member_on(meeting.held_on), Person.deleted_at.is_(None))
        .order_by(Person.rank == 0, Person.rank, Person.sort_key, Person.id)
    )
    return list(session.scalars(query))


def _next_item(session: Session, meeting: UUID) -> AgendaItem | None:
    """The first content on the agenda without a vote; the first of all where each has one."""
    items = on_agenda(session, meeting)
    voted = set(session.scalars(select(SessionVote.agenda_item_id).where(SessionVote.deleted_at.is_(None))))
    return next((one for one in items if one.id not in voted), items[0] if items else None)
