"""What is wrong with what is asked before many tasks are changed."""

from datetime import date

import pytest

from app.briefings.bulk_changes import Completion, NewDeadline
from app.rules.form_checks.bulk_changes import check_completion, check_deadline
from app.rules.regulation import Calendar

TODAY = date(2026, 11, 23)
FRIDAY, SATURDAY = date(2026, 12, 4), date(2026, 12, 5)
CALENDAR = Calendar(frozenset(), frozenset())


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (NewDeadline(FRIDAY), []),
        (NewDeadline(FRIDAY, decided_on=FRIDAY), []),
        (NewDeadline(), [("extended_to", "Chưa có hạn mới: cần ngày như 15/10/2026.", False)]),
        (
            NewDeadline(SATURDAY),
            [("extended_to", "Hạn mới 05/12/2026 là ngày nghỉ (thứ Bảy).", True)],
        ),
        (
            NewDeadline(FRIDAY, decided_on=SATURDAY),
            [("decided_on", "Ngày quyết định sau hạn mới.", True)],
        ),
    ],
)
def test_a_new_deadline_needs_its_day(form: NewDeadline, said: list[tuple[str, str, bool]]) -> None:
    found = check_deadline(form, CALENDAR, today=SATURDAY)
    assert [(one.field, one.sentence, one.warning) for one in found] == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, []),
        (None, ["Chưa có ngày hoàn thành: cần ngày như 15/10/2026."]),
        (FRIDAY, ["Ngày hoàn thành 04/12/2026 ở tương lai."]),
    ],
)
def test_what_was_done_was_done_by_today(day: date | None, said: list[str]) -> None:
    assert [one.sentence for one in check_completion(Completion(day), today=TODAY)] == said
