"""Trường riêng: the fields that the office defined for its tasks and meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.tables import Column, Kind
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add

if TYPE_CHECKING:
    from app.services.lists.custom_fields import ListedCustomField

ASK = ListService("custom_fields")

COLUMNS: tuple[Column[ListedCustomField], ...] = (
    Column("Tên trường", lambda row: row.name, 20),
    Column("Dùng cho", lambda row: row.subject.label, 9),
    Column("Kiểu", lambda row: row.kind.label, 16),
    Column("Các lựa chọn", lambda row: "; ".join(row.choices), 20),
    Column("Chỉ loại", lambda row: "; ".join(row.only), 16),
    Column("Có giá trị", lambda row: row.count or None, 9, Kind.NUMBER),
)

CUSTOM_FIELDS: ListScreen[ListedCustomField] = ListScreen(
    name="custom_fields",
    title="Trường riêng",
    noun="trường riêng",
    columns=COLUMNS,
    orders=("name", "subject", "kind", "", "", "count"),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có trường riêng nào. Thêm trường để ghi những gì chương trình chưa có chỗ, như mã dự án, nguồn vốn.",
    filters=(Filter("subject", "Dùng cho", ASK.choices("subject")),),
    actions=(add("Thêm trường riêng", "custom_field"),),
    hidden=frozenset({"Các lựa chọn"}),
    form="custom_field",
    table="custom_field",
)
