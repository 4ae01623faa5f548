"""The work programme on the command line: what changed between two days, figures, issue (duties 33, 37, 43, 52)."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING

from app.briefings.figures import Period
from app.briefings.programme_changes import ChangedItem
from app.briefings.programme_shares import ProgrammeShare
from app.cli import programme_issue
from app.cli.files import today
from app.cli.opening import reading
from app.cli.table import print_lines, printed
from app.core.tables import Cell, Kind
from app.core.words import short_date
from app.rules.spans import read_span

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def run(options: Namespace) -> int:
    """Compare two days, count a period, or look at what lacks, and print; or issue a programme."""
    if options.compare:
        return _compare(options)
    if options.lacks:
        return programme_issue.lacks(options)
    return programme_issue.issue(options) if options.issue else _count(options)


def _compare(options: Namespace) -> int:
    from app.services.programme_changes import compare

    first, second = options.compare
    with reading(options.data) as database, database.read() as session, _then(session, options) as earlier:
        found = compare(earlier, session, first=first, second=second)
    if options.json:
        _print_json(asdict(one) for one in found)
    else:
        print(f"Chương trình công tác ngày {short_date(first)} so với ngày {short_date(second)}")
        print("\n".join(map(_line, found)) or "  Không có thay đổi.")
    return 0


def _then(session: Session, options: Namespace) -> AbstractContextManager[Session]:
    """The data as they are, or, for the first of two days, as they were known at a moment."""
    if options.known_at is None:
        return nullcontext(session)
    from app.models.known_at import known_at

    return known_at(session, options.known_at)


def _line(one: ChangedItem) -> str:
    months = " → ".join(f"{month[1]}/{month[0]}" for month in (one.before, one.after) if month)
    leads = f" ({'; '.join(one.leads)})" if one.leads else ""
    by = f" ({one.document or one.decided_by})" if one.document or one.decided_by else ""
    day = f"quyết định {short_date(one.decided_on)}{by}" if one.decided_on else ""
    why = "; ".join(filter(None, (day, one.ground.label if one.ground else "")))
    return f"  {one.change.label:<20}{months:<20}{one.content}{leads}{f' [{why}]' if why else ''}"


def _count(options: Namespace) -> int:
    from app.services.programme_figures import programme_figures

    span = read_span(options.figures)
    period = Period(span.start, span.end, options.as_of or today())
    with reading(options.data) as database, database.read() as session:
        shares = programme_figures(session, period, options.by)
    if options.json:
        _print_json({**asdict(one), **_rates(one)} for one in shares)
    else:
        print(f"Chương trình công tác {span.name}, tính đến hết ngày {short_date(period.as_of)}")
        print_lines([printed(heading, shares, value, kind) for heading, value, kind in _COLUMNS], indent="  ")
    return 0


def _rates(one: ProgrammeShare) -> dict[str, Decimal | None]:
    return {"rate_submitted": one.figures.rate_submitted, "rate_issued": one.figures.rate_issued}


_COLUMNS: tuple[tuple[str, Callable[[ProgrammeShare], Cell], Kind], ...] = (
    ("", lambda one: one.name, Kind.TEXT),
    ("Phải trình", lambda one: one.figures.due, Kind.NUMBER),
    ("Đã trình", lambda one: one.figures.submitted, Kind.NUMBER),
    ("Ban hành", lambda one: one.figures.issued, Kind.NUMBER),
    ("Chưa trình", lambda one: one.figures.not_submitted, Kind.NUMBER),
    ("Trình chậm", lambda one: one.figures.submitted_late, Kind.NUMBER),
    ("Quá tháng", lambda one: one.figures.late, Kind.NUMBER),
    ("Sang kỳ khác", lambda one: one.figures.moved, Kind.NUMBER),
    ("Chuyển kỳ", lambda one: one.figures.carried, Kind.NUMBER),
    ("Rút", lambda one: one.figures.dropped, Kind.NUMBER),
    ("Tỷ lệ trình (%)", lambda one: one.figures.rate_submitted, Kind.PERCENT),
    ("Tỷ lệ ban hành (%)", lambda one: one.figures.rate_issued, Kind.PERCENT),
)


def _print_json(rows: Iterable[dict[str, object]]) -> None:
    print(json.dumps(list(rows), ensure_ascii=False, indent=1, default=str))
