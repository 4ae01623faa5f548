"""Samples of the reports on a quarter, half a year, a year and a span of days."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.briefings.edition import Edition
from app.briefings.figures import Period, ProgrammeFigures, TaskFigures
from app.briefings.period import Earlier, PeriodBriefing
from app.rules.report_periods import closing_by, following, named, preceding, report_period
from app.rules.spans import read_span
from tests.exports import sample
from tests.exports.samples.made import Sample, office
from tests.regulations import GENERAL

LONG = "Ban Quản lý dự án đầu tư xây dựng công trình giao thông và nông nghiệp, nông thôn tỉnh"
WRITTEN = {
    "causes": "Một số nội dung phức tạp.",
    "assessment": "**Ưu điểm:** tiến độ được bảo đảm.\n- Còn *chậm* ở khâu thẩm định.",
    "proposals": "Bổ sung biên chế cho bộ phận theo dõi.",
    "next_period": "Tập trung hoàn thành nhiệm vụ quá hạn.",
}


def _report(**changes: Any) -> Edition:
    return office("BC-VP", addressees=("Ủy ban nhân dân tỉnh Đắk Lắk",), **changes)


def of(code: str, briefing: PeriodBriefing, *, closing_day: int = 0) -> PeriodBriefing:
    """The month's briefing told of another period, with the one after it."""
    span = read_span(code)
    period = report_period(span, closing_by(replace(GENERAL, report_closing_day=closing_day)))
    after = following(span)
    coming = replace(briefing.coming, named=named(after)) if after and briefing.coming else None
    return replace(
        briefing, named=named(span), figures=replace(briefing.figures, period=period), coming=coming
    )


def compared(
    code: str, briefing: PeriodBriefing, tasks: TaskFigures, programme: ProgrammeFigures
) -> PeriodBriefing:
    """The same with the period before."""
    before = preceding(read_span(code))
    assert before is not None
    figures = replace(briefing.figures, tasks=tasks, programme=programme)
    return replace(briefing, earlier=Earlier(named(before), figures))


FULL, EMPTY = sample.full(), sample.empty()
BEFORE = TaskFigures(9, 5, 4, 4, 4, 0, 5, 1, 0, 4, 0, 0)
_LONG_FIGURES = replace(
    FULL.figures,
    tasks_by_agency={LONG: FULL.figures.tasks_by_agency[sample.FINANCE]},
    session_documents_by_agency={LONG: FULL.figures.session_documents},
)
_LONG = replace(
    FULL,
    figures=_LONG_FIGURES,
    praised=(LONG,),
    overdue=tuple(replace(row, leads=(LONG, sample.CULTURE)) for row in FULL.overdue * 6),
)
_YEAR = replace(FULL.figures, programme_year_to_date=FULL.figures.programme)
_SPAN = Period(date(2026, 3, 1), date(2026, 5, 20), date(2026, 5, 20))

SAMPLES = {
    "quarter_report": (
        Sample(
            "full",
            compared("2026-Q3", of("2026-Q3", FULL), BEFORE, ProgrammeFigures(2, 2, 1, 0)),
            _report(written=WRITTEN),
        ),
        Sample("empty", of("2026-Q1", EMPTY), _report()),
        Sample("closing", of("2026-Q4", FULL, closing_day=14), _report()),
    ),
    "half_year_report": (
        Sample("full", of("2026-H1", FULL), _report(written=WRITTEN)),
        Sample("empty", of("2026-H2", EMPTY), _report()),
    ),
    "year_report": (
        Sample(
            "full",
            compared(
                "2026", of("2026", replace(FULL, figures=_YEAR)), FULL.figures.tasks, ProgrammeFigures()
            ),
            _report(written=WRITTEN),
        ),
        Sample("long", of("2026", _LONG), _report()),
    ),
    "thematic_report": (
        Sample(
            "full",
            of("2026-03-01..2026-05-20", replace(FULL, figures=replace(FULL.figures, period=_SPAN))),
            _report(written=WRITTEN, summary="Kết quả thực hiện nhiệm vụ về cải cách hành chính"),
        ),
        Sample("empty", of("2026-03-01..2026-05-20", EMPTY), _report()),
    ),
}
