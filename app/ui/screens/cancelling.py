"""Cancelling meetings: the sheet that asks why, and letting one stand again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.briefings.bulk_changes import Changed
from app.briefings.meeting_verbs import Cancelling, Reinstating
from app.core.fields import LABELS, NOUNS
from app.core.words import capital, number, short_date, weekday
from app.rules.form_checks.meeting_sheets import check_cancelling
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.screens import lookups
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Chosen
    from app.services.returning_contents import Left
    from app.ui.shell import Shell

_MEETING = LABELS["meeting"]
LATER = "Cả các cuộc họp sau cùng chuỗi"
"""Of the flag by which a verb takes the later meetings of a series, too."""


def ask_cancelling(shell: Shell, keys: Sequence[str]) -> None:
    """Ask why meetings are cancelled, and cancel them; of one that was, what was said can be mended."""

    from app.ui.forms.sheet import open_sheet

    open_sheet(CANCEL, keys, shell)


def ask_reinstating(shell: Shell, keys: Sequence[str]) -> None:
    """Show where the contents of cancelled meetings went, and let the meetings stand again."""

    from app.ui.forms.sheet import open_sheet

    open_sheet(REINSTATE, keys, shell)


def _known(session: Session, keys: Sequence[str]) -> Cancelling:
    """What is known of the first meeting if it is cancelled; else the day is today."""
    from app.models.meeting import Meeting
    from app.services.forms.common import alive

    row = alive(session, Meeting, keys[0])
    return Cancelling(row.cancelled_reason, row.cancelled_on or today(), row.cancelled_document)


def _chosen(session: Session, keys: Sequence[str]) -> Chosen:
    from app.models.meeting import Meeting
    from app.services.choosing import chosen

    return chosen(session, Meeting, keys)


def _preview(session: Session, keys: Sequence[str], values: Cancelling) -> Sequence[Changed]:
    from app.models.meeting import Meeting
    from app.services.agenda_papers import on_agenda
    from app.services.forms.common import alive
    from app.services.meeting_moves import with_later

    rows = [alive(session, Meeting, key) for key in (with_later(session, keys) if values.later else keys)]
    return tuple(
        Changed(
            row.title,
            f"{capital(weekday(row.held_on))}, {short_date(row.held_on)}",
            _fate(len(on_agenda(session, row.id)), values.to.name if values.to else ""),
        )
        for row in rows
    )


def _fate(contents: int, to: str) -> str:
    """What becomes of a meeting and so many contents of it."""
    if not contents:
        return "Hủy"
    return f"Hủy; {number(contents)} nội dung {f'sang {to}' if to else 'chờ trong Nội dung đề xuất'}"


def _cancel(session: Session, keys: Sequence[str], values: Cancelling) -> int:
    from app.services.cancelled_meetings import cancel_all

    return cancel_all(
        session,
        keys,
        on=values.cancelled_on or today(),
        reason=values.reason,
        document=values.document,
        to=values.to.key if values.to else None,
        later=values.later,
    )


def _cancelled(session: Session, keys: Sequence[str]) -> Chosen:
    from app.models.meeting import Meeting
    from app.services.choosing import chosen

    return chosen(session, Meeting, keys, fits=Meeting.cancelled_on.is_not(None))


def _returning(session: Session, keys: Sequence[str], _: Reinstating) -> Sequence[Changed]:
    """Where each content that left is; those that another agenda has can be left there."""
    from app.services.cancelled_meetings import what_left

    return tuple(_return(one) for key in keys for one in what_left(session, key, today=today()))


def _return(left: Left) -> Changed:
    said = capital(left.where)
    if left.stays:
        return Changed(left.item.content, said, f"Ở lại: {left.stays}")
    back = "Trở lại chương trình"
    return Changed(left.item.content, said, back, "" if left.waits else left.item.id.hex)


def _reinstate(session: Session, keys: Sequence[str], values: Reinstating) -> int:
    from app.services.cancelled_meetings import reinstate_all

    return reinstate_all(session, keys, today=today(), away=values.away)


CANCEL: SheetScreen[Cancelling] = SheetScreen(
    title="Hủy cuộc họp",
    verb="Hủy",
    noun=NOUNS["meeting"],
    fields=(
        Field("reason", _MEETING["cancelled_reason"], Entry.LINE, required=True),
        Field("cancelled_on", _MEETING["cancelled_on"], Entry.DAY, required=True),
        Field(
            "document",
            _MEETING["cancelled_document"],
            Entry.LINE,
            hint="Số, ký hiệu; để trống nếu lập Công văn báo hủy họp ở đây",
        ),
        Field(
            "to",
            "Nội dung chuyển sang cuộc họp",
            Entry.REF,
            hint="Để trống: chờ trong Nội dung đề xuất",
            find=lookups.meetings,
        ),
        Field("later", LATER, Entry.FLAG),
    ),
    start=Cancelling,
    check=check_cancelling,
    chosen=_chosen,
    left_out="",
    change=_cancel,
    done="Đã hủy {} cuộc họp.",
    begin=_known,
    preview=_preview,
    fate="sẽ hủy",
    heads=("Cuộc họp", "Ngày họp", "Sẽ là"),
    widths=(28, 17, 30),
    counts_preview=True,
)

REINSTATE: SheetScreen[Reinstating] = SheetScreen(
    title="Khôi phục cuộc họp đã hủy",
    verb="Khôi phục",
    noun=NOUNS["meeting"],
    fields=(),
    start=Reinstating,
    check=lambda _values, _calendar: (),
    chosen=_cancelled,
    left_out="không bị hủy",
    change=_reinstate,
    done="Đã khôi phục {} cuộc họp.",
    preview=_returning,
    fate="sẽ họp lại",
    heads=("Nội dung đã rời cuộc họp", "Nay", "Sẽ là (bỏ dấu: để lại ở đó)"),
    widths=(26, 26, 26),
    leaves_out="away",
)
