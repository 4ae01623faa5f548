"""Files on their way: copied into the data folder before they are attached, and opened as copies."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent

from app.briefings.attached import AttachedFile

if TYPE_CHECKING:
    from app.core.progress import Progress
    from app.ui.tasks import Tasks, Work

Stored = tuple[AttachedFile, ...]


def dropped(event: QDropEvent) -> list[Path]:
    """The files that are dragged or dropped."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]


def store_files(tasks: Tasks, folder: Path, paths: Sequence[Path], then: Callable[[Stored], None]) -> Work:
    """Copy files into the data folder, off the window's thread."""

    def copy(_: Progress) -> Stored:
        from app.models.attachments import store

        return tuple(store(path, folder) for path in paths)

    return tasks.work(copy, then)


def copy_file(
    tasks: Tasks, folder: Path, file: AttachedFile, *, target: Path, then: Callable[[Path], None]
) -> None:
    """Copy a file of the data folder to a place outside."""

    def copy(_: Progress) -> Path:
        from app.services.attached_files import copy_out

        return copy_out(file, folder, target)

    tasks.work(copy, then)


def open_copy(tasks: Tasks, folder: Path, file: AttachedFile) -> None:
    """Open a copy of a file: what is written into it must not change what was kept."""
    target = Path(tempfile.mkdtemp(prefix="giao-ban-"))
    copy_file(tasks, folder, file, target=target, then=_show)


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
