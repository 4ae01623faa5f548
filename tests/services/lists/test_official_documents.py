"""The list of the office's own documents."""

from datetime import date

import pytest

from app.briefings.issuing import Details
from app.briefings.lists import Wanted
from app.core.issuing import Standing
from app.core.terms import MeetingKind
from app.models.meeting import Meeting
from app.services.issued import begin_next, cancel_issued, issue
from app.services.lists import official_documents as documents
from app.services.numbers import hold_for
from app.services.official_documents import change_details, draft_of, new_typed
from tests.services.lists.making import TODAY, groups, keep, rows, totals

REPORT, PLAN = "month_report", "typed_plan"


@pytest.fixture
def made(session):
    """A draft that holds a number, a report that was issued and is being replaced, a cancelled one, a meeting's."""
    plan = new_typed(session, PLAN, Details(summary="Kế hoạch trực Tết"))
    hold_for(session, PLAN, plan, on=TODAY)
    issue(session, REPORT, "2026-10", issued_on=date(2026, 11, 3), today=TODAY)
    begin_next(session, REPORT, "2026-10")
    issue(session, REPORT, "2026-09", issued_on=date(2026, 10, 3), today=TODAY)
    cancel_issued(session, REPORT, "2026-09", reason="Sai số liệu", today=TODAY)
    meeting = keep(session, Meeting(kind=MeetingKind.OTHER, title="Họp tổ giúp việc", held_on=TODAY))
    draft_of(session, "minutes", meeting.id.hex)
    return plan


def test_each_version_is_a_row_and_drafts_come_first(session, made):
    found = [(row.code, row.about, row.version, row.standing, row.number) for row in rows(session, documents)]
    draft, issued, cancelled = Standing.DRAFT, Standing.ISSUED, Standing.CANCELLED
    assert sorted(found[:3]) == [
        ("minutes", "Họp tổ giúp việc", 1, draft, ""),
        (REPORT, "Tháng 10 năm 2026", 2, draft, ""),
        (PLAN, "Kế hoạch trực Tết", 1, draft, "01/KH-UBND"),
    ]
    assert found[3:] == [
        (REPORT, "Tháng 10 năm 2026", 1, issued, "01/BC-VP"),
        (REPORT, "Tháng 9 năm 2026", 1, cancelled, "02/BC-VP"),
    ]


def test_only_the_last_version_is_the_newest(session, made):
    newest = {row.version: row.is_newest for row in rows(session, documents) if row.subject == "2026-10"}
    assert newest == {1: False, 2: True}


@pytest.mark.parametrize(
    ("filters", "many"),
    [
        ({"standing": "issued"}, 1),
        ({"kind": REPORT}, 3),
        ({"period": "2026-10-01..2026-10-31"}, 1),
        ({"kind": PLAN, "standing": "cancelled"}, 0),
    ],
)
def test_filters(session, made, filters, many):
    assert len(rows(session, documents, **filters)) == many


@pytest.mark.parametrize(("words", "code"), [("truc tet", PLAN), ("giup viec", "minutes")])
def test_words_are_found_in_what_it_is_about(session, made, words, code):
    assert [row.code for row in rows(session, documents, words=words)] == [code]


def test_groups_and_totals(session, made):
    assert groups(session, documents, "kind") == [
        ("Báo cáo tháng", 3),
        ("Biên bản", 1),
        ("Kế hoạch", 1),
    ]
    assert groups(session, documents, "month") == [
        ("Tháng 10/2026", 1),
        ("Tháng 11/2026", 1),
        ("Chưa phát hành", 3),
    ]
    assert totals(session, documents) == {"dự thảo": 3, "đã phát hành": 1, "đã hủy": 1}


@pytest.mark.parametrize("order", ["kind", "standing", "number", "issued_on", "version"])
def test_orders(session, made, order):
    assert len(rows(session, documents, Wanted(order=order, descending=True))) == 5


def test_what_it_says_of_its_own_comes_before_its_subject(session):
    change_details(session, REPORT, "2026-10", Details(summary="Kết quả tháng Mười"))
    assert [row.about for row in rows(session, documents)] == ["Kết quả tháng Mười"]


def test_choices(session):
    assert [choice.code for choice in documents.choices(session, "standing")] == list(Standing)
    assert REPORT in [choice.code for choice in documents.choices(session, "kind")]
    with pytest.raises(KeyError):
        documents.choices(session, "place")
