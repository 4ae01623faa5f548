"""What the list of meetings can do beside opening one: conclusions become tasks, papers become one pack."""

from __future__ import annotations

from collections.abc import Sequence

from app.ui.lists.screen import Action
from app.ui.shell import Shell


def _give_tasks(shell: Shell, keys: Sequence[str]) -> None:
    shell.show_form("conclusion_tasks", keys[0])


def _show_pack(shell: Shell, keys: Sequence[str]) -> None:
    """Show the papers of the first chosen meeting as one pack."""
    from app.ui.screens.pack import open_pack

    open_pack(shell, keys[0])


CONCLUSIONS_TO_TASKS = Action(
    label="Giao nhiệm vụ từ kết luận",
    tip="Lập nhiệm vụ từ các kết luận của cuộc họp đang chọn, nhiều nhiệm vụ một lần",
    run=_give_tasks,
)
PACK = Action(
    label="Bộ tài liệu…",
    tip="Ghép tài liệu của cuộc họp đang chọn thành một tệp PDF có danh mục, số trang chung và dấu trang",
    run=_show_pack,
)
