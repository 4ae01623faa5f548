"""Subjects in words."""

import pytest

from app.services.subjects import say_subject
from tests.services.lists.making import keep


@pytest.mark.parametrize(
    ("code", "subject", "said"),
    [
        ("month_report", "2026-10", "Tháng 10 năm 2026"),
        ("week_programme", "2026-W45/office", "Tuần"),
        ("urging_letters", f"{'a' * 32}+{'b' * 32}", "2 nhiệm vụ đã chọn"),
        ("outgoing_book", "2026/office", "Năm 2026 – Văn phòng UBND tỉnh"),
        ("month_report", "không rõ", "không rõ"),
        ("invitation", "ab" * 16, ""),
    ],
)
def test_a_subject_is_said(session, code, subject, said):
    assert say_subject(session, code, subject).startswith(said)


def test_an_agency_is_named(session):
    from app.core.terms import AgencyKind
    from app.models.agency import Agency

    agency = keep(session, Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT))
    assert say_subject(session, "urging_letter", f"{agency.id.hex}/2026-11-15") == "Sở Y tế"
