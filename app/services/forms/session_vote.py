"""The form of a vote in a session: loaded, saved, told and advised on."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.session_vote_form import BallotRow, SessionVoteForm
from app.core.errors import AppError
from app.core.opinion_terms import Ballot, VoteMethod
from app.core.text import fold
from app.core.words import short_date
from app.models.meeting import AgendaItem, Meeting
from app.models.vote import SessionBallot, SessionVote
from app.rules.form_checks.session_vote import NUMBERS, counts_of
from app.rules.quorum import quorum, say
from app.rules.session_votes import chair_mistake, is_tied, mistakes
from app.services import session_votes
from app.services.chair_votes import among, of_vote
from app.services.committee import members
from app.services.forms.common import alive, newest_change, part_rows, put, to_save, write_parts
from app.services.forms.refs import Refs, ref_of, refs_of
from app.services.forms.telling import facts, without_empty
from app.services.forms.telling import say as said
from app.services.locked_meetings import require_held, require_open, require_rows_open
from app.services.regulation_versions import regulation_on

TABLE = SessionVote.__tablename__
_PLAIN = ("about", "method", "members", "present", "chair_vote", "sentence", "note")


def load(session: Session, key: str | None, *, today: date) -> Loaded[SessionVoteForm]:
    """The vote of a key, or one of all members of today (None)."""
    if key is None:
        there = refs_of(session, "person", members(session, today))
        ballots = tuple(BallotRow(who=one) for one in there)
        return Loaded("", SessionVoteForm(members=len(there) or None, ballots=ballots))
    row = alive(session, SessionVote, key)
    plain: dict[str, Any] = {name: getattr(row, name) for name in (*_PLAIN, *NUMBERS)}
    plain["chair_vote"] = of_vote(session, key)
    ballots = tuple(
        BallotRow(one.id.hex, ref_of(session, "person", one.person_id), one.value)
        for one in part_rows(session, SessionBallot, {"vote_id": row.id})
    )
    values = SessionVoteForm(
        item=ref_of(session, "agenda_item", row.agenda_item_id), ballots=ballots, **plain
    )
    return Loaded(key, values, newest_change(session, TABLE, row.id))


def save(session: Session, loaded: Loaded[SessionVoteForm], *, today: date) -> str:
    """Write the vote; returns its key. Ballots are kept of a vote by name alone, numbers of the others.

    Of a vote by name that of the chair is not kept: who chairs may be known later.

    Raises:
        AppError: it was changed since, its numbers cannot be, one of whom a ballot is there was away or is no member,
            what it points to is gone, or the meeting is locked or still to be held.
    """
    values, refs = loaded.values, Refs(session)
    item = refs.key(values.item)
    if item is None or not values.members or not values.present:
        raise AppError("Chưa đủ nội dung, tổng số và số có mặt.", "Nhập đủ rồi lưu lại.")
    by_name, counts = values.method is VoteMethod.BY_NAME, counts_of(values)
    of_chair = "" if by_name else chair_mistake(counts, values.chair_vote)
    for sentence in (*mistakes(counts), *filter(None, (of_chair,))):
        raise AppError(sentence, "Sửa các số rồi lưu lại.")
    meeting = session.get_one(Meeting, session.get_one(AgendaItem, item).meeting_id)
    require_open(session, meeting.id)
    require_held(meeting, today=today, verb="ghi biểu quyết")
    row = to_save(session, SessionVote, loaded)
    require_rows_open(session, TABLE, [] if row is None else [row.id])  # it may come from another meeting
    if by_name:
        session_votes.require_voters(session, meeting, _voters(values, refs))
    columns: dict[str, Any] = {name: getattr(values, name) for name in _PLAIN}
    columns |= {name: None if by_name else getattr(values, name) for name in (*NUMBERS, "chair_vote")}
    if by_name and row is not None and row.method is VoteMethod.BY_NAME:
        del columns["chair_vote"]  # one that was kept before is read by nobody, and is no change of today
    columns["agenda_item_id"] = item
    if row is None:
        columns["position"] = _next_position(session, item)
    row = put(session, SessionVote, row, columns)
    ballots = [
        (one.key, {"person_id": refs.key(one.who), "value": one.value})
        for one in (values.ballots if by_name else ())
    ]
    write_parts(session, SessionBallot, {"vote_id": row.id}, ballots)
    session.flush()
    return row.id.hex


def _voters(values: SessionVoteForm, refs: Refs) -> list[UUID]:
    """Of whom there is a ballot."""
    return [
        key
        for row in values.ballots
        if row.value is not Ballot.ABSENT and (key := refs.key(row.who)) is not None
    ]


def _of_chair(session: Session, meeting: Meeting, values: SessionVoteForm, refs: Refs) -> Ballot | None:
    """What whoever chairs voted; none without such a ballot."""
    ballots = {key: row.value for row in values.ballots if (key := refs.key(row.who)) is not None}
    return among(session, meeting.id.hex, meeting.held_on, ballots)


def _next_position(session: Session, item: Any) -> int:
    last = select(func.coalesce(func.max(SessionVote.position), -1)).where(
        SessionVote.agenda_item_id == item, SessionVote.deleted_at.is_(None)
    )
    return session.scalars(last).one() + 1


def advise(session: Session, loaded: Loaded[SessionVoteForm], *, today: date) -> tuple[Complaint, ...]:
    """Warn of a meeting still to come, of a vote that is there already, of other numbers than the day's, of too few."""
    form = loaded.values
    item = session.get(AgendaItem, Refs(session).key(form.item)) if form.item and form.item.key else None
    if item is None:
        return ()
    meeting = session.get_one(Meeting, item.meeting_id)
    said = (*_of_meeting(meeting, today), *_of_others(session, loaded, item))
    if not form.members or not form.present:
        return said
    day = meeting.held_on
    return (
        *said,
        *_of_members(session, form, day),
        *_of_attendance(session, form, meeting),
        *_of_quorum(session, form, day),
        *_of_a_tie(session, form, meeting),
    )


