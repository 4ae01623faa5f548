"""The register of numbers as a list."""

import pytest

from app.briefings.lists import Wanted
from app.briefings.number_sheets import HeldNumber, Line
from app.core.issuing import Issuer, NumberState
from app.services.issued import issue
from app.services.lists import document_numbers as numbers
from app.services.number_lines import cancel_numbers, hold_elsewhere, write_line
from tests.services.lists.making import TODAY, groups, rows, totals


@pytest.fixture
def register(session):
    """A report of ours, two letters of the committee, the second cancelled, one of last year."""
    issue(session, "month_report", "2026-10", issued_on=TODAY, today=TODAY, what="Kết quả tháng 10")
    for year in (2025, 2026, 2026):
        letter = HeldNumber(Issuer.COMMITTEE, room="KT", summary=f"Giải ngân {year}")
        hold_elsewhere(session, letter, year=year)
    [last] = [row for row in rows(session, numbers) if row.number == "02/UBND-KT"]
    cancel_numbers(session, [last.key], reason="Không ban hành")
    [first] = [row for row in rows(session, numbers) if row.number == "01/UBND-KT" and row.year == 2026]
    write_line(session, first.key, Line("Giải ngân vốn", TODAY, "Nguyễn Văn A"))


def test_the_newest_year_and_the_highest_number_come_first(session, register):
    said = [(row.number, row.series, row.year, row.state.value) for row in rows(session, numbers)]
    assert said == [
        ("02/UBND-KT", "Công văn", 2026, "cancelled"),
        ("01/UBND-KT", "Công văn", 2026, "used"),
        ("01/BC-VP", "Báo cáo (BC)", 2026, "used"),
        ("01/UBND-KT", "Công văn", 2025, "reserved"),
    ]


def test_a_number_of_ours_knows_its_document(session, register):
    known = {row.number: bool(row.document) for row in rows(session, numbers, year="2026")}
    assert known == {"02/UBND-KT": False, "01/UBND-KT": False, "01/BC-VP": True}


@pytest.mark.parametrize(
    ("filters", "many"),
    [
        ({"year": "2026"}, 3),
        ({"kind": "BC"}, 1),
        ({"kind": numbers.LETTERS}, 3),
        ({"issuer": "office"}, 1),
        ({"state": "cancelled"}, 1),
        ({"period": "2026-11-01..2026-11-30"}, 2),
    ],
)
def test_filters(session, register, filters, many):
    assert len(rows(session, numbers, **filters)) == many


def test_words_are_found_in_what_they_are_about(session, register):
    assert {row.number for row in rows(session, numbers, words="giai ngan von")} == {"01/UBND-KT"}


def test_groups_and_totals(session, register):
    assert groups(session, numbers, "series") == [
        ("Công văn – UBND tỉnh, năm 2026", 2),
        ("Báo cáo (BC) – Văn phòng UBND tỉnh, năm 2026", 1),
        ("Công văn – UBND tỉnh, năm 2025", 1),
    ]
    assert groups(session, numbers, "year") == [("Năm 2026", 3), ("Năm 2025", 1)]
    assert totals(session, numbers) == {"đã giữ số": 1, "đã dùng": 2, "đã hủy": 1}


@pytest.mark.parametrize(
    "order", ["number", "series", "state", "issued_on", "summary", "signer", "handed_on"]
)
def test_orders(session, register, order):
    assert len(rows(session, numbers, Wanted(order=order))) == 4


def test_choices(session, register):
    assert [choice.code for choice in numbers.choices(session, "year")] == ["2026", "2025"]
    assert [choice.code for choice in numbers.choices(session, "kind")] == [numbers.LETTERS, "BC"]
    assert [choice.code for choice in numbers.choices(session, "state")] == list(NumberState)
