"""Thùng rác: what was deleted, and bringing it back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from app.briefings.lists import Choice, Listing, Wanted
from app.core.tables import Column
from app.ui.detail_panel import Shown
from app.ui.lists.screen import Action, Filter, ListScreen
from app.ui.shell import Shell
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.forms import Details
    from app.models.asking import Reads
    from app.services.lists.bin import BinnedRow

COLUMNS: tuple[Column[BinnedRow], ...] = (
    Column("Loại", lambda row: row.kind, 16),
    Column("Tên", lambda row: row.name, 60),
    Column("Xóa lúc", lambda row: row.at, 14),
    Column("Người xóa", lambda row: row.actor, 19),
)


def tell(key: str) -> Shown:
    """What the panel shows of a row of the bin."""
    table, _, row_id = key.partition(":")
    return Shown(key, _describe, (table, UUID(row_id)))


def _find(session: Reads, wanted: Wanted) -> Listing:
    from app.services.lists.bin import find

    return find(session, wanted, today=today())


def _page(session: Reads, keys: Sequence[str], _: Wanted) -> Sequence[BinnedRow]:
    from app.services.lists.bin import read

    return read(session, keys, today=today())


def _choices(session: Reads) -> Sequence[Choice]:
    from app.services.lists.bin import choices

    return choices(session, "kind")


def _describe(session: Session, key: str) -> Details:
    from app.services.lists.bin import describe

    return describe(session, key)


def restore(shell: Shell, keys: Sequence[str]) -> None:
    """Bring the chosen rows back, all in one save."""
    many = len(keys)
    shell.tasks.do(
        partial(_restore, keys=tuple(keys)),
        lambda _: shell.say(f"Đã khôi phục {many} dòng từ thùng rác.", undoable=True),
    )


def _restore(session: Session, *, keys: Sequence[str]) -> None:
    from app.services import bin as service
    from app.services.lists.bin import split

    for key in keys:
        service.restore(session, *split(key))


BIN: ListScreen[BinnedRow] = ListScreen(
    name="bin",
    title="Thùng rác",
    noun="dòng",
    columns=COLUMNS,
    orders=("kind", "name", "at", ""),
    find=_find,
    page=_page,
    empty="Thùng rác trống.",
    filters=(Filter("kind", "Loại", _choices),),
    actions=(
        Action("Khôi phục", "Đưa các dòng đã chọn trở lại, cùng những gì gắn với chúng", restore, main=True),
    ),
)
