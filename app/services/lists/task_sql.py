"""The list of tasks in SQL: what each filter, order and group asks of a task, seen on the day `:seen`.

`rules/outcomes` decides the same for one task, `services/figure_queries` counts the same.
"""

from app.core.task_terms import Evidence, Obligation, TaskFlag
from app.core.terms import TaskOrigin, TaskState
from app.services.done_sql import (
    deadline_on,
    done_on,
    extended_on,
    is_done,
    is_past_hour,
    is_poor,
    of_present_lead,
)
from app.services.followed_sql import officer, room
from app.services.lists.common import Grouping
from app.services.lists.parts import month_heading
from app.services.lists.standing import heir_of
from app.services.regulation_sql import said_on

_BREAK = "char(10)"  # between what sorts a heading and the heading; names are kept as one line

WITHDRAWN = "(task.withdrawn AND (task.withdrawn_on IS NULL OR task.withdrawn_on <= :seen))"
COMPLETED = done_on(":seen")
_IS_DONE = is_done(":seen")
DEADLINE = deadline_on(":seen")
_PAST_HOUR = f"coalesce({is_past_hour(':seen')}, 0)"
FACTS = f"{WITHDRAWN} AS withdrawn, {COMPLETED} AS completed_on, {DEADLINE} AS deadline, {_PAST_HOUR} AS past_hour"
OUTCOME = """CASE
    WHEN withdrawn THEN NULL
    WHEN completed_on > deadline OR past_hour THEN 'done_late'
    WHEN completed_on IS NOT NULL THEN 'done_on_time'
    WHEN deadline IS NULL THEN 'no_deadline'
    WHEN deadline < :seen THEN 'overdue'
    ELSE 'in_time'
END"""
TOTALS = {
    TaskState.OVERDUE.label: f"{OUTCOME} = 'overdue'",
    TaskState.DUE_SOON.label: "NOT withdrawn AND completed_on IS NULL AND deadline BETWEEN :seen AND :soon",
    TaskState.UNFINISHED.label: "NOT withdrawn AND completed_on IS NULL",
    TaskState.DONE_ON_TIME.label: "NOT withdrawn AND completed_on IS NOT NULL",
    "trong đó quá hạn": f"{OUTCOME} = 'done_late'",
}
"""What the line under the list counts, of the facts of a task."""
_URGENCY = """CASE outcome
    WHEN 'overdue' THEN '1overdue' WHEN 'in_time' THEN '2in_time' WHEN 'no_deadline' THEN '3no_deadline'
    WHEN 'done_late' THEN '4done_late' WHEN 'done_on_time' THEN '5done_on_time'
END"""
_STATE = f"(SELECT {_URGENCY} FROM (SELECT {OUTCOME} AS outcome FROM (SELECT {FACTS})))"

OPEN = f"(NOT {WITHDRAWN} AND NOT {_IS_DONE})"
DONE = f"(NOT {WITHDRAWN} AND {_IS_DONE})"
_IN_TIME = f"({OPEN} AND {DEADLINE} >= :seen)"
_NO_DEADLINE = f"({OPEN} AND {DEADLINE} IS NULL)"
OVERDUE = f"({OPEN} AND {DEADLINE} < :seen)"
DUE_SOON = f"({OPEN} AND {DEADLINE} BETWEEN :seen AND :soon)"
_ON_TIME = f"({DONE} AND coalesce(({COMPLETED}) <= {DEADLINE}, 1) AND NOT {_PAST_HOUR})"
DONE_LATE = f"({DONE} AND (({COMPLETED}) > {DEADLINE} OR {_PAST_HOUR}))"
_OF_LEAD = of_present_lead(":seen", "report", ":heirs_then")
_REPORTED = f"""EXISTS (
    SELECT 1 FROM delay_report AS report
    WHERE report.task_id = task.id AND report.deleted_at IS NULL AND report.reported_on <= :seen
        AND report.reported_on >= {extended_on(":seen")} AND {_OF_LEAD} {{further}}
)"""
_EXCUSE = _REPORTED.format(
    further=f"""AND report.accepted = 1 AND (report.decided_on IS NULL OR report.decided_on <= :seen)
        AND report.reported_on <= date({DEADLINE}, {said_on("days_before", DEADLINE)})"""
)
_LATE = f"(CASE WHEN {_IS_DONE} THEN ({COMPLETED}) > {DEADLINE} OR {_PAST_HOUR} ELSE {DEADLINE} < :seen END)"
_POOR = is_poor(":seen")


