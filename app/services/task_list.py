"""The list of tasks: keys in the wanted order first, then the rows of the page that is looked at.

Each task is seen as of a day, by the rules that `rules/outcomes` has for one task.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from sqlalchemy import Date, String, TextClause, bindparam, text
from sqlalchemy.orm import Session

from app.core.terms import Outcome
from app.models.base import code
from app.models.search import matching

BATCH = 500
_BETWEEN = "\n"  # names are kept as one line


class Order(StrEnum):
    """What the list can be sorted by; each has a key that is stored or quickly computed."""

    NUMBER = auto()
    CONTENT = auto()
    LEAD = auto()
    ASSIGNER = auto()
    ASSIGNED_ON = auto()
    DEADLINE = auto()
    COMPLETED_ON = auto()
    STATE = auto()
    OFFICER = auto()


@dataclass(frozen=True, slots=True)
class ListedTask:
    """One task as the list shows it on a day; no `outcome`: it was withdrawn by then."""

    key: str
    number: str
    content: str
    leads: tuple[str, ...]
    assigner: str
    assigned_on: date
    deadline: date | None
    completed_on: date | None
    outcome: Outcome | None
    officer: str


_WITHDRAWN = "(task.withdrawn AND (task.withdrawn_on IS NULL OR task.withdrawn_on <= :today))"
_COMPLETED = "CASE WHEN task.completed_on <= :today THEN task.completed_on END"
_DEADLINE = """coalesce(
    (
        SELECT substr(max(coalesce(decided_on, '0001-01-01') || extended_to), 11)
        FROM extension
        WHERE extension.task_id = task.id AND extension.deleted_at IS NULL
            AND (decided_on IS NULL OR decided_on <= :today)
    ),
    task.deadline
)"""
_FACTS = f"{_WITHDRAWN} AS withdrawn, {_COMPLETED} AS completed_on, {_DEADLINE} AS deadline"
_OUTCOME = """CASE
    WHEN withdrawn THEN NULL
    WHEN completed_on > deadline THEN 'done_late'
    WHEN completed_on IS NOT NULL THEN 'done_on_time'
    WHEN deadline IS NULL THEN 'no_deadline'
    WHEN deadline < :today THEN 'overdue'
    ELSE 'in_time'
END"""
# What asks for attention comes first; withdrawn tasks have no outcome and come last, as all that is empty.
_URGENCY = """CASE outcome
    WHEN 'overdue' THEN 1 WHEN 'in_time' THEN 2 WHEN 'no_deadline' THEN 3
    WHEN 'done_late' THEN 4 WHEN 'done_on_time' THEN 5
