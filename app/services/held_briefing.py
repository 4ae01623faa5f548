"""How a meeting went, as its documents are told: hours, members present, what was said on each content."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from app.briefings.held_meeting import HeldMeeting
from app.briefings.meeting import AgendaLine, Held, Spoken
from app.models.meeting_held import Speech
from app.rules.quorum import attended, members_present
from app.services.forms.common import part_rows
from app.services.held_meeting import read_held
from app.services.meeting_locks import item_records


def held_of(session: Session, key: str, *, substitutes_count: bool) -> Held:
    """How the meeting of a key went; what was said on the whole of it. AppError when it is gone."""
    minutes = read_held(session, key)
    return Held(
        opened_at=minutes.opened_at,
        ended_at=minutes.ended_at,
        secretary=minutes.secretary,
        notes=minutes.notes,
        spoken=_spoken_on(minutes, ""),
        members=minutes.members,
        present=members_present(attended(minutes.attendees), substitutes_count=substitutes_count),
    )


def _spoken_on(minutes: HeldMeeting, item: str) -> tuple[Spoken, ...]:
    return tuple(
        Spoken(one.speaker, one.content) for one in minutes.speeches if one.item == item and one.content
    )


def with_speeches(session: Session, meeting: UUID, agenda: Sequence[AgendaLine]) -> tuple[AgendaLine, ...]:
    """The contents with what was noted, said and decided on them."""
    records = item_records(session, [UUID(line.key) for line in agenda])
    said: dict[str, list[Spoken]] = {}
    for row in part_rows(session, Speech, {"meeting_id": meeting}):
        if row.agenda_item_id is not None and row.content:
            said.setdefault(row.agenda_item_id.hex, []).append(Spoken(row.speaker, row.content))
    return tuple(
        replace(
            line,
            notes=record.notes if (record := records.get(UUID(line.key))) else "",
            result=record.result if record else "",
            spoken=tuple(said.get(line.key, ())),
        )
        for line in agenda
    )
