"""Verbs of agendas: put in order, asked about, withdrawn, postponed, accepted from proposals (duties 54, 57, 95)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.core.errors import AppError
from app.core.words import short_date
from app.models.agenda import AgendaProposal, Consultation
from app.models.meeting import AgendaItem, Meeting
from app.models.person import Post
from app.rules.agenda_rules import needs_papers
from app.services.attached_files import attach_files, attached_files
from app.services.delegations import vacant_on
from app.services.forms.common import alive, key_of, part_rows
from app.services.forms.positions import next_in
from app.services.forms.refs import Refs
from app.services.locked_meetings import is_changeable, require_open
from app.services.meeting_order import held_after, is_ahead

ASKED_POSTS, OTHER_BODIES = ("chu tich", "pho chu tich"), ("hdnd", "hoi dong", "mat tran", "hiep hoi")
"""How posts begin whose holders are asked about contents of a session; what posts of others hold. In folded letters."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A content as it was put in order: its key, section and minutes."""

    key: str
    section: str = ""
    minutes: int | None = None


def arrange(session: Session, meeting: str, placed: Sequence[Placed]) -> int:
    """Put the contents of a meeting in this order, with section and minutes; answer how many changed.

    Contents that are not among `placed` stand behind, as they stood. AppError when one is not the meeting's any more.
    """
    owner = {"meeting_id": alive(session, Meeting, meeting).id}
    require_open(session, owner["meeting_id"])
    rows = {row.id.hex: row for row in part_rows(session, AgendaItem, owner)}
    if any(one.key not in rows for one in placed):
        raise AppError("Chương trình họp vừa được sửa ở nơi khác.", "Mở lại để xem bản mới rồi sắp xếp tiếp.")
    named = {one.key: one for one in placed}
    order = [*named, *(key for key in rows if key not in named)]
    changed = 0
    for position, key in enumerate(order):
        one = named.get(key, Placed(key, rows[key].section, rows[key].minutes))
        changed += _set(rows[key], position=position, section=one.section, minutes=one.minutes)
    return changed


def add_item(session: Session, meeting: UUID, content: str, **columns: Any) -> AgendaItem:
    """Put a content at the end of a meeting's agenda; `columns` are further ones of it.

    Without a mark among them its words propose whether it needs papers.
    """
    require_open(session, meeting)
    if columns.get("needs_papers") is None:
        columns["needs_papers"] = needs_papers(content)
    position = next_in(session, AgendaItem, {"meeting_id": meeting})
    row = AgendaItem(meeting_id=meeting, position=position, content=content, **columns)
    session.add(row)
    session.flush()
    return row


def nearest_session(
    session: Session, *, after: date, kinds: Iterable[str], begun_by: time | None = None
) -> Meeting | None:
    """The next meeting of these kinds from a day on that may be changed; none where none is planned (duty 95).

    With an hour, one that had begun by it on the first day is over; one without an hour is not.
    """
    return _first(session, is_ahead(after, begun_by), Meeting.kind.in_(list(kinds)))


def _first(session: Session, *planned: ColumnElement[bool]) -> Meeting | None:
    """The first meeting that may be changed and of which all this holds."""
    query = select(Meeting).where(*planned, is_changeable(), Meeting.deleted_at.is_(None))
    return session.scalars(query.order_by(Meeting.held_on, Meeting.starts_at, Meeting.id).limit(1)).first()


def consult(session: Session, keys: Sequence[str], *, leaders: Sequence[Ref], asked_on: date | None) -> int:
    """Note that leaders are asked about contents since a day (duty 54); those who were asked before keep their day."""
    refs, asked = Refs(session), 0
    holders = [refs.holder(leader) for leader in leaders]
    for row in _items(session, keys):
        owner = {"agenda_item_id": row.id}
        known = {(one.post_id, one.person_id): one for one in part_rows(session, Consultation, owner)}
        for post, person in holders:
            one = known.get((post, person))
            if one is None:
                position = next_in(session, Consultation, owner)
                one = Consultation(**owner, post_id=post, person_id=person, position=position)
                session.add(one)
            if one.asked_on is None:
                one.asked_on = asked_on
                asked += 1
            session.flush()
    return asked


def answer(
    session: Session,
    keys: Sequence[str],
    *,
    leaders: Sequence[Ref] = (),
    answered_on: date,
    opinion: str = "",
) -> int:
    """Keep what leaders who were asked about contents answered (duty 54); answer how many answers that were.

    Without leaders named it is the answer of all who did not answer yet.

    Raises:
        AppError: a content is gone, or nobody is left who was asked about them.
    """
    refs = Refs(session)
    named = {refs.holder(leader) for leader in leaders}
    count = 0
    for row in _items(session, keys):
        for one in part_rows(session, Consultation, {"agenda_item_id": row.id}):
            is_meant = (one.post_id, one.person_id) in named if named else one.answered_on is None
            if one.asked_on is not None and is_meant:
                _set(one, answered_on=answered_on, opinion=opinion)
                count += 1
    if not count:
        raise AppError(
            "Chưa xin ý kiến lãnh đạo nào về các nội dung này.", "Ghi Xin ý kiến trước, rồi ghi trả lời."
        )
    return count


