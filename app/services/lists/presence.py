"""The list of who is invited to meetings, whether each came, and the figures made of it (duties 63, 64; feature 55)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.meeting_held_terms import Answer
from app.core.terms import Attendance, MeetingKind
from app.models.asking import Question, ask
from app.services.lists import common
from app.services.lists.common import (
    AS_OF,
    Condition,
    Grouping,
    Place,
    Source,
    any_of,
    one_of,
    one_or_none,
    within,
)
from app.services.lists.parts import agency_choices, by_term, in_order, month_heading, on, term_choices, whole
from app.services.old_days import ANSWERED_FOR
from app.services.presence_sql import AGENCY_KEY, ALWAYS, FIGURES, ROWS

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedPresence:
    """One invitation to a meeting: who, of what agency, and how it went; `cancelled`: it was not held.

    `answered_for` is the day for which was answered, where the meeting was moved since: it counts as no answer.
    """

    key: str
    meeting_key: str
    held_on: date
    meeting: str
    kind: MeetingKind
    who: str
    agency: str
    state: Attendance
    answer: Answer | None
    answered_on: date | None
    answered_for: date | None
    substitute: str
    substitute_post: str
    substitute_phone: str
    reason: str
    arrived_at: time | None
    left_at: time | None
    cancelled: bool


_ROWS_OF = f"{ROWS} LEFT JOIN agency ON agency.id = {AGENCY_KEY} AND agency.deleted_at IS NULL"
_WHO = "coalesce(person.sort_key, agency.sort_key)"
_SOURCE = Source(
    rows=_ROWS_OF,
    key="part.id",
    usual=(
        "meeting.held_on DESC",
        "meeting.starts_at DESC NULLS LAST",
        "meeting.id DESC",
        "person.rank = 0",
        "person.rank",
        f"{_WHO} NULLS LAST",
        "part.id",
    ),
    always=ALWAYS,
    orders={
        "held_on": ("meeting.held_on", "meeting.starts_at"),
        "meeting": ("meeting.folded",),
        "who": (_WHO,),
        "agency": ("agency.position", "agency.sort_key"),
        "state": (in_order(Attendance, "part.state"),),
        "answer": (in_order(Answer, "part.answer"),),
    },
    groups={
        "meeting": Grouping("meeting.title", ("meeting.held_on", "meeting.id")),
        "who": Grouping(
            "coalesce(person.full_name, agency.name)", (_WHO,), empty="Chưa ghi người dự, cơ quan"
        ),
        "agency": Grouping("agency.name", ("agency.position", "agency.sort_key"), empty="Chưa ghi cơ quan"),
        "state": by_term(Attendance, "part.state"),
        "month": Grouping("substr(meeting.held_on, 1, 7)", say=month_heading),
    },
)
NO_ANSWER = Choice("none", "Chưa trả lời")
OLD_DAY = Choice("old_day", "Trả lời cho ngày cũ")
_IS_OLD = f"(part.answer IS NOT NULL AND {ANSWERED_FOR} IS NOT NULL)"
_ANSWERS = {
    NO_ANSWER.code: Condition(f"(part.answer IS NULL OR {_IS_OLD})"),
    OLD_DAY.code: Condition(_IS_OLD),
    **{one.value: Condition(f"(part.answer = '{one.value}' AND NOT {_IS_OLD})") for one in Answer},
}
_FILTERS = {
    "period": lambda codes: within("meeting.held_on", codes, "period"),
    AS_OF: lambda codes: on(date.fromisoformat(codes[0]), name=AS_OF),
    "figure": lambda codes: whole(FIGURES, codes),
    "person": lambda codes: one_or_none("person.id", codes, "person"),
    "agency": lambda codes: one_or_none("agency.id", codes, "agency"),
    "kind": lambda codes: one_of("meeting.kind", codes, "kind"),
    "state": lambda codes: one_of("part.state", codes, "state"),
    "answer": lambda codes: any_of(_ANSWERS[code] for code in codes),
    "meeting": lambda codes: one_of("part.meeting_id", codes, "meeting"),
}
_PLACES = (
    Place("meeting", "part.meeting_id IN {found}"),
    Place("person", "part.person_id IN {found}"),
    Place("agency", f"{AGENCY_KEY} IN {{found}}"),
)
_PEOPLE = """
    SELECT id, full_name FROM person
    WHERE deleted_at IS NULL AND id IN (SELECT person_id FROM meeting_attendance WHERE deleted_at IS NULL)
    ORDER BY rank = 0, rank, sort_key"""
_ROWS = Question(
    f"""
    SELECT part.id, part.meeting_id AS meeting_key, meeting.held_on AS held_on, meeting.title AS meeting,
        meeting.kind AS kind, coalesce(person.full_name, '') AS who, coalesce(agency.name, '') AS agency,
        part.state AS state, part.answer AS answer, answered_on,
        CASE WHEN part.answer IS NOT NULL THEN {ANSWERED_FOR} END AS answered_for,
        substitute, substitute_post, substitute_phone, reason, arrived_at, left_at,
        coalesce(meeting.cancelled_on <= :today, 0) AS cancelled
    FROM {_ROWS_OF} WHERE part.id IN :keys""",
    {
        "held_on": date.fromisoformat,
        "kind": MeetingKind,
        "state": Attendance,
        "answer": Answer,
        "answered_on": date.fromisoformat,
        "answered_for": date.fromisoformat,
        "arrived_at": time.fromisoformat,
        "left_at": time.fromisoformat,
        "cancelled": bool,
    },
)


def _asked(_: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    seen = () if wanted.filters.get(AS_OF) else (on(today, name=AS_OF),)
    return (*seen, *common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(
    _SOURCE, _asked, {state.label.lower(): f"part.state = '{state.value}'" for state in Attendance}
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedPresence]:
    """The invitations with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, today=today.isoformat())


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    match filter_name:
        case "person":
            return [Choice(row.id, row.full_name) for row in ask(session, _PEOPLE)]
        case "agency":
            return agency_choices(session)
        case "answer":
            return [NO_ANSWER, OLD_DAY, *term_choices(Answer)]
        case _:
            return term_choices({"kind": MeetingKind, "state": Attendance}[filter_name])


def _listed(row: Any) -> ListedPresence:
    values = row._asdict()
    return ListedPresence(key=values.pop("id"), **values)
