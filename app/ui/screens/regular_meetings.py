"""Lịch họp theo quy chế: the meetings that the regulation asks for in a year, and one button that makes them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.meeting_terms import OccasionState
from app.core.tables import Column, Kind
from app.core.words import number, weekday
from app.ui.lists.screen import Action, Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.theme import Mark
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.asking import Reads
    from app.services.lists.regular_meetings import ListedOccasion
    from app.ui.shell import Shell

ASK = ListService("regular_meetings")
STATE = "Tình trạng"


def mark(row: ListedOccasion) -> Mark:
    """The look of the state: what is over and was never made is only told."""
    match row.state:
        case OccasionState.TO_MAKE:
            return Mark.NEUTRAL if row.is_past else Mark.SOON
        case OccasionState.MADE:
            return Mark.DONE
        case OccasionState.MOVED:
            return Mark.DONE_LATE
        case OccasionState.CANCELLED:
            return Mark.GONE


def _years(_: Reads) -> list[Choice]:
    """The years around the present one."""
    year = today().year
    return [Choice(str(one), f"Năm {one}") for one in range(year - 1, year + 3)]


def _make(shell: Shell, keys: Sequence[str]) -> None:
    shell.tasks.do(partial(_made, keys=tuple(keys)), partial(_say, shell))


def _made(session: Session, *, keys: Sequence[str]) -> int:
    from app.services.lists.regular_meetings import year_of
    from app.services.meeting_schedule import make_due

    years = sorted({year_of(key) for key in keys})
    return sum(len(make_due(session, year, today=today(), only=frozenset(keys))) for year in years)


def _say(shell: Shell, made: int) -> None:
    if made:
        shell.say(f"Đã lập {number(made)} cuộc họp theo quy chế.", undoable=True)
    else:
        shell.say("Các cuộc họp đã chọn đều có rồi.")


def open_meeting(shell: Shell, key: str) -> None:
    """Open the meeting that stands for an occasion, or say that there is none yet."""
    job = partial(_meeting, key=key)
    shell.tasks.ask(shell.tasks, "meeting of an occasion", job, partial(_open, shell))


def _meeting(session: Session, *, key: str) -> str:
    from app.services.lists.regular_meetings import read

    [row] = read(session, [key], today=today())
    return row.meeting


def _open(shell: Shell, meeting: str) -> None:
    if meeting:
        shell.show_form("meeting", meeting)
    else:
        shell.say("Cuộc họp này chưa lập. Chọn dòng rồi bấm “Lập các cuộc họp đã chọn”.")


def _open_first(shell: Shell, keys: Sequence[str]) -> None:
    open_meeting(shell, keys[0])


def _day(row: ListedOccasion) -> str:
    said = weekday(row.proposed_on)
    return said[0].upper() + said[1:]


COLUMNS: tuple[Column[ListedOccasion], ...] = (
    Column("Thứ", _day, 8),
    Column("Ngày dự kiến", lambda row: row.proposed_on, 10, Kind.DATE),
    Column("Cuộc họp", lambda row: row.title, 40),
    Column("Dời ngày vì", lambda row: row.moved, 34),
    Column(STATE, lambda row: row.state.label, 14),
    Column("Ngày họp đã lập", lambda row: row.held_on, 12, Kind.DATE),
    Column("Loại", lambda row: row.kind.label, 20),
)

REGULAR_MEETINGS: ListScreen[ListedOccasion] = ListScreen(
    name="regular_meetings",
    title="Lịch họp theo quy chế",
    noun="cuộc họp",
    columns=COLUMNS,
    orders=("", "proposed_on", "title", "", "state", "held_on", "kind"),
    find=ASK.find,
    page=ASK.page,
    empty="Quy chế không nêu cuộc họp định kỳ nào trong năm này.",
    filters=(
        Filter("year", "Năm", _years),
        Filter("state", STATE, ASK.choices("state")),
        Filter("kind", "Loại", ASK.choices("kind")),
    ),
    groups=(Choice("month", "Tháng"), Choice("kind", "Loại")),
    marks={STATE: mark},
    hidden=frozenset({"Loại"}),
    actions=(
        Action(
            "Lập các cuộc họp đã chọn",
            "Lập các cuộc họp đã chọn mà chưa có, với ngày, giờ, chủ trì và thành phần theo quy chế (Ctrl+A: cả năm)",
            _make,
            shortcut="Ctrl+N",
            main=True,
        ),
        Action("Mở cuộc họp", "Mở cuộc họp đã lập cho dòng đã chọn", _open_first, shortcut="Ctrl+O"),
    ),
    opens=open_meeting,
)
