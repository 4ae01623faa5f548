"""The figures of the programme on the command line, as the page "Thống kê" has them (duties 28, 29, 43, 44)."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from app.briefings.figures import Period, ProgrammeFigures
from app.briefings.programme_shares import ShareBy
from app.cli.files import today
from app.cli.opening import reading_as_known
from app.cli.table import print_lines, print_wrapped, printed
from app.core.errors import AppError
from app.core.statistics_terms import Comparison, Criterion
from app.exports.programme_statistics import programme_columns, programme_notes, programme_title
from app.exports.statistics import days, merged
from app.rules.periods import usual_look
from app.rules.spans import read_span

if TYPE_CHECKING:
    from app.briefings.programme_statistics import ProgrammeLine, ProgrammeStatistics


def figures(options: Namespace) -> int:
    """Count a period, in all or by one thing, beside other periods and ranked where that is asked for; and print."""
    from app.services.programme_statistics import count_programme

    comparisons, criterion = _beside(options)
    span = read_span(options.figures)
    period = Period(span.start, span.end, options.as_of or usual_look(span.start, span.end, today()))
    with reading_as_known(options.data, options.known_at) as session:
        found = count_programme(
            session, period, options.by or ShareBy.BOOK, comparisons=comparisons, criterion=criterion
        )
    if options.json:
        rows = found.lines if options.by else (found.whole,)
        print(json.dumps([_as_json(line) for line in rows], ensure_ascii=False, indent=1, default=str))
    else:
        _print(found, options)
    return 0


def _beside(options: Namespace) -> tuple[tuple[Comparison, ...], Criterion | None]:
    """What the figures are set beside, each once, and by what they are ranked; AppError for what has neither."""
    comparisons = tuple(dict.fromkeys(each for each in options.compare if isinstance(each, Comparison)))
    if options.lacks or options.issue or len(comparisons) < len(set(options.compare)):
        raise AppError(
            "--figures không dùng cùng hai ngày, --lacks, --issue.",
            "So số liệu với kỳ khác: --compare before, --compare year_ago; so hai ngày thì bỏ --figures.",
        )
    criterion = Criterion(options.rank) if options.rank else None
    if options.by is ShareBy.MONTH and (comparisons or criterion):
        raise AppError(
            "Số liệu theo tháng không so sánh, xếp hạng.", "Bỏ --compare, --rank; hoặc chọn --by khác."
        )
    if criterion and options.by is None:
        raise AppError("Chưa ghi xếp hạng theo gì.", "Thêm --by, ví dụ --by agency.")
    return comparisons, criterion


def _print(found: ProgrammeStatistics, options: Namespace) -> None:
    """The columns of the page and of paper: a line for each thing, then the whole; or the whole alone."""
    known = f"{options.known_at:%H:%M %d/%m/%Y}" if options.known_at else ""
    said = (*programme_notes(found), *merged(line.narrowed for line in found.lines if options.by))
    print(programme_title(found) if options.by else "Thống kê chương trình công tác")
    print_wrapped(f"({'; '.join((*days(found.whole.period, today=today(), known_at=known), *said))})")
    rows = (*found.lines, found.whole) if options.by else (found.whole,)
    print_lines([printed(each.title, rows, each.value, each.kind) for each, _ in programme_columns(found)])


def _as_json(line: ProgrammeLine) -> dict[str, object]:
    others = {each.value: _counted(figures) for each, figures in line.others.items()}
    place = {} if line.place is None else {"place": line.place}
    return {**asdict(line.share), **_rates(line.share.figures), **others, **place}


def _counted(figures: ProgrammeFigures) -> dict[str, object]:
    return {**asdict(figures), **_rates(figures)}


def _rates(figures: ProgrammeFigures) -> dict[str, object]:
    return {"rate_submitted": figures.rate_submitted, "rate_issued": figures.rate_issued}
