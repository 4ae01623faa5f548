"""Tasks for a department to fill in: a workbook of the chosen ones, which the import knows by their keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from app.core.words import number, short_date
from app.exports.formats import Format
from app.ui.lists.screen import Action
from app.ui.today import today
from app.ui.widgets.saving import ask_book, ask_path

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.core.progress import Progress
    from app.ui.shell import Shell


def _export(shell: Shell, keys: Sequence[str]) -> None:
    owner = QApplication.activeWindow() or QWidget()
    name = f"Nhiệm vụ gửi đơn vị {short_date(today()).replace('/', '-')}"
    title = "Xuất nhiệm vụ cho đơn vị điền"
    path = ask_path(owner, shell.settings, name, title=title, format_=Format.XLSX)
    if path is not None:
        shell.say(f"Đang xuất {number(len(keys))} nhiệm vụ…")
        job = partial(_write, keys=tuple(keys), path=path)
        shell.follow(shell.tasks.study(job, partial(_say, shell, path)))


def _say(shell: Shell, path: Path, count: int) -> None:
    shell.say(f"Đã xuất {number(count)} nhiệm vụ ra tệp {path.name}; đơn vị điền xong thì nhập lại tệp này.")


def _write(session: Session, progress: Progress, *, keys: Sequence[str], path: Path) -> int:
    from app.exports.documents.task_sheet import compose
    from app.exports.files import write_document
    from app.services.regulation_versions import read_regulations
    from app.services.task_sheet import read_task_sheet

    regulation = read_regulations(session)
    sheet = read_task_sheet(session, keys, regulation=regulation, today=today(), progress=progress)
    write_document(compose(sheet), Format.XLSX, path, progress=progress)
    return len(sheet.tasks)


def _take_back(shell: Shell, _: Sequence[str]) -> None:
    """Ask for the file at once; what it would change is shown, and nothing is written before that is looked at."""
    owner = QApplication.activeWindow() or QWidget()
    if path := ask_book(owner, shell.settings, "Chọn tệp mà đơn vị đã điền"):
        shell.take(path)


OF_DEPARTMENT = "Xuất, nhập tệp của đơn vị"
"""The menu of what goes to departments and comes back."""

TO_DEPARTMENT = Action(
    "Xuất để đơn vị điền…",
    "Xuất các nhiệm vụ đã chọn (Ctrl+A: tất cả) ra tệp Excel để đơn vị điền kết quả rồi gửi lại",
    _export,
    more=True,
    under=OF_DEPARTMENT,
)
FROM_DEPARTMENT = Action(
    "Nhập lại tệp đơn vị gửi…",
    "Chọn tệp Excel mà đơn vị đã điền và xem nó đổi những gì; nhiệm vụ được nhận ra theo mã",
    _take_back,
    needs_rows=False,
    more=True,
    under=OF_DEPARTMENT,
)
