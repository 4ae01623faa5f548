"""Every rule on tasks, one case a line: October 2026 seen on its last day unless the case says otherwise."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.briefings.figures import Period
from app.core.terms import Outcome
from app.rules.outcomes import (
    DelayReportFact,
    ExtensionFact,
    Judgement,
    LeadFact,
    ReturnFact,
    TaskFacts,
    effective_deadline,
    judge,
)
from app.rules.regulation import Regulation
from app.rules.successors import Succession
from tests.regulations import GENERAL

REGULATION = GENERAL


def day(month: int, number: int) -> date:
    return date(2026, month, number)


FIRST, LAST = day(10, 1), day(10, 31)
OCTOBER = Period(FIRST, LAST, LAST)
ON_TIME, LATE, IN_TIME, ENDLESS, OVERDUE = Outcome
IN_OCTOBER = day(10, 10)


def judged(*, as_of: date = LAST, regulation: Regulation = REGULATION, **facts: Any) -> Judgement | None:
    facts = {"assigned_on": day(10, 5), "deadline": day(10, 20)} | facts
    return judge(TaskFacts(**facts), replace(OCTOBER, as_of=as_of), regulation)


def extended(to: date, decided: date | None) -> ExtensionFact:
    return ExtensionFact(decided, to)


def reported(on: date, accepted: bool | None = True, decided: date | None = None) -> DelayReportFact:
    return DelayReportFact(on, accepted, decided)


@pytest.mark.parametrize(
    ("facts", "belongs", "why"),
    [
        ({"assigned_on": FIRST}, True, "assigned on the first day"),
        ({"assigned_on": LAST}, True, "assigned on the last day"),
        ({"assigned_on": day(11, 1)}, False, "assigned after the period"),
        ({"assigned_on": day(1, 2)}, True, "assigned long ago and still open"),
        ({"assigned_on": day(9, 2), "completed_on": day(9, 30)}, False, "completed the day before"),
        ({"assigned_on": day(9, 2), "completed_on": FIRST}, True, "completed on the first day"),
        ({"assigned_on": day(9, 2), "completed_on": day(11, 5)}, True, "completed after the period"),
        ({"withdrawn": True}, False, "withdrawn, no day: from the start"),
        ({"withdrawn": True, "withdrawn_on": LAST}, False, "withdrawn on the day of the look"),
        ({"withdrawn": True, "withdrawn_on": day(11, 1)}, True, "withdrawn after the day of the look"),
        ({"withdrawn": False, "withdrawn_on": FIRST}, True, "a day alone withdraws nothing"),
        (
            {"assigned_on": day(9, 2), "completed_on": day(9, 20), "as_of": day(9, 15)},
            True,
            "completed before the period, but not yet on the day of the look",
        ),
    ],
)
def test_which_tasks_belong_to_the_period(facts: dict[str, Any], belongs: bool, why: str) -> None:
    assert (judged(**facts) is not None) is belongs, why


@pytest.mark.parametrize(("assigned_on", "carried"), [(day(9, 30), True), (FIRST, False), (LAST, False)])
def test_tasks_assigned_before_the_period_are_carried_over(assigned_on: date, carried: bool) -> None:
    judgement = judged(assigned_on=assigned_on)
    assert judgement is not None
    assert judgement.carried_over is carried


@pytest.mark.parametrize(
    ("extensions", "deadline", "why"),
    [
        ((), day(10, 20), "none: the first deadline"),
        ((extended(day(10, 25), None),), day(10, 25), "decided on no day: from the start"),
        ((extended(day(10, 25), LAST),), day(10, 25), "decided on the day of the look"),
        ((extended(day(10, 25), day(11, 1)),), day(10, 20), "decided later: not yet"),
        ((extended(day(10, 15), day(10, 2)),), day(10, 15), "an earlier day is a new deadline too"),
        (
            (extended(day(11, 9), day(10, 3)), extended(day(10, 28), day(10, 4))),
            day(10, 28),
            "the one decided last, not the one that reaches farthest",
        ),
        (
            (extended(day(11, 9), None), extended(day(10, 28), day(10, 4))),
            day(10, 28),
            "one without a day is older than any with one",
        ),
        (
            (extended(day(10, 28), day(10, 4)), extended(day(10, 27), day(10, 4))),
            day(10, 28),
            "two of one day: the later deadline",
        ),
    ],
)
def test_the_latest_extension_decided_by_then_is_the_deadline(
    extensions: tuple[ExtensionFact, ...], deadline: date, why: str
) -> None:
    facts = TaskFacts(day(10, 1), day(10, 20), extensions)
    assert effective_deadline(facts, LAST) == deadline, why


def test_an_extension_gives_a_deadline_to_a_task_without_one() -> None:
    assert effective_deadline(TaskFacts(FIRST, None, (extended(LAST, None),)), LAST) == LAST


@pytest.mark.parametrize(
    ("facts", "outcome", "days_late", "why"),
    [
        ({"completed_on": day(10, 20)}, ON_TIME, None, "done on the deadline"),
        ({"completed_on": day(10, 21)}, LATE, 1, "done the day after"),
        ({"completed_on": LAST, "deadline": None}, ON_TIME, None, "done, no deadline"),
        ({"completed_on": LAST}, LATE, 11, "done on the day of the look"),
        ({"completed_on": day(11, 1)}, OVERDUE, 11, "done after the day of the look: not yet"),
        ({"completed_on": day(11, 1), "as_of": day(11, 1)}, LATE, 12, "the same, seen a day later"),
        ({"deadline": LAST}, IN_TIME, None, "due on the day of the look"),
        ({"deadline": day(10, 30)}, OVERDUE, 1, "due the day before"),
        ({"deadline": day(12, 1)}, IN_TIME, None, "due later"),
        ({"deadline": None}, ENDLESS, None, "open, no deadline"),
        ({"as_of": IN_OCTOBER}, IN_TIME, None, "seen before the deadline"),
        (
            {"extensions": (extended(day(10, 30), None),), "completed_on": LAST},
            LATE,
            1,
            "late by the new day",
        ),
        ({"extensions": (extended(LAST, day(10, 25)),)}, IN_TIME, None, "extended after it was overdue"),
        (
            {"extensions": (extended(LAST, day(10, 25)),), "as_of": day(10, 24)},
            OVERDUE,
            4,
            "the same, before the extension was decided",
        ),
        (
            {"extensions": (extended(LAST, day(10, 30)),), "completed_on": day(10, 25)},
            ON_TIME,
            None,
            "extended after completion: legal, and counted",
        ),
    ],
)
def test_what_became_of_a_task(
    facts: dict[str, Any], outcome: Outcome, days_late: int | None, why: str
) -> None:
    judgement = judged(**facts)
    assert judgement is not None
    assert (judgement.outcome, judgement.days_late) == (outcome, days_late), why


DONE_LATE = {"completed_on": day(10, 22)}
DONE = {"completed_on": day(10, 12)}
IN_GOOD_TIME = {"delay_reports": (reported(day(10, 19)),)}


@pytest.mark.parametrize(
    ("facts", "excused", "failed", "why"),
    [
        ({}, False, True, "overdue and no report"),
        (DONE_LATE, False, True, "done late and no report"),
        (IN_GOOD_TIME, True, False, "reported one day before, accepted"),
        (DONE_LATE | IN_GOOD_TIME, True, False, "the same, done late"),
        (DONE_LATE | IN_GOOD_TIME | {"quality_accepted": False}, True, False, "whatever the quality"),
        ({"delay_reports": (reported(day(10, 20)),)}, False, True, "reported on the deadline: too late"),
        ({"delay_reports": (reported(day(10, 19), False),)}, False, True, "reason not accepted"),
        ({"delay_reports": (reported(day(10, 19), None),)}, False, True, "reason not decided: not accepted"),
        (
            {"delay_reports": (reported(day(10, 19), True, LAST),)},
            True,
            False,
            "accepted on the day of the look",
        ),
        (
            {"delay_reports": (reported(day(10, 19), True, day(11, 1)),)},
            False,
            True,
            "accepted later: not yet",
        ),
        (
            {"delay_reports": (reported(day(10, 19), False), reported(day(10, 18)))},
            True,
            False,
            "one good report of two is enough",
        ),
        (
            {"delay_reports": (reported(day(10, 20)),), "extensions": (extended(day(10, 21), None),)},
            True,
            False,
            "in time by the deadline in force",
        ),
        (
            IN_GOOD_TIME | {"extensions": (extended(day(10, 25), day(10, 20)),)},
            False,
            True,
            "reported for the deadline before the extension",
        ),
        (
            {"delay_reports": (reported(day(10, 20)),), "extensions": (extended(day(10, 25), day(10, 20)),)},
            True,
            False,
            "reported on the day of the extension",
        ),
        (
            IN_GOOD_TIME | {"extensions": (extended(day(12, 1), day(11, 1)),)},
            True,
            False,
            "extended after the look: not yet",
        ),
        (
            {
                "assigned_on": day(9, 2),
                "deadline": day(9, 20),
                "delay_reports": (reported(day(9, 19)),),
                "as_of": day(9, 25),
            },
            True,
            False,
            "seen before the period: the report was there",
        ),
        (IN_GOOD_TIME | {"deadline": LAST}, False, False, "not late: nothing to excuse"),
        ({"completed_on": day(10, 12)}, False, False, "done on time, quality not judged: accepted"),
        (DONE | {"quality_accepted": True}, False, False, "done on time, quality accepted"),
        (DONE | {"quality_accepted": False}, False, True, "done on time, quality not accepted"),
        (DONE | {"quality_accepted": False, "deadline": None}, False, True, "the same without a deadline"),
        (
            DONE | {"quality_accepted": False, "quality_judged_on": LAST},
            False,
            True,
            "quality judged on the day of the look",
        ),
        (
            DONE | {"quality_accepted": False, "quality_judged_on": day(11, 1)},
            False,
            False,
            "quality judged later: not yet",
        ),
        ({"deadline": LAST, "quality_accepted": False}, False, False, "not done, in time: no quality yet"),
        ({"deadline": None, "quality_accepted": False}, False, False, "not done, no deadline: the same"),
    ],
)
def test_which_tasks_are_excused_or_failed(
    facts: dict[str, Any], excused: bool, failed: bool, why: str
) -> None:
    judgement = judged(**facts)
    assert judgement is not None
    assert (judgement.excused, judgement.failed) == (excused, failed), why


@pytest.mark.parametrize("maker", ["a", None])
def test_what_a_merged_agency_reported_is_of_the_one_that_stands_for_it(maker: str | None) -> None:
    """Not by whose link it was: "a" merged into "b" and that into "c", to which the task was handed on."""
    report = replace(reported(day(10, 5)), agency=maker)
    leads = (LeadFact("a", to_on=day(10, 9)), LeadFact("c", day(10, 10)))
    merged = {"a": Succession(day(10, 9), "b"), "b": Succession(day(10, 20), "c")}

    def excused(as_of: date, **facts: object) -> bool:
        judgement = judged(delay_reports=(report,), leads=leads, deadline=day(10, 15), as_of=as_of, **facts)
        assert judgement is not None
        return judgement.excused

    assert not excused(LAST), "another agency"
    assert not excused(day(10, 20), successions=merged), "it stands for itself to its last day"
    assert excused(day(10, 21), successions=merged)


@pytest.mark.parametrize(
    ("days", "reported_on", "excused"),
    [(0, day(10, 20), True), (0, day(10, 21), False), (3, day(10, 17), True), (3, day(10, 18), False)],
)
def test_the_days_before_the_deadline_are_the_regulations(
    days: int, reported_on: date, excused: bool
) -> None:
    judgement = judged(
        delay_reports=(reported(reported_on),), regulation=replace(REGULATION, delay_report_days=days)
    )
    assert judgement is not None
    assert judgement.excused is excused


def test_a_report_dated_after_the_look_is_not_there_yet() -> None:
    task = TaskFacts(day(9, 1), day(10, 20), delay_reports=(reported(day(10, 18)),))
    early = replace(task, extensions=(extended(day(10, 9), None), extended(day(10, 20), day(10, 15))))
    seen = judge(early, replace(OCTOBER, as_of=day(10, 12)), REGULATION)
    assert seen is not None
    assert (seen.outcome, seen.excused) == (OVERDUE, False)


@pytest.mark.parametrize(
    ("as_of", "outcome", "why"),
    [
        (day(10, 9), IN_TIME, "before the result came"),
        (day(10, 10), ON_TIME, "done, as far as that day knew"),
        (day(10, 14), ON_TIME, "the day before it was given back"),
        (day(10, 15), IN_TIME, "given back: unfinished again from that day on"),
        (day(10, 21), OVERDUE, "and late once the deadline passed"),
        (day(10, 25), LATE, "the second result counts by its own day"),
    ],
)
def test_a_result_counts_until_it_is_given_back(as_of: date, outcome: Outcome, why: str) -> None:
    returned = ReturnFact(completed_on=day(10, 10), returned_on=day(10, 15))
    judgement = judged(as_of=as_of, completed_on=day(10, 25), returns=(returned,))
    assert judgement is not None
    assert judgement.outcome is outcome, why


def test_a_result_judged_poor_fails_until_it_is_given_back() -> None:
    returned = ReturnFact(day(10, 10), day(10, 15), quality_accepted=False, quality_judged_on=day(10, 12))
    found = {n: judged(as_of=day(10, n), returns=(returned,)) for n in (11, 12, 14, 15)}
    assert [one is not None and one.failed for one in found.values()] == [False, True, True, False]


def test_a_result_before_the_period_that_was_given_back_belongs_again() -> None:
    returned = ReturnFact(completed_on=day(9, 20), returned_on=day(10, 12))
    facts = {"assigned_on": day(9, 2), "returns": (returned,)}
    assert judged(as_of=day(10, 11), **facts) is None
    assert judged(as_of=day(10, 12), **facts) is not None


def test_a_task_assigned_after_the_day_of_the_look_is_not_there_yet() -> None:
    assert judged(assigned_on=IN_OCTOBER, as_of=day(10, 9)) is None
    assert judged(assigned_on=IN_OCTOBER, as_of=IN_OCTOBER) is not None
