"""Where a task stands, in words."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.rules.outcomes import DelayReportFact, ExtensionFact, TaskFacts
from app.rules.task_states import state_in_words
from app.rules.working_days import WEEKLY
from tests.regulations import GENERAL

TODAY = date(2026, 11, 23)
START, DUE = date(2026, 11, 2), date(2026, 11, 20)
REGULATION = replace(GENERAL, party_document_days=5, praise_minimum=5)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (TaskFacts(START), "Đang thực hiện, không có thời hạn"),
        (TaskFacts(START, TODAY), "Đang thực hiện, trong hạn, hôm nay là hạn"),
        (TaskFacts(START, date(2026, 11, 30)), "Đang thực hiện, trong hạn, còn 5 ngày làm việc"),
        (TaskFacts(START, DUE), "Đang thực hiện, quá hạn 3 ngày; không hoàn thành nhiệm vụ"),
        (TaskFacts(START, DUE, completed_on=DUE), "Hoàn thành đúng hạn"),
        (
            TaskFacts(START, DUE, completed_on=DUE, quality_accepted=False),
            "Hoàn thành đúng hạn; không hoàn thành nhiệm vụ",
        ),
        (
            TaskFacts(START, DUE, completed_on=date(2026, 11, 21)),
            "Hoàn thành quá hạn 1 ngày; không hoàn thành nhiệm vụ",
        ),
        (
            TaskFacts(START, DUE, delay_reports=(DelayReportFact(START, accepted=True),)),
            "Đang thực hiện, quá hạn 3 ngày; lý do chậm được chấp nhận",
        ),
        (
            TaskFacts(START, DUE, extensions=(ExtensionFact(START, date(2026, 11, 25)),)),
            "Đang thực hiện, trong hạn, còn 2 ngày làm việc",
        ),
        (TaskFacts(START, date(2026, 11, 23)), "Đang thực hiện, trong hạn, hôm nay là hạn"),
        (
            TaskFacts(START, DUE, completed_on=DUE, deadline_time=time(10), completed_at=time(15)),
            "Hoàn thành quá hạn, sau giờ hết hạn; không hoàn thành nhiệm vụ",
        ),
        (TaskFacts(START, DUE, withdrawn=True), "Đã thu hồi"),
        (
            TaskFacts(date(2026, 11, 24), date(2026, 11, 30)),
            "Đang thực hiện, trong hạn, còn 5 ngày làm việc; giao từ ngày 24/11/2026",
        ),
        (TaskFacts(date(2026, 11, 24), withdrawn=True, withdrawn_on=TODAY), "Đã thu hồi ngày 23/11/2026"),
        (TaskFacts(START, DUE, withdrawn=True, withdrawn_on=DUE), "Đã thu hồi ngày 20/11/2026"),
        (
            TaskFacts(START, TODAY, withdrawn=True, withdrawn_on=date(2026, 12, 1)),
            "Đang thực hiện, trong hạn, hôm nay là hạn",
        ),
    ],
)
def test_a_state_is_told_with_the_days_that_are_left_or_lost(facts: TaskFacts, said: str) -> None:
    assert state_in_words(facts, REGULATION, WEEKLY, today=TODAY) == said
