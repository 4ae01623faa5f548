"""Lịch nhắc việc: everything that is due, by day, week or month, with the article that asks for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.errors import AppError
from app.core.tables import Column, Kind
from app.core.words import capital, short_date, weekday
from app.ui.detail_panel import Shown
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.screens.report_actions import OF_CALENDAR
from app.ui.today import today
from app.ui.widgets.due_marks import MARKS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.due_days import DueLine, Opens
    from app.briefings.forms import Details
    from app.ui.shell import Shell

ASK = ListService("due_days")
STATE, TOLD = "Tình trạng", "Đã làm, còn lại"
NOTHING = "Việc này theo quy chế, không có danh sách để mở."


def open_line(shell: Shell, key: str) -> None:
    """Open the record or the list that a line is about."""
    job = partial(_opens, key=key)
    shell.tasks.ask(shell.tasks, "what a due line opens", job, partial(_open, shell))


def _opens(session: Session, *, key: str) -> Opens | None:
    from app.services.lists.due_days import read

    found = read(session, [key], today=today())
    return found[0].opens if found else None


def _open(shell: Shell, opens: Opens | None) -> None:
    if opens is not None and opens.form:
        shell.show_form(opens.form, opens.key)
    elif opens is not None and opens.paper:
        from app.ui.screens.official_work import FORM, Paper

        shell.show_form(FORM, start=Paper(opens.paper, opens.key))
    elif opens is not None and opens.wanted is not None:
        shell.show_list(opens.list, opens.wanted)
    else:
        shell.say(NOTHING)


def tell(key: str) -> Shown:
    """A line in full beside the list, with the article that asks for it."""
    return Shown(key, _describe, can_open=True)


def _describe(session: Session, key: str) -> Details:
    from app.briefings.forms import Details, Fact
    from app.services.lists.due_days import read

    found = read(session, [key], today=today())
    if not found:
        raise AppError("Việc này không còn trong lịch.", "Chọn dòng khác.")
    line = found[0]
    said = (
        ("Ngày", f"{capital(weekday(line.day))}, {short_date(line.day)}"),
        ("Trước giờ", f"{line.hour:%H:%M}" if line.hour else ""),
        ("Ai làm", line.who),
        (TOLD, line.told),
        ("Loại", line.kind.label),
        ("Căn cứ", line.source),
        ("Lưu ý", line.note),
    )
    facts = tuple(Fact(label, value) for label, value in said if value)
    return Details(line.title, line.state.label, facts)


COLUMNS: tuple[Column[DueLine], ...] = (
    Column("Thứ", lambda line: capital(weekday(line.day)), 8),
    Column("Ngày", lambda line: line.day, 10, Kind.DATE),
    Column("Trước giờ", lambda line: f"{line.hour:%H:%M}" if line.hour else None, 7, Kind.CENTRED),
    Column("Việc", lambda line: line.title, 38),
    Column(STATE, lambda line: line.state.label, 11),
    Column(TOLD, lambda line: line.told, 24),
    Column("Ai làm", lambda line: line.who, 18),
    Column("Loại", lambda line: line.kind.label, 16),
    Column("Căn cứ", lambda line: line.source, 20),
    Column("Lưu ý", lambda line: line.note, 12),
)

DUE_DAYS: ListScreen[DueLine] = ListScreen(
    name="due_days",
    title="Lịch nhắc việc",
    noun="việc phải làm",
    columns=COLUMNS,
    orders=("", "day", "", "title", "state", "", "", "kind", "", ""),
    find=ASK.find,
    page=ASK.page,
    empty="Không có việc nào trong những ngày này.",
    filters=(
        Filter("period", "Ngày", period=True),
        Filter("kind", "Loại", ASK.choices("kind")),
        Filter("state", STATE, ASK.choices("state")),
    ),
    groups=(
        Choice("day", "Ngày"),
        Choice("week", "Tuần"),
        Choice("month", "Tháng"),
        Choice("kind", "Loại"),
    ),
    marks={STATE: lambda line: MARKS[line.state]},
    hidden=frozenset({"Ai làm", "Loại", "Căn cứ", "Lưu ý"}),
    actions=OF_CALENDAR,
    opens=open_line,
)
