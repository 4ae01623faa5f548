"""Nhật ký quy chế: who changed a number of the regulation or a day off, when, from what to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.setting_words import label
from app.core.tables import Column
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService

if TYPE_CHECKING:
    from app.services.lists.number_changes import ListedChange

ASK = ListService("number_changes")
PART, ACTOR = "Phần", "Người sửa"

COLUMNS: tuple[Column[ListedChange], ...] = (
    Column("Lúc", lambda row: f"{row.at:%H:%M %d/%m/%Y}", 14),
    Column(ACTOR, lambda row: row.actor, 14),
    Column(PART, lambda row: row.part, 16),
    Column("Nội dung", lambda row: row.label, 32),
    Column("Trước", lambda row: row.old, 20),
    Column("Sau", lambda row: row.new, 20),
    Column("Áp dụng", lambda row: row.from_on, 13),
    Column("Căn cứ", lambda row: row.source, 28),
)

NUMBER_CHANGES: ListScreen[ListedChange] = ListScreen(
    name="number_changes",
    title="Nhật ký quy chế",
    noun="lần sửa",
    columns=COLUMNS,
    orders=("at", "actor", "part", "label", "", "", "", ""),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa ai sửa con số nào của quy chế, ngày nghỉ hay ngày làm bù nào.",
    filters=(
        Filter("period", "Ngày sửa", period=True),
        Filter("part", PART, ASK.choices("part")),
        Filter("actor", ACTOR, ASK.choices("actor")),
        Filter("number", "Con số", say=label),
    ),
    groups=(Choice("part", PART), Choice("actor", ACTOR)),
    hidden=frozenset({PART}),
)
