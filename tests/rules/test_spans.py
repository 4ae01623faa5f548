"""Stretches of days by their names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import AppError
from app.rules.spans import SpanKind, read_span, span_of

ROUND_DAYS = [kind for kind in SpanKind if kind is not SpanKind.DAYS]


@pytest.mark.parametrize(
    ("code", "start", "end", "name"),
    [
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28), "tháng 02 năm 2026"),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "quý IV năm 2026"),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30), "6 tháng đầu năm 2026"),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31), "6 tháng cuối năm 2026"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "năm 2026"),
        ("2026-W45", date(2026, 11, 2), date(2026, 11, 8), "tuần 45 năm 2026"),
        ("2027-W01", date(2027, 1, 4), date(2027, 1, 10), "tuần 01 năm 2027"),
        (
            "2026-01-01..2026-03-15",
            date(2026, 1, 1),
            date(2026, 3, 15),
            "từ ngày 01/01/2026 đến ngày 15/03/2026",
        ),
    ],
)
def test_a_text_names_days(code: str, start: date, end: date, name: str) -> None:
    span = read_span(code)
    assert (span.code, span.start, span.end, span.name) == (code, start, end, name)


@pytest.mark.parametrize(
    "code", ["", "2026-13", "2026-Q5", "2026-H3", "2025-W53", "0000", "mai", "2026-03-01..2026-02-01", "a..b"]
)
def test_other_texts_name_none(code: str) -> None:
    with pytest.raises(AppError, match="không phải là"):
        read_span(code)


def test_only_what_is_allowed_is_read() -> None:
    with pytest.raises(AppError, match="“2026” không phải là tháng, quý"):
        read_span("2026", SpanKind.MONTH, SpanKind.QUARTER)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.sampled_from(ROUND_DAYS))
def test_every_day_lies_in_its_week_month_quarter_half_and_year(day: date, kind: SpanKind) -> None:
    span = span_of(day, kind)
    assert span.kind is kind
    assert span.start <= day <= span.end
    assert read_span(span.code) == span


def test_no_days_lie_around_a_day() -> None:
    with pytest.raises(ValueError, match="no days"):
        span_of(date(2026, 1, 1), SpanKind.DAYS)
