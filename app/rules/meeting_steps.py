"""The five steps of a meeting's preparation, seen on a day: done, not needed, open, or late (duty 62)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from app.core.meeting_terms import Step, StepState
from app.core.terms import MeetingKind
from app.core.words import short_date
from app.rules.facts import happened
from app.rules.meeting_kinds import rule_of
from app.rules.regulation import Calendar, InForce, Regulation
from app.rules.working_days import working_days_after, working_days_before

SHOWN_BY = {
    Step.PROGRAMME: ("agenda", "invitation", "invitations"),
    Step.RECORD: ("conclusion_notice", "minutes"),
}
"""The kinds of documents that show a step done once one of them went out."""


@dataclass(frozen=True, slots=True)
class StepFact:
    """What is kept or known of a step: when it was done, by which document, or that it is not needed."""

    done_on: date | None = None
    document: str = ""
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of one meeting as it stands on a day; `due_on` is the last day for it, if there is one."""

    step: Step
    state: StepState
    done_on: date | None
    document: str
    due_on: date | None


def step_lines(
    kind: MeetingKind,
    kept: Mapping[Step, StepFact],
    known: Mapping[Step, StepFact],
    due: Mapping[Step, date],
    *,
    as_of: date,
) -> tuple[StepLine, ...]:
    """Every step in its order: what somebody `kept` of it goes before what the program `known`s itself.

    A step that the kind does not need is left out unless something is kept of it.
    """
    needed = rule_of(kind).steps
    return tuple(
        _line(step, kept.get(step, StepFact()), known.get(step, StepFact()), due.get(step), as_of)
        for step in Step
        if step in needed or step in kept
    )


def step_due(
    kind: MeetingKind, held_on: date, *, documents_due: date, regulation: InForce, calendar: Calendar
) -> dict[Step, date]:
    """The last day for each step that the regulation gives one."""
    invited = invitation_due(kind, held_on, regulation, calendar)
    return {
        Step.HOLDING: invited,
        Step.PROGRAMME: invited,
        Step.PAPERS: documents_due,
        Step.RECORD: working_days_after(held_on, regulation.on(held_on).conclusion_notice_days, calendar),
    }


def invitation_due(kind: MeetingKind, held_on: date, regulation: InForce, calendar: Calendar) -> date:
    """The last day to send programme and invitations (duty 63); an extraordinary session is called later."""

    def by(numbers: Regulation) -> date:
        is_urgent = kind is MeetingKind.EXTRAORDINARY_SESSION
        days = numbers.urgent_invitation_days if is_urgent else numbers.invitation_days
        return working_days_before(held_on, days, calendar)

    return regulation.day(by)


def progress(lines: Collection[StepLine]) -> tuple[int, int]:
    """How many steps are done, of how many that are needed."""
    states = [line.state for line in lines]
    return states.count(StepState.DONE), len(states) - states.count(StepState.SKIPPED)


def _line(step: Step, kept: StepFact, known: StepFact, due_on: date | None, as_of: date) -> StepLine:
    done = happened(kept.done_on, as_of) or happened(known.done_on, as_of)
    document = kept.document or (known.document if done else "")
    if done is not None:
        state = StepState.DONE
    elif kept.skipped:
        state = StepState.SKIPPED
    else:
        state = StepState.LATE if due_on is not None and due_on < as_of else StepState.OPEN
    return StepLine(step, state, done, document, due_on)


def told_early(on_day: date | None, held_on: date | None, today: date) -> str:
    """The sentence that refuses what the press was told of a meeting before it had a result, or will be told (65)."""
    if on_day is not None and held_on is not None and on_day < held_on:
        return f"Ngày {short_date(on_day)} trước ngày họp {short_date(held_on)}: cuộc họp chưa có kết quả."
    if on_day is not None and on_day > today:
        return f"Ngày họp báo, thông cáo {short_date(on_day)} ở tương lai."
    return ""
