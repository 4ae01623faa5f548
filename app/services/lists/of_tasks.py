"""What lists of parts of tasks share: the task that a row belongs to, who leads it, its deadline on the day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.services.lists import task_sql as sql
from app.services.lists.common import (
    AS_OF,
    EVERYTHING,
    NONE,
    Condition,
    Grouping,
    Place,
    Source,
    any_of,
    leader,
    one_of,
    one_or_none,
    within,
)
from app.services.lists.followed import by_officer, in_room
from app.services.lists.parts import agency_choices, month_heading
from app.services.lists.standing import agency_now, former, found_now
from app.services.lists.task_choices import CHOICES

if TYPE_CHECKING:
    from app.briefings.lists import Choice
    from app.models.asking import Reads


def _places(agency: str) -> tuple[Place, ...]:
    return Place("task", "task.id IN {found}"), Place("agency", found_now(agency))


LEAD = sql.standing_lead("agency.name")
"""The name under which who leads the task stands; binds `:heirs`, as what else names agencies here."""
DECIDER = """coalesce(
    (SELECT name FROM post WHERE post.id = part.decider_post_id),
    (SELECT full_name FROM person WHERE person.id = part.decider_person_id),
    ''
)"""
LEAD_KEY = sql.standing_lead("agency.sort_key")
_LEAD = sql.first_lead("agency.id")
FORMER_LEAD, PLACES_OF_LEAD = former(_LEAD), _places(_LEAD)
OFFICER = "(SELECT full_name FROM person WHERE person.id = task.officer_id)"
_OFFICER_KEY = "(SELECT sort_key FROM person WHERE person.id = task.officer_id)"


def agency_of(day: str) -> str:
    """The name of who made a part, as who stands for it: the agency that it names, else who led on the part's `day`."""
    return f"coalesce({_agency('name', day)}, '')"


def former_of(day: str) -> str:
    """The name of that agency itself where it merged, else an empty text."""
    return former(_own(day))


def _own(day: str) -> str:
    return f"coalesce(part.agency_id, {sql.first_lead('agency.id', f'part.{day}')})"


def _agency(term: str, day: str) -> str:
    return agency_now(_own(day)).format(term=term)


def places(day: str) -> tuple[Place, ...]:
    """Where a word may stand: in the task, in the name of that agency, or of the one that stands for it."""
    return _places(_own(day))


def source(
    table: str,
    day: str,
    *,
    orders: Mapping[str, tuple[str, ...]],
    groups: Mapping[str, Grouping],
    always: str = "1",
) -> Source:
    """The rows of a part table, `part`, with their `task`; the last `day` first."""
    return Source(
        rows=f"{table} AS part JOIN task ON task.id = part.task_id",
        key="part.id",
        usual=(f"part.{day} DESC", "part.id DESC"),
        always=f"part.deleted_at IS NULL AND task.deleted_at IS NULL AND {always}",
        orders={
            "content": ("task.sort_key",),
            "agency": (_agency("sort_key", day),),
            "officer": (_OFFICER_KEY,),
            day: (f"part.{day}",),
            "deadline": (sql.DEADLINE,),
            **orders,
        },
        groups={
            "agency": Grouping(agency_of(day), (_agency("sort_key", day),), empty="Chưa ghi cơ quan"),
            "officer": Grouping(OFFICER, (_OFFICER_KEY,), empty="Chưa phân công chuyên viên"),
            "leader": sql.GROUPS["leader"],
            "field": sql.GROUPS["field"],
            "month": Grouping(f"substr(part.{day}, 1, 7)", say=month_heading),
            **groups,
        },
    )


def led_by(codes: tuple[str, ...], day: str = ":seen") -> Condition:
    """Tasks that one of the agencies leads on the day; `NONE` asks for those that nobody leads."""
    asked = [Condition(f"task.id NOT IN (SELECT link.task_id FROM {sql.links('lead', day=day)})")] * (
        NONE in codes
    )
    if some := [code for code in codes if code != NONE]:
        led = one_of("link.agency_id", some, "led")
        links = f"SELECT link.task_id FROM {sql.links('lead', day=day)} AND {led.sql}"
        asked.append(Condition(f"task.id IN ({links})", led.values))
    return any_of(asked)


def _with_agency(day: str, codes: tuple[str, ...]) -> Condition:
    own, led = one_of("part.agency_id", codes, "own"), led_by(codes, day)
    return Condition(f"({own.sql} OR (part.agency_id IS NULL AND {led.sql}))", {**own.values, **led.values})


def filters(
    day: str,
    states: Mapping[str, Condition],
    *,
    agency: Callable[[tuple[str, ...]], Condition] | None = None,
) -> Mapping[str, Callable[[tuple[str, ...]], Condition]]:
    """The filters that such lists share."""
    return {
        "period": lambda codes: within(f"part.{day}", codes, "period"),
        AS_OF: lambda _: EVERYTHING,
        "agency": agency or partial(_with_agency, f"part.{day}"),
        "room": in_room,
        "officer": by_officer,
        "leader": lambda codes: leader("task.assigner_post_id", "task.assigner_person_id", codes, "leader"),
        "field": lambda codes: one_or_none("task.field_id", codes, "field"),
        "state": lambda codes: any_of(states[code] for code in codes),
    }


def choices(session: Reads, filter_name: str, own: Mapping[str, Sequence[Choice]]) -> list[Choice]:
    """What a filter of such a list can be set to: every agency, its `own` ones, else as in the list of tasks."""
    if filter_name in own:
        return list(own[filter_name])
    return agency_choices(session) if filter_name == "agency" else CHOICES[filter_name](session)
