"""Reports and notices of a month, a quarter, half a year, a year or a span of days (duties 30, 46-48, 121-125)."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.words import capital
from app.rules.report_periods import closing_by, preceding, report_period, seen_on
from app.rules.spans import Span, SpanKind, read_span, span_of
from app.rules.typed_spans import read_typed_span
from app.services.briefs import Question
from app.services.period_briefing import brief_period
from app.services.regulation_versions import read_regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from app.briefings.period import PeriodBriefing

_SHOWN = {SpanKind.MONTH: 24, SpanKind.QUARTER: 8, SpanKind.HALF_YEAR: 6, SpanKind.YEAR: 5}


def brief(session: Session, subject: str, today: date, *, kind: SpanKind) -> PeriodBriefing:
    """Return the period, seen on its last day or today, whichever comes first.

    A month is told by itself, as the monthly set tells it; a longer period that is over with the one before it.
    """
    span = read_span(subject, kind)
    closing = closing_by(read_regulations(session))
    period = report_period(span, closing)
    compares = kind is not SpanKind.MONTH and today >= period.end
    return brief_period(session, span, closing=closing, as_of=seen_on(period, today), compares=compares)


def subjects(_: Session, today: date, *, kind: SpanKind) -> tuple[Choice, ...]:
    """Return the period of today and those before it."""
    return tuple(map(_choice, _back(today, kind)))


def spans_to_date(_: Session, today: date) -> tuple[Choice, ...]:
    """Return the days of this year, quarter and month up to today; any others can be typed."""
    kinds = (SpanKind.YEAR, SpanKind.QUARTER, SpanKind.MONTH)
    codes = dict.fromkeys(
        f"{span_of(today, kind).start}..{today}" for kind in kinds
    )  # in January all are one
    return tuple(_choice(read_span(code)) for code in codes)


def _choice(span: Span) -> Choice:
    return Choice(span.code, capital(span.name))


def typed_span(words: str, today: date) -> Choice | None:
    """Return the days that a person typed: "từ 1/3 đến 20/5"."""
    span = read_typed_span(words, today)
    return _choice(span) if span is not None else None


def _back(today: date, kind: SpanKind) -> Iterator[Span]:
    span: Span | None = span_of(today, kind)
    for _ in range(_SHOWN[kind]):
        if span is not None:
            yield span
            span = preceding(span)


def _question(kind: SpanKind) -> Question:
    return Question(partial(brief, kind=kind), partial(subjects, kind=kind))


QUESTIONS = {
    "month_report": _question(SpanKind.MONTH),
    "quarter_report": _question(SpanKind.QUARTER),
    "half_year_report": _question(SpanKind.HALF_YEAR),
    "year_report": _question(SpanKind.YEAR),
    "thematic_report": Question(partial(brief, kind=SpanKind.DAYS), spans_to_date, typed=typed_span),
    "month_bulletin": _question(SpanKind.MONTH),
}
