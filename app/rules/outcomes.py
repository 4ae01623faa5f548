"""What became of one task, seen on a day (duties 9, 10); `services/figures` counts the same in SQL."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from app.briefings.figures import Period
from app.core.terms import Outcome
from app.rules.deadline_hours import is_after
from app.rules.facts import happened, holds, is_withdrawn, stands
from app.rules.regulation import InForce
from app.rules.successors import Succession, stands_for


@dataclass(frozen=True, slots=True)
class ExtensionFact:
    """A new deadline and the day it was decided (None: from the start)."""

    decided_on: date | None
    extended_to: date


@dataclass(frozen=True, slots=True)
class DelayReportFact:
    """A written report of delay, and whether and when its reason was accepted (no day: from the start).

    `agency` is the key of who made it; None: whoever led the task on its day.
    """

    reported_on: date
    accepted: bool | None = None
    decided_on: date | None = None
    agency: Hashable | None = None


@dataclass(frozen=True, slots=True)
class LeadFact:
    """An agency, by its key, that leads a task from day to day (both included; None: open)."""

    agency: Hashable
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReturnFact:
    """A result that was given back: done from one day, unfinished again from another; its quality as judged between."""

    completed_on: date
    returned_on: date
    quality_accepted: bool | None = None
    quality_judged_on: date | None = None
    completed_at: time | None = None


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """All of a task that its outcome depends on; `successions` tell, by the keys of `leads`, who stands for whom."""

    assigned_on: date
    deadline: date | None = None
    extensions: tuple[ExtensionFact, ...] = ()
    completed_on: date | None = None
    quality_accepted: bool | None = None
    quality_judged_on: date | None = None
    withdrawn: bool = False
    withdrawn_on: date | None = None
    delay_reports: tuple[DelayReportFact, ...] = ()
    returns: tuple[ReturnFact, ...] = ()
    deadline_time: time | None = None
    completed_at: time | None = None
    leads: tuple[LeadFact, ...] = ()
    successions: Mapping[Any, Succession[Any]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A task of a period as of a day.

    `deadline` is the one in force; `days_late` counts calendar days after it, None if not late; 0: by hours of its day.
    """

    outcome: Outcome
    carried_over: bool
    excused: bool
    failed: bool
    deadline: date | None
    days_late: int | None


def judge(facts: TaskFacts, period: Period, regulation: InForce) -> Judgement | None:
    """Judge a task as seen on the period's `as_of`; None if it does not belong to the period."""
    if not belongs(facts, period):
        return None
    as_of = period.as_of
    deadline = effective_deadline(facts, as_of)
    completed_on = done_on(facts, as_of)
    outcome = _outcome(completed_on, deadline, as_of, past_hour=is_past_hour(facts, as_of))
    late = outcome in (Outcome.DONE_LATE, Outcome.OVERDUE)
    excused = late and _is_excused(facts, deadline, as_of=as_of, regulation=regulation)
    poor = outcome is Outcome.DONE_ON_TIME and _is_poor(facts, as_of)
    return Judgement(
        outcome=outcome,
        carried_over=facts.assigned_on < period.start,
        excused=excused,
        failed=(late and not excused) or poor,
        deadline=deadline,
        days_late=((completed_on or as_of) - deadline).days if late and deadline else None,
    )


def belongs(facts: TaskFacts, period: Period) -> bool:
    """Tell whether a task counts: assigned by the period's end and the look's day, not withdrawn, not done before."""
    completed_on = done_on(facts, period.as_of)
    return (
        not is_withdrawn(facts.withdrawn, facts.withdrawn_on, period.as_of)
        and facts.assigned_on <= min(period.end, period.as_of)
        and (completed_on is None or completed_on >= period.start)
    )


def effective_deadline(facts: TaskFacts, as_of: date) -> date | None:
    """Return the deadline in force on a day: the latest extension decided by then, else the first one."""
    extension = _extension_in_force(facts, as_of)
    return extension.extended_to if extension else facts.deadline


