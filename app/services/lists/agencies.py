"""The list of agencies with their other names and the tasks that they lead and are open (duties 140, 145, 150)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.terms import AgencyKind
from app.models.asking import Question
from app.services.heirs import HEIR, read_agencies
from app.services.lists import common
from app.services.lists.common import Condition, Place, Source, any_of, one_of
from app.services.lists.parts import BETWEEN, OPEN_TASK, by_term, in_order, on, split, term_choices

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedAgency:
    """One agency; `open_tasks` counts those that it and what merged
    into it lead today, `is_valid` whether it is there today."""

    key: str
    name: str
    short_name: str
    kind: AgencyKind
    aliases: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    successor: str
    open_tasks: int
    is_valid: bool


_VALID = "((valid_from IS NULL OR valid_from <= :today) AND (valid_to IS NULL OR valid_to >= :today))"
_ALIASES = "FROM agency_alias AS other WHERE other.agency_id = agency.id AND other.deleted_at IS NULL"
# The tasks first: few of them are open, and their index tells which.
_BUSY = f"""WITH {HEIR}, led AS MATERIALIZED (
    SELECT link.agency_id, task.id AS task_id
    FROM task CROSS JOIN task_agency AS link ON link.task_id = task.id
    WHERE link.role = 'lead' AND link.deleted_at IS NULL
        AND (link.from_on IS NULL OR link.from_on <= :today) AND (link.to_on IS NULL OR link.to_on >= :today)
        AND {OPEN_TASK}
), busy AS MATERIALIZED (
    SELECT agency_id, count(DISTINCT task_id) AS open_tasks FROM (
        SELECT agency_id, task_id FROM led
        UNION ALL SELECT heir.stands_under, led.task_id FROM led JOIN heir ON heir.agency_id = led.agency_id
    ) GROUP BY agency_id
)"""
"""A merged agency keeps its own; its successor counts them too, as the list of tasks finds them."""
_OPEN_TASKS = "coalesce((SELECT busy.open_tasks FROM busy WHERE busy.agency_id = agency.id), 0)"
_STATES = {"valid": Condition(_VALID), "gone": Condition(f"NOT {_VALID}")}
_KIND = in_order(AgencyKind, "agency.kind")

_SOURCE = Source(
    before=_BUSY,
    rows="agency",
    key="agency.id",
    usual=("agency.position", "agency.sort_key", "agency.id"),
    always="agency.deleted_at IS NULL",
    orders={
        "name": ("agency.sort_key",),
        "short_name": ("nullif(agency.short_name, '')",),
        "kind": (_KIND,),
        "valid_from": ("agency.valid_from",),
        "valid_to": ("agency.valid_to",),
        "open_tasks": (_OPEN_TASKS,),
    },
    groups={"kind": by_term(AgencyKind, "agency.kind")},
)
_FILTERS = {
    "kind": lambda codes: one_of("agency.kind", codes, "kind"),
    "state": lambda codes: any_of(_STATES[code] for code in codes),
}
_PLACES = (
    Place("agency", "agency.id IN {found}"),
    Place(
        "agency_alias",
        "agency.id IN (SELECT other.agency_id FROM agency_alias AS other WHERE other.id IN {found})",
    ),
)
_ROWS = Question(
    f"""
    {_BUSY}
    SELECT agency.id, name, short_name, kind, valid_from, valid_to,
        (SELECT group_concat(other.alias, :between ORDER BY other.id) {_ALIASES}) AS aliases,
        coalesce((SELECT next.name FROM agency AS next WHERE next.id = agency.successor_id), '') AS successor,
        {_OPEN_TASKS} AS open_tasks, {_VALID} AS is_valid
    FROM agency WHERE agency.id IN :keys""",
    {"kind": AgencyKind, "valid_from": date.fromisoformat, "valid_to": date.fromisoformat},
)


def _asked(session: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    heirs = Condition("1", {"heirs": read_agencies(session, today).bound})
    return (on(today), heirs, *common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(_SOURCE, _asked, {"không còn hoạt động": _STATES["gone"].sql})
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedAgency]:
    """The agencies with these keys, in their order."""
    heirs = read_agencies(session, today).bound
    return common.read(session, _ROWS, keys, _listed, today=today.isoformat(), between=BETWEEN, heirs=heirs)


def choices(_: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    return {
        "kind": term_choices(AgencyKind),
        "state": [Choice("valid", "Đang hoạt động"), Choice("gone", "Đã sáp nhập, giải thể")],
    }[filter_name]


def _listed(row: Any) -> ListedAgency:
    values = row._asdict()
    key, aliases, is_valid = (values.pop(name) for name in ("id", "aliases", "is_valid"))
    return ListedAgency(key=key, aliases=split(aliases), is_valid=bool(is_valid), **values)
