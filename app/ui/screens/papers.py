"""Tài liệu họp: every content of the meetings, and whether its documents came in time (duties 55-57)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.lists import Choice, Wanted
from app.core.meeting_terms import NEEDS_NONE, ItemState
from app.core.tables import Column, Kind
from app.core.terms import Receipt
from app.ui.lists.figure_filters import as_of, figure
from app.ui.lists.screen import Action, Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add, came_today, past_day
from app.ui.screens.agenda_actions import OF_CONTENTS
from app.ui.screens.meeting_actions import PACK
from app.ui.theme import Mark

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.lists.papers import ListedPaper
    from app.ui.shell import Shell

ASK = ListService("papers")
STATE, RECEIVED = "Tài liệu", "Ngày nhận"
STANDING, ASKED = "Trong chương trình", "Xin ý kiến"
FIGURES = {
    "items": "mọi nội dung",
    "on_time": "gửi đúng hạn",
    "late": "gửi chậm",
    "missing": "chưa gửi",
}


def is_off(row: ListedPaper) -> bool:
    """Whether a content is not on its agenda any more: withdrawn, or put off."""
    return row.state in (ItemState.WITHDRAWN, ItemState.POSTPONED)


def mark(row: ListedPaper) -> Mark:
    """The look of the state."""
    if is_off(row):
        return Mark.GONE
    match row.receipt:
        case Receipt.ON_TIME:
            return Mark.DONE
        case Receipt.LATE:
            return Mark.DONE_LATE
        case Receipt.MISSING:
            return Mark.LATE if row.is_past else Mark.NEUTRAL
        case None:
            return Mark.NEUTRAL


def said(row: ListedPaper) -> str:
    """Where a content or its papers stand, in words."""
    if is_off(row):
        return row.state.label
    return row.receipt.label if row.receipt is not None else NEEDS_NONE


def open_meeting(shell: Shell, key: str) -> None:
    """Open the meeting of a content."""
    shell.tasks.ask(
        shell.tasks,
        "meeting of a content",
        partial(_meeting, key=key),
        partial(shell.show_form, "meeting"),
    )


def open_first(shell: Shell, keys: Sequence[str]) -> None:
    """Open the meeting of the first of the chosen contents."""
    open_meeting(shell, keys[0])


def _show_pack(shell: Shell, keys: Sequence[str]) -> None:
    from app.ui.screens.pack import open_pack

    job = partial(_meeting, key=keys[0])
    shell.tasks.ask(shell.tasks, "pack of a content", job, lambda key: open_pack(shell, key))


def _meeting(session: Session, *, key: str) -> str:
    [row] = ASK.page(session, (key,), Wanted())
    meeting: str = row.meeting_key
    return meeting


COLUMNS: tuple[Column[ListedPaper], ...] = (
    Column("Nội dung", lambda row: row.content, 40),
    Column("Cơ quan", lambda row: row.agency, 14),
    Column("Ngày họp", lambda row: row.held_on, 10, Kind.DATE),
    Column("Hạn gửi", lambda row: row.due_on, 10, Kind.DATE),
    Column(STATE, said, 10),
    Column(RECEIVED, lambda row: row.received_on, 10, Kind.DATE),
    Column(STANDING, lambda row: row.state.label, 14),
    Column(ASKED, lambda row: row.asked.label, 18),
    Column("Cuộc họp", lambda row: row.meeting, 26),
    Column("Cơ quan trước sáp nhập", lambda row: row.former, 14),
)

PAPERS: ListScreen[ListedPaper] = ListScreen(
    name="papers",
    title="Nội dung, tài liệu họp",
    noun="nội dung",
    columns=COLUMNS,
    orders=(
        *("content", "agency", "held_on", "due_on", "state", "received_on"),
        *("standing", "asked", "meeting", ""),
    ),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có nội dung họp nào. Thêm nội dung trong từng cuộc họp.",
    filters=(
        Filter("period", "Ngày họp", period=True),
        Filter("state", STATE, ASK.choices("state")),
        Filter("standing", STANDING, ASK.choices("standing")),
        Filter("asked", ASKED, ASK.choices("asked")),
        Filter("agency", "Cơ quan trình", ASK.choices("agency")),
        Filter("kind", "Loại cuộc họp", ASK.choices("kind")),
        as_of(),
        figure(FIGURES),
    ),
    groups=(
        Choice("meeting", "Cuộc họp"),
        Choice("agency", "Cơ quan trình"),
        Choice("month", "Tháng họp"),
        Choice("state", STATE),
        Choice("standing", STANDING),
        Choice("asked", ASKED),
    ),
    marks={STATE: mark},
    is_off=is_off,
    edits={RECEIVED: past_day("agenda_item", "documents_received_on")},
    actions=(
        add("Thêm nội dung", "agenda_item"),
        came_today("agenda_item", "tài liệu"),
        Action("Mở cuộc họp", "Mở cuộc họp có nội dung đã chọn", open_first, shortcut="Ctrl+O"),
        Action(PACK.label, "Ghép tài liệu của cuộc họp có nội dung đã chọn thành một tệp PDF", _show_pack),
        *OF_CONTENTS,
    ),
    hidden=frozenset({"Cuộc họp", STANDING, ASKED, "Cơ quan trước sáp nhập"}),
    form="agenda_item",
    table="agenda_item",
)
