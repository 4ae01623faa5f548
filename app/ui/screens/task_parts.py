"""What lists of parts of tasks do with a row: open its task, tell it beside the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.briefings.lists import Wanted
from app.ui.detail_panel import Shown
from app.ui.forms.screen import SheetScreen
from app.ui.lists.screen import Action
from app.ui.lists.services import ListService
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.forms import Details
    from app.ui.shell import Shell


def opener(asked: ListService) -> Callable[[Shell, str], None]:
    """Open the task that a row of a list belongs to."""

    def open_task(shell: Shell, key: str) -> None:
        job = partial(_task_of, asked=asked, key=key)
        shell.tasks.ask(shell.tasks, "task of a row", job, lambda task: shell.show_form("task", task))

    return open_task


def _task_of(session: Session, *, asked: ListService, key: str) -> str:
    [row] = asked.page(session, (key,), Wanted())
    task: str = row.task
    return task


def asking(screen: SheetScreen, label: str, tip: str) -> Action:  # type: ignore[type-arg]
    """A verb of a list that opens a sheet over the chosen rows."""

    def run(shell: Shell, keys: Sequence[str]) -> None:
        from app.ui.forms.sheet import Sheet

        Sheet(screen, keys, shell, shell if isinstance(shell, QWidget) else None).open()

    return Action(f"{label}…", tip, run)


def _teller(name: str, table: str) -> Callable[[str], Shown]:
    asked = ListService(name)

    def describe(session: Session, key: str) -> Details:
        from app.services.forms.task import describe

        return describe(session, _task_of(session, asked=asked, key=key), today=today())

    def tell(key: str) -> Shown:
        return Shown(key, describe, (table, UUID(key)), can_open=True)

    return tell


tell_delay = _teller("delay_reports", "delay_report")
tell_request = _teller("extension_requests", "extension_request")
tell_extension = _teller("extensions", "extension")
tell_obstacle = _teller("obstacles", "progress_entry")
tell_event = _teller("task_events", "task_event")
tell_coordination = _teller("coordination", "task_agency")
