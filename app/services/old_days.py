"""What was said for the day on which a meeting was to be before it was moved: read from the log (64, 80; decision 143).

An answer is of the day that the meeting had when it was written. A meeting that is on that day again has it again.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.core.words import short_date
from app.models.asking import Question, ask

if TYPE_CHECKING:
    from uuid import UUID

    from app.models.asking import Reads


def said_for(of: str, key: str, says: str) -> str:
    """SQL: the old day for which something was said; NULL while it was said for the day that stands, or never.

    `of` is the table that has the day (its name is its alias, too), `key` that of the row that says it; `says` tells of
    a change `said` of that row that it was said then.
    """
    return f"""nullif((
        SELECT moved.old_values ->> '$.held_on' FROM change_log AS moved
        WHERE moved.row_id = {of}.id AND moved.table_name = '{of}' AND moved.operation = 'update'
            AND moved.old_values ->> '$.held_on' IS NOT NULL
            AND moved.seq > (SELECT max(said.seq) FROM change_log AS said WHERE said.row_id = {key} AND {says})
        ORDER BY moved.seq LIMIT 1), {of}.held_on)"""


ANSWERED_FOR = said_for(
    "meeting",
    "part.id",
    "(said.new_values ->> '$.answer' IS NOT NULL OR said.new_values ->> '$.answered_on' IS NOT NULL)",
)
"""Of `meeting_attendance AS part` beside `meeting`: NULL where nothing was answered."""
ASKED_FOR = said_for("invitation", "invitation.id", "said.new_values ->> '$.asked_on' IS NOT NULL")
DECLINED_FOR = said_for("invitation", "invitation.id", "said.new_values ->> '$.declined' = 1")
"""Of `invitation`: for which old day instructions were asked for, or it was declined."""
_OF_MEETING = Question(
    f"""
    SELECT part.id, {ANSWERED_FOR} AS day
    FROM meeting_attendance AS part JOIN meeting ON meeting.id = part.meeting_id
    WHERE part.meeting_id = :meeting AND part.deleted_at IS NULL AND part.answer IS NOT NULL""",
    {"day": date.fromisoformat},
)


def answered_for(reads: Reads, meeting: UUID) -> dict[str, date]:
    """Those invited whose answer was given for another day of the meeting, by their keys, each with that day."""
    rows = ask(reads, _OF_MEETING, {"meeting": meeting.hex})
    return {row.id: row.day for row in rows if row.day is not None}


def answers_to(reads: Reads, meeting: UUID) -> int:
    """How many answers there are for the day that stands: they would be for an old one if the meeting was moved."""
    return sum(row.day is None for row in ask(reads, _OF_MEETING, {"meeting": meeting.hex}))


def asked_for(reads: Reads, invitation: UUID) -> date | None:
    """For which old day instructions were asked for; none while it is the day that stands, or nobody asked."""
    return _of_invitation(reads, invitation, ASKED_FOR, "asked_on IS NOT NULL")


def declined_for(reads: Reads, invitation: UUID) -> date | None:
    """For which old day an invitation was declined; none as above."""
    return _of_invitation(reads, invitation, DECLINED_FOR, "declined")


def _of_invitation(reads: Reads, invitation: UUID, day: str, said: str) -> date | None:
    sql = f"SELECT {day} AS day FROM invitation WHERE id = :key AND {said}"
    rows = ask(reads, Question(sql, {"day": date.fromisoformat}), {"key": invitation.hex})
    found: list[date | None] = [row.day for row in rows]
    return found[0] if found else None


def say_old(said: str, day: date | None) -> str:
    """An answer in words: "Sẽ dự (trả lời cho ngày cũ, 23/11/2026)"."""
    return f"{said} (trả lời cho ngày cũ, {short_date(day)})" if day is not None else said
