"""Spans of days as people type them."""

from datetime import date

import pytest

from app.rules.spans import read_span
from app.rules.typed_spans import read_typed_span, span_code, span_words

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("01/03/2026 - 20/05/2026", "2026-03-01..2026-05-20"),
        ("từ 1/3 đến 20/5", "2026-03-01..2026-05-20"),
        ("Từ ngày 15/12/2025 đến hết ngày 14/6/2026", "2025-12-15..2026-06-14"),
        ("1-3-2026 đến 20-5-2026", "2026-03-01..2026-05-20"),
        ("2026-03-01..2026-05-20", "2026-03-01..2026-05-20"),
        ("1/10 đến hôm nay", "2026-10-01..2026-11-22"),
        ("1/12 đến 31/12", "2025-12-01..2025-12-31"),
        ("1/12/2026 đến 31/12/2026", "2026-12-01..2026-12-31"),
        ("1/12/26 đến 31/12/26", "2026-12-01..2026-12-31"),
        ("15.12.25 đến 14.12.26", "2025-12-15..2026-12-14"),
    ],
)
def test_a_span_is_read(text: str, code: str) -> None:
    span = read_typed_span(text, TODAY)
    assert span is not None
    assert span.code == code


@pytest.mark.parametrize(
    "text",
    ["", "quý III", "1/3", "20/5/2026 - 1/3/2026", "1/3 đến 31/2", "1/1 đến 1/2 đến 1/3", "cải cách đến nay"],
)
def test_anything_else_is_none(text: str) -> None:
    assert read_typed_span(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026", "2026"),
        ("Năm 2026", "2026"),
        ("quý IV/2026", "2026-Q4"),
        ("Quý 2 năm 2026", "2026-Q2"),
        ("10/2026", "2026-10"),
        ("tháng 3/2026", "2026-03"),
        ("Tháng 02 năm 2026", "2026-02"),
        ("tuần 5 năm 2026", "2026-W05"),
        ("tuần 45/2026", "2026-W45"),
        ("2026-Q4", "2026-Q4"),
        ("2026-W45", "2026-W45"),
    ],
)
def test_a_period_is_read_as_it_is_written(text: str, code: str) -> None:
    assert span_code(text) == code
    assert read_span(span_code(text))


@pytest.mark.parametrize("text", ["", "quý", "cuối năm 2026", "10/26", "tháng X/2026", "1/3/2026"])
def test_what_is_no_period_stays_as_it_is(text: str) -> None:
    assert span_code(text) == text


@pytest.mark.parametrize("code", ["2026", "2026-Q1", "2026-Q4", "2026-01", "2026-12", "2026-W01", "2026-W53"])
def test_the_words_of_a_period_are_read_back(code: str) -> None:
    assert span_code(span_words(code)) == code
    assert span_words("2026-Q4") == "quý IV/2026"
