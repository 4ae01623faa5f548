"""Numbers for documents that are made elsewhere, and the lines of the register."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from app.briefings.number_sheets import HeldNumber, LastOnPaper, Line
from app.core.errors import AppError
from app.core.issuing import Issuer, NumberState
from app.models.document import DocumentNumber
from app.services.issued import issue
from app.services.number_lines import (
    begin_after_paper,
    cancel_numbers,
    describe,
    hold_elsewhere,
    read_line,
    write_line,
)
from app.services.numbers import hold_for
from app.services.settings import load_preset

DAY = date(2026, 11, 20)


def held(session, **values):
    return hold_elsewhere(session, HeldNumber(**values), year=2026)


def last(session):
    return session.scalars(select(DocumentNumber).order_by(DocumentNumber.id.desc())).first()


@pytest.mark.parametrize(
    ("letters", "number"),
    [
        ("BC", "01/BC-VP"),
        ("bc", "01/BC-VP"),
        ("báo cáo", "01/BC-VP"),
        ("quyet dinh", "01/QĐ-VP"),
        ("", "01/VP-TH"),
        ("công văn", "01/VP-TH"),
    ],
)
def test_a_series_is_named_by_its_letters_or_its_name(session, letters, number):
    assert held(session, letters=letters) == number


def test_letters_of_the_committee_name_who_drafted_them(session):
    assert held(session, issuer=Issuer.COMMITTEE, room="KT") == "01/UBND-KT"
    assert held(session, issuer=Issuer.COMMITTEE, room="NC") == "02/UBND-NC"


def test_letters_that_no_kind_has_are_refused(session):
    with pytest.raises(AppError, match="Không có loại văn bản"):
        held(session, letters="XYZ")


def test_a_series_begins_behind_the_paper_book(session):
    begin_after_paper(session, LastOnPaper(letters="TB", last=57), year=2026)
    assert held(session, letters="TB", summary="Kết luận") == "58/TB-VP"
    assert last(session).title == "Thông báo"
    with pytest.raises(AppError, match="đã có số"):
        begin_after_paper(session, LastOnPaper(letters="TB", last=60), year=2026)


def test_a_line_with_a_day_is_used_one_without_stays_held(session):
    held(session, letters="TB")
    key = last(session).id.hex
    write_line(session, key, Line(summary="Kết luận họp"))
    assert session.get(DocumentNumber, UUID(key)).state is NumberState.RESERVED
    written = Line("Kết luận họp", DAY, "Trần Quang Bình", "Các sở", "VT, TH", 12, DAY, "Gấp")
    write_line(session, key, written)
    assert session.get(DocumentNumber, UUID(key)).state is NumberState.USED
    assert read_line(session, key) == written


def test_a_number_of_a_document_of_ours_is_used_by_issuing_that(session):
    load_preset(session)
    row = hold_for(session, "month_report", "2026-10", on=DAY)
    with pytest.raises(AppError, match="giữ cho một văn bản đang soạn"):
        write_line(session, row.id.hex, Line("Tháng 10", DAY))
    write_line(session, row.id.hex, Line("Tháng 10"))
    issue(session, "month_report", "2026-10", issued_on=DAY, today=DAY)
    line = read_line(session, row.id.hex)
    assert (line.summary, line.issued_on) == ("Tháng 10", DAY)
    with pytest.raises(AppError, match="ngày không đổi được"):
        write_line(session, row.id.hex, replace(line, issued_on=date(2026, 11, 19)))
    write_line(session, row.id.hex, replace(line, copies=3))
    assert read_line(session, row.id.hex).copies == 3


def test_the_day_of_a_used_number_stays_in_its_year(session):
    held(session, letters="TB")
    key = last(session).id.hex
    write_line(session, key, Line("Kết luận", DAY))
    with pytest.raises(AppError, match="thuộc sổ năm 2026"):
        write_line(session, key, Line("Kết luận", date(2025, 11, 20)))


def test_cancelled_numbers_stay_with_their_reason(session):
    held(session, letters="TB")
    key = last(session).id.hex
    assert cancel_numbers(session, [key], reason="Không ban hành") == 1
    with pytest.raises(AppError, match="đã hủy"):
        write_line(session, key, Line(issued_on=DAY))
    told = describe(session, key)
    assert (told.title, told.state) == ("Số 01/TB-VP", "Đã hủy")
    assert ("Lý do hủy", "Không ban hành") in [(fact.label, fact.value) for fact in told.facts]


def test_without_a_reason_nothing_is_cancelled(session):
    held(session, letters="TB")
    with pytest.raises(AppError, match="lý do"):
        cancel_numbers(session, [last(session).id.hex], reason=" ")
