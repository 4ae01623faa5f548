"""Tỷ lệ: the programme's counters and ratios by agency, leader, field, room or month; Enter opens the rows behind."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.programme_shares import ShareBy
from app.core.tables import Column, Kind
from app.core.words import capital
from app.rules.periods import month_of
from app.ui.lists import periods
from app.ui.lists.figure_filters import as_of
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.lists import Wanted
    from app.services.lists.programme_shares import ListedShare
    from app.ui.shell import Shell

ASK = ListService("programme_shares")


def _open(shell: Shell, key: str) -> None:
    """The contents that a line counts."""
    shell.tasks.ask(
        shell.tasks,
        "rows of a share",
        partial(_behind, key=key),
        lambda wanted: shell.show_list("programme", wanted),
    )


def _behind(session: Session, *, key: str) -> Wanted:
    from app.services.lists.programme_shares import behind

    return behind(session, key, today=today())


def changes(row: ListedShare) -> str:
    """What makes a line differ from what was planned: "Lùi 2; bổ sung 1"; a line of nothing else has nothing due."""
    share = row.share
    told = (
        ("lùi", share.postponed),
        ("bổ sung", share.added),
        ("rút", share.withdrawn),
        ("chuyển kỳ sau", share.figures.carried),
    )
    return capital("; ".join(f"{what} {count}" for what, count in told if count))


def _start() -> Mapping[str, tuple[str, ...]]:
    """By agency, of this month: what is counted is said above the list and on paper."""
    month = month_of(today())
    return {"by": (ShareBy.AGENCY.value,), "period": (periods.code(month.start, month.end),)}


def _period(row: ListedShare) -> str:
    said = periods.say(periods.code(*row.days))
    return said[0].upper() + said[1:]


COLUMNS: tuple[Column[ListedShare], ...] = (
    Column("Tên", lambda row: row.share.name, 22),
    Column("Phải trình", lambda row: row.share.figures.due, 9, Kind.NUMBER),
    Column("Đã trình", lambda row: row.share.figures.submitted, 9, Kind.NUMBER),
    Column("Đã ban hành", lambda row: row.share.figures.issued, 9, Kind.NUMBER),
    Column("Chưa trình", lambda row: row.share.figures.not_submitted, 9, Kind.NUMBER),
    Column("Chậm", lambda row: row.share.figures.late, 8, Kind.NUMBER),
    Column("Trình (%)", lambda row: row.share.figures.rate_submitted, 10, Kind.PERCENT),
    Column("Ban hành (%)", lambda row: row.share.figures.rate_issued, 10, Kind.PERCENT),
    Column("Thay đổi", changes, 18),
    Column("Lùi", lambda row: row.share.postponed, 7, Kind.NUMBER),
    Column("Bổ sung", lambda row: row.share.added, 8, Kind.NUMBER),
    Column("Rút", lambda row: row.share.withdrawn, 7, Kind.NUMBER),
    Column("Chuyển kỳ sau", lambda row: row.share.figures.carried, 8, Kind.NUMBER),
    Column("Theo", lambda row: row.by.label, 14),
    Column("Kỳ", _period, 16),
)

PROGRAMME_SHARES: ListScreen[ListedShare] = ListScreen(
    name="programme_shares",
    title="Tỷ lệ",
    noun="dòng",
    columns=COLUMNS,
    orders=("",) * len(COLUMNS),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Kỳ này chương trình không có nội dung phải trình; chọn kỳ khác ở “Kỳ”.",
    filters=(
        Filter("by", "Theo", ASK.choices("by"), several=False),
        Filter("period", "Kỳ", period=True, several=False),
        Filter("book", "Chương trình", ASK.choices("book"), several=False),
        as_of(),
    ),
    start=_start,
    hidden=frozenset({"Chậm", "Lùi", "Bổ sung", "Rút", "Chuyển kỳ sau", "Theo", "Kỳ"}),
    opens=_open,
)
