"""The steps of a meeting seen on a day: what somebody kept goes before what the program knows (duty 62)."""

from datetime import date

import pytest

from app.core.meeting_terms import Step, StepState
from app.core.terms import MeetingKind
from app.rules.meeting_steps import StepFact, progress, step_due, step_lines
from app.rules.regulation import Calendar
from tests.regulations import GENERAL

DAY = date(2026, 10, 12)
CALENDAR = Calendar(frozenset(), frozenset())


def state(kept: StepFact | None = None, known: StepFact | None = None, due: date | None = None) -> StepState:
    lines = step_lines(
        MeetingKind.REGULAR_SESSION,
        {Step.PAPERS: kept} if kept else {},
        {Step.PAPERS: known} if known else {},
        {Step.PAPERS: due} if due else {},
        as_of=DAY,
    )
    return next(line.state for line in lines if line.step is Step.PAPERS)


@pytest.mark.parametrize(
    ("kept", "known", "due", "expected"),
    [
        (None, None, None, StepState.OPEN),
        (None, None, date(2026, 10, 11), StepState.LATE),
        (None, None, DAY, StepState.OPEN),
        (StepFact(DAY), None, date(2026, 10, 1), StepState.DONE),
        (StepFact(date(2026, 10, 13)), None, None, StepState.OPEN),
        (None, StepFact(DAY), None, StepState.DONE),
        (StepFact(skipped=True), None, date(2026, 10, 1), StepState.SKIPPED),
        (StepFact(skipped=True), StepFact(DAY), None, StepState.DONE),
    ],
)
def test_a_step_is_done_late_or_not_needed(kept, known, due, expected):
    assert state(kept, known, due) is expected


def test_the_document_is_the_one_that_was_kept_or_else_the_one_that_went_out():
    def document(kept: dict[Step, StepFact], known: StepFact) -> str:
        lines = step_lines(MeetingKind.OTHER, kept, {Step.RECORD: known}, {}, as_of=DAY)
        return next(line.document for line in lines if line.step is Step.RECORD)

    assert document({}, StepFact(DAY, "9/TB-VP")) == "9/TB-VP"
    assert document({}, StepFact(date(2026, 10, 13), "9/TB-VP")) == ""
    assert document({Step.RECORD: StepFact(DAY, "8/TB-VP")}, StepFact(DAY, "9/TB-VP")) == "8/TB-VP"


def test_a_kind_leaves_out_what_it_does_not_need_unless_something_is_kept():
    def steps(**kept: StepFact) -> list[Step]:
        named = {Step[name]: fact for name, fact in kept.items()}
        lines = step_lines(MeetingKind.OFFICE_BRIEFING, named, {}, {}, as_of=DAY)
        return [line.step for line in lines]

    assert steps() == [Step.PROGRAMME, Step.RECORD]
    assert steps(PRESS=StepFact(DAY)) == [Step.PROGRAMME, Step.RECORD, Step.PRESS]


def test_the_last_days_are_counted_in_working_days():
    def due_of(kind: MeetingKind) -> dict[Step, date]:
        papers = date(2026, 10, 7)
        return step_due(kind, DAY, documents_due=papers, regulation=GENERAL, calendar=CALENDAR)

    due = due_of(MeetingKind.REGULAR_SESSION)
    assert due == {  # the 12th is a Monday
        Step.HOLDING: date(2026, 10, 7),
        Step.PROGRAMME: date(2026, 10, 7),
        Step.PAPERS: date(2026, 10, 7),
        Step.RECORD: date(2026, 10, 19),
    }
    assert due_of(MeetingKind.EXTRAORDINARY_SESSION)[Step.HOLDING] == date(2026, 10, 9)


def test_what_is_not_needed_does_not_count():
    kept = {Step.HOLDING: StepFact(DAY), Step.PRESS: StepFact(skipped=True)}
    lines = step_lines(MeetingKind.REGULAR_SESSION, kept, {}, {}, as_of=DAY)
    assert progress(lines) == (1, 4)
