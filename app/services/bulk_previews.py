"""What a change of many tasks would do, row by row: what each says now and what it would say."""

from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.briefings.bulk_changes import (
    Changed,
    Completion,
    MoreDays,
    NewAssigner,
    NewDeadline,
    NewField,
    NewFollowers,
    NewObligation,
    NewOfficer,
    Withdrawal,
)
from app.briefings.forms import Ref
from app.briefings.task_life import (
    Acceptance,
    ExtensionDecision,
    ExtensionWish,
    GivingBack,
    ProgressNote,
    Submission,
    SubmissionDecision,
    Transfer,
)
from app.briefings.template_form import StepsForm
from app.core.task_terms import TaskFlag
from app.core.terms import TaskState
from app.core.words import capital, short_date, weekday
from app.models.task_life import ExtensionRequest
from app.rules.deadline_hours import is_after
from app.rules.working_days import working_days_after
from app.services.extending import deadlines, why_not
from app.services.forms.common import key_of
from app.services.lists import tasks as listed
from app.services.open_steps import open_steps
from app.services.open_steps import told as steps_told
from app.services.settings import read_calendar
from app.services.task_templates import step_deadlines

NONE = "(trống)"
_JUDGED = {True: "đạt yêu cầu", False: "không đạt"}
_SUBMITTED = {True: "Được duyệt, hoàn thành ngày", False: "Không được duyệt ngày"}


def of_officer(session: Session, keys: Sequence[str], values: NewOfficer, *, today: date) -> list[Changed]:
    """Who follows the tasks."""
    return rows_told(session, keys, today, lambda task: (task.officer, _named(values.officer)))


def of_followers(
    session: Session, keys: Sequence[str], values: NewFollowers, *, today: date
) -> list[Changed]:
    """Those of the room, its deputy head and the specialist that are chosen; the others stay (duty 19)."""

    def tell(task: listed.ListedTask) -> tuple[str, str]:
        roles = ((task.room, values.room), (task.deputy, values.deputy), (task.officer, values.officer))
        chosen = [(old, new.name) for old, new in roles if new is not None]
        return "; ".join(old or NONE for old, _ in chosen), "; ".join(new for _, new in chosen)

    return rows_told(session, keys, today, tell)


def of_field(session: Session, keys: Sequence[str], values: NewField, *, today: date) -> list[Changed]:
    """The fields of work."""
    return rows_told(session, keys, today, lambda task: (task.field, _named(values.field)))


def of_completion(session: Session, keys: Sequence[str], values: Completion, *, today: date) -> list[Changed]:
    """The state once they are done."""
    done = f"{TaskState.DONE_ON_TIME.label} {_day(values.completed_on)}".strip()
    late = f"{TaskState.DONE_LATE.label} {_day(values.completed_on)}".strip()

    def tell(task: listed.ListedTask) -> tuple[str, str]:
        day, at = values.completed_on, values.completed_at
        past_hour = day == task.deadline and is_after(task.deadline_time, at)
        return _state(task), late if day and task.deadline and (day > task.deadline or past_hour) else done

    return _done_rows(session, keys, today, tell, values.completed_on)


def of_obligation(
    session: Session, keys: Sequence[str], values: NewObligation, *, today: date
) -> list[Changed]:
    """What the tasks ask for."""
    return rows_told(session, keys, today, lambda task: (task.obligation.label, values.obligation.label))


def of_progress(session: Session, keys: Sequence[str], values: ProgressNote, *, today: date) -> list[Changed]:
    """What is last said of the progress."""
    percent = "" if values.percent is None else f"{values.percent}%"
    said = "; ".join(filter(None, (percent, values.content)))
    return rows_told(session, keys, today, lambda task: (task.progress, said), on=values.reported_on)


def of_wish(session: Session, keys: Sequence[str], values: ExtensionWish, *, today: date) -> list[Changed]:
    """The deadline that is asked for; the present one holds until it is decided."""

    def tell(task: listed.ListedTask) -> tuple[str, str]:
        day = values.requested_to
        asked = f"đề nghị {_day(day)}" if day else ""
        return _day(task.deadline), _too_soon(task.deadline, day) or asked

    return rows_told(session, keys, today, tell, on=values.requested_on)


