"""The list of tasks: keys in the wanted order first, then the rows of the page that is looked at.

Each task is seen on a day, by the rules that `rules/outcomes` has for one task.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Listing, Total, Wanted
from app.core.custom_terms import CustomSubject
from app.core.task_making_terms import TaskMark
from app.core.task_terms import Obligation, TaskFlag
from app.core.terms import Outcome, Secrecy, TaskKind, TaskOrigin, TaskState
from app.core.text import words
from app.models.asking import Question
from app.rules.outcomes import delay_report_due
from app.rules.regulation import Calendar, Regulations
from app.rules.working_days import working_days_left
from app.services.extension_sql import DAY, EXTENDED
from app.services.heirs import read_agencies
from app.services.lists import common
from app.services.lists import task_sql as sql
from app.services.lists.common import NOTHING, Condition, Source, one_of, one_or_none
from app.services.lists.custom_columns import OWN, Said, filtered_by, with_values
from app.services.lists.followed import by_officer, by_officer_or_deputy, in_room
from app.services.lists.parts import soon_until, split, working_days_on
from app.services.lists.standing import meant
from app.services.lists.task_choices import CHOICES
from app.services.lists.task_words import matched
from app.services.regulation_sql import closing_demands, delay_reported_ahead, said_by_day
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from app.models.asking import Reads


ORDERS = tuple(sql.ORDERS)
GROUPS = tuple(sql.GROUPS)
FILTERS_WITH_CHOICES = tuple(CHOICES)


@dataclass(frozen=True, slots=True)
class ListedTask:
    """One task as the list shows it on a day; no `outcome`: it was withdrawn by then.

    `leads` and `coordinating` are those under which merged ones stand, `former` names the leads that merged.
    `days_left` counts working days to the deadline of an unfinished task, `days_late` calendar days after it,
    `due_today` is the day itself.
    """

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
    due_soon: bool
    due_today: bool
    days_left: int | None
    days_late: int | None
    coordinating: tuple[str, ...]
    product: str
    origin: TaskOrigin
    kind: TaskKind
    field: str
    result_document: str
    note: str
    extensions: int
    attached: bool
    secrecy: Secrecy
    room: str = ""
    deputy: str = ""
    marks: tuple[str, ...] = ()
    deadline_time: time | None = None
    parent: str = ""
    progress: str = ""
    obligation: Obligation = Obligation.CARRY_OUT
    result_on: date | None = None
    approver: str = ""
    approved_on: date | None = None
    custom: Said = ()
    steps: str = ""
    passage: str = ""
    completed_at: time | None = None
    former: tuple[str, ...] = ()


_ROWS = Question(
    f"""
    WITH
    seen AS MATERIALIZED (SELECT id, {sql.FACTS} FROM task WHERE id IN :keys),
    judged AS MATERIALIZED (
        SELECT id, completed_on, deadline, {sql.OUTCOME} AS outcome FROM seen
    )
    SELECT
        task.id,
        coalesce(document.number, '') AS number,
        task.content,
        {sql.standing("lead")} AS leads,
        {sql.merged("lead")} AS former,
        {sql.standing("coordinating")} AS coordinating,
        coalesce(post.name, assigner.full_name, '') AS assigner,
        task.assigned_on,
        judged.deadline,
        judged.completed_on,
        judged.outcome,
        coalesce(officer.full_name, '') AS officer,
        task.product,
        task.passage,
        task.origin,
        task.kind,
        coalesce(field.name, '') AS field,
        task.result_document,
        task.obligation,
        task.result_on,
        CASE WHEN task.approved THEN task.approved_on END AS approved_on,
        {sql.APPROVER} AS approver,
        task.note,
        {sql.EXTENSIONS} AS extensions,
        {sql.ATTACHED} AS attached,
        coalesce(document.secrecy, 'none') AS secrecy,
        {sql.standing_room("agency.name")} AS room,
        {sql.DEPUTY.format(answer="full_name")} AS deputy,
        task.marks,
        CASE WHEN judged.deadline IS task.deadline THEN task.deadline_time END AS deadline_time,
        CASE WHEN judged.completed_on IS task.completed_on THEN task.completed_at END AS completed_at,
        (SELECT content FROM task AS above WHERE above.id = task.parent_id) AS parent,
        {sql.LAST_PROGRESS} AS progress,
        {sql.STEPS.format(of="judged.id")} AS steps
    FROM judged JOIN task ON task.id = judged.id
        LEFT JOIN source_document AS document ON document.id = task.source_document_id
        LEFT JOIN post ON post.id = task.assigner_post_id
        LEFT JOIN person AS assigner ON assigner.id = task.assigner_person_id
        LEFT JOIN person AS officer ON officer.id = task.officer_id
        LEFT JOIN field ON field.id = task.field_id""",
    {
        "assigned_on": date.fromisoformat,
        "deadline": date.fromisoformat,
        "completed_on": date.fromisoformat,
        "outcome": Outcome,
        "origin": TaskOrigin,
        "kind": TaskKind,
        "obligation": Obligation,
        "result_on": date.fromisoformat,
        "approved_on": date.fromisoformat,
        "secrecy": Secrecy,
        "deadline_time": time.fromisoformat,
        "completed_at": time.fromisoformat,
    },
)


IN_ORDER = "task.deleted_at IS NULL AND task.apart >= 0"
"""All tasks, said so that one index gives them in their usual order; other questions do not say it, and keep theirs."""


def find(session: Reads, wanted: Wanted, *, today: date) -> Listing:
    """The keys of the wanted tasks, as stored (a hundred thousand UUIDs take longer to make than to find).

    Without an order the last assigned come first, with words the last entered. KeyError for a filter, order or
    group that the list does not know, ValueError for a code that says nothing.
    """
    alone = not (wanted.order or wanted.group)
    source, asked = _question(session, wanted, today, alone=alone)
    return common.find(session, source, asked, wanted)


def count(session: Reads, wanted: Wanted, *, today: date) -> int:
    """How many tasks `find` would answer."""
    source, asked = _question(session, wanted, today, alone=True)
    return common.count(session, source, asked)


def totals(session: Reads, wanted: Wanted, *, today: date) -> tuple[Total, ...]:
    """How many of the wanted tasks are late, due soon, to be done and done."""
    source, asked = _question(session, wanted, today, near=True)
    return common.totals(session, source, asked, sql.TOTALS, facts=sql.FACTS)


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedTask]:
    """The tasks with these keys, in their order."""
    calendar, soon = read_calendar(session), soon_until(session, today)
    make = partial(_listed, today=today, soon=soon, calendar=calendar)
    heirs = read_agencies(session, today).bound
    rows = common.read(session, _ROWS, keys, make, seen=today.isoformat(), heirs=heirs)
    return with_values(session, CustomSubject.TASK, rows)


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; of agencies, leaders, officers and fields those that have tasks."""
    return CHOICES[filter_name](session)