def _on(day: str) -> str:
    return (
        f"link.deleted_at IS NULL AND coalesce(link.from_on <= {day}, 1) AND coalesce(link.to_on >= {day}, 1)"
    )


NOW = _on(":seen")


def links(role: str, *, join: str = "", day: str = ":seen") -> str:
    """The links of the tasks to agencies that have a role on the day, with the agency; the rest of a FROM."""
    return f"""task_agency AS link JOIN agency ON agency.id = link.agency_id AND agency.deleted_at IS NULL {join}
    WHERE link.role = '{role}' AND {_on(day)}"""


def first_lead(answer: str, day: str = ":seen") -> str:
    """Something of the agency that leads the task on the day, of the first if there are several."""
    led = links("lead", day=day)
    return f"(SELECT {answer} FROM {led} AND link.task_id = task.id ORDER BY link.position, link.id LIMIT 1)"


def standing_lead(answer: str) -> str:
    """The same of the agency under which the first lead stands on the day (`services/heirs`); binds `:heirs`."""
    over, heir = _over("own")  # asked of few: others cost nothing
    return f"""(SELECT {answer} FROM task_agency AS link
        JOIN agency AS own ON own.id = link.agency_id AND own.deleted_at IS NULL
        JOIN agency ON agency.id = CASE WHEN {over} THEN coalesce({heir}, own.id) ELSE own.id END
        WHERE link.role = 'lead' AND {NOW} AND link.task_id = task.id ORDER BY link.position, link.id LIMIT 1)"""


def _over(agency: str) -> tuple[str, str]:
    """Whether an agency may have merged into another by the day, and into which."""
    return (
        f"{agency}.successor_id IS NOT NULL AND coalesce({agency}.valid_to < :seen, 1)",
        heir_of(agency),
    )


def standing(role: str) -> str:
    """The names under which the agencies that have a role in the task stand on the day, one a line; binds `:heirs`."""
    over, heir = _over("agency")
    name = f"coalesce(iif({over}, (SELECT heir.name FROM agency AS heir WHERE heir.id = {heir}), NULL), agency.name)"
    return (
        f"(SELECT group_concat({name}, {_BREAK} ORDER BY link.position, link.id) "
        f"FROM {links(role)} AND link.task_id = task.id)"
    )


def merged(role: str) -> str:
    """The names of those of them that merged into another by the day."""
    over, heir = _over("agency")
    return (
        f"(SELECT group_concat(agency.name, {_BREAK} ORDER BY link.position, link.id) "
        f"FROM {links(role)} AND link.task_id = task.id AND {over} AND {heir} IS NOT NULL)"
    )


_MAY_END = """(
    task.deadline {days} OR task.id IN (SELECT task_id FROM extension WHERE extended_to {days})
)"""
_SOON = _MAY_END.format(days="BETWEEN :seen AND :soon")
_REPORT_DAYS = "IN (SELECT value FROM json_each(:report_for))"

