"""When a task is due and counts as done as seen on a day, in SQL; `rules.outcomes` decides the same for one task.

A day is written `+day` where no index finds it: its column is a DATE, for which SQLite would try of every row anew to
read the other side as a number.
"""


def _not_yet_returned(answer: str, day: str, further: str = "", *, of: str = "task") -> str:
    return f"""(
        SELECT {answer} FROM task_return
        WHERE task_return.task_id = {of}.id AND task_return.deleted_at IS NULL
            AND task_return.completed_on <= {day} AND +task_return.returned_on > {day} {further}
    )"""


def deadline_on(day: str) -> str:
    """The deadline in force on `day` (":as_of"): that of the latest extension decided by then, else the first one."""
    return f"""coalesce(
    (
        SELECT extended_to FROM extension
        WHERE extension.task_id = task.id AND extension.deleted_at IS NULL
            AND (decided_on IS NULL OR +decided_on <= {day})
        ORDER BY decided_on DESC, extended_to DESC LIMIT 1
    ),
    task.deadline
)"""


def extended_on(day: str, of: str = "task") -> str:
    """When the extension in force on `day` was decided; of none, or of one from the start, before all days."""
    return f"""coalesce(
    (
        SELECT max(decided_on) FROM extension
        WHERE extension.task_id = {of}.id AND extension.deleted_at IS NULL AND decided_on <= {day}
    ),
    '0001-01-01'
)"""


def done_on(day: str) -> str:
    """The day on which a task is done as seen on `day` (":as_of"): its own, or that of a result not yet given back."""
    return (
        f"CASE WHEN +task.completed_on <= {day} THEN task.completed_on "
        f"ELSE {_not_yet_returned('max(task_return.completed_on)', day)} END"
    )


def of_present_lead(day: str, report: str, heirs: str) -> str:
    """Whether an agency that leads on `day` made a `report` of delay, or led on the report's; so where nobody leads.

    `heirs` (":heirs_then") is the JSON of the agencies that merged by the day, with those that stand for them.
    """

    def leads(name: str, on: str) -> str:
        within = f"coalesce({name}.from_on <= {on}, 1) AND coalesce({name}.to_on >= {on}, 1)"
        return f"""task_agency AS {name} WHERE {name}.task_id = {report}.task_id AND {name}.role = 'lead'
            AND {name}.deleted_at IS NULL AND {within}"""

    def standing(agency: str) -> str:
        return f"coalesce((SELECT value FROM json_each({heirs}) WHERE key = {agency}), {agency})"

    now = standing("leading.agency_id")
    then = f"SELECT 1 FROM {leads('led', f'{report}.reported_on')} AND {standing('led.agency_id')} = {now}"
    # asked by its row, so that the index of figures need not hold who made it
    maker = f"(SELECT made.agency_id FROM delay_report AS made WHERE made.rowid = {report}.rowid)"
    return f"""(NOT EXISTS (SELECT 1 FROM {leads("leading", day)}) OR EXISTS (
        SELECT 1 FROM {leads("leading", day)} AND (EXISTS ({then}) OR {now} = {standing(maker)})
    ))"""


_OWN = "(SELECT own.{column} FROM task AS own WHERE own.id = {of}.id)"  # no index of figures needs to hold it


def past_hour_of_return(day: str, of: str = "task") -> str:
    """Whether the last result not yet given back on `day` came after the hour of the first deadline."""
    last = "ORDER BY task_return.completed_on DESC, task_return.completed_at DESC LIMIT 1"
    at = _not_yet_returned("task_return.completed_at", day, last, of=of)
    return f"coalesce({at} > {_OWN.format(column='deadline_time', of=of)}, 0)"


def is_past_hour(day: str) -> str:
    """Whether the result came on the very day of the first deadline, this one still in force, but after its hour."""
    own = " > ".join(_OWN.format(column=column, of="task") for column in ("completed_at", "deadline_time"))
    last = _not_yet_returned("max(task_return.completed_on)", day)
    return f"""(CASE
        WHEN task.completed_on <= {day} THEN task.completed_on = task.deadline AND coalesce({own}, 0)
        ELSE task.deadline <= {day} AND {last} = task.deadline AND {past_hour_of_return(day)}
    END AND {deadline_on(day)} = task.deadline)"""


def is_done(day: str) -> str:
    """Whether a task is done as seen on `day`."""
    return f"(coalesce(task.completed_on <= {day}, 0) OR EXISTS {_not_yet_returned('1', day)})"


def is_poor_itself(day: str, of: str = "task") -> str:
    """Whether the quality of what stands in the task (or a result given back) was judged so by `day`."""
    judged = f"({of}.quality_judged_on IS NULL OR +{of}.quality_judged_on <= {day})"
    return f"{of}.quality_accepted = 0 AND {judged}"


def is_poor(day: str) -> str:
    """Whether the quality of the result that counts on `day` was judged not to be assured by then (duty 10)."""
    returned = _not_yet_returned("1", day, f"AND {is_poor_itself(day, 'task_return')}")
    return f"(CASE WHEN +task.completed_on <= {day} THEN {is_poor_itself(day)} ELSE EXISTS {returned} END)"
