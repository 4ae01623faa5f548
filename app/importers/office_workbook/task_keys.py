"""Rows that name a task of the database by its key: they were exported for a department to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from app.importers.office_workbook.values import Level

if TYPE_CHECKING:
    from app.importers.office_workbook.family import Existing, Tell

KEY = "key"
UNKNOWN = "Mã này không có trong dữ liệu: xóa mã nếu là nhiệm vụ mới, hoặc lấy lại mã từ tệp đã xuất."
TWICE = "Mã này đã có ở một dòng trên: mỗi nhiệm vụ chỉ một dòng; xóa mã nếu là nhiệm vụ mới."
OTHER_NUMBER = "Số văn bản khác số trong dữ liệu, giữ số trong dữ liệu; muốn sửa thì sửa trong phần mềm."


def key_in(values: Mapping[str, Any]) -> UUID | None:
    """The key that a row names; none if it names none, or no key at all."""
    text: str = values.get(KEY) or ""
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


class TaskKeys:
    """The tasks of the database by key, and which of them rows have named already."""

    def __init__(self) -> None:
        self._known: dict[UUID, Existing] = {}
        self._met: set[UUID] = set()

    def learn(self, known: Existing) -> None:
        """Know one task."""
        self._known[known.id] = known

    def named(self, values: Mapping[str, Any], tell: Tell) -> Existing | None:
        """The task that a row names; a key of no task, or one that came before, is complained of."""
        if not values.get(KEY):
            return None
        key = key_in(values)
        if key is None or key not in self._known:
            tell(KEY, Level.ERROR, UNKNOWN)
            return None
        if key in self._met:
            tell(KEY, Level.ERROR, TWICE)
        self._met.add(key)
        return self._known[key]
