"""The register is told by issuer and year, series by series, in the columns of appendix IV."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.briefings.issuing import BookEntry, NumberSeries
from app.briefings.lists import Choice
from app.briefings.outgoing_book import BookLine
from app.core.errors import AppError
from app.core.issuing import Issuer, NumberState
from app.services.briefs.outgoing_book import brief, subjects
from app.services.numbers import cancel, hold, use
from app.services.settings import load_preset

DAY = date(2026, 11, 3)


def series(abbreviation: str, issuer: Issuer = Issuer.OFFICE, year: int = 2026) -> NumberSeries:
    return NumberSeries(issuer, abbreviation, year)


@pytest.fixture
def book(session: Session) -> Session:
    """A used, a cancelled and a held number of reports, one letter of UBND tỉnh, one of the year before."""
    load_preset(session)
    used = hold(session, series("BC"), letters="BC-VP")
    entry = BookEntry("Báo cáo", "Tháng 10", DAY, "Lò Mẫu", "UBND tỉnh", "VT, TH", 3, DAY, "Bản giấy")
    use(session, used, entry)
    cancel(session, hold(session, series("BC"), letters="BC-VP"), reason="Nhầm")
    hold(session, series("BC"), letters="BC-VP")
    hold(session, series("", Issuer.COMMITTEE), letters="UBND-TH")
    hold(session, series("TB", year=2025), letters="TB-VP")
    return session


def test_lines_are_in_the_columns_of_the_register(book: Session) -> None:
    said = brief(book, "2026/office", DAY)
    assert (said.year, said.issuer, said.issuer_name) == (
        2026,
        Issuer.OFFICE,
        "Văn phòng UBND tỉnh Đắk Lắk",
    )
    ((letters, lines),) = said.series
    assert letters == "BC"
    assert lines[0] == BookLine(
        number="01/BC-VP",
        issued_on=DAY,
        what="Báo cáo: Tháng 10",
        signer="Lò Mẫu",
        recipients="UBND tỉnh",
        archive="VT, TH",
        copies=3,
        handed_on=DAY,
        note="Bản giấy",
        state=NumberState.USED,
    )
    assert [(line.number, line.note) for line in lines[1:]] == [
        ("02/BC-VP", "Đã hủy: Nhầm"),
        ("03/BC-VP", "Đã giữ số"),
    ]


def test_each_issuer_and_year_has_its_own_register(book: Session) -> None:
    assert [letters for letters, _ in brief(book, "2026/committee", DAY).series] == [""]
    assert [letters for letters, _ in brief(book, "2025/office", DAY).series] == ["TB"]
    assert brief(book, "2024/office", DAY).series == ()


def test_the_registers_to_print_are_this_year_s_and_those_with_numbers(book: Session) -> None:
    assert subjects(book, DAY) == (
        Choice("2026/office", "Năm 2026 – Văn phòng UBND tỉnh"),
        Choice("2026/committee", "Năm 2026 – UBND tỉnh"),
        Choice("2025/office", "Năm 2025 – Văn phòng UBND tỉnh"),
    )


@pytest.mark.parametrize("subject", ["", "2026", "2026/nowhere", "26/office", "2026/office/BC"])
def test_another_subject_is_refused(session: Session, subject: str) -> None:
    with pytest.raises(AppError, match="không phải là năm của sổ"):
        brief(session, subject, DAY)
