"""What a row says of a task's progress: a new entry beside those that are there, which stay (duties 14, 16)."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.words import short_date
from app.importers.office_workbook.family import Tell
from app.importers.office_workbook.known import table_of
from app.importers.office_workbook.values import Level
from app.models.task import ProgressEntry

COLUMNS = {
    "progress_on": "reported_on",
    "progress_percent": "percent",
    "progress_text": "content",
    "progress_difficulty": "difficulty",
    "progress_proposal": "proposal",
}
"""The columns of a workbook, and those of an entry."""
_WHOLE = 100
_ASIDE = {"difficulty": "khó khăn: ", "proposal": "đề xuất: "}


def read_progress(values: Mapping[str, Any], tell: Tell, *, today: date) -> dict[str, Any]:
    """What the row says, by the columns of an entry; empty where it says nothing. Without a day it has none yet."""
    said = {column: values[name] for name, column in COLUMNS.items() if values.get(name) not in (None, "")}
    if "percent" in said:
        said["percent"] = _percent(said["percent"], tell)
    day: date | None = said.get("reported_on")
    if day is not None and day > today:
        tell("progress_on", Level.ERROR, f"Ngày báo cáo tiến độ {short_date(day)} ở tương lai.")
    return said if said.keys() - {"reported_on"} else {}


def _percent(text: str, tell: Tell) -> int | None:
    digits = text.removesuffix("%").strip()
    if digits.isdecimal() and int(digits) <= _WHOLE:
        return int(digits)
    tell("progress_percent", Level.ERROR, f"“{text}” không phải tiến độ: cần một số từ 0 đến 100.")
    return None


def last_entries(session: Session) -> dict[UUID, dict[str, Any]]:
    """The last entry of each task."""
    entry = table_of(ProgressEntry)
    rows = session.execute(
        select(entry).where(entry.c.deleted_at.is_(None)).order_by(entry.c.reported_on, entry.c.id)
    ).mappings()
    return {row["task_id"]: {column: row[column] for column in COLUMNS.values()} for row in rows}


def is_news(last: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    """Whether a row says anything that the last entry does not; what the row leaves empty is not asked for."""
    return any(last.get(column) != value for column, value in said.items())


def entry_of(task: UUID, agency: UUID | None, said: Mapping[str, Any], *, today: date) -> dict[str, Any]:
    """The new entry."""
    empty = {"percent": None, "content": "", "difficulty": "", "proposal": ""}
    return {"task_id": task, "agency_id": agency, "reported_on": today, **empty, **said}


def say_progress(said: Mapping[str, Any]) -> str:
    """ "20/11/2026: 40%; Đang soạn; khó khăn: Thiếu vốn"."""
    day, percent = said.get("reported_on"), said.get("percent")
    told = [f"{percent}%"] if percent is not None else []
    told += [f"{_ASIDE.get(name, '')}{said[name]}" for name in ("content", *_ASIDE) if said.get(name)]
    return ": ".join(filter(None, (short_date(day) if day else "", "; ".join(told))))
