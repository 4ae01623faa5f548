"""What the import reads and says: complaints, parsed cells, rows of a workbook; no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from app.rules.written_days import Deadline, Level, Month, Parsed, error, warning

__all__ = [
    "Complaint",
    "Deadline",
    "Family",
    "Grid",
    "Level",
    "Month",
    "Parsed",
    "Raw",
    "ReadRow",
    "ReadTable",
    "ReadWorkbook",
    "error",
    "warning",
]

Raw = str | float | int | bool | date | datetime | time | timedelta
Grid = list[list[Any]]


class Family(StrEnum):
    """The five kinds of sheets, in the order in which counts are shown."""

    TASKS = "tasks"
    PROGRAMME = "programme"
    SESSION_DOCUMENTS = "session_documents"
    REPORTS = "reports"
    AGENCIES = "agencies"


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong in one place: Excel's row number (None: the sheet), column letter with its heading."""

    sheet: str
    row: int | None
    column: str
    level: Level
    message: str


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One data row: its Excel number, parsed values by field, and the title of its group."""

    number: int
    values: dict[str, Any]
    group: str = ""


@dataclass(frozen=True, slots=True)
class ReadTable:
    """One recognised table; `columns` says each field's column as people find it: "D (Nội dung)"."""

    sheet: str
    family: Family
    columns: Mapping[str, str]
    rows: tuple[ReadRow, ...]


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """All recognised tables of a workbook and what was wrong in them."""

    name: str
    tables: tuple[ReadTable, ...]
    complaints: tuple[Complaint, ...] = field(default=())

    def rows(self, family: Family) -> list[ReadRow]:
        """The data rows of one kind, over all sheets."""
        return [row for table in self.tables if table.family is family for row in table.rows]
