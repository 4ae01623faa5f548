"""Small sheets for one verb on a meeting: lock it, open it again, note what the press is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from app.briefings.forms import Complaint
from app.briefings.meeting_verbs import LockReason, PressNote
from app.core.fields import LABELS, NOUNS
from app.core.meeting_held_terms import PressKind
from app.rules.form_checks.meeting_sheets import check_press
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.today import today

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


def ask_press(shell: Shell, key: str) -> None:
    """Ask what the press is told of a meeting, and note it (duty 65)."""
    _open(shell, key, PRESS)


def _note_press(session: Session, keys: Sequence[str], values: PressNote) -> int:
    from app.services.press import record_press

    for key in keys:
        record_press(
            session,
            key,
            kind=values.kind,
            on_day=values.on_day,
            content=values.content,
            document_number=values.document_number,
            today=today(),
        )
    return len(keys)


def _begin_press(session: Session, keys: Sequence[str]) -> PressNote:
    from app.models.meeting import Meeting
    from app.services.forms.common import alive

    held_on = alive(session, Meeting, keys[0]).held_on
    return PressNote(on_day=today() if held_on <= today() else None, held_on=held_on)


def _check_press(values: PressNote, calendar: Calendar) -> tuple[Complaint, ...]:
    return check_press(values, calendar, today=today())


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


_PRESS = LABELS["press_event"]
PRESS: SheetScreen[PressNote] = SheetScreen(
    title="Họp báo, thông cáo báo chí",
    verb="Ghi",
    noun=NOUNS["meeting"],
    fields=(
        Field("kind", _PRESS["kind"], Entry.CHOICE, terms=PressKind),
        Field("on_day", _PRESS["on_day"], Entry.DAY, required=True),
        Field("content", _PRESS["content"], Entry.TEXT, required=True),
        Field("document_number", _PRESS["document_number"], Entry.LINE),
    ),
    start=lambda: PressNote(on_day=today()),
    check=_check_press,
    chosen=_chosen,
    left_out="",
    change=_note_press,
    done="Đã ghi thông tin báo chí của {} cuộc họp.",
    begin=_begin_press,
)


def _open(shell: Shell, key: str, screen: SheetScreen[Any]) -> None:
    from app.ui.forms.sheet import open_sheet

    open_sheet(screen, (key,), shell)
