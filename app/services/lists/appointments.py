"""The lines of the weekly schedule: when, what, who and where (duties 81-84)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.briefings.schedule import Half
from app.core.schedule_terms import AppointmentKind
from app.models.asking import Question
from app.rules.chairing import said
from app.services.chairing import Chair, chairs_on_lines
from app.services.lists import common
from app.services.lists.common import Condition, Place, Source, any_of, leader, one_of, within
from app.services.lists.parts import by_term, in_order, leader_choices, on, split, term_choices

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedAppointment:
    """One line of the schedule; `people` take part beside the chair."""

    key: str
    day: date
    half: Half
    starts_at: time | None
    ends_at: time | None
    kind: AppointmentKind
    content: str
    chair: str
    people: tuple[str, ...]
    attends: str
    place: str
    prepares: str
    office_leader: str
    room: str
    of_meeting: bool
    note: str


_CHAIR = """coalesce(
    (SELECT {post} FROM post WHERE post.id = line.chair_post_id),
    (SELECT {person} FROM person WHERE person.id = line.chair_person_id)
)"""
_PART = "FROM appointment_person AS part WHERE part.appointment_id = line.id AND part.deleted_at IS NULL"
_PEOPLE = f"""(
    SELECT group_concat(name, char(10)) FROM (
        SELECT coalesce(
            (SELECT name FROM post WHERE post.id = part.post_id),
            (SELECT full_name FROM person WHERE person.id = part.person_id)
        ) AS name {_PART} ORDER BY part.position, part.id
    )
)"""
_AGENCY = "coalesce((SELECT coalesce(nullif(short_name, ''), name) FROM agency WHERE agency.id = {key}), '')"
_STATES = {
    "today": Condition("line.day = :today"),
    "coming": Condition("line.day > :today"),
    "past": Condition("line.day < :today"),
    "of_meeting": Condition("line.meeting_id IS NOT NULL"),
}
STATES = (
    Choice("today", "Hôm nay"),
    Choice("coming", "Sắp tới"),
    Choice("past", "Đã qua"),
    Choice("of_meeting", "Từ cuộc họp"),
)

_SOURCE = Source(
    rows="appointment AS line",
    key="line.id",
    usual=("line.day DESC", "line.half DESC", "line.starts_at", "line.id"),
    always="line.deleted_at IS NULL",
    orders={
        "day": ("line.day", "line.starts_at"),
        "kind": (in_order(AppointmentKind, "line.kind"),),
        "content": ("line.folded",),
        "chair": (_CHAIR.format(post="sort_key", person="sort_key"),),
        "place": ("line.place",),
    },
    groups={"kind": by_term(AppointmentKind, "line.kind")},
)


def _of_leader(codes: tuple[str, ...]) -> Condition:
    """Whoever chairs, or takes part."""
    chairs = leader("line.chair_post_id", "line.chair_person_id", codes, "chair")
    part = leader("part.post_id", "part.person_id", codes, "part")
    return any_of([chairs, Condition(f"EXISTS (SELECT 1 {_PART} AND {part.sql})", part.values)])


_FILTERS = {
    "period": lambda codes: within("line.day", codes, "period"),
    "kind": lambda codes: one_of("line.kind", codes, "kind"),
    "leader": _of_leader,
    "state": lambda codes: any_of(_STATES[code] for code in codes),
}
_PLACES = (
    Place("appointment", "line.id IN {found}"),
    Place("post", "line.chair_post_id IN {found}"),
    Place("person", "line.chair_person_id IN {found}"),
)
_ROWS = Question(
    f"""
    SELECT line.id, line.day, line.half, line.starts_at, line.ends_at, line.kind, line.content,
        coalesce({_CHAIR.format(post="name", person="full_name")}, '') AS chair, {_PEOPLE} AS people,
        line.attends, line.place, {_AGENCY.format(key="line.prepares_id")} AS prepares,
        coalesce((SELECT full_name FROM person WHERE person.id = line.office_leader_id), '') AS office_leader,
        {_AGENCY.format(key="line.room_id")} AS room, line.meeting_id IS NOT NULL AS of_meeting, line.note
    FROM appointment AS line WHERE line.id IN :keys""",
    {
        "day": date.fromisoformat,
        "half": Half,
        "starts_at": time.fromisoformat,
        "ends_at": time.fromisoformat,
        "kind": AppointmentKind,
        "of_meeting": bool,
    },
)


def _asked(_: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    return (on(today), *common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(
    _SOURCE,
    _asked,
    {
        "từ cuộc họp": "line.meeting_id IS NOT NULL",
        "tiếp công dân": f"line.kind = '{AppointmentKind.RECEPTION}'",
    },
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedAppointment]:  # noqa: ARG001
    """The lines with these keys, in their order."""
    return common.read(session, _ROWS, keys, partial(_listed, chairs=chairs_on_lines(session, keys)))


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    match filter_name:
        case "leader":
            return leader_choices(session, "appointment", "chair_person_id")
        case "state":
            return [*STATES]
        case _:
            return term_choices({"kind": AppointmentKind}[filter_name])


def _listed(row: Any, *, chairs: Mapping[str, Chair]) -> ListedAppointment:
    noted = chairs[row.id].noted if row.id in chairs else None
    values = row._asdict() | {"chair": said(row.chair, noted)}
    people = split(values.pop("people"))
    return ListedAppointment(key=values.pop("id"), people=people, **values)
