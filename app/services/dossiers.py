"""Verbs of dossiers submitted: received, examined, returned, submitted, decided (duties 6, 60, 96-110)."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.briefings.submission import Proposal
from app.core.errors import AppError
from app.core.opinion_terms import Decision, DossierClass, DossierPoint, DossierStanding, ReturnGround
from app.core.text import clean_text
from app.core.words import capital, short_date
from app.models.dossier import Dossier, DossierCheck, DossierVersion
from app.models.programme import ProgrammeItem
from app.rules.dossiers import DossierFacts, Receipt, is_with_leader, standing_of
from app.rules.form_checks.dossier import NO_CONTENT
from app.rules.secrets import is_secret
from app.services.adjustable import require_course
from app.services.forms.common import alive, part_rows, write_parts
from app.services.forms.refs import Refs
from app.services.records import name_of

Found = Mapping[DossierPoint, tuple[bool | None, str]]
"""What was found on each point, with a remark."""
_BACK = (DossierStanding.RETURNED, DossierStanding.LACKING)
_GONE_BACK = (*_BACK, DossierStanding.DECIDED)


def receive(
    session: Session,
    *,
    content: str,
    agency: UUID | None,
    received_on: date,
    kind: DossierClass = DossierClass.OTHER,
    number: str = "",
    room: UUID | None = None,
    papers: str = "",
) -> Dossier:
    """Keep a dossier that came for the first time."""
    row = Dossier(
        kind=kind, content=content, number=number, agency_id=agency, room_id=room, papers=clean_text(papers)
    )
    session.add(row)
    session.flush()
    session.add(DossierVersion(dossier_id=row.id, received_on=received_on, number=number))
    session.flush()
    return row


def receive_again(
    session: Session, keys: Sequence[str], *, received_on: date, number: str = "", changes: str = ""
) -> int:
    """Keep that dossiers came again, changed (duty 99); returns how many.

    Nothing was found yet on the points of what came, and it was not submitted: what was done on that very day with
    the version that went back is of that one; the log keeps it.

    Raises:
        AppError: one is not there, came later already, or is secret and its changes are told (duty 12).
    """
    for row in _rows(session, keys, told=changes):
        last = _last(session, row)
        if last.received_on > received_on:
            raise AppError(
                f"Hồ sơ đã nhận lại ngày {short_date(last.received_on)}, sau ngày này.", "Nhập ngày sau đó."
            )
        _set_aside(session, row, received_on)
        session.add(
            DossierVersion(
                dossier_id=row.id,
                position=last.position + 1,
                received_on=received_on,
                number=number,
                changes=clean_text(changes),
            )
        )
    session.flush()
    return len(keys)


def _set_aside(session: Session, row: Dossier, day: date) -> None:
    """Take from a dossier what was of the version before the one that comes on a day."""
    forget_points(session, row)
    if (
        standing_of(facts_of(session, row), day) not in _GONE_BACK
        or (row.submitted_on or row.decided_on) != day
    ):
        return
    row.submitted_on, row.decision, row.decided_on, row.decision_words = None, None, None, ""


def forget_points(session: Session, row: Dossier) -> None:
    """Take away what was found on the points: what came again was not looked at yet (duty 97)."""
    session.flush()
    write_parts(session, DossierCheck, {"dossier_id": row.id}, [])


def examine(
    session: Session,
    keys: Sequence[str],
    *,
    examined_on: date,
    examined_by: Ref | None = None,
    found: Found | None = None,
    all_points: bool = False,
) -> int:
    """Find dossiers in order (duties 60, 97), with what was found on the points; returns how many.

    With `all_points` those that nobody has judged are in order too. Without `found` what was found before must be.

    Raises:
        AppError: one is not there, was returned, came after that day, was not in order on a point, or is secret and a
            remark tells of it.
    """
    refs, remarks = Refs(session), "".join(remark for _, remark in (found or {}).values())
    for row in _rows(session, keys, told=remarks):
        last = _waiting(session, row, examined_on)
        last.examined_on, last.examined_by_id = examined_on, refs.key(examined_by)
        _write_points(session, row, found or {})
        judged = points_of(session, row)
        if found is None and (
            lacking := [point.label for point, in_order in judged.items() if in_order is False]
        ):
            raise AppError(
                f"{_called(session, row)} chưa bảo đảm: {'; '.join(lacking).lower()}.",
                "Trả lại hồ sơ, hoặc mở hồ sơ sửa kết quả thẩm tra.",
            )
        if all_points:
            _write_points(
                session, row, {point: (True, "") for point in DossierPoint if judged.get(point) is None}
            )
    session.flush()
    return len(keys)


def points_of(session: Session, row: Dossier) -> dict[DossierPoint, bool | None]:
    """Return what was found so far on the points of a dossier (None: not judged)."""
    session.flush()
    return {one.point: one.in_order for one in part_rows(session, DossierCheck, {"dossier_id": row.id})}


def _write_points(session: Session, row: Dossier, found: Found) -> None:
    there = {one.point: one for one in part_rows(session, DossierCheck, {"dossier_id": row.id})}
    for point, (in_order, remark) in found.items():
        one = there.get(point) or DossierCheck(
            dossier_id=row.id, point=point, position=list(DossierPoint).index(point)
        )
        one.in_order, one.remark = in_order, remark
        session.add(one)


def give_back(
    session: Session, keys: Sequence[str], *, returned_on: date, ground: ReturnGround, reason: str
) -> int:
    """Send dossiers back with the reason (duties 6, 60); returns how many. Of a secret one only the ground is kept.

    Raises:
        AppError: one is not there, was returned already, or came after that day.
    """
    for row in _rows(session, keys):
        last = _waiting(session, row, returned_on)
        last.returned_on, last.return_ground = returned_on, ground
        last.return_reason = "" if is_secret(row.secrecy) else clean_text(reason)
    session.flush()
    return len(keys)


def submit(
    session: Session,
    keys: Sequence[str],
    *,
    submitted_on: date,
    leader: Ref | None,
    proposal: Proposal,
    reason: str = "",
) -> int:
    """Submit dossiers to a leader with what the office proposes (duty 98); returns how many.

    The item of the programme that one belongs to is submitted on that day too, unless it has a day already.

    Raises:
        AppError: one is not there, was returned, came after that day, is secret and a reason is told, or its item
            was withdrawn or went on into another period.
    """
    refs = Refs(session)
    for row in _rows(session, keys, told=reason):
        _waiting(session, row, submitted_on)
        row.submitted_on, row.proposal, row.proposal_reason = submitted_on, proposal, clean_text(reason)
        row.leader_post_id, row.leader_person_id = refs.holder(leader)
        row.decision, row.decided_on, row.decision_words = None, None, ""
        item = session.get(ProgrammeItem, row.programme_item_id) if row.programme_item_id else None
        if item is not None and item.deleted_at is None and item.submitted_on is None:
            require_course(session, item, submitted_on=submitted_on)
            item.submitted_on = submitted_on
    session.flush()
    return len(keys)


def decide(
    session: Session, keys: Sequence[str], *, decision: Decision, decided_on: date, words: str = ""
) -> int:
    """Note what the leader decided; returns how many dossiers there were.

    Raises:
        AppError: one is not there, its last version was not submitted by that day or was returned, or it is secret and
            the decision is told in words.
    """
    for row in _rows(session, keys, told=words):
        if said := why_not_decided(session, row, decided_on):
            raise AppError(f"{_called(session, row)} {said}.", "Ghi lần nhận lại, ngày trình rồi ghi ý kiến.")
        row.decision, row.decided_on, row.decision_words = decision, decided_on, clean_text(words)
    session.flush()
    return len(keys)


def why_not_decided(session: Session, row: Dossier, day: date) -> str:
    """Say why no leader can decide on a dossier on a day; "" where he can."""
    facts = facts_of(session, row)
    if is_with_leader(facts, day):
        return ""
    if standing_of(facts, day) in _BACK:
        return "đã trả lại cơ quan trình"
    came_again = row.submitted_on is not None and row.submitted_on <= day
    return "nhận lại sau lần trình trước, chưa trình lại" if came_again else "chưa trình vào ngày này"


def escalate(session: Session, key: str, *, escalated_on: date, to: str, reason: str) -> None:
    """Note that a matter beyond the room was taken to leaders (duty 109); AppError as above."""
    [row] = _rows(session, [key], told=reason)
    row.escalated_on, row.escalated_to, row.escalation_reason = escalated_on, to, clean_text(reason)
    session.flush()


def reserve(session: Session, key: str, *, by: Ref, reserved_on: date, opinion: str) -> None:
    """Note the opinion that somebody keeps while complying (duty 110); AppError as above."""
    [row] = _rows(session, [key], told=opinion)
    row.reserved_by_id, row.reserved_on = Refs(session).key(by), reserved_on
    row.reserved_opinion = clean_text(opinion)
    session.flush()


def facts_of(session: Session, row: Dossier) -> DossierFacts:
    """Return what happened to a dossier, as the rules read it."""
    receipts = tuple(
        Receipt(one.received_on, one.examined_on, one.returned_on, one.return_ground)
        for one in part_rows(session, DossierVersion, {"dossier_id": row.id})
    )
    return DossierFacts(receipts, row.submitted_on, row.decision, row.decided_on)


def _rows(session: Session, keys: Sequence[str], *, told: str = "") -> list[Dossier]:
    rows = [alive(session, Dossier, key) for key in dict.fromkeys(keys)]
    if told and any(is_secret(row.secrecy) for row in rows):
        raise AppError(NO_CONTENT, "Bỏ phần lời rồi ghi lại.")
    return rows


def _last(session: Session, row: Dossier) -> DossierVersion:
    return max(
        part_rows(session, DossierVersion, {"dossier_id": row.id}),
        key=lambda one: (one.received_on, one.position),
    )


def _waiting(session: Session, row: Dossier, day: date) -> DossierVersion:
    """The last version, which must be with the office on a day."""
    last, name = _last(session, row), _called(session, row)
    if last.received_on > day:
        raise AppError(
            f"{name} nhận ngày {short_date(last.received_on)}, sau ngày này.",
            "Nhập ngày sau đó.",
        )
    if standing_of(facts_of(session, row), day) in _BACK:
        raise AppError(f"{name} đã trả lại cơ quan trình.", "Ghi lần nhận lại rồi làm tiếp.")
    return last


def _called(session: Session, row: Dossier) -> str:
    return capital(name_of(session, Dossier.__tablename__, row.id))
