"""What is written into an office's own field is read by its kind, kept as one text, and said again."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.custom_terms import CustomKind
from app.core.errors import AppError
from app.rules.custom_values import read_value, say_value, typed_value

TODAY = date(2026, 11, 23)
CHOICES = ("Trung ương", "Địa phương")


def read(kind: CustomKind, typed: str) -> str:
    return read_value("Trường", kind, CHOICES, typed, today=TODAY)


@pytest.mark.parametrize(
    ("kind", "typed", "kept", "said"),
    [
        (CustomKind.TEXT, "  DA-15  ", "DA-15", "DA-15"),
        (CustomKind.NUMBER, "1.234,50", "1234.50", "1.234,5"),
        (CustomKind.NUMBER, "-12", "-12", "-12"),
        (CustomKind.DAY, "15/11", "2026-11-15", "15/11/2026"),
        (CustomKind.CHOICE, "trung uong", "Trung ương", "Trung ương"),
        *((kind, "  ", "", "") for kind in CustomKind),
    ],
)
def test_a_value_is_read_by_the_kind_of_its_field(kind, typed, kept, said):
    assert read(kind, typed) == kept
    assert say_value(kind, kept) == said


@pytest.mark.parametrize(
    ("kind", "typed", "sentence", "advice"),
    [
        (CustomKind.NUMBER, "mười", "“Trường”: “mười” không phải là số.", "Ghi số như 1.234,5."),
        (CustomKind.NUMBER, "12.5", "không phải là số", "1.234,5"),
        (CustomKind.DAY, "hôm nào đó", "không phải là một ngày", "15/11/2026"),
        (CustomKind.DAY, "31/2", "không phải là một ngày", "15/11/2026"),
        (CustomKind.CHOICE, "Khác", "không có lựa chọn “Khác”", "Trung ương; Địa phương"),
    ],
)
def test_what_it_does_not_take_is_said_in_words(kind, typed, sentence, advice):
    with pytest.raises(AppError, match=sentence) as told:
        read(kind, typed)
    assert advice in told.value.advice


@given(st.decimals(-(10**9), 10**9, places=3))
def test_what_is_said_of_a_number_is_read_as_the_same_number(number: Decimal):
    said = say_value(CustomKind.NUMBER, str(number))
    assert typed_value(CustomKind.NUMBER, read(CustomKind.NUMBER, said)) == number


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_what_is_said_of_a_day_is_read_as_the_same_day(day: date):
    said = say_value(CustomKind.DAY, day.isoformat())
    assert read(CustomKind.DAY, said) == day.isoformat()