def chairmen(session: Session, day: date) -> list[Post]:
    """The posts of those who are asked about contents of a session on a day: Chủ tịch and Phó Chủ tịch (duty 54).

    One that is vacant on the day is not among them: nobody could answer.
    """
    begins = or_(*(Post.folded.startswith(name) for name in ASKED_POSTS))
    others = or_(*(Post.folded.contains(name) for name in OTHER_BODIES))
    query = select(Post).where(begins, ~others, ~vacant_on(day), Post.deleted_at.is_(None))
    return list(session.scalars(query.order_by(Post.position, Post.sort_key, Post.id)))


def unasked(session: Session, keys: Sequence[str], day: date) -> list[Post]:
    """The same without those who were asked about each of these contents already."""
    items = {key_of(key) for key in keys}
    counted = (
        select(Consultation.post_id, func.count(Consultation.agenda_item_id.distinct()))
        .where(Consultation.agenda_item_id.in_(items), is_asked())
        .group_by(Consultation.post_id)
    )
    whole = {post for post, count in session.execute(counted) if count == len(items)}
    return [row for row in chairmen(session, day) if row.id not in whole]


def is_asked() -> ColumnElement[bool]:
    """That a leader was asked, as a condition."""
    return Consultation.asked_on.is_not(None) & Consultation.deleted_at.is_(None)


def lacks_asking(session: Session, day: date) -> ColumnElement[bool]:
    """That one of those who are asked about contents on a day was not asked about this one yet, as a condition."""
    posts = [row.id for row in chairmen(session, day)]
    asked = select(func.count(Consultation.post_id.distinct())).where(
        Consultation.agenda_item_id == AgendaItem.id, Consultation.post_id.in_(posts), is_asked()
    )
    return asked.scalar_subquery() < len(posts) if posts else true()


def next_meeting(session: Session, meeting: Meeting, *, today: date, hour: time) -> Meeting | None:
    """The meeting to which a content of this one goes: the first of its kind after it that has not begun by an hour.

    Of two on one day the later one comes after the earlier one.
    """
    return _first(session, Meeting.kind == meeting.kind, held_after(meeting), is_ahead(today, hour))


def judge_late_reason(
    session: Session, keys: Sequence[str], *, reason: str, accepted: bool | None, decided_on: date | None
) -> int:
    """Keep why the documents of contents are late, and whether that is accepted; AppError when one is gone."""
    values = {
        "late_reason": reason,
        "late_reason_accepted": accepted,
        "late_reason_decided_on": decided_on if accepted is not None else None,
    }
    return sum(_set(row, **values) for row in _items(session, keys))


def mark_papers(session: Session, keys: Sequence[str], *, needed: bool) -> int:
    """Mark whether papers are to be sent for contents (duties 55, 56); answers how many that changed."""
    return sum(_set(row, needs_papers=needed) for row in _items(session, keys))


def propose_withdrawal(
    session: Session, keys: Sequence[str], *, proposed_on: date, document: str = ""
) -> int:
    """Propose to the Chairman to take contents off their agendas (duty 57); an earlier decision is open again."""
    return sum(
        _set(
            row,
            withdrawal_proposed_on=proposed_on,
            withdrawal_document=document,
            withdrawal_agreed=None,
            withdrawal_decided_on=None,
        )
        for row in _items(session, keys)
    )


def decide_withdrawal(session: Session, keys: Sequence[str], *, agreed: bool, decided_on: date) -> int:
    """Keep what the Chairman decided: withdrawn from that day on, or kept (duty 57).

    Raises:
        AppError: a content is gone, was not proposed, or was proposed after that day.
    """
    rows = _items(session, keys)
    for row in rows:
        if row.withdrawal_proposed_on is None:
            raise AppError(f"Chưa đề nghị rút “{row.content}”.", "Ghi đề nghị rút trước, rồi ghi quyết định.")
        if decided_on < row.withdrawal_proposed_on:
            day = short_date(row.withdrawal_proposed_on)
            raise AppError(
                f"“{row.content}” đề nghị rút ngày {day}.", "Ghi ngày quyết định từ ngày đó trở đi."
            )
    return sum(_set(row, withdrawal_agreed=agreed, withdrawal_decided_on=decided_on) for row in rows)


