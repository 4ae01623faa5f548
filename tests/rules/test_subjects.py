"""A month or a key becomes the subject of a document."""

import pytest

from app.core.document_kinds import Source
from app.rules.periods import Month
from app.rules.subjects import of_key, of_month


@pytest.mark.parametrize(
    ("source", "subject"),
    [
        (Source.MONTH, "2026-10"),
        (Source.QUARTER, "2026-Q4"),
        (Source.HALF_YEAR, "2026-H2"),
        (Source.YEAR, "2026"),
        (Source.WEEK, "2026-W44"),
        (Source.SPAN, "2026-10-01..2026-10-31"),
        (Source.MEETING, ""),
        (Source.TYPED, ""),
        (Source.HALF_MONTH, ""),
    ],
)
def test_a_month_names_the_span_it_ends_in(source: Source, subject: str) -> None:
    assert of_month(source, Month(2026, 10)) == subject


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("01A225EF-430D-7307-8114-DE6298F494FA", "01a225ef430d73078114de6298f494fa"),
        ("01a225ef430d73078114de6298f494fa/x", "01a225ef430d73078114de6298f494fa/x"),
        (" 2026-10 ", "2026-10"),
        ("2026/office", "2026/office"),
        ("", ""),
    ],
)
def test_a_key_is_read_however_it_is_written(words: str, subject: str) -> None:
    assert of_key(words) == subject
