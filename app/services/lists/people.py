"""The list of people, by given name, with the open tasks that they follow (duties 18, 25, 143)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.models.asking import Question
from app.services.committee import MEMBER
from app.services.forms.telling import say_span, with_aside
from app.services.lists import common
from app.services.lists.common import Condition, Place, Source, any_of, one_of
from app.services.lists.parts import OPEN_TASK, agency_choices, by_agency, on

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One person; `open_tasks` counts those that he or she follows as the officer.

    `is_member` of the committee today; from when and until when somebody is or was one, `membership` says.
    """

    key: str
    full_name: str
    title: str
    agency: str
    is_member: bool
    membership: str
    phone: str
    open_tasks: int


_OPEN_TASKS = f"(SELECT count(*) FROM task WHERE task.officer_id = person.id AND {OPEN_TASK})"
_AGENCY = "(SELECT {term} FROM agency WHERE agency.id = person.agency_id AND agency.deleted_at IS NULL)"
_MEMBER = MEMBER.format(day=":today")
_SPELLS = """(
    SELECT json_group_array(json_array(from_on, to_on) ORDER BY from_on) FROM member_spell AS spell
    WHERE spell.person_id = person.id AND spell.deleted_at IS NULL
)"""
_STATES = {
    "member": Condition(_MEMBER),
    "former": Condition(f"(person.committee_member AND NOT {_MEMBER})"),
    "officer": Condition(f"{_OPEN_TASKS} > 0"),
    "no_phone": Condition("person.phone = ''"),
}

_SOURCE = Source(
    rows="person",
    key="person.id",
    usual=("person.sort_key", "person.id"),
    always="person.deleted_at IS NULL",
    orders={
        "full_name": ("person.sort_key",),
        "rank": ("nullif(person.rank, 0)", "person.sort_key"),
        "agency": (_AGENCY.format(term="sort_key"),),
        "member": (f"NOT {_MEMBER}", "NOT person.committee_member"),
        "open_tasks": (_OPEN_TASKS,),
    },
    groups={"agency": by_agency(_AGENCY, "Chưa ghi cơ quan")},
)
_FILTERS = {
    "agency": lambda codes: one_of("person.agency_id", codes, "agency"),
    "state": lambda codes: any_of(_STATES[code] for code in codes),
}
_PLACES = (Place("person", "person.id IN {found}"), Place("agency", "person.agency_id IN {found}"))
_ROWS = Question(
    f"""
    SELECT person.id, full_name, title, coalesce({_AGENCY.format(term="name")}, '') AS agency,
        {_MEMBER} AS is_member, committee_member, {_SPELLS} AS spells, phone, {_OPEN_TASKS} AS open_tasks
    FROM person WHERE person.id IN :keys"""
)


def _asked(_: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    return (on(today), *common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(_SOURCE, _asked, {"nhiệm vụ đang theo dõi": _OPEN_TASKS})
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedPerson]:
    """The people with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, today=today.isoformat())


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    if filter_name == "agency":
        return agency_choices(session)
    states = [
        Choice("member", "Thành viên UBND tỉnh"),
        Choice("former", "Đã thôi, chưa là thành viên"),
        Choice("officer", "Đang theo dõi nhiệm vụ"),
        Choice("no_phone", "Chưa có điện thoại"),
    ]
    return {"state": states}[filter_name]


def _listed(row: Any) -> ListedPerson:
    values = row._asdict()
    key, is_member = values.pop("id"), bool(values.pop("is_member"))
    marked, spells = values.pop("committee_member"), "; ".join(_said(values.pop("spells")))
    said = with_aside("Có" if is_member else "Không", spells) if marked else ""
    return ListedPerson(key=key, is_member=is_member, membership=said, **values)


def _said(stored: str) -> Iterator[str]:
    """The spells of membership in words."""
    for days in json.loads(stored):
        yield say_span(*(date.fromisoformat(day) if day else None for day in days))