def _question(
    session: Reads, wanted: Wanted, today: date, *, alone: bool = False, near: bool = False
) -> tuple[Source, tuple[Condition, ...]]:
    """The rows that are looked through, and what is asked of them.

    `alone`: nothing of the task itself is read but its key, so that without filters the index of the search answers
    by itself; `near`: what is due soon will be asked.
    """
    seen = common.seen_on(wanted, today)
    wanted, heirs = _with_merged(session, wanted, seen)
    asked = tuple(_filters(wanted))
    days = _days(
        session, seen, near=near or any(name in wanted.filters for name in ("state", "figure", "flag"))
    )
    days |= {f"soon_{int(code)}": _within(session, seen, code) for code in wanted.filters.get("soon", ())}
    days |= heirs
    parts = words(wanted.words)[: common.MOST_WORDS]
    if alone and not asked and not wanted.words.strip():
        return _source("task", days, alive=IN_ORDER), ()
    if not parts:
        return _source("task", days), (*asked, NOTHING) if wanted.words.strip() else asked
    found = matched(session, parts)
    if alone and not asked:
        rows = f"({found.sql}) AS found"
        return Source(rows, "row_id", ("row_id DESC",), "1", values={**days, **found.values}), ()
    rows = f"({found.sql}) AS found CROSS JOIN task ON task.id = found.row_id"
    return _source(rows, {**days, **found.values}, usual=("task.id DESC",)), asked


