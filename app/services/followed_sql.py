"""Who in the office follows a task on a day, in SQL (duty 19): the task says who does now, the trace who did when.

A task without a trace of a role was followed by the same from its start. Where no room is written, it is the room in
which the officer works on that day.
"""

from app.services.workplace_sql import ever_worked_in, workplace


def _followed_by(role: str, column: str, trace: str, day: str) -> str:
    rows = f"""FROM task_follower AS trace
        WHERE trace.task_id = task.id AND trace.role = '{role}' AND trace.deleted_at IS NULL"""
    return f"""CASE WHEN task.id IN (SELECT task_id FROM task_follower) AND EXISTS (SELECT 1 {rows}) THEN (
        SELECT trace.{trace} {rows}
            AND (trace.from_on IS NULL OR trace.from_on <= {day}) AND (trace.to_on IS NULL OR trace.to_on >= {day})
        ORDER BY trace.from_on DESC, trace.id DESC LIMIT 1
    ) ELSE task.{column} END"""


def officer(day: str) -> str:
    """The person who follows a task on `day` (":as_of")."""
    return f"({_followed_by('officer', 'officer_id', 'person_id', day)})"


def room(day: str) -> str:
    """The room that follows a task on `day`."""
    return f"coalesce({_followed_by('room', 'room_id', 'agency_id', day)}, ({_works_in(officer(day), day)}))"


def room_without_trace(day: str) -> str:
    """The same of a task that was followed by the same from its start."""
    return f"coalesce(task.room_id, ({_works_in('task.officer_id', day)}))"


def _works_in(person: str, day: str) -> str:
    return f"""SELECT agency.id FROM person JOIN agency ON agency.id = {workplace("person", day)}
        WHERE person.id = {person} AND agency.kind = 'office_room'"""


def ever_followed_by(person: str) -> str:
    """Keys of the tasks that a person whom `person` describes ("IN (…)") follows now or is said to have followed.

    It is answered by indexes: what follows on a day is asked of these alone.
    """
    return f"""SELECT id FROM task WHERE officer_id {person}
        UNION SELECT task_id FROM task_follower WHERE person_id {person}"""


def ever_followed_in(agency: str) -> str:
    """The same of a room whom `agency` describes, and of those who work in it or did."""
    people = f"IN ({ever_worked_in(agency)})"
    return f"""SELECT id FROM task WHERE room_id {agency}
        UNION SELECT task_id FROM task_follower WHERE agency_id {agency}
        UNION {ever_followed_by(people)}"""
