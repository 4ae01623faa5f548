"""Who in the office follows a task, and its marks, as cells say them; a change of who follows is a hand-over."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from app.core.task_making_terms import FollowRole, TaskMark
from app.core.text import fold
from app.core.words import short_date
from app.importers.office_workbook.family import Tell
from app.importers.office_workbook.known import Known
from app.importers.office_workbook.values import Level

ROLES = {"room": FollowRole.ROOM, "deputy": FollowRole.DEPUTY, "officer": FollowRole.OFFICER}
STORED = {"room": "room_id", "deputy": "deputy_id", "officer": "officer_id"}
_MARKS = {fold(mark.label): mark for mark in TaskMark}


@dataclass(frozen=True, slots=True)
class Following:
    """Who is to follow a task from a day on (None: nobody)."""

    key: UUID | None
    on: date

    def said(self, known: Known) -> str:
        """ "Lê An, từ 29/11/2026"; of nobody only the day."""
        return f"{known.name_of(self.key) or 'không ai'}, từ {short_date(self.on)}"


def read_followers(
    known: Known, values: Mapping[str, Any], tell: Tell, *, today: date
) -> dict[str, Following]:
    """Who follows the task, by role; from the day of the row, or from today on."""
    on = values.get("followed_on") or today
    found = {}
    if "room" in values:
        found["room"] = Following(_room(known, values["room"], tell), on)
    for name in ("deputy", "officer"):
        if name in values:
            found[name] = Following(_person(known, name, values[name], tell), on)
    return found


def _room(known: Known, text: str, tell: Tell) -> UUID | None:
    keys = known.agencies(text, lambda level, message: tell("room", level, message))
    if len(keys) > 1:
        tell("room", Level.WARNING, f"Có {len(keys)} phòng theo dõi, chỉ nhập phòng đầu tiên.")
    return keys[0] if keys else None


def _person(known: Known, name: str, text: str, tell: Tell) -> UUID | None:
    names = [name for name in text.replace("\n", ";").replace(",", ";").split(";") if name.strip()]
    if len(names) > 1:
        tell(name, Level.WARNING, f"Có {len(names)} người theo dõi, chỉ nhập người đầu tiên.")
    return known.person(names[0]) if names else None


def read_marks(text: str, tell: Tell) -> tuple[TaskMark, ...]:
    """The marks that a cell names, in their own order; what is none is an error that lists them."""
    found = set()
    for piece in filter(None, map(str.strip, re.split(r"[;\n]", text))):
        for said in _named(piece.split(",")):
            mark = _MARKS.get(fold(said))
            if mark is None:
                known = "; ".join(one.label for one in TaskMark)
                tell("marks", Level.ERROR, f"Không hiểu đánh dấu “{said}”: cần một trong: {known}.")
            else:
                found.add(mark)
    return tuple(mark for mark in TaskMark if mark in found)


def _named(pieces: list[str]) -> Iterator[str]:
    """Pieces between commas, as many of them together as make a mark: "Đơn, kiến nghị" is one."""
    while pieces:
        runs = (",".join(pieces[:length]).strip() for length in range(len(pieces), 0, -1))
        said = next((run for run in runs if fold(run) in _MARKS), pieces[0].strip())
        if said:
            yield said
        pieces = pieces[said.count(",") + 1 :]
