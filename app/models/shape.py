"""Whether the tables of a database are those that the program knows.

Its version says so of every release; data made by a build between two of them may bear the number and lack columns.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.core.errors import AppError

_TABLES = """SELECT master.name, info.name
FROM sqlite_master AS master JOIN pragma_table_info(master.name) AS info
WHERE master.type = 'table'"""
_INDEXES = "SELECT name FROM sqlite_master WHERE type = 'index'"
_LACKS = ("no such column", "no such table", "no such index", "has no column named")


def lacking(raw: Any) -> list[str]:
    """What the program knows and the database of a connection lacks: "table.column", or the name of an index."""
    from app.models import tables  # noqa: F401
    from app.models.base import Base

    columns = {f"{table}.{column}" for table, column in raw.execute(_TABLES)}
    indexes = {name for (name,) in raw.execute(_INDEXES)}
    known = Base.metadata.sorted_tables
    lacks = [f"{table.name}.{column.name}" for table in known for column in table.columns]
    named = [str(index.name) for table in known for index in table.indexes]
    return [name for name in lacks if name not in columns] + [name for name in named if name not in indexes]


def refusal(folder: Path, lacks: list[str]) -> AppError:
    """What to say of data in `folder` that lack something."""
    more = f" và {len(lacks) - 1} chỗ khác" if len(lacks) > 1 else ""
    return AppError(
        f"Dữ liệu trong {folder} có cấu trúc không khớp với phần mềm này: thiếu {lacks[0]}{more}.",
        "Dữ liệu do một bản dựng thử lập ra, chưa có gì bị thay đổi. Mở bằng đúng bản đã lập dữ liệu, hoặc khôi phục "
        "một bản sao lưu có từ trước bản dựng thử; cần giúp thì gửi câu này cho bộ phận hỗ trợ.",
    )


def tells_of_shape(reason: str) -> bool:
    """Whether the driver failed since something is not there that was asked for."""
    return any(words in reason for words in _LACKS)