def postpone(session: Session, keys: Sequence[str], *, to: str | None, on: date, reason: str = "") -> int:
    """Put contents off to another meeting; without one they wait among the proposals. Answers how many there were.

    Raises:
        AppError: a content is gone or was put off before, or the meeting is gone, the same or was held before that
            day.
    """
    target = alive(session, Meeting, to) if to is not None else None
    if target is not None and target.held_on < on:
        held = f"“{target.title}” họp ngày {short_date(target.held_on)}, trước ngày hoãn {short_date(on)}."
        raise AppError(held, "Chọn cuộc họp còn ở phía trước, hoặc để trống cho nội dung chờ.")
    rows = _items(session, keys)
    for row in rows:
        if row.postponed_on is not None:
            sentence = f"“{row.content}” đã hoãn ngày {short_date(row.postponed_on)}."
            raise AppError(sentence, "Bỏ nội dung này khỏi lựa chọn.")
        if target is not None and target.id == row.meeting_id:
            raise AppError(f"“{row.content}” đang ở chính cuộc họp đó.", "Chọn cuộc họp khác.")
        _set(row, postponed_on=on, postponed_reason=reason)
        if target is None:
            _wait(session, row, on)
        else:
            _go_on(session, row, target)
    return len(rows)


def _go_on(session: Session, row: AgendaItem, meeting: Meeting) -> AgendaItem:
    """The same content on another agenda; its papers stay with the earlier one, for they are asked for anew."""
    return add_item(
        session,
        meeting.id,
        row.content,
        agency_id=row.agency_id,
        section=row.section,
        minutes=row.minutes,
        presenter_post_id=row.presenter_post_id,
        presenter_person_id=row.presenter_person_id,
        programme_item_id=row.programme_item_id,
        postponed_from_id=row.id,
        needs_papers=row.needs_papers,
    )


def _wait(session: Session, row: AgendaItem, on: date) -> None:
    session.add(
        AgendaProposal(
            content=row.content,
            agency_id=row.agency_id,
            kind=session.get_one(Meeting, row.meeting_id).kind,
            proposed_on=on,
            minutes=row.minutes,
            programme_item_id=row.programme_item_id,
            postponed_item_id=row.id,
        )
    )
    session.flush()


def accept(session: Session, keys: Sequence[str], *, meeting: str, decided_on: date, note: str = "") -> int:
    """Put proposed contents on the agenda of a meeting; answers how many.

    Raises:
        AppError: the meeting or a proposal is gone, or a proposal was decided before.
    """
    target = alive(session, Meeting, meeting)
    require_open(session, target.id)
    rows = _open(session, keys)
    for row in rows:
        earlier = session.get(AgendaItem, row.postponed_item_id) if row.postponed_item_id else None
        if earlier is None:
            item = add_item(
                session,
                target.id,
                row.content,
                agency_id=row.agency_id,
                minutes=row.minutes,
                programme_item_id=row.programme_item_id,
            )
        else:
            item = _go_on(session, earlier, target)
        _hand_on_files(session, row, item)
        _set(row, accepted=True, decided_on=decided_on, decision_note=note, agenda_item_id=item.id)
    return len(rows)


def _hand_on_files(session: Session, row: AgendaProposal, item: AgendaItem) -> None:
    """The files of a proposal are those of the content from then on, too: the pack of the meeting takes them."""
    files = attached_files(session, AgendaProposal.__tablename__, row.id.hex)
    attach_files(session, files, table=AgendaItem.__tablename__, key=item.id.hex)


def refuse(session: Session, keys: Sequence[str], *, decided_on: date, note: str = "") -> int:
    """Keep that proposed contents are not put on an agenda; AppError as `accept`."""
    rows = _open(session, keys)
    for row in rows:
        _set(row, accepted=False, decided_on=decided_on, decision_note=note)
    return len(rows)


def _items(session: Session, keys: Sequence[str]) -> list[AgendaItem]:
    rows = [alive(session, AgendaItem, key_of(key).hex) for key in dict.fromkeys(keys)]
    for meeting in dict.fromkeys(row.meeting_id for row in rows):
        require_open(session, meeting)
    return rows


def _open(session: Session, keys: Sequence[str]) -> list[AgendaProposal]:
    rows = [alive(session, AgendaProposal, key_of(key).hex) for key in dict.fromkeys(keys)]
    for row in rows:
        if row.accepted is not None:
            said = "đưa vào chương trình họp" if row.accepted else "quyết định không đưa vào chương trình họp"
            raise AppError(f"“{row.content}” đã được {said}.", "Chọn các nội dung còn chờ.")
    return rows


def _set(row: Any, **values: Any) -> bool:
    """Write the columns; whether any differed."""
    changed = any(getattr(row, name) != value for name, value in values.items())
    for name, value in values.items():
        setattr(row, name, value)
    return changed
