"""Figures put together from judged tasks and from smaller figures."""

from app.briefings.figures import ProgrammeFigures, TaskFigures
from app.core.terms import Outcome
from app.rules.outcomes import Judgement
from app.rules.tallies import count_judgements, plus, sum_by_name


def judged(
    outcome: Outcome, *, carried: bool = False, excused: bool = False, failed: bool = False
) -> Judgement:
    return Judgement(outcome, carried, excused, failed, None, None)


def test_each_judged_task_counts_once() -> None:
    tasks = [
        judged(Outcome.DONE_ON_TIME, carried=True),
        judged(Outcome.DONE_LATE, failed=True),
        judged(Outcome.OVERDUE, carried=True, excused=True),
        judged(Outcome.IN_TIME),
        judged(Outcome.NO_DEADLINE),
    ]
    assert count_judgements(tasks) == TaskFigures(
        total=5,
        carried_over=2,
        new=3,
        done=2,
        done_on_time=1,
        done_late=1,
        not_done=3,
        in_time=1,
        no_deadline=1,
        overdue=1,
        excused=1,
        failed=1,
    )


def test_no_tasks_give_figures_of_nothing() -> None:
    assert count_judgements([]) == TaskFigures()


def test_figures_of_one_name_are_summed_where_the_name_first_stood() -> None:
    counted = [
        ("b", ProgrammeFigures(1, 1, 0, 0)),
        ("a", ProgrammeFigures(2)),
        ("b", ProgrammeFigures(1, 0, 0, 1)),
    ]
    assert list(sum_by_name(counted).items()) == [
        ("b", ProgrammeFigures(2, 1, 0, 1)),
        ("a", ProgrammeFigures(2)),
    ]
    assert plus(ProgrammeFigures(1), ProgrammeFigures()) == ProgrammeFigures(1)
