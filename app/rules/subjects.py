"""What a document of a kind is about, from a month or a key that a person names."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from app.core.document_kinds import Source, kind_of
from app.rules.spans import SpanKind, span_of

if TYPE_CHECKING:
    from datetime import date

    from app.rules.periods import Month

_SPANS = {
    Source.MONTH: SpanKind.MONTH,
    Source.QUARTER: SpanKind.QUARTER,
    Source.HALF_YEAR: SpanKind.HALF_YEAR,
    Source.YEAR: SpanKind.YEAR,
    Source.WEEK: SpanKind.WEEK,
}


def of_month(source: Source, month: Month) -> str:
    """Return the subject of a kind that is made of days: the span in which the month ends; empty for other sources."""
    if source is Source.SPAN:
        return f"{month.start.isoformat()}..{month.end.isoformat()}"
    return span_of(month.end, _SPANS[source]).code if source in _SPANS else ""


def span_subject(code: str, last: date) -> str:
    """Return the subject of a kind of document for the span that ends with a day: "2026-10", "2026-Q4"."""
    return span_of(last, _SPANS[kind_of(code).source]).code


def of_key(words: str) -> str:
    """Return a subject as it is kept: the key of a record in hex digits, however it was written."""
    head, slash, aside = words.strip().partition("/")
    try:
        return f"{UUID(head).hex}{slash}{aside}"
    except ValueError:
        return words.strip()
