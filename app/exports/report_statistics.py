"""The columns of the statistic of periodic reports, declared once for the page, the command line and paper."""

from app.briefings.report_statistics import ReportLine, ReportStatistics
from app.core.statistics_terms import Criterion
from app.core.tables import Column, Kind
from app.exports.beside import beside_columns, beside_notes
from app.exports.statistics import NAME_WIDTH, Counted

_FIGURES: tuple[Counted[ReportLine], ...] = (
    (Column("Đến hạn", lambda line: line.figures.due, 9, Kind.NUMBER), "due"),
    (Column("Gửi đúng hạn", lambda line: line.figures.on_time, 9, Kind.NUMBER), "on_time"),
    (Column("Gửi chậm", lambda line: line.figures.late, 9, Kind.NUMBER), "late"),
    (Column("Chưa gửi", lambda line: line.figures.missing, 9, Kind.NUMBER), "missing"),
    (Column("Tỷ lệ đúng hạn (%)", lambda line: line.figures.rate_on_time, 10, Kind.PERCENT), ""),
    (Column("Tỷ lệ đã gửi (%)", lambda line: line.figures.rate_received, 10, Kind.PERCENT), ""),
)


def report_title(found: ReportStatistics) -> str:
    """What the statistic is called."""
    return f"Thống kê báo cáo định kỳ theo {found.by.label[:1].lower()}{found.by.label[1:]}"


def report_columns(found: ReportStatistics) -> tuple[Counted[ReportLine], ...]:
    """How many were due, how many came in time, late or not yet, and the two rates."""
    others = beside_columns(
        found.beside,
        figures=lambda line: line.figures,
        numbers=(("Đến hạn", lambda figures: figures.due, "due"),),
        rate=("Tỷ lệ đúng hạn (%)", lambda figures: figures.rate_on_time),
    )
    return ((Column(found.by.label, lambda line: line.name, NAME_WIDTH), ""), *_FIGURES, *others)


def report_notes(found: ReportStatistics) -> tuple[str, ...]:
    """With what it is compared, and by what it is ranked."""
    return beside_notes(found.beside, _RATES)


_RATES = {Criterion.DONE: "tỷ lệ đã gửi", Criterion.ON_TIME: "tỷ lệ gửi đúng hạn"}