STATES = {
    TaskState.UNFINISHED: OPEN,
    TaskState.OVERDUE: OVERDUE,
    TaskState.DUE_SOON: f"({_SOON} AND {DUE_SOON})",
    TaskState.DELAY_REPORT: f"""({_MAY_END.format(days=_REPORT_DAYS)} AND {OPEN} AND {DEADLINE} {_REPORT_DAYS}
        AND NOT {_REPORTED.format(further="")})""",
    TaskState.IN_TIME: _IN_TIME,
    TaskState.NO_DEADLINE: _NO_DEADLINE,
    TaskState.DONE_ON_TIME: _ON_TIME,
    TaskState.DONE_LATE: DONE_LATE,
    # Two indexes beside each other: a third of the time of a look for each task whether there is a link.
    TaskState.NO_LEAD: f"""(task.id IN (
        SELECT id FROM task WHERE deleted_at IS NULL
        EXCEPT SELECT link.task_id FROM task_agency AS link WHERE link.role = 'lead' AND {NOW}
            AND link.agency_id NOT IN (SELECT id FROM agency WHERE deleted_at IS NOT NULL)
    ))""",
    TaskState.WITHDRAWN: WITHDRAWN,
}
"""What each state asks; `:soon` is the last day that is near, `:report_for` the deadlines of today's last reports."""

_PART = """EXISTS (
    SELECT 1 FROM {table} AS part
    WHERE part.task_id = task.id AND part.deleted_at IS NULL AND part.{day} <= :seen {further}
)"""
_HEARD = " OR ".join(
    _PART.format(table=table, day=day, further=f"AND part.{day} > :quiet_since")
    for table, day in (("progress_entry", "reported_on"), ("task_contact", "contacted_on"))
)
_WAITS = "AND part.kind IN ({}) AND coalesce(part.settled_on > :seen, 1)"
_ASKED = said_on("closing", "coalesce(task.completed_on, :seen)")


def _asks(evidence: Evidence) -> str:
    """Whether the regulation of the day of completion asks the task for it (`rules/closing`)."""
    return f"instr({_ASKED}, ' ' || task.obligation || ':{evidence.value} ') > 0"


_LACKS = {
    Evidence.NUMBER: "task.result_document = ''",
    Evidence.DATE: "coalesce(task.result_on > task.completed_on, 1)",
    Evidence.APPROVAL: "NOT (coalesce(task.approved, 0) AND coalesce(task.approved_on <= task.completed_on, 0))",
}
_UNJUDGED = "(task.quality_accepted IS NULL OR task.quality_judged_on > :seen)"
_UNFOUNDED = " OR ".join(f"({_asks(one)} AND {lacks})" for one, lacks in _LACKS.items())
FLAGS = {
    TaskFlag.QUIET: f"({OPEN} AND task.assigned_on <= :quiet_since AND NOT ({_HEARD}))",
    TaskFlag.OBSTACLE: f"""({OPEN} AND {
        _PART.format(table="progress_entry", day="reported_on", further="AND part.difficulty <> ''")
    })""",
    TaskFlag.DIFFERING: _PART.format(
        table="task_event", day="happened_on", further=_WAITS.format("'differing', 'escalated'")
    ),
    TaskFlag.REFUSED: _PART.format(table="task_event", day="happened_on", further=_WAITS.format("'refused'")),
    TaskFlag.RETURNED: f"({OPEN} AND {_PART.format(table='task_return', day='returned_on', further='')})",
    TaskFlag.SUBMITTED: f"""({OPEN} AND task.obligation = 'approval' AND task.result_document <> ''
        AND coalesce(task.result_on <= :seen, 1) AND (task.approved IS NULL OR task.approved_on > :seen))""",
    TaskFlag.UNFOUNDED: f"({DONE} AND task.completed_on <= :seen AND ({_UNFOUNDED}))",
    TaskFlag.UNJUDGED: f"({DONE} AND {_asks(Evidence.ACCEPTANCE)} AND {_UNJUDGED})",
    TaskFlag.TRANSFERRED: _PART.format(
        table="task_event", day="happened_on", further="AND part.kind = 'transferred'"
    ),
}
"""What each flag asks; of a quiet task nothing was heard since `:quiet_since`, `:closing` says what closes a task."""

