"""Nhiệm vụ: how chosen tasks are completed, on a day or today; of open steps it is told first (features 5, 8)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.briefings.bulk_changes import Chosen, Completion
from app.core.fields import LABELS
from app.core.words import number
from app.rules.form_checks import bulk_changes as checks
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.lists.screen import Action
from app.ui.screens.task_life_sheets import FINISHED, HOUR_UNKNOWN, NOTED, NOUN, preview
from app.ui.shell import Shell
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_TASK = LABELS["task"]


def _complete(session: Session, keys: Sequence[str], values: Completion) -> int:
    from app.services import bulk_changes

    if values.completed_on is None:
        raise ValueError("a completion without its day")
    return bulk_changes.complete(
        session,
        keys,
        completed_on=values.completed_on,
        completed_at=values.completed_at,
        today=today(),
        result_document=values.result_document,
        result_on=values.result_on,
        despite_steps=True,  # the sheet told of them row by row
    )


def _to_complete(session: Session, keys: Sequence[str]) -> Chosen:
    from app.services.bulk_changes import to_complete

    return to_complete(session, keys, on=today())


COMPLETE: SheetScreen[Completion] = SheetScreen(
    title="Ghi hoàn thành",
    verb="Hoàn thành",
    noun=NOUN,
    fields=(
        Field("completed_on", _TASK["completed_on"], Entry.DAY, required=True),
        Field("completed_at", _TASK["completed_at"], Entry.TIME, hint=HOUR_UNKNOWN, of_hours=True),
        Field(
            "result_document",
            _TASK["result_document"],
            Entry.LINE,
            hint="Để trống: giữ văn bản kết quả của từng nhiệm vụ",
        ),
        Field("result_on", _TASK["result_on"], Entry.DAY, hint="Để trống: giữ ngày của từng nhiệm vụ"),
    ),
    start=lambda: Completion(completed_on=today()),
    check=lambda values, _: checks.check_completion(values, today=today()),
    chosen=_to_complete,
    left_out=FINISHED,
    change=_complete,
    done="Đã ghi hoàn thành {} nhiệm vụ.",
    preview=preview("of_completion"),
    widths=NOTED,
)


def open_sheet(screen: SheetScreen[Any], shell: Shell, keys: Sequence[str]) -> None:
    """Open a sheet over the window for chosen rows."""
    from app.ui.forms.sheet import Sheet

    Sheet(screen, keys, shell, shell if isinstance(shell, QWidget) else None).open()


def _complete_today(shell: Shell, keys: Sequence[str]) -> None:
    asked = tuple(keys)

    def change(session: Session) -> int | None:
        found = _to_complete(session, asked)
        if found.warning or found.hours:
            return None
        return _complete(session, found.keys, Completion(today())) if found.keys else 0

    shell.tasks.do(change, partial(_say_completed, shell, asked))


def _say_completed(shell: Shell, keys: Sequence[str], count: int | None) -> None:
    """Say how many were completed; where steps are open, evidence lacks or the hour counts (None), the sheet does."""
    if count is None:
        open_sheet(COMPLETE, shell, keys)
    elif count:
        shell.say(f"Đã ghi hoàn thành hôm nay: {number(count)} nhiệm vụ.", undoable=True)
    else:
        shell.say(f"Các nhiệm vụ đã chọn đều {FINISHED}.")


COMPLETE_TODAY = Action(
    "Hoàn thành hôm nay", "Ghi ngày hoàn thành là hôm nay cho các nhiệm vụ đã chọn", _complete_today
)
