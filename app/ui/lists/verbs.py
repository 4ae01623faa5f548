"""What F2 writes and buttons note in several lists: lines, days that have passed, and "came today"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.lists import Wanted
from app.core.terms import TaskState
from app.core.words import number
from app.ui.lists.screen import Action, Edit
from app.ui.today import this_minute, today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.ui.shell import Shell


def line(table: str, column: str) -> Edit:
    """A cell that is written as a line of text."""

    def write(session: Session, key: str, typed: str) -> None:
        from app.services.cells import write_line

        write_line(session, table, key, column=column, typed=typed)

    return Edit(write)


def past_day(table: str, column: str) -> Edit:
    """A cell that is written as a day of something that happened, typed freely."""

    def write(session: Session, key: str, typed: str) -> None:
        from app.services.cells import write_past_day

        write_past_day(session, table, key, column=column, typed=typed, today=today(), at=this_minute())

    return Edit(write)


def came_today(table: str, what: str) -> Action:
    """A button that notes for the chosen rows that they came today."""

    def run(shell: Shell, keys: Sequence[str]) -> None:
        shell.tasks.do(partial(_receive, table=table, keys=tuple(keys)), partial(_say, shell, what))

    tip = f"Ghi ngày nhận là hôm nay cho các dòng đã chọn mà chưa có ngày nhận {what}"
    return Action("Đã nhận hôm nay", tip, run)


def noting(
    label: str, tip: str, change: Callable[[Session, Sequence[str]], int], done: str, *, shortcut: str = ""
) -> Action:
    """An action that notes one thing for the chosen rows as of today; `done` says for how many."""

    def run(shell: Shell, keys: Sequence[str]) -> None:
        asked = tuple(keys)
        if asked:
            shell.tasks.do(
                lambda session: change(session, asked),
                lambda count: shell.say(done.format(number(count)), undoable=True),
            )

    return Action(label, tip, run, shortcut=shortcut, more=True)


def add(label: str, form: str) -> Action:
    """The main button of a list: an empty form."""

    def run(shell: Shell, _: Sequence[str]) -> None:
        shell.show_form(form)

    return Action(label, f"{label} vào danh sách", run, shortcut="Ctrl+N", needs_rows=False, main=True)


def tasks_of(filter_name: str, whose: str, *, state: TaskState | None = None) -> Action:
    """A button that shows the tasks behind the chosen rows, by a filter of the list of tasks."""

    def run(shell: Shell, keys: Sequence[str]) -> None:
        states = {"state": (state.value,)} if state else {}
        shell.show_list("tasks", Wanted(filters={filter_name: tuple(keys), **states}))

    return Action("Xem nhiệm vụ", f"Mở danh sách nhiệm vụ {whose}", run)


def _receive(session: Session, *, table: str, keys: Sequence[str]) -> int:
    from app.services.cells import receive

    return receive(session, table, keys, day=today(), at=this_minute())


def _say(shell: Shell, what: str, received: int) -> None:
    if received:
        shell.say(f"Đã ghi nhận {what} hôm nay: {number(received)} dòng.", undoable=True)
    else:
        shell.say("Các dòng đã chọn đều có ngày nhận rồi.")