def _with_merged(session: Reads, wanted: Wanted, seen: date) -> tuple[Wanted, dict[str, str]]:
    """What is wanted of an agency is so of those that merged into it by the day, as in figures; and what says this."""
    by_agency = [name for name in ("agency", "coordinating", "room") if wanted.filters.get(name)]
    if not by_agency and wanted.group not in ("agency", "room") and wanted.order not in ("lead", "room"):
        return wanted, {}
    agencies = read_agencies(session, seen)
    return meant(agencies, wanted, *by_agency), {"heirs": agencies.bound}


def _source(
    rows: str,
    values: Mapping[str, Any],
    *,
    usual: tuple[str, ...] = ("task.assigned_on DESC", "task.id DESC"),
    alive: str = "task.deleted_at IS NULL",
) -> Source:
    return Source(rows, "task.id", usual, alive, sql.ORDERS, sql.GROUPS, values=values)


def _days(session: Reads, seen: date, *, near: bool) -> dict[str, str]:
    """The days that the SQL compares with; those that the regulation sets only when they are asked for."""
    plain = {"seen": seen.isoformat(), "start": date.min.isoformat()}  # a period brings its own start
    if not near:
        return plain
    regulations = read_regulations(session)
    return plain | {
        "quiet_since": (seen - timedelta(days=regulations.on(seen).progress_quiet_days)).isoformat(),
        "soon": soon_until(session, seen).isoformat(),
        "report_for": json.dumps([day.isoformat() for day in _reported_today(regulations, seen)]),
        "days_before": delay_reported_ahead(regulations),
        "heirs_then": read_agencies(session, seen).bound,
        "closing": said_by_day(regulations, closing_demands),
    }


def _reported_today(regulations: Regulations, today: date) -> Iterator[date]:
    """The deadlines whose delay is reported today the last time."""
    for days in {one.regulation.delay_report_days for one in regulations.versions}:
        deadline = today + timedelta(days=days)
        if delay_report_due(deadline, regulations) == today:
            yield deadline


def _filters(wanted: Wanted) -> Iterable[Condition]:
    """Those of the wanted filters; a field of the office's own is a filter by its key."""
    for name, codes in wanted.filters.items():
        if codes and name.startswith(OWN):
            yield filtered_by(CustomSubject.TASK, "task.id", name, codes)
        elif codes and name != common.AS_OF:
            yield _FILTERS[name](codes)


def _with_agency(role: str, codes: Sequence[str]) -> Condition:
    these = one_of("link.agency_id", codes, role)
    return Condition(f"task.id IN (SELECT link.task_id FROM {sql.links(role)} AND {these.sql})", these.values)


def _in_period(codes: Sequence[str]) -> Condition:
    [chosen] = codes
    start, end = common.days_of(chosen)
    return Condition(sql.PERIOD, {"start": start.isoformat(), "end": end.isoformat()})


def _of_meeting(column: str, codes: Sequence[str]) -> Condition:
    these = one_of(f"conclusion.{column}", codes, column)
    return Condition(sql.MEETINGS.format(asked=these.sql), these.values)


def _issued_by(codes: Sequence[str]) -> Condition:
    these = one_of("issuer", codes, "issuer")
    documents = f"SELECT id FROM source_document WHERE deleted_at IS NULL AND {these.sql}"
    return Condition(f"task.source_document_id IN ({documents})", these.values)