def _of_meeting(meeting: Meeting, today: date) -> Iterator[Complaint]:
    if meeting.held_on > today:
        sentence = f"Cuộc họp chưa diễn ra: {meeting.title}, ngày {short_date(meeting.held_on)}."
        yield Complaint("item", sentence, warning=True)


def _of_others(session: Session, loaded: Loaded[SessionVoteForm], item: AgendaItem) -> Iterator[Complaint]:
    """Two votes on the same of one content cannot be told apart in the minutes."""
    for row in part_rows(session, SessionVote, {"agenda_item_id": item.id}):
        if row.id.hex != loaded.key and fold(row.about) == fold(loaded.values.about):
            how = row.method.label.lower()
            sentence = f"Nội dung này đã có lần biểu quyết ({how}): ghi vấn đề biểu quyết để phân biệt."
            yield Complaint("about", sentence, warning=True)
            return


def _of_members(session: Session, form: SessionVoteForm, held_on: date) -> Iterator[Complaint]:
    there = len(members(session, held_on))
    if there and there != form.members:
        said_of_day = f"Ngày họp {short_date(held_on)}, UBND tỉnh có {there} thành viên."
        yield Complaint("members", said_of_day, warning=True)


def _of_attendance(session: Session, form: SessionVoteForm, meeting: Meeting) -> Iterator[Complaint]:
    """Compare with who was noted as present, where anybody was; who left may have voted before."""
    noted = session_votes.attendance_of(session, meeting)
    if noted.came and not len(noted.there) <= (form.present or 0) <= len(noted.came):
        sentence = f"Điểm danh của cuộc họp ghi {len(noted.came)} thành viên có mặt được biểu quyết."
        yield Complaint("present", sentence, warning=True)
    if form.method is not VoteMethod.BY_NAME:
        return
    voters = set(_voters(form, Refs(session)))
    strangers, away = noted.strangers(voters), noted.away & voters
    unseen = voters - noted.came - away - strangers if noted.came else set[UUID]()
    for wrong, said_of in (
        (strangers, session_votes.STRANGERS),
        (away, session_votes.AWAY),
        (unseen, "Điểm danh chưa ghi có mặt"),
    ):
        if wrong:
            yield Complaint("ballots", f"{said_of}: {session_votes.names_of(session, wrong)}.", warning=True)


def _of_quorum(session: Session, form: SessionVoteForm, held_on: date) -> Iterator[Complaint]:
    found = quorum(form.present or 0, form.members or 0, regulation_on(session, held_on).quorum_share)
    if found.missing:
        yield Complaint("present", f"{say(found)}: chưa đủ số thành viên để quyết định.", warning=True)


def _of_a_tie(session: Session, form: SessionVoteForm, meeting: Meeting) -> Iterator[Complaint]:
    """Of a vote by name the side of the chair is known where his ballot is among the others."""
    counts, by_name = counts_of(form), form.method is VoteMethod.BY_NAME
    if mistakes(counts) or not is_tied(counts, Ballot.IN_FAVOUR, regulation_on(session, meeting.held_on)):
        return
    told = _of_chair(session, meeting, form, Refs(session)) if by_name else form.chair_vote
    if told is None:
        sentence = "Tán thành đúng một nửa: kết quả theo phiếu của chủ trì, chưa ghi phiếu này."
        yield Complaint("ballots" if by_name else "chair_vote", sentence, warning=True)


def describe(session: Session, key: str) -> Details:
    """A vote with its numbers and what it comes to; AppError when it is gone."""
    row = alive(session, SessionVote, key)
    item = session.get_one(AgendaItem, row.agenda_item_id)
    meeting, counts = session.get_one(Meeting, item.meeting_id), session_votes.counts_of(session, row)
    numbers = (
        ("method", row.method),
        ("members", counts.members),
        ("present", counts.present),
        ("in_favour", counts.in_favour),
        ("against", counts.against),
        ("abstained", counts.abstained),
        ("not_voting", counts.not_voting or None),
        ("issued", row.issued),
        ("blank", counts.blank or None),
        ("invalid", counts.invalid or row.invalid),
        ("chair_vote", of_vote(session, key)),
        ("note", row.note),
    )
    ballots = part_rows(session, SessionBallot, {"vote_id": row.id})
    parts = {
        "Ghi vào văn bản": (session_votes.sentence_of(session, row),),
        "Phiên họp": (f"{meeting.title}, ngày {short_date(meeting.held_on)}", item.content),
        "Từng thành viên": tuple(
            f"{said(ref_of(session, 'person', one.person_id))} – {one.value.label}" for one in ballots
        ),
    }
    title = row.about or item.content
    state = session_votes.result_of(session, row).label
    return Details(title, state, facts(TABLE, numbers), without_empty(parts))
