"""What the list of meetings can do beside opening one: conclusions become tasks."""

from __future__ import annotations

from collections.abc import Sequence

from app.ui.lists.screen import Action
from app.ui.shell import Shell


def _give_tasks(shell: Shell, keys: Sequence[str]) -> None:
    shell.show_form("conclusion_tasks", keys[0])


CONCLUSIONS_TO_TASKS = Action(
    label="Giao nhiệm vụ từ kết luận",
    tip="Lập nhiệm vụ từ các kết luận của cuộc họp đang chọn, nhiều nhiệm vụ một lần",
    run=_give_tasks,
)
