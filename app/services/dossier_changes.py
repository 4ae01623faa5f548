"""What leaders decided before on a dossier: read from the log, which keeps every value (duties 98, 99)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.opinion_terms import Decision
from app.core.words import short_date
from app.models.change_log import Change
from app.models.dossier import Dossier
from app.services.forms.refs import holder_of
from app.services.forms.telling import with_aside
from app.services.saves import Span, span_before, steps_back, undone

_DECIDED = ("decision", "decided_on", "decision_words")
_SUBMITTED = ("submitted_on", "leader_post_id", "leader_person_id")


@dataclass(frozen=True, slots=True)
class DecisionTold:
    """One decision with the submission that it answered, as the log or the row holds them."""

    decision: Decision
    decided_on: date | None
    words: str
    submitted_on: date | None
    leader: str


def standing_decision(session: Session, row: Dossier) -> DecisionTold | None:
    """Return what the leader's decision is now; None where there is none."""
    return _told(session, {name: getattr(row, name) for name in (*_DECIDED, *_SUBMITTED)})


def earlier_decisions(session: Session, row: Dossier) -> list[DecisionTold]:
    """Return the decisions that others came after, the last first; what was undone never stood."""
    now = {name: getattr(row, name) for name in (*_DECIDED, *_SUBMITTED)}
    found = [standing_decision(session, row)]
    for old in _replaced(session, row):
        now |= {name: value for name, value in old.items() if name in now}
        told = _told(session, now) if any(name in old for name in _DECIDED) else None
        if told is not None and told not in found:
            found.append(told)
    return [told for told in found[1:] if told is not None]


def say_decision(told: DecisionTold) -> str:
    """One line: "Yêu cầu bổ sung, làm rõ, ngày 03/11/2026 (trình 02/11/2026, Chủ tịch UBND tỉnh): Làm rõ nguồn vốn"."""
    day = f", ngày {short_date(told.decided_on)}" if told.decided_on else ""
    submitted = f"trình {short_date(told.submitted_on)}" if told.submitted_on else ""
    head = with_aside(f"{told.decision.label}{day}", ", ".join(filter(None, (submitted, told.leader))))
    return f"{head}: {told.words}" if told.words else head


def _replaced(session: Session, row: Dossier) -> Iterator[Mapping[str, Any]]:
    """The values that each save of a dossier replaced, the last save first, without those taken back."""
    session.flush()
    query = select(Change.seq, Change.old_values).where(
        Change.row_id == row.id.hex, Change.table_name == Dossier.__tablename__, Change.operation == "update"
    )
    saves: dict[int, tuple[Span, dict[str, Any]]] = {}
    for seq, old in session.execute(query.order_by(Change.seq.desc())):
        if span := span_before(session, seq + 1):
            replaced = saves.setdefault(span.first, (span, {}))[1]  # a save may write a row twice
            replaced.update(json.loads(old or "{}"))
    taken_back = undone(session, [*saves])
    return (
        old
        for first, (span, old) in saves.items()
        if first not in taken_back and not steps_back(session, span)
    )


def _told(session: Session, values: Mapping[str, Any]) -> DecisionTold | None:
    if not values["decision"]:
        return None
    post, person = (_key(values[name]) for name in ("leader_post_id", "leader_person_id"))
    leader = holder_of(session, post, person)
    return DecisionTold(
        Decision(values["decision"]),
        _day(values["decided_on"]),
        values["decision_words"] or "",
        _day(values["submitted_on"]),
        leader.name if leader else "",
    )


def _key(value: UUID | str | None) -> UUID | None:
    return UUID(value) if isinstance(value, str) else value


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
