"""Ủy quyền: who acts for which post while its holder is away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.tables import Column, Kind
from app.core.words import short_date
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add
from app.ui.theme import Mark

if TYPE_CHECKING:
    from app.services.lists.delegations import ListedDelegation

ASK = ListService("delegations")
STATE = "Tình trạng"
_MARKS = {"now": Mark.DONE, "coming": Mark.NEUTRAL, "over": Mark.GONE}


def _said(row: ListedDelegation) -> str:
    from app.services.lists.delegations import STATES

    written = f"; văn bản ghi đến {short_date(row.written_to)}" if row.written_to != row.to_on else ""
    return STATES[row.state] + written


COLUMNS: tuple[Column[ListedDelegation], ...] = (
    Column("Thay chức danh", lambda row: row.post, 20),
    Column("Người được ủy quyền", lambda row: row.person, 18),
    Column("Từ ngày", lambda row: row.from_on, 11, Kind.DATE),
    Column("Đến ngày", lambda row: row.to_on, 11, Kind.DATE),
    Column(STATE, _said, 13),
    Column("Người ủy quyền", lambda row: row.giver, 22),
    Column("Văn bản", lambda row: row.document, 22),
    Column("Nội dung", lambda row: row.scope, 30),
)

DELEGATIONS: ListScreen[ListedDelegation] = ListScreen(
    name="delegations",
    title="Ủy quyền",
    noun="lần ủy quyền",
    columns=COLUMNS,
    orders=("post", "person", "from_on", "to_on", "", "", "", ""),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa ghi lần ủy quyền nào.",
    filters=(Filter("state", STATE, ASK.choices("state")),),
    marks={STATE: lambda row: _MARKS[row.state]},
    hidden=frozenset({"Người ủy quyền", "Văn bản", "Nội dung"}),
    actions=(add("Thêm ủy quyền", "delegation"),),
    form="delegation",
    table="delegation",
)
