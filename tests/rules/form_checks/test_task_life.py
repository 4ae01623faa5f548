"""What is wrong with a note of a task that was taken, refused, or that agencies differ about."""

from datetime import date

import pytest

from app.briefings.forms import Ref
from app.briefings.task_life import EventNote
from app.core.task_terms import TaskEventKind
from app.rules.form_checks.task_life import check_event

TODAY = date(2026, 11, 23)
AGENCY = Ref("agency", "", "Sở Y tế")


@pytest.mark.parametrize(
    ("note", "fields"),
    [
        (EventNote(TaskEventKind.RECEIVED, TODAY, AGENCY), []),
        (EventNote(TaskEventKind.RECEIVED, TODAY), ["agency"]),
        (EventNote(TaskEventKind.REFUSED, TODAY, AGENCY), ["content"]),
        (EventNote(TaskEventKind.REFUSED, None, None, content="Sai chức năng"), ["happened_on", "agency"]),
        (EventNote(TaskEventKind.DIFFERING, TODAY, content="Về thẩm quyền"), []),
        (EventNote(TaskEventKind.DIFFERING, date(2026, 11, 24)), ["happened_on", "content"]),
    ],
)
def test_who_refuses_must_be_named_and_say_why(note: EventNote, fields: list[str]) -> None:
    assert [complaint.field for complaint in check_event(note, today=TODAY)] == fields