END"""
_LEADS_NOW = """link.role = 'lead' AND link.deleted_at IS NULL
        AND (link.from_on IS NULL OR link.from_on <= :today) AND (link.to_on IS NULL OR link.to_on >= :today)"""
_LEADS = f"""
    FROM task_agency AS link JOIN agency ON agency.id = link.agency_id AND agency.deleted_at IS NULL
    WHERE link.task_id = task.id AND {_LEADS_NOW}"""
_NUMBER = "(SELECT folded_number FROM source_document WHERE source_document.id = task.source_document_id)"
_ASSIGNER = """coalesce(
    (SELECT sort_key FROM post WHERE post.id = task.assigner_post_id),
    (SELECT sort_key FROM person WHERE person.id = task.assigner_person_id)
)"""
_KEYS = {
    # "9/UBND" before "10/UBND": the digits that a number begins with count by value.
    Order.NUMBER: (f"CAST({_NUMBER} AS INTEGER)", _NUMBER),
    Order.CONTENT: ("task.folded",),
    Order.LEAD: (f"(SELECT agency.sort_key {_LEADS} ORDER BY link.position, link.id LIMIT 1)",),
    Order.ASSIGNER: (_ASSIGNER,),
    Order.ASSIGNED_ON: ("task.assigned_on",),
    Order.DEADLINE: (_DEADLINE,),
    Order.COMPLETED_ON: (f"({_COMPLETED})",),
    Order.STATE: (f"(SELECT {_URGENCY} FROM (SELECT {_OUTCOME} AS outcome FROM (SELECT {_FACTS})))",),
    Order.OFFICER: ("(SELECT sort_key FROM person WHERE person.id = task.officer_id)",),
}

_MATCHES = """
    SELECT entry.row_id FROM search_index JOIN search_entry AS entry ON entry.n = search_index.rowid
    WHERE search_index MATCH :words AND entry.kind = '{kind}'"""
_WANTED = f"""AND task.id IN (
    {_MATCHES.format(kind="task")}
    UNION SELECT task_id FROM task_agency AS link
    WHERE {_LEADS_NOW} AND link.agency_id IN ({_MATCHES.format(kind="agency")})
    UNION SELECT id FROM task AS followed WHERE officer_id IN ({_MATCHES.format(kind="person")})
)"""

_ROWS = (
    text(f"""
    WITH
    seen AS (SELECT id, {_FACTS} FROM task WHERE id IN :keys),
    judged AS (SELECT id, completed_on, deadline, {_OUTCOME} AS outcome FROM seen)
    SELECT
        task.id,
        coalesce(document.number, '') AS number,
        task.content,
        (SELECT group_concat(agency.name, :between ORDER BY link.position, link.id) {_LEADS}) AS leads,
        coalesce(post.name, assigner.full_name, '') AS assigner,
        task.assigned_on,
        judged.deadline,
        judged.completed_on,
        judged.outcome,
        coalesce(officer.full_name, '') AS officer
    FROM judged JOIN task ON task.id = judged.id
        LEFT JOIN source_document AS document ON document.id = task.source_document_id
        LEFT JOIN post ON post.id = task.assigner_post_id
        LEFT JOIN person AS assigner ON assigner.id = task.assigner_person_id
        LEFT JOIN person AS officer ON officer.id = task.officer_id""")
    .bindparams(bindparam("keys", expanding=True))
    .columns(
        id=String(),
        number=String(),
        content=String(),
        leads=String(),
        assigner=String(),
        assigned_on=Date(),
        deadline=Date(),
        completed_on=Date(),
        outcome=code(Outcome),
        officer=String(),
    )
)


def find_tasks(
    session: Session, query: str = "", *, today: date, order: str = "", descending: bool = False
) -> list[str]:
    """The keys of all tasks, as stored (a hundred thousand UUIDs take longer to make than to find).

    They come in an `Order`, or the last assigned first.

    With words, those whose number, content, product, lead agency or officer has a word beginning with each.
    """
    match = matching(query)
    if query.strip() and not match:
        return []
    values = {"today": today.isoformat(), "words": match}
    statement = _keys(order, descending=descending, searched=bool(match))
    return [key for (key,) in session.execute(statement, values)]


def read_tasks(session: Session, keys: Sequence[str], *, today: date) -> list[ListedTask]:
    """The tasks with these keys, in their order."""
    found = {task.key: task for task in _read(session, keys, today)}
    return [found[key] for key in keys]


def _keys(order: str, *, descending: bool, searched: bool) -> TextClause:
    usual = "task.assigned_on DESC, task.id DESC"
    chosen = _ranked(Order(order), descending=descending) if order else ""
    return text(
        f"SELECT task.id FROM task WHERE task.deleted_at IS NULL {_WANTED if searched else ''} "
        f"ORDER BY {chosen} {usual}"
    )


def _ranked(order: Order, *, descending: bool) -> str:
    """The terms of an order; what is empty comes last either way."""
    way = "DESC" if descending else "ASC"
    return "".join(f"{key} {way} NULLS LAST, " for key in _KEYS[order])


def _read(session: Session, keys: Sequence[str], today: date) -> Iterator[ListedTask]:
    for start in range(0, len(keys), BATCH):
        values = {"keys": keys[start : start + BATCH], "today": today.isoformat(), "between": _BETWEEN}
        for row in session.execute(_ROWS, values):
            yield ListedTask(
                key=row.id,
                number=row.number,
                content=row.content,
                leads=tuple(dict.fromkeys(row.leads.split(_BETWEEN))) if row.leads else (),
                assigner=row.assigner,
                assigned_on=row.assigned_on,
                deadline=row.deadline,
                completed_on=row.completed_on,
                outcome=row.outcome,
                officer=row.officer,
            )
