"""How the detail panel says the columns of a record."""

from datetime import date

import pytest

from app.briefings.forms import Fact, Ref
from app.core.terms import MeetingKind
from app.services.forms.telling import facts, say, say_span, with_aside, without_empty

DAY = date(2026, 10, 5)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        (False, ""),
        ("", ""),
        (True, "Có"),
        (1234, "1.234"),
        (0, "0"),
        (DAY, "05/10/2026"),
        (MeetingKind.PARTY, "Hội nghị Đảng ủy UBND tỉnh"),
        (Ref("agency", "1", "Sở Y tế"), "Sở Y tế"),
        ("nguyên văn", "nguyên văn"),
    ],
)
def test_a_value_is_said(value, said):
    assert say(value) == said


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (None, None, ""),
        (DAY, None, "từ 05/10/2026"),
        (None, DAY, "đến 05/10/2026"),
        (DAY, DAY, "từ 05/10/2026 đến 05/10/2026"),
    ],
)
def test_a_span_is_said(since, until, said):
    assert say_span(since, until) == said


def test_columns_without_a_value_are_left_out():
    assert facts("meeting", (("place", ""), ("held_on", DAY))) == (Fact("Ngày họp", "05/10/2026"),)
    assert without_empty({"Kết luận": (), "Nội dung họp": ("1",)}) == {"Nội dung họp": ("1",)}


def test_an_aside_stands_in_brackets():
    assert [with_aside("Sở Y tế", aside) for aside in ("", "chậm")] == ["Sở Y tế", "Sở Y tế (chậm)"]