def of_submitting(session: Session, keys: Sequence[str], values: Submission, *, today: date) -> list[Changed]:
    """The state while the approver decides."""
    paper = f": {values.document_number}" if values.document_number else ""
    return rows_told(
        session,
        keys,
        today,
        lambda task: (_state(task), f"{TaskFlag.SUBMITTED.label}{paper}"),
        on=values.submitted_on,
    )


def of_acceptance(session: Session, keys: Sequence[str], values: Acceptance, *, today: date) -> list[Changed]:
    """What is said of the result."""
    judged = "" if values.quality is None else f", {_JUDGED[values.quality]} ngày {_day(values.judged_on)}"
    return rows_told(session, keys, today, lambda task: (_state(task), f"{_state(task)}{judged}"))


def of_giving_back(
    session: Session, keys: Sequence[str], values: GivingBack, *, today: date
) -> list[Changed]:
    """The state from the day on which the result goes back."""
    since = f" từ {_day(values.returned_on)}" if values.returned_on else ""
    return rows_told(
        session, keys, today, lambda task: (_state(task), f"{TaskState.UNFINISHED.label}{since}")
    )


def of_submission(
    session: Session, keys: Sequence[str], values: SubmissionDecision, *, today: date
) -> list[Changed]:
    """The state after the approver's decision."""
    decided = "" if values.approved is None else f"{_SUBMITTED[values.approved]} {_day(values.approved_on)}"
    if values.approved:
        return _done_rows(session, keys, today, lambda task: (_state(task), decided), values.approved_on)
    return rows_told(session, keys, today, lambda task: (_state(task), decided), on=values.approved_on)


def of_assigner(session: Session, keys: Sequence[str], values: NewAssigner, *, today: date) -> list[Changed]:
    """Who assigned the tasks."""
    return rows_told(session, keys, today, lambda task: (task.assigner, _named(values.assigner)))


def of_deadline(session: Session, keys: Sequence[str], values: NewDeadline, *, today: date) -> list[Changed]:
    """One new deadline for all."""

    day = values.extended_to
    wanted = {key_of(key): day for key in keys} if day else {}
    refused = why_not(session, wanted, decided_on=values.decided_on)

    def tell(task: listed.ListedTask) -> tuple[str, str]:
        return _day(task.deadline), _not_yet(refused.get(key_of(task.key))) or _day(day)

    return rows_told(session, keys, today, tell, on=values.extended_to)


def of_more_days(session: Session, keys: Sequence[str], values: MoreDays, *, today: date) -> list[Changed]:
    """Working days on from the deadline of each."""
    calendar, found, more = (
        read_calendar(session),
        deadlines(session, list(map(key_of, keys)), today),
        values.days,
    )
    days = (
        {key: working_days_after(day, more or 0, calendar) for key, day in found.items()}
        if (more or 0) > 0
        else {}
    )
    refused = why_not(session, days, decided_on=values.decided_on)

    def tell(task: listed.ListedTask) -> tuple[str, str]:
        key = key_of(task.key)
        return _day(task.deadline), _not_yet(refused.get(key)) or _day(days.get(key))

    return rows_told(session, keys, today, tell)


def of_withdrawal(session: Session, keys: Sequence[str], values: Withdrawal, *, today: date) -> list[Changed]:
    """The state from a day on."""
    since = f" từ {short_date(values.withdrawn_on)}" if values.withdrawn_on else " ngay từ đầu"
    return rows_told(
        session,
        keys,
        today,
        lambda task: (_state(task), f"{TaskState.WITHDRAWN.label}{since}"),
        on=values.withdrawn_on,
    )


def of_transfer(session: Session, keys: Sequence[str], values: Transfer, *, today: date) -> list[Changed]:
    """Who leads."""
    since = f" từ {short_date(values.from_on)}" if values.from_on else ""
    return rows_told(
        session,
        keys,
        today,
        lambda task: ("; ".join(task.leads), f"{_named(values.agency)}{since}"),
        on=values.from_on,
    )