FIGURES = {
    "total": "1",
    "carried_over": "task.assigned_on < :start",
    "new": "task.assigned_on >= :start",
    "done": DONE,
    "done_on_time": _ON_TIME,
    "done_late": DONE_LATE,
    "not_done": OPEN,
    "in_time": _IN_TIME,
    "no_deadline": _NO_DEADLINE,
    "overdue": OVERDUE,
    "excused": f"({_LATE} AND {_EXCUSE})",
    "failed": f"(({_LATE} AND NOT {_EXCUSE}) OR ({_ON_TIME} AND {_POOR}))",
}
"""What each of the `TaskFigures` counts among the tasks of a period that begins on `:start`."""

FOLLOWED_BY = officer(":seen")
ROOM = room(":seen")
"""Who follows the task on the day, and the room that does."""


def standing_room(answer: str) -> str:
    """Something of the room under which the one that follows the task stands on the day; binds `:heirs`."""
    over, heir = _over("own")
    return f"""(SELECT {answer} FROM agency AS own
        JOIN agency ON agency.id = CASE WHEN {over} THEN coalesce({heir}, own.id) ELSE own.id END
        WHERE own.id = {ROOM})"""


PERIOD = f"""(NOT {WITHDRAWN} AND task.assigned_on <= min(:end, :seen)
    AND coalesce(({COMPLETED}) >= :start, 1))"""
MEETINGS = """task.id IN (
    SELECT link.task_id FROM conclusion_task AS link JOIN conclusion ON conclusion.id = link.conclusion_id
    WHERE link.deleted_at IS NULL AND conclusion.deleted_at IS NULL AND {asked}
)"""

DOCUMENT = "(SELECT {answer} FROM source_document WHERE source_document.id = task.source_document_id)"
_NUMBER = DOCUMENT.format(answer="folded_number")
_POST = "(SELECT {answer} FROM post WHERE post.id = task.assigner_post_id)"
_ASSIGNED_BY = "(SELECT {answer} FROM person WHERE person.id = task.assigner_person_id)"
_OFFICER = "(SELECT {answer} FROM person WHERE person.id = task.officer_id)"
ROOM_OF = f"(SELECT {{answer}} FROM agency WHERE agency.id = {ROOM})"
DEPUTY = "(SELECT {answer} FROM person WHERE person.id = task.deputy_id)"
MARKED = "' ' || task.marks || ' ' LIKE '% {code} %'"
APPROVER = """coalesce(
    (SELECT name FROM post WHERE post.id = task.approver_post_id),
    (SELECT full_name FROM person WHERE person.id = task.approver_person_id)
)"""
_FIELD = "(SELECT {answer} FROM field WHERE field.id = task.field_id)"
EXTENSIONS = """(
    SELECT count(*) FROM extension
    WHERE extension.task_id = task.id AND extension.deleted_at IS NULL
        AND (decided_on IS NULL OR decided_on <= :seen)
)"""
STEPS = f"""(
    SELECT sum({_IS_DONE}) || '/' || nullif(count(*), 0) FROM task
    WHERE task.parent_id = {{of}} AND task.deleted_at IS NULL AND NOT {WITHDRAWN}
)"""
"""How many steps of the task `of` are done, of how many that were not withdrawn: "2/5"; NULL without steps."""
ATTACHED = """EXISTS (
    SELECT 1 FROM attachment
    WHERE attachment.owner_table = 'task' AND attachment.owner_id = task.id AND attachment.deleted_at IS NULL
)"""


def _places(column: str, codes: list[str]) -> str:
    cases = " ".join(f"WHEN '{code}' THEN '{place:02d}{code}'" for place, code in enumerate(codes))
    return f"CASE {column} {cases} END"


_ORIGIN = _places("task.origin", [origin.value for origin in TaskOrigin])
_OBLIGATION = _places("task.obligation", [one.value for one in Obligation])
_SECRECY = DOCUMENT.format(
    answer=_places("secrecy", ["most_secret", "top_secret", "secret"])  # the strictest first, none last
)

