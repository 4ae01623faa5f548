"""What lists can do with the weekly schedule: a meeting is put on it, a line leads to its week's document."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.ui.lists.screen import Action
from app.ui.screens.official_work import FORM, Paper

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.ui.shell import Shell


def _put(session: Session, *, keys: Sequence[str]) -> int:
    from app.services.schedule import put_meeting

    for key in keys:
        put_meeting(session, key)
    return len(keys)


def _put_on(shell: Shell, keys: Sequence[str]) -> None:
    def say(many: int) -> None:
        shell.say(f"Đã đưa {many} cuộc họp vào lịch công tác.", undoable=True)

    shell.tasks.do(partial(_put, keys=tuple(keys)), say)


TO_SCHEDULE = Action(
    label="Đưa vào lịch tuần",
    tip="Đưa các cuộc họp đang chọn vào lịch công tác tuần, hoặc cập nhật mục lịch của chúng",
    run=_put_on,
    more=True,
)

OF_LINES = (
    Action(
        "Lịch công tác tuần…",
        "Lập lịch công tác của một tuần để in, gửi",
        lambda shell, _: shell.show_form(FORM, start=Paper("week_schedule", "")),
        needs_rows=False,
        document="week_schedule",
    ),
)
