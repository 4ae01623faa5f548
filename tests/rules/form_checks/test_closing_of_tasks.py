"""What of a task's closing its form can say without the regulation."""

from datetime import date

import pytest

from app.briefings.task_form import TaskForm
from app.rules.form_checks.task import check
from app.rules.regulation import Calendar

TODAY, DAY = date(2026, 11, 23), date(2026, 11, 20)
FREE = Calendar(frozenset(), frozenset())


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"approved": True, "approved_on": DAY, "result_on": DAY}, []),
        ({"approved_on": DAY}, [("approved", True)]),
        ({"approved": False, "completed_on": DAY}, [("approved", True)]),
        ({"result_on": date(2026, 12, 1)}, [("result_on", False)]),
        ({"approved": True, "approved_on": date(2026, 12, 1)}, [("approved_on", False)]),
        ({"approved": True, "approved_on": DAY, "result_on": TODAY}, [("approved_on", True)]),
    ],
)
def test_days_and_decisions_that_do_not_fit_are_told(said, wrong):
    form = TaskForm(content="Việc", assigned_on=date(2026, 11, 2), deadline=date(2026, 12, 4), **said)
    told = [(one.field, one.warning) for one in check(form, FREE, today=TODAY) if one.field != "leads"]
    assert told == wrong