ORDERS = {
    # "9/UBND" before "10/UBND": the digits that a number begins with count by value.
    "number": (f"CAST({_NUMBER} AS INTEGER)", _NUMBER),
    "content": ("task.sort_key",),
    "lead": (standing_lead("agency.sort_key"),),
    "assigner": (f"coalesce({_POST.format(answer='sort_key')}, {_ASSIGNED_BY.format(answer='sort_key')})",),
    "assigned_on": ("task.assigned_on",),
    "deadline": (DEADLINE,),
    "completed_on": (f"({COMPLETED})",),
    "state": (_STATE,),
    "left": (f"CASE WHEN {OPEN} THEN {DEADLINE} END",),
    "officer": (_OFFICER.format(answer="sort_key"),),
    "room": (standing_room("agency.sort_key"),),
    "deputy": (DEPUTY.format(answer="sort_key"),),
    "origin": (_ORIGIN,),
    "obligation": (_OBLIGATION,),
    "field": (_FIELD.format(answer="sort_key"),),
    "extensions": (f"nullif({EXTENSIONS}, 0)",),
    "attached": (f"nullif({ATTACHED}, 0)",),
    "secrecy": (_SECRECY,),
}
"""What the list can be sorted by; each has a key that is stored or quickly computed."""

_FROM_DOCUMENT = (
    f"printf('%09d', CAST(folded_number AS INTEGER)) || folded_number || source_document.id || {_BREAK} "
    "|| nullif(number, '')"
)
_FROM_PERSON = f"printf('1%06d', rank - 1 & 999999) || sort_key || person.id || {_BREAK} || full_name"
_FROM_POST = f"printf('0%06d', position) || sort_key || post.id || {_BREAK} || name"


def _heading(stored: str) -> str:
    return stored.rpartition("\n")[2]


GROUPS = {
    "agency": Grouping(
        standing_lead(
            f"printf('%06d', agency.position) || agency.sort_key || agency.id || {_BREAK} || agency.name"
        ),
        say=_heading,
        empty=TaskState.NO_LEAD.label,
    ),
    "leader": Grouping(
        f"coalesce({_POST.format(answer=_FROM_POST)}, {_ASSIGNED_BY.format(answer=_FROM_PERSON)})",
        say=_heading,
        empty="Chưa ghi người giao",
        people=True,
    ),
    "officer": Grouping(
        _OFFICER.format(answer=f"sort_key || person.id || {_BREAK} || full_name"),
        say=_heading,
        empty="Chưa phân công chuyên viên",
        people=True,
    ),
    "room": Grouping(
        standing_room(
            f"printf('%06d', agency.position) || agency.sort_key || agency.id || {_BREAK} || agency.name"
        ),
        say=_heading,
        empty="Chưa giao phòng theo dõi",
    ),
    "state": Grouping(
        _STATE, say=lambda stored: TaskState(stored[1:]).label, empty=TaskState.WITHDRAWN.label
    ),
    "source": Grouping(_ORIGIN, say=lambda stored: TaskOrigin(stored[2:]).label),
    "obligation": Grouping(_OBLIGATION, say=lambda stored: Obligation(stored[2:]).label),
    "deadline": Grouping(f"substr({DEADLINE}, 1, 7)", say=month_heading, empty="Không có thời hạn"),
    "field": Grouping(
        _FIELD.format(answer=f"sort_key || field.id || {_BREAK} || name"),
        say=_heading,
        empty="Chưa ghi lĩnh vực",
    ),
    "document": Grouping(DOCUMENT.format(answer=_FROM_DOCUMENT), say=_heading, empty="Không có văn bản giao"),
}
"""The ways to group; agencies, leaders and people as elsewhere, states by urgency."""

LAST_PROGRESS = """(
    SELECT coalesce(told.percent || '%; ', '') || told.content FROM progress_entry AS told
    WHERE told.task_id = task.id AND told.deleted_at IS NULL ORDER BY told.reported_on DESC, told.id DESC LIMIT 1
)"""
"""What was last said of a task's progress: "40%; Đang soạn"."""