def of_steps(session: Session, keys: Sequence[str], values: StepsForm, *, today: date) -> list[Changed]:
    """The steps that a template would put under each of the tasks: who leads, and by which day of the week."""
    if values.template is None or values.starts_on is None:
        return []
    steps = step_deadlines(session, values.template.key, values.starts_on)
    found = listed.read(session, keys, today=today)
    return [
        Changed(
            content if len(found) == 1 else f"{task.content}: {content}",
            leads or "; ".join(task.leads) or NONE,
            _step_day(day, task.deadline),
        )
        for task in found
        for content, leads, day in steps
    ]


def _step_day(day: date, whole: date | None) -> str:
    late = f"; sau hạn {short_date(whole)}" if whole is not None and day > whole else ""
    return f"{capital(weekday(day))}, {short_date(day)}{late}"


def of_decision(
    session: Session, keys: Sequence[str], values: ExtensionDecision, *, today: date
) -> list[Changed]:
    """The deadlines that a decision on requests gives."""
    requests = [session.get_one(ExtensionRequest, key_of(key)) for key in keys]
    tasks = dict.fromkeys(request.task_id.hex for request in requests)
    now = {task.key: task for task in listed.read(session, list(tasks), today=today)}
    wanted = (
        {one.task_id: values.extended_to or one.requested_to for one in requests} if values.granted else {}
    )
    refused = why_not(session, wanted, decided_on=values.decided_on)
    return [
        Changed(
            task.content,
            _day(task.deadline),
            _not_yet(refused.get(request.task_id)) or _decided(values, task.deadline, request.requested_to),
        )
        for request in requests
        for task in (now[request.task_id.hex],)
    ]


def _decided(values: ExtensionDecision, now: date | None, asked: date) -> str:
    """The deadline that a decision gives; nothing is told before it is chosen."""
    if values.granted is None:
        return "chưa chọn"
    day = values.extended_to or asked
    return _day(day) if values.granted else _day(now)


def _not_yet(why: str | None) -> str:
    """That the change as a whole will be refused, and why."""
    return f"Chưa được: {why}" if why else ""


def _too_soon(now: date | None, day: date | None) -> str:
    """An extension gives more time than the deadline in force, or the change as a whole will be refused."""
    return f"Chưa được: hạn đang là {short_date(now)}" if now and day and day <= now else ""


def rows_told(
    session: Session,
    keys: Sequence[str],
    today: date,
    tell: Callable[[listed.ListedTask], tuple[str, str]],
    *,
    on: date | None = None,
) -> list[Changed]:
    """What `tell` says of each of the tasks: now, and afterwards; of one assigned after the day `on`: that it is."""
    return [
        Changed(task.content, old or NONE, _too_early(task, on) or new or NONE)
        for task in listed.read(session, keys, today=today)
        for old, new in (tell(task),)
    ]


def _done_rows(
    session: Session,
    keys: Sequence[str],
    today: date,
    tell: Callable[[listed.ListedTask], tuple[str, str]],
    on: date | None,
) -> list[Changed]:
    """As `rows_told`, of tasks that would be done: those with open steps first, saying so (feature 8)."""
    steps = {key.hex: count for key, count in open_steps(session, [key_of(key) for key in keys]).items()}

    def tell_all(task: listed.ListedTask) -> tuple[str, str]:
        old, new = tell(task)
        return old, f"{new}. {steps_told(steps[task.key])}" if task.key in steps else new

    return rows_told(session, sorted(keys, key=lambda key: key not in steps), today, tell_all, on=on)


def _too_early(task: listed.ListedTask, on: date | None) -> str:
    """Nothing happens to a task before it is assigned, and the change as a whole will be refused."""
    return f"Chưa được: giao ngày {short_date(task.assigned_on)}" if on and task.assigned_on > on else ""


def _state(task: listed.ListedTask) -> str:
    return task.outcome.label if task.outcome is not None else TaskState.WITHDRAWN.label


def _named(ref: Ref | None) -> str:
    return ref.name if ref is not None else ""


def _day(day: date | None) -> str:
    return short_date(day) if day is not None else ""
