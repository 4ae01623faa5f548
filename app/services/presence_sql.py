"""Invitations to meetings as SQL: which count as of a day, and the figures made of them (feature 55)."""

from app.services.workplace_sql import workplace

ROWS = """meeting_attendance AS part JOIN meeting ON meeting.id = part.meeting_id
    LEFT JOIN person ON person.id = part.person_id AND person.deleted_at IS NULL"""
ALWAYS = "part.deleted_at IS NULL AND meeting.deleted_at IS NULL"
AGENCY_KEY = f"coalesce(part.agency_id, {workplace('person', 'meeting.held_on')})"
"""The agency that was invited, else the one in which the person worked on the day of the meeting."""

_HELD = """(+meeting.held_on <= {as_of}
    AND (meeting.cancelled_on IS NULL OR +meeting.cancelled_on > {as_of}))"""  # `+day` as in `done_sql`
_CAME = "part.state IN ('present', 'substituted')"

_FIGURES = {
    "invited": _HELD,
    "present": f"{_HELD} AND part.state = 'present'",
    "substituted": f"{_HELD} AND part.state = 'substituted'",
    "excused": f"{_HELD} AND part.state = 'excused'",
    "absent": f"{_HELD} AND part.state = 'absent'",
    "unrecorded": f"{_HELD} AND part.state = 'invited'",
    "late": f"{_HELD} AND {_CAME} AND part.arrived_at > coalesce(meeting.starts_at, '')",
}


def figures(as_of: str = ":as_of") -> dict[str, str]:
    """What each figure counts as of a day, in SQL; the list behind a figure asks for the same.

    A meeting counts from its day on unless it was cancelled by then; without a beginning whoever has an hour of coming
    came late.
    """
    return {name: sql.format(as_of=as_of) for name, sql in _FIGURES.items()}


FIGURES = figures()
