"""What closes a task, by its obligation and by the regulation of the day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.core.task_terms import Evidence, Obligation
from app.rules.closing import CLOSING, Closing, demands, is_waiting, lacking, say_lacking
from app.rules.regulation import Regulations, Version
from tests.regulations import GENERAL

DONE = date(2026, 11, 20)
DAY = timedelta(days=1)
WHOLE = {"result_document": "15/BC-SYT", "result_on": DONE, "approved": True, "approved_on": DONE}


def task(obligation: Obligation, **said: object) -> Closing:
    return replace(Closing(obligation, DONE), **said)


def test_every_obligation_has_its_own_number_of_the_regulation():
    assert set(CLOSING) == set(Obligation)
    assert all(isinstance(demands(one, GENERAL), tuple) for one in Obligation)


@pytest.mark.parametrize(
    ("obligation", "said", "missing"),
    [
        (Obligation.INFORM, {}, ()),
        (Obligation.CARRY_OUT, {}, ()),  # is judged later
        (Obligation.REPORT, {}, (Evidence.NUMBER, Evidence.DATE)),
        (Obligation.REPORT, {"result_document": "15/BC-SYT"}, (Evidence.DATE,)),
        (Obligation.OPINION, {"result_on": DONE}, (Evidence.NUMBER,)),
        (Obligation.OPINION, {"result_document": "9/SYT-VP", "result_on": DONE}, ()),
        (Obligation.APPROVAL, {"result_document": "7/TTr-SYT", "result_on": DONE}, (Evidence.APPROVAL,)),
        (Obligation.APPROVAL, WHOLE, ()),
        (Obligation.APPROVAL, {**WHOLE, "approved": False}, (Evidence.APPROVAL,)),
        (Obligation.APPROVAL, {**WHOLE, "approved_on": None}, (Evidence.APPROVAL,)),
    ],
)
def test_a_task_is_closed_by_what_it_asks_for(obligation, said, missing):
    assert lacking(task(obligation, **said), GENERAL) == missing


@pytest.mark.parametrize("column", ["result_on", "approved_on"])
def test_what_came_after_the_day_of_completion_did_not_close_the_task(column):
    obligation = Obligation.REPORT if column == "result_on" else Obligation.APPROVAL
    assert lacking(task(obligation, **{**WHOLE, column: DONE + DAY}), GENERAL)
    assert not lacking(task(obligation, **{**WHOLE, column: DONE - DAY}), GENERAL)


def test_nothing_is_asked_of_a_task_under_way():
    assert lacking(Closing(Obligation.REPORT, None), GENERAL) == ()


def test_the_regulation_of_the_day_of_completion_counts():
    strict = replace(GENERAL, closing_inform=(Evidence.NUMBER,))
    both = Regulations((Version(date.min, GENERAL), Version(DONE, strict)))
    informed = task(Obligation.INFORM)
    assert lacking(informed, both) == (Evidence.NUMBER,)
    assert lacking(replace(informed, completed_on=DONE - DAY), both) == ()


def test_what_is_missing_is_said_in_one_sentence():
    said = say_lacking(task(Obligation.REPORT), (Evidence.NUMBER, Evidence.DATE))
    assert said == (
        "Nhiệm vụ báo cáo kết thúc bằng báo cáo: còn thiếu số, ký hiệu văn bản kết quả, ngày văn bản kết quả "
        "(đến ngày hoàn thành)."
    )


def test_what_was_submitted_waits_until_somebody_decides():
    sent = Closing(Obligation.APPROVAL, None, "7/TTr-SYT", DONE)
    assert is_waiting(sent)
    assert not is_waiting(replace(sent, approved=False))
    assert not is_waiting(replace(sent, result_document=""))
    assert not is_waiting(replace(sent, obligation=Obligation.REPORT))
