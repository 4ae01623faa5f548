"""Small sheets for one verb on a meeting: lock it, open it again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from app.briefings.forms import Complaint
from app.briefings.meeting_verbs import LockReason
from app.core.fields import NOUNS
from app.ui.forms.screen import Entry, Field, SheetScreen

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Chosen
    from app.rules.regulation import Calendar
    from app.ui.shell import Shell

Change = Callable[["Session", Sequence[str], LockReason], int]


def ask_lock(shell: Shell, key: str) -> None:
    """Ask why a meeting is locked, and lock it."""
    by = shell.tasks.actor

    def change(session: Session, keys: Sequence[str], values: LockReason) -> int:
        from app.services.meeting_locks import lock

        for each in keys:
            lock(session, each, by=by, reason=values.reason)
        return len(keys)

    field = Field("reason", "Lý do", Entry.LINE, hint="Như: biên bản đã ký")
    _open(shell, key, _sheet("Khóa cuộc họp", "Khóa", field, change, "Đã khóa {} cuộc họp."))


def ask_reopening(shell: Shell, key: str) -> None:
    """Ask why a meeting is opened again, and open it."""
    by = shell.tasks.actor

    def change(session: Session, keys: Sequence[str], values: LockReason) -> int:
        from app.services.meeting_locks import reopen

        for each in keys:
            reopen(session, each, by=by, reason=values.reason)
        return len(keys)

    field = Field("reason", "Lý do mở lại", Entry.LINE, required=True)
    _open(shell, key, _sheet("Mở lại cuộc họp", "Mở lại", field, change, "Đã mở lại {} cuộc họp.", asks=True))


def _sheet(
    title: str, verb: str, field: Field, change: Change, done: str, *, asks: bool = False
) -> SheetScreen[LockReason]:
    def check(values: LockReason, _: Calendar) -> tuple[Complaint, ...]:
        return (Complaint("reason", "Ghi lý do mở lại."),) if asks and not values.reason else ()

    return SheetScreen(
        title=title,
        verb=verb,
        noun=NOUNS["meeting"],
        fields=(field,),
        start=LockReason,
        check=check,
        chosen=_chosen,
        left_out="",
        change=change,
        done=done,
    )


def _chosen(session: Session, keys: Sequence[str]) -> Chosen:
    from app.briefings.bulk_changes import Chosen
    from app.models.meeting import Meeting
    from app.services.forms.common import alive

    return Chosen(tuple(keys), tuple(alive(session, Meeting, key).title for key in keys), 0)


def _open(shell: Shell, key: str, screen: SheetScreen[LockReason]) -> None:
    from app.ui.forms.sheet import Sheet

    Sheet(screen, (key,), shell, shell if isinstance(shell, QWidget) else QApplication.activeWindow()).open()
