"""What forms complain of in which tasks stand line by line, and periodic reports."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from app.briefings.conclusion_tasks_form import ConclusionTasksForm
from app.briefings.document_form import DocumentForm
from app.briefings.forms import Complaint, Ref
from app.briefings.report_form import ReportForm
from app.briefings.task_form import TaskForm
from app.briefings.task_lines import TaskLine
from app.core.terms import Secrecy, TaskKind
from app.rules.form_checks import conclusion_tasks, document, report, task
from app.rules.regulation import Calendar
from app.rules.secrets import HIDDEN_CONTENT, SENTENCE
from app.rules.task_kinds import kind_by_words

TODAY = date(2026, 11, 23)
DAY, EARLY, TOMORROW = date(2026, 11, 2), date(2026, 10, 1), date(2026, 11, 24)
CALENDAR = Calendar(frozenset(), frozenset())
LETTER = Ref("source_document", "", "1/UBND")
HEALTH = Ref("agency", "", "Sở Y tế")
LINE = TaskLine("Rà soát", (HEALTH,), date(2026, 11, 20))
ENDLESS = replace(LINE, deadline=None)
DOCUMENT = DocumentForm(number="1/UBND", issued_on=DAY, tasks=(LINE,))
SECRET = replace(DOCUMENT, secrecy=Secrecy.SECRET, tasks=(replace(LINE, content=""),))
CONCLUSIONS = ConclusionTasksForm(assigned_on=DAY, tasks=(LINE,))
REPORT = ReportForm("Báo cáo tháng", HEALTH, DAY, date(2026, 11, 30), TODAY)


def told(complaints: Iterable[Complaint]) -> list[tuple[str, int | None, str, bool]]:
    return [(one.field, one.row, one.column, one.warning) for one in complaints]


@pytest.mark.parametrize(
    "form",
    [
        DOCUMENT,
        SECRET,
        replace(SECRET, tasks=(replace(LINE, content=HIDDEN_CONTENT),)),
        replace(DOCUMENT, tasks=()),
    ],
)
def test_a_document_without_fault_gets_no_complaint(form: DocumentForm) -> None:
    assert document.check(form, CALENDAR, today=TODAY) == ()


@pytest.mark.parametrize(
    ("form", "found"),
    [
        (replace(DOCUMENT, number=""), ("number", None, "", False)),
        (replace(DOCUMENT, number="", summary="V/v"), ("number", None, "", True)),
        (replace(DOCUMENT, issued_on=TOMORROW, tasks=()), ("issued_on", None, "", False)),
        (replace(DOCUMENT, issued_on=None), ("assigned_on", None, "", False)),
        (replace(SECRET, summary="V/v"), ("summary", None, "", False)),
        (replace(SECRET, tasks=(LINE,)), ("tasks", 0, "content", False)),
        (
            replace(SECRET, tasks=(replace(LINE, content="", product="Đề án"),)),
            ("tasks", 0, "product", False),
        ),
        (replace(DOCUMENT, tasks=(LINE, replace(LINE, content=""))), ("tasks", 1, "content", False)),
        (replace(DOCUMENT, tasks=(LINE, replace(LINE, leads=()))), ("tasks", 1, "leads", True)),
        (replace(DOCUMENT, tasks=(replace(LINE, deadline=EARLY),)), ("tasks", 0, "deadline", False)),
        (
            replace(DOCUMENT, tasks=(replace(LINE, deadline=date(2026, 11, 21)),)),
            ("tasks", 0, "deadline", True),
        ),
    ],
)
def test_a_fault_of_a_document_is_told_where_it_is(
    form: DocumentForm, found: tuple[str, int | None, str, bool]
) -> None:
    assert told(document.check(form, CALENDAR, today=TODAY)) == [found]


@pytest.mark.parametrize(
    ("line", "warned"),
    [
        (ENDLESS, True),
        (replace(ENDLESS, deadline_words="thường xuyên"), False),
        (replace(ENDLESS, deadline_words="khi có yêu cầu"), True),
        (replace(ENDLESS, key="0" * 32), True),
        (replace(ENDLESS, key="0" * 32, kind=TaskKind.REGULAR), False),
        (replace(ENDLESS, key="0" * 32, withdrawn=True), False),
    ],
)
def test_a_deadline_that_lacks_is_warned_of_as_in_the_form_of_the_task(line: TaskLine, warned: bool) -> None:
    kind = line.kind if line.key else kind_by_words(line.deadline_words)
    alone = TaskForm(
        document=LETTER,
        content=line.content,
        assigned_on=DAY,
        leads=line.leads,
        deadline_words=line.deadline_words,
        kind=kind,
        withdrawn=line.withdrawn,
    )
    said = {one.sentence for one in task.check(alone, CALENDAR, today=TODAY) if one.field == "deadline"}
    lines = document.check(replace(DOCUMENT, tasks=(line,)), CALENDAR, today=TODAY)
    assert {one.sentence for one in lines} == said == ({task.NO_DEADLINE} if warned else set())
    assert all(one.warning for one in lines)


def test_an_old_task_is_not_judged_by_the_day_of_new_ones() -> None:
    old = replace(LINE, deadline=EARLY, key="0" * 32)
    assert document.check(replace(DOCUMENT, tasks=(old,)), CALENDAR, today=TODAY) == ()
    assert document.check(replace(DOCUMENT, issued_on=None, tasks=(old,)), CALENDAR, today=TODAY) == ()


def test_all_of_a_secret_document_is_refused_in_the_same_words() -> None:
    form = replace(SECRET, summary="V/v", tasks=(replace(LINE, product="Đề án"),))
    assert {one.sentence for one in document.check(form, CALENDAR, today=TODAY)} == {SENTENCE}


@pytest.mark.parametrize(
    ("form", "found"),
    [
        (CONCLUSIONS, []),
        (replace(CONCLUSIONS, assigned_on=None), [("assigned_on", None, "", False)]),
        (replace(CONCLUSIONS, document_day=DAY), [("document_day", None, "", True)]),
        (replace(CONCLUSIONS, document=LETTER, document_day=TOMORROW), [("document_day", None, "", False)]),
        (replace(CONCLUSIONS, tasks=()), [("tasks", None, "", False)]),
        (replace(CONCLUSIONS, tasks=(replace(LINE, leads=()),)), [("tasks", 0, "leads", True)]),
        (replace(CONCLUSIONS, tasks=(ENDLESS,)), [("tasks", 0, "deadline", True)]),
        (replace(CONCLUSIONS, tasks=(replace(LINE, deadline=EARLY),)), [("tasks", 0, "deadline", False)]),
    ],
)
def test_tasks_of_conclusions_are_judged_too(
    form: ConclusionTasksForm, found: list[tuple[str, int | None, str, bool]]
) -> None:
    assert told(conclusion_tasks.check(form, CALENDAR, today=TODAY)) == found


@pytest.mark.parametrize(
    ("fault", "found"),
    [
        ({}, []),
        ({"name": ""}, [("name", None, "", False)]),
        ({"agency": None}, [("agency", None, "", False)]),
        ({"due_on": None}, [("due_on", None, "", False)]),
        ({"period_to": EARLY}, [("period_to", None, "", False)]),
        ({"due_on": EARLY}, [("due_on", None, "", True)]),
        ({"received_on": TODAY}, []),
        ({"received_on": TOMORROW}, [("received_on", None, "", False)]),
    ],
)
def test_a_fault_of_a_report_is_told_where_it_is(
    fault: dict[str, object], found: list[tuple[str, int | None, str, bool]]
) -> None:
    assert told(report.check(replace(REPORT, **fault), CALENDAR, today=TODAY)) == found
