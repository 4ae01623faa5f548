"""The work programme on the command line: what changed between two days, figures, issue (duties 33, 37, 43, 52)."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from app.briefings.programme_changes import ChangedItem
from app.cli import programme_figures, programme_issue
from app.cli.opening import reading
from app.core.errors import AppError
from app.core.words import short_date

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DAYS = "first", "second"
"""The days on which a programme is compared."""


def run(options: Namespace) -> int:
    """Count a period, compare two days, or look at what lacks, and print; or issue a programme."""
    _require_one(options)
    if options.figures:
        return programme_figures.figures(options)
    if options.compare:
        return _compare(options)
    return programme_issue.lacks(options) if options.lacks else programme_issue.issue(options)


def _require_one(options: Namespace) -> None:
    """AppError unless one thing is asked for: two days compared, or a period that is counted, looked at or issued."""
    if options.figures:
        return  # whose words are judged where it is counted
    if options.rank:
        raise AppError("--rank đi với --figures.", "Thêm --figures KỲ, hoặc bỏ --rank.")
    alone = options.lacks or options.issue
    if alone and options.compare:
        raise AppError("--compare không dùng cùng --lacks, --issue.", "Ghi một trong các tùy chọn đó.")
    if alone:
        return
    if not options.compare:
        raise AppError(
            "Chưa ghi làm gì: cần một trong --compare, --figures, --lacks, --issue.",
            "Xem: python run.py programme --help",
        )
    if len(options.compare) != len(DAYS) or not all(isinstance(each, date) for each in options.compare):
        raise AppError(
            "So sánh chương trình thì ghi hai ngày.",
            "Viết như --compare 1/10/2026 31/10/2026; so số liệu với kỳ khác thì thêm --figures KỲ.",
        )


def _compare(options: Namespace) -> int:
    from app.services.programme_changes import compare

    first, second = options.compare  # two days
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


def _print_json(rows: Iterable[dict[str, object]]) -> None:
    print(json.dumps(list(rows), ensure_ascii=False, indent=1, default=str))