def _within(session: Reads, seen: date, code: str) -> str:
    return working_days_on(session, seen, int(code)).isoformat()


def _soon(codes: Sequence[str]) -> Condition:
    """Due within so many working days, days off after the last of them included."""
    asked = sql.STATES[TaskState.DUE_SOON]
    return common.any_of(Condition(asked.replace(":soon", f":soon_{int(code)}")) for code in codes)


def _extended(codes: Sequence[str]) -> Condition:
    days = common.within(DAY, codes, "extended")
    return Condition(EXTENDED.format(within=days.sql), days.values)


_FILTERS: Mapping[str, Callable[[Sequence[str]], Condition]] = {
    "state": lambda codes: common.any_of(Condition(sql.STATES[TaskState(code)]) for code in codes),
    "period": _in_period,
    "flag": lambda codes: common.any_of(Condition(sql.FLAGS[TaskFlag(code)]) for code in codes),
    "figure": lambda codes: common.any_of(Condition(sql.FIGURES[code]) for code in codes),
    "soon": _soon,
    "extended": _extended,
    "deadline": lambda codes: common.within(sql.DEADLINE, codes, "deadline"),
    "assigned": lambda codes: common.within("task.assigned_on", codes, "assigned"),
    "agency": partial(_with_agency, "lead"),
    "coordinating": partial(_with_agency, "coordinating"),
    "leader": lambda codes: common.leader(
        "task.assigner_post_id", "task.assigner_person_id", codes, "leader"
    ),
    "officer": by_officer,
    "room": in_room,
    "source": lambda codes: one_of("task.origin", codes, "source"),
    "issuer": _issued_by,
    "field": lambda codes: one_or_none("task.field_id", codes, "field"),
    "kind": lambda codes: one_of("task.kind", codes, "kind"),
    "obligation": lambda codes: one_of("task.obligation", codes, "obligation"),
    "follower": by_officer_or_deputy,
    "mark": lambda codes: common.any_of(Condition(sql.MARKED.format(code=TaskMark(code))) for code in codes),
    "recurring": lambda codes: one_of("task.recurring_id", codes, "recurring"),
    "parent": lambda codes: one_of("task.parent_id", codes, "parent"),
    "document": lambda codes: one_of("task.source_document_id", codes, "document"),
    "meeting": partial(_of_meeting, "meeting_id"),
    "conclusion": partial(_of_meeting, "id"),
}


def _listed(row: Any, *, today: date, soon: date, calendar: Calendar) -> ListedTask:
    deadline: date | None = row.deadline
    is_open = row.completed_on is None and row.outcome is not None
    late_by = ((row.completed_on or today) - deadline).days if deadline and row.outcome else 0
    return ListedTask(
        key=row.id,
        leads=tuple(dict.fromkeys(split(row.leads))),
        former=split(row.former),
        coordinating=tuple(dict.fromkeys(split(row.coordinating))),
        due_soon=is_open and deadline is not None and today <= deadline <= soon,
        due_today=is_open and deadline == today,
        days_left=working_days_left(deadline, today, calendar)
        if is_open and deadline and deadline >= today
        else None,
        days_late=late_by if late_by > 0 else None,
        attached=bool(row.attached),
        room=row.room or "",
        deputy=row.deputy or "",
        marks=tuple(TaskMark(code).label for code in row.marks.split()),
        parent=row.parent or "",
        progress=(row.progress or "").strip("; "),
        approver=row.approver or "",
        steps=row.steps or "",
        **{name: getattr(row, name) for name in _SAME},
    )


_SAME = (
    *("number", "content", "assigner", "assigned_on", "deadline", "completed_on", "outcome", "officer"),
    *("product", "origin", "kind", "field", "result_document", "note", "extensions", "secrecy"),
    *("deadline_time", "obligation", "result_on", "approved_on", "passage"),
    "completed_at",
)
"""What stands in a row as the question answers it."""
