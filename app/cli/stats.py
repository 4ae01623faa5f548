"""The figures of a month, or the tasks of any period by agency, leader and so on, for people or as JSON."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, TypedDict, TypeVar

from app.briefings.as_json import counted_as_json, figures_as_json, statistics_as_json
from app.briefings.figures import Figures, Period
from app.cli.files import today
from app.cli.opening import reading_as_known
from app.cli.table import Printed, print_lines, print_wrapped, printed
from app.core.errors import AppError
from app.core.statistics_terms import By, Comparison, Criterion, ExtensionBy, ExtensionRank, ReportBy
from app.core.tables import Column, Kind, show
from app.core.words import long_date, month_year
from app.exports.documents.month_tables import key_lines
from app.exports.extension_statistics import extension_columns, extension_notes, extension_title
from app.exports.report_statistics import report_columns, report_notes, report_title
from app.exports.statistics import columns, days, notes, title, unusual_look
from app.rules.periods import month_period, usual_look

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.extensions import ExtensionStatistics
    from app.briefings.report_statistics import ReportStatistics

Way = TypeVar("Way", ExtensionBy, ReportBy)
PERIOD = "period"


R = TypeVar("R", Criterion, ExtensionRank)


class _Beside(TypedDict, Generic[R]):
    comparisons: tuple[Comparison, ...]
    criterion: R | None


def run(options: Namespace) -> int:
    """Count and print."""
    period = _period(options)
    with reading_as_known(options.data, options.known_at) as session:
        if options.extensions:
            _print_extensions(session, period, options)
        elif options.reports:
            _print_reports(session, period, options)
        elif options.month and not (options.by or options.compare or options.rank):
            _print_month(session, period, options)
        else:
            _print_statistics(session, period, options)
    return 0


def _period(options: Namespace) -> Period:
    if options.month:
        if options.end:
            raise AppError(
                "--to đi với --from, không đi với --month.", "Bỏ --to, hoặc ghi --from thay cho --month."
            )
        return _seen(month_period(options.month.year, options.month.month), options)
    end = options.end or max(today(), options.start)
    if end < options.start:
        raise AppError("Ngày cuối kỳ đang trước ngày đầu kỳ.", "Ghi lại --from và --to.")
    return _seen(Period(options.start, end, end), options)


def _seen(period: Period, options: Namespace) -> Period:
    return replace(period, as_of=options.as_of or usual_look(period.start, period.end, today()))


def _print_month(session: Session, period: Period, options: Namespace) -> None:
    from app.services.figures import count_figures
    from app.services.regulation_versions import read_regulations
    from app.services.settings import read_calendar

    figures = count_figures(session, period, read_regulations(session), read_calendar(session))
    if options.json:
        _print_json(figures_as_json(figures) | _known(options))
        return
    month, known = month_year(options.month.year, options.month.month), _moment(options)
    told = f", theo dữ liệu đã nhập đến {known}" if known else ""
    unusual = next((f" ({said})" for said in unusual_look(figures.period, today=today())), "")
    print_wrapped(f"Số liệu {month}, tính đến hết {long_date(figures.period.as_of)}{unusual}{told}")
    print_key_figures(figures)


def print_key_figures(figures: Figures) -> None:
    """The same lines as the workbook's first sheet."""
    rows = key_lines(figures)
    rates = ("" if rate is None else f"{show(rate, Kind.PERCENT)}%" for _, _, rate in rows)
    columns = (
        printed("", rows, lambda row: row[0], Kind.TEXT),
        printed("", rows, lambda row: row[1], Kind.NUMBER),
        Printed("", tuple(rates)),
    )
    print_lines(columns, indent="  ")


def _print_statistics(session: Session, period: Period, options: Namespace) -> None:
    from app.services.statistics import count_statistics

    if options.by == ReportBy.KIND:
        raise AppError("--by kind đi với --reports.", "Thêm --reports, hoặc chọn cách khác.")
    by = By.MONTH if options.by == PERIOD else By(options.by or By.AGENCY)
    found = count_statistics(session, period, by, **_beside(options, Criterion))
    if options.json:
        _print_json(statistics_as_json(found) | _known(options))
        return
    print(title(found))
    print_wrapped(f"({'; '.join(notes(found, today=today(), known_at=_moment(options)))})")
    rows = (*found.lines, found.whole)
    name, *figures = columns(found)
    print_lines(
        (
            printed(name.column.title, rows, name.column.value, Kind.TEXT),
            *(printed(each.short, rows, each.column.value, each.column.kind) for each in figures),
        )
    )


def _print_extensions(session: Session, period: Period, options: Namespace) -> None:
    """What was asked for and given (feature 7); AppError for what is not counted so."""
    from app.services.extension_statistics import count_extensions

    by = _way(options, ExtensionBy, "Thống kê gia hạn")
    found = count_extensions(session, period, by, **_beside(options, ExtensionRank))
    if options.json:
        _print_json(counted_as_json(found) | _known(options))
        return
    _print_counted(extension_title(found), found, extension_columns(found), extension_notes(found), options)


def _print_reports(session: Session, period: Period, options: Namespace) -> None:
    """The reports that were due, in time, late, missing (duties 111-120); AppError for what is not counted so."""
    from app.services.report_statistics import count_reports

    by = _way(options, ReportBy, "Thống kê báo cáo")
    found = count_reports(session, period, by, **_beside(options, Criterion))
    if options.json:
        _print_json(counted_as_json(found) | _known(options))
        return
    _print_counted(report_title(found), found, report_columns(found), report_notes(found), options)


def _beside(options: Namespace, ranks: type[R]) -> _Beside[R]:
    """What figures are set beside, each once, and by what they are ranked; AppError for what they cannot be."""
    known = {each.value: each for each in ranks}
    if options.rank and options.rank not in known:
        raise AppError(
            f"Thống kê này không xếp hạng theo {options.rank}.",
            f"Ghi --rank là một trong: {', '.join(known)}, hoặc bỏ --rank.",
        )
    return {
        "comparisons": tuple(dict.fromkeys(map(Comparison, options.compare))),
        "criterion": known[options.rank] if options.rank else None,
    }


def _way(options: Namespace, terms: type[Way], what: str) -> Way:
    """By what is counted; AppError for another way, and for what such a statistic does not have."""
    ways = {each.value: each for each in terms} | {PERIOD: terms("month")}
    by = ways.get(options.by or "agency")
    if by is None or ((options.compare or options.rank) and by is terms("month")):
        raise AppError(
            f"{what} không so sánh, xếp hạng theo tháng, và không tính theo cách đã ghi.",
            f"Bỏ --compare, --rank; ghi --by là một trong: {', '.join(ways)}.",
        )
    return by


def _print_counted(
    titled: str,
    found: ExtensionStatistics | ReportStatistics,
    columns_: Sequence[tuple[Column[Any], str]],
    said: Sequence[str],
    options: Namespace,
) -> None:
    print(titled)
    period = found.whole.period
    print_wrapped(f"({'; '.join((*days(period, today=today(), known_at=_moment(options)), *said))})")
    rows = (*found.lines, found.whole)
    print_lines([printed(each.title, rows, each.value, each.kind) for each, _ in columns_])


def _moment(options: Namespace) -> str:
    return f"{options.known_at:%H:%M %d/%m/%Y}" if options.known_at else ""


def _known(options: Namespace) -> dict[str, object]:
    return {"known_at": options.known_at.isoformat()} if options.known_at else {}


def _print_json(told: object) -> None:
    print(json.dumps(told, ensure_ascii=False, indent=1))