def _extension_in_force(facts: TaskFacts, as_of: date) -> ExtensionFact | None:
    decided = [e for e in facts.extensions if holds(e.decided_on, as_of)]
    return max(decided, key=lambda e: (e.decided_on or date.min, e.extended_to), default=None)


def done_on(facts: TaskFacts, as_of: date) -> date | None:
    """Return the day on which a task counts as done, seen on a day: its own, or that of a result not yet given back."""
    return happened(facts.completed_on, as_of) or max(
        (result.completed_on for result in _not_yet_returned(facts, as_of)), default=None
    )


def _not_yet_returned(facts: TaskFacts, as_of: date) -> list[ReturnFact]:
    return [result for result in facts.returns if result.completed_on <= as_of < result.returned_on]


def is_past_hour(facts: TaskFacts, as_of: date) -> bool:
    """Tell whether the result came on the very day of the deadline, but after its hour.

    An hour that nobody wrote down is in time; the hour goes with the first deadline, and ends with it.
    """
    deadline = effective_deadline(facts, as_of)
    if deadline is None or deadline != facts.deadline or done_on(facts, as_of) != deadline:
        return False
    return is_after(facts.deadline_time, _done_at(facts, as_of))


def _done_at(facts: TaskFacts, as_of: date) -> time | None:
    if happened(facts.completed_on, as_of):
        return facts.completed_at
    given = _not_yet_returned(facts, as_of)
    last = max(given, key=lambda one: (one.completed_on, one.completed_at or time.min), default=None)
    return last.completed_at if last else None


def _outcome(completed_on: date | None, deadline: date | None, as_of: date, *, past_hour: bool) -> Outcome:
    if completed_on is not None:
        on_time = deadline is None or (completed_on <= deadline and not past_hour)
        return Outcome.DONE_ON_TIME if on_time else Outcome.DONE_LATE
    if deadline is None:
        return Outcome.NO_DEADLINE
    return Outcome.OVERDUE if deadline < as_of else Outcome.IN_TIME


def _is_excused(facts: TaskFacts, deadline: date | None, *, as_of: date, regulation: InForce) -> bool:
    """Whether a report came in time and its reason is accepted (duty 9: so many days before, by the deadline's day).

    One reported before the extension in force was decided was for an earlier deadline, one of a lead who gave the task
    away was his own.
    """
    if deadline is None:
        return False
    extension = _extension_in_force(facts, as_of)
    first_day = (extension.decided_on if extension else None) or date.min
    last_day = min(delay_report_due(deadline, regulation), as_of)
    return any(
        report.accepted is True
        and holds(report.decided_on, as_of)
        and first_day <= report.reported_on <= last_day
        and _is_of_present_lead(facts, report, as_of)
        for report in facts.delay_reports
    )


def delay_report_due(deadline: date, regulation: InForce) -> date:
    """Return the last day to report that a deadline will be missed (duty 9)."""
    return regulation.day(lambda numbers: deadline - timedelta(days=numbers.delay_report_days))


def _is_of_present_lead(facts: TaskFacts, report: DelayReportFact, as_of: date) -> bool:
    """Whether an agency that leads on a day made the report, or led on the report's; so too where nobody leads.

    A merged agency is the one that stands for it on the day: what it reported is that one's.
    """

    def standing(agency: Any) -> Any:
        return stands_for(agency, facts.successions, as_of)

    now, then = (
        {standing(lead.agency) for lead in facts.leads if stands(lead.from_on, lead.to_on, day)}
        for day in (as_of, report.reported_on)
    )
    return not now or standing(report.agency) in now or not now.isdisjoint(then)


def _is_poor(facts: TaskFacts, as_of: date) -> bool:
    if happened(facts.completed_on, as_of):
        return facts.quality_accepted is False and holds(facts.quality_judged_on, as_of)
    return any(
        result.quality_accepted is False and holds(result.quality_judged_on, as_of)
        for result in _not_yet_returned(facts, as_of)
    )
