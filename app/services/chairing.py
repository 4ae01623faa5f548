"""The chairs of meetings as they are noted among those invited: one question for documents, lists, forms, minutes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from app.briefings.forms import Complaint
from app.core.terms import Attendance
from app.core.text import fold
from app.models.asking import Question, ask
from app.rules.chairing import NotedChair, advice, stand_in, warning
from app.rules.post_names import post_of
from app.services.committee import chair_on
from app.services.delegated_sql import ends_on
from app.services.old_days import ANSWERED_FOR

if TYPE_CHECKING:
    from datetime import date

    from app.briefings.forms import Ref
    from app.briefings.meeting_form import MeetingForm
    from app.models.asking import Reads

NAMES = frozenset({"invitation", "invitations", "agenda", "minutes", "conclusion_notice"})
"""The kinds of documents that say who chairs."""
LISTS = frozenset({"attendance_list", "name_plates"})
"""Those that say who of those invited is there."""


@dataclass(frozen=True, slots=True)
class Chair:
    """The person who chairs a meeting, by the post that he holds on its day or by name.

    `person` is his key and `row` that of his place among those invited, each empty where there is none, as is that of
    the person who was delegated for the post on that day.
    """

    person: str = ""
    name: str = ""
    row: str = ""
    noted: NotedChair | None = None
    delegate: str = ""
    delegate_name: str = ""


def chairs_of(reads: Reads, meetings: Sequence[str]) -> Mapping[str, Chair]:
    """Return the chair of each meeting by its key.

    A substitute who was named for another day of the meeting does not count, as no answer for that day does.
    """
    rows = ask(reads, _CHAIRS, {"keys": list(meetings)})
    return {
        row.meeting: Chair(
            row.person or "",
            row.name or "",
            row.part or "",
            _noted(row) if row.part else None,
            row.delegate or "",
            row.delegate_name or "",
        )
        for row in rows
    }


def _noted(row: Any) -> NotedChair:
    own = post_of(row.delegate_title or "", row.delegate_agency or "")
    return NotedChair(row.name, row.state, row.substitute, row.substitute_post, row.delegate_name or "", own)


def chairs_on_lines(reads: Reads, lines: Sequence[str]) -> Mapping[str, Chair]:
    """Return the chair of the meeting that each of these lines of the schedule is of, by the line's key.

    A line that names another chair than its meeting, or is of none, says itself who chairs.
    """
    of_meetings = {row.line: row.meeting for row in ask(reads, _LINES, {"keys": list(lines)})}
    chairs = chairs_of(reads, [*of_meetings.values()])
    return {line: chairs[meeting] for line, meeting in of_meetings.items()}


def chair_of(reads: Reads, meeting: str) -> Chair:
    """Return the chair of one meeting."""
    return chairs_of(reads, [meeting]).get(meeting, Chair())


def who_chairs(reads: Reads, meeting: str, day: date, there: Collection[UUID]) -> UUID | None:
    """Return which of the people who are there chairs a meeting of a day; None where none of them is known to.

    It is the chair himself; without him who is noted as his substitute, or was delegated for his post (duty 68); where
    nobody is known to chair the meeting, who holds the post of Chủ tịch.
    """
    chair = chair_of(reads, meeting)
    if not chair.person and not chair.delegate:
        head = chair_on(reads, day)
        return head if head in there else None
    if chair.person and UUID(chair.person) in there:
        return UUID(chair.person)
    if chair.noted is not None and chair.noted.substitute:
        return _named(reads, stand_in(chair.noted), there)
    return UUID(chair.delegate) if chair.delegate and UUID(chair.delegate) in there else None


def _named(reads: Reads, name: str, there: Collection[UUID]) -> UUID | None:
    """The one of these people who has a name; None where nobody has it, or several."""
    rows = ask(reads, _NAMES, {"keys": [one.hex for one in there]})
    found = [UUID(row.id) for row in rows if fold(row.full_name) == fold(name)]
    return found[0] if len(found) == 1 else None


def advise_away(reads: Reads, form: MeetingForm) -> tuple[Complaint, ...]:
    """Say of a meeting that is typed that its chair is noted as away, and who chairs instead if that is known."""
    person = _person(reads, form.chair, form.held_on)
    for row in form.attendance if person else ():
        if row.who is not None and row.who.key == person:
            delegate = _delegate(reads, form.chair, form.held_on)
            said = advice(NotedChair(row.who.name, row.state, row.substitute, delegate=delegate))
            return (Complaint("chair", said, warning=True),) if said else ()
    return ()


def notices(reads: Reads, code: str, subject: str) -> tuple[str, ...]:
    """Return what is told of a document of a meeting before it is printed or goes out: that its chair is away."""
    if code not in NAMES | LISTS:
        return ()
    said = warning(chair_of(reads, subject.partition("/")[0]).noted, names=code in NAMES)
    return (said,) if said else ()


def _person(reads: Reads, chair: Ref | None, day: date | None) -> str:
    """The key of the person who is named as the chair, or holds the post on the day."""
    if chair is None or not chair.key or chair.table != "post":
        return chair.key if chair is not None else ""
    if day is None:
        return ""
    [row] = ask(reads, _HOLDER, {"post": chair.key, "day": day.isoformat()})
    return row.person or ""


def _delegate(reads: Reads, chair: Ref | None, day: date | None) -> str:
    """The name of the person who was delegated for the post that is named as the chair on the day."""
    if chair is None or day is None or not chair.key or chair.table != "post":
        return ""
    return "".join(
        row.full_name for row in ask(reads, _DELEGATE, {"post": chair.key, "day": day.isoformat()})
    )


_HOLDING = """(
    SELECT holding.person_id FROM post_holding AS holding
        JOIN person AS holder ON holder.id = holding.person_id AND holder.deleted_at IS NULL
    WHERE holding.post_id = {post} AND holding.deleted_at IS NULL
        AND coalesce(holding.from_on, '') <= {day} AND coalesce(holding.to_on, {day}) >= {day}
    ORDER BY holding.from_on DESC NULLS LAST, holding.id LIMIT 1
)"""
"""Who holds a post on a day; the last to come before one without a day."""
_DELEGATED = f"""(
    SELECT given.id FROM delegation AS given
    WHERE given.post_id = {{post}} AND given.deleted_at IS NULL
        AND given.from_on <= {{day}} AND {ends_on("given")} >= {{day}}
    ORDER BY given.from_on DESC, given.id LIMIT 1
)"""
"""The delegation of a post that is in force on a day, as `delegations.delegation_on`."""
_DELEGATE = f"""
    SELECT person.full_name FROM delegation JOIN person ON person.id = delegation.person_id
    WHERE delegation.id = {_DELEGATED.format(post=":post", day=":day")}"""
_NAMES = "SELECT id, full_name FROM person WHERE id IN :keys"
_HOLDER = f"SELECT {_HOLDING.format(post=':post', day=':day')} AS person"
_LINES = """
    SELECT line.id AS line, meeting.id AS meeting
    FROM appointment AS line JOIN meeting ON meeting.id = line.meeting_id
    WHERE line.id IN :keys AND line.chair_post_id IS meeting.chair_post_id
        AND line.chair_person_id IS meeting.chair_person_id"""
_CHAIRS = Question(
    f"""
    SELECT meeting.id AS meeting, person.id AS person, person.full_name AS name, part.id AS part, part.state,
        part.substitute_post,
        CASE WHEN part.state = 'invited' AND part.substitute <> '' AND {ANSWERED_FOR} IS NOT NULL THEN ''
            ELSE part.substitute END AS substitute,
        acting.id AS delegate, acting.full_name AS delegate_name, acting.title AS delegate_title,
        home.name AS delegate_agency
    FROM meeting
        LEFT JOIN person ON person.id = CASE WHEN meeting.chair_post_id IS NULL THEN meeting.chair_person_id
            ELSE {_HOLDING.format(post="meeting.chair_post_id", day="meeting.held_on")} END
        LEFT JOIN meeting_attendance AS part
            ON part.meeting_id = meeting.id AND part.person_id = person.id AND part.deleted_at IS NULL
        LEFT JOIN delegation ON delegation.id = {_DELEGATED.format(post="meeting.chair_post_id", day="meeting.held_on")}
        LEFT JOIN person AS acting ON acting.id = delegation.person_id AND acting.deleted_at IS NULL
        LEFT JOIN agency AS home ON home.id = acting.agency_id
    WHERE meeting.id IN :keys""",
    {"state": Attendance},
)
