"""Numbers of the regulation in SQL: the last day that they set is the one that the rule says."""

import json
from dataclasses import replace
from datetime import date, timedelta

import sqlcipher3
from hypothesis import given
from hypothesis import strategies as st

from app.rules.outcomes import delay_report_due
from app.rules.regulation import Regulations, Version
from app.services.regulation_sql import delay_reported_ahead, said_on
from tests.regulations import GENERAL

FIRST = date(2026, 11, 1)
DEADLINES = [FIRST + timedelta(days=number) for number in range(90)]
CHANGES = st.lists(
    st.tuples(st.integers(0, 90), st.integers(0, 12)), max_size=4, unique_by=lambda change: change[0]
)


@given(CHANGES, st.integers(0, 12))
def test_the_last_day_to_report_a_delay_is_that_of_the_rule(changes, first):
    numbers = [(date.min, first), *((FIRST + timedelta(days=ahead), days) for ahead, days in sorted(changes))]
    known = Regulations(
        tuple(Version(day, replace(GENERAL, delay_report_days=days)) for day, days in numbers)
    )
    asked = f"SELECT date(day.value, {said_on('ahead', 'day.value')}) FROM json_each(:days) AS day"
    values = {
        "days": json.dumps([day.isoformat() for day in DEADLINES]),
        "ahead": delay_reported_ahead(known),
    }
    with sqlcipher3.connect(":memory:") as connection:
        found = [date.fromisoformat(day) for (day,) in connection.execute(asked, values)]
    assert found == [delay_report_due(day, known) for day in DEADLINES]
