"""What a cell says of each agency of a task, one line an agency: "Sở Y tế: Trần Thị Bình" (duties 1, 4, 15)."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from app.importers.office_workbook.family import Tell
from app.importers.office_workbook.known import Known
from app.importers.office_workbook.values import Level
from app.rules import written_days

COLUMNS = {
    "part_contact": "contact",
    "part_phone": "phone",
    "part_work": "part",
    "part_deadline": "deadline",
    "part_answered_on": "answered_on",
    "part_answer": "answer",
}
"""The columns of a workbook, and where a task's link to its agency keeps them."""
DAYS = ("part_deadline", "part_answered_on")
_HOW = "mỗi cơ quan một dòng, như “Sở Y tế: {}”."
_EXAMPLES = {name: "15/11/2026" if name in DAYS else "…" for name in COLUMNS}
Parts = Mapping[UUID, Any]


def read_parts(known: Known, name: str, text: str, members: Collection[UUID], tell: Tell) -> dict[UUID, Any]:
    """The values of a cell by agency; what names no agency of the task (`members`) is an error of that cell."""
    found: dict[UUID, Any] = {}
    for key, said in _lines(known, name, text, members, tell):
        value = _day(name, said, tell) if name in DAYS else said
        if key in found:
            tell(name, Level.ERROR, f"“{known.name_of(key)}” có hai dòng; gộp làm một.")
        if value not in (None, ""):
            found[key] = value
    return found


def _lines(
    known: Known, name: str, text: str, members: Collection[UUID], tell: Tell
) -> Iterator[tuple[UUID, str]]:
    for line in filter(None, map(str.strip, text.splitlines())):
        who, colon, said = line.partition(":")
        if not colon and len(members) == 1:
            yield next(iter(members)), line
            continue
        pieces = known.names.split(who.strip()) if colon else []
        keys = [key for piece in pieces for key in piece.ids if key in members]
        if len(pieces) == 1 and len(keys) == 1:
            yield keys[0], said.strip()
        elif colon:
            sentence = f"“{who.strip()}” chưa là cơ quan chủ trì hay phối hợp của nhiệm vụ này"
            tell(name, Level.ERROR, f"{sentence}: {_HOW.format(_EXAMPLES[name])}")
        else:
            tell(name, Level.ERROR, f"Chưa rõ “{line}” là của cơ quan nào: {_HOW.format(_EXAMPLES[name])}")


def _day(name: str, text: str, tell: Tell) -> date | None:
    read = written_days.read_day(text)
    if read.level is not None:
        tell(name, read.level, read.message)
    day: date | None = read.value
    return day


def say_parts(known: Known, parts: Parts) -> str:
    """The cell that says so."""
    return "\n".join(f"{known.name_of(key)}: {_say(value)}" for key, value in parts.items())


def _say(value: Any) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def columns_of(agency: UUID, parts: Mapping[str, Parts]) -> dict[str, Any]:
    """What a new link to an agency holds, by its own columns."""
    told = {column: parts[name][agency] for name, column in COLUMNS.items() if agency in parts.get(name, ())}
    return {**EMPTY, **told} if told else EMPTY


EMPTY: dict[str, Any] = {column: None if name in DAYS else "" for name, column in COLUMNS.items()}
"""What a link holds of which nothing is said."""


def linking(parts: Mapping[str, Parts]) -> Callable[[UUID], Mapping[str, Any]]:
    """How new links of a task are made: from the start, each with its agency's own part."""
    if not parts.keys() & COLUMNS.keys():
        return lambda _: _BARE
    return lambda agency: {**_BARE, **columns_of(agency, parts)}


_BARE = {"from_on": None, "to_on": None, **EMPTY}
