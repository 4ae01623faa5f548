"""Chức danh: posts that assign tasks or chair meetings, and who holds them today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.tables import Column, Kind
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add

if TYPE_CHECKING:
    from app.services.lists.posts import ListedPost

ASK = ListService("posts")

COLUMNS: tuple[Column[ListedPost], ...] = (
    Column("Chức danh", lambda row: row.name, 40),
    Column("Người đang giữ", lambda row: "; ".join(row.holders), 34),
    Column("Từ ngày", lambda row: row.since, 10, Kind.DATE),
)

POSTS: ListScreen[ListedPost] = ListScreen(
    name="posts",
    title="Chức danh",
    noun="chức danh",
    columns=COLUMNS,
    orders=("name", "holder", "since"),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có chức danh nào.",
    filters=(Filter("state", "Tình trạng", ASK.choices("state"), several=False),),
    actions=(add("Thêm chức danh", "post"),),
    form="post",
    table="post",
)
