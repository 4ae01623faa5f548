"""Where documents of ours stand, and drafts that are not wanted any more."""

from datetime import date

import pytest

from app.briefings.issuing import Details
from app.core.errors import AppError
from app.core.issuing import Standing
from app.services.issued import begin_next, cancel_issued, issue
from app.services.numbers import hold_for
from app.services.official_documents import find_document, new_typed
from app.services.standing import describe, discard_drafts, read_standing

TODAY, DAY = date(2026, 11, 22), date(2026, 11, 3)
CODE, SUBJECT = "month_report", "2026-10"


def standing(session):
    return read_standing(session, CODE, SUBJECT, today=TODAY)


def test_what_was_never_begun_would_get_the_next_number(session):
    found = standing(session)
    assert (found.key, found.standing, found.next_number) == ("", Standing.DRAFT, "01/BC-VP")
    assert found.said() == ""


def test_a_kind_without_numbers_gets_none(session):
    assert read_standing(session, "agenda", "ab" * 16, today=TODAY).next_number == ""


def test_a_draft_may_hold_a_number(session):
    hold_for(session, CODE, SUBJECT, on=TODAY)
    found = standing(session)
    assert (found.number, found.next_number) == ("01/BC-VP", "")
    assert found.said() == "Dự thảo: số 01/BC-VP"


def test_what_went_out_says_number_and_day_and_its_successor_its_version(session):
    issue(session, CODE, SUBJECT, issued_on=DAY, today=TODAY)
    assert standing(session).said() == "Đã phát hành: số 01/BC-VP, ngày 03/11/2026"
    begin_next(session, CODE, SUBJECT)
    assert standing(session).said() == "Dự thảo: bản 2"
    assert standing(session).next_number == "02/BC-VP"


def test_what_was_cancelled_says_why(session):
    issue(session, CODE, SUBJECT, issued_on=DAY, today=TODAY)
    cancel_issued(session, CODE, SUBJECT, reason="Sai số liệu", today=TODAY)
    assert standing(session).said() == "Đã hủy (Sai số liệu): số 01/BC-VP, ngày 03/11/2026"


def test_the_panel_tells_what_it_replaces(session):
    issue(session, CODE, SUBJECT, issued_on=DAY, today=TODAY)
    begin_next(session, CODE, SUBJECT)
    told = describe(session, find_document(session, CODE, SUBJECT).id.hex)
    facts = {fact.label: fact.value for fact in told.facts}
    assert told.title == "Tháng 10 năm 2026"
    assert facts["Bản"] == "2"
    assert facts["Thay thế"].startswith("Báo cáo số 01/BC-VP")


def test_drafts_go_to_the_bin_all_or_none(session):
    plan = new_typed(session, "typed_plan", Details(summary="Kế hoạch"))
    assert discard_drafts(session, [find_document(session, "typed_plan", plan).id.hex]) == 1
    assert find_document(session, "typed_plan", plan) is None


def test_what_went_out_or_holds_a_number_is_not_discarded(session):
    issue(session, CODE, SUBJECT, issued_on=DAY, today=TODAY)
    with pytest.raises(AppError, match="không bỏ được"):
        discard_drafts(session, [standing(session).key])
    hold_for(session, CODE, "2026-09", on=TODAY)
    with pytest.raises(AppError, match="đang giữ số 02/BC-VP"):
        discard_drafts(session, [find_document(session, CODE, "2026-09").id.hex])
