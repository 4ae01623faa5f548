"""Where a file is saved or read: asked with the system's own dialog, from the folder that was used last; opening it."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app import NAME
from app.core.errors import AppError
from app.core.file_names import beside, safe_name
from app.exports.formats import Format
from app.ui import problems

FOLDER_SETTING = "export_folder"
BOOKS = "Sổ theo dõi (*.xlsx *.xlsm)"


def last_folder(settings: QSettings) -> Path:
    """The folder that files were saved to last, or the program's own among the documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(str(settings.value(FOLDER_SETTING) or Path(documents) / NAME))


def ask_path(owner: QWidget, settings: QSettings, name: str, *, title: str, format_: Format) -> Path | None:
    """Ask where to save a document of a format; as `ask_file`."""
    return ask_file(owner, settings, name, title=title, ending=str(format_), label=format_.label)


def ask_file(
    owner: QWidget, settings: QSettings, name: str, *, title: str, ending: str, label: str
) -> Path | None:
    """Ask where to save a file, proposing `name` without its ending; nothing if it is not to be saved after all.

    The dialog asks before a file is replaced, but about the name as typed: where the ending is added here and that
    file is there, it stays and another name is taken.
    """
    start = str(_standing(last_folder(settings)) / safe_name(f"{name}.{ending}"))
    filter_ = f"{label} (*.{ending})"
    chosen, _ = QFileDialog.getSaveFileName(owner, title, start, filter_)
    if not chosen:
        return None
    path = with_ending(Path(chosen), ending)
    return (
        path
        if path == Path(chosen)
        else next(each for each in chain((path,), beside(path)) if not each.exists())
    )


def ask_book(owner: QWidget, settings: QSettings, title: str) -> Path | None:
    """Ask which workbook to read; nothing if none is to be read after all."""
    start = str(_standing(last_folder(settings)))
    chosen, _ = QFileDialog.getOpenFileName(owner, title, start, BOOKS)
    return Path(chosen) if chosen else None


def _standing(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next((each for each in (folder, *folder.parents) if each.exists()), folder)


def with_ending(path: Path, format_: str) -> Path:
    """The path with the ending of a format, whatever was typed."""
    ending = f".{format_}"
    return path if path.name.casefold().endswith(ending) else path.with_name(path.name + ending)


def open_file(path: Path) -> None:
    """Open a file or a folder with the program that the system has for it; what stands in the way is told."""
    if not path.exists():
        problems.report(AppError(f"Không còn thấy {path}.", "Hãy xuất lại."))
    elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        problems.report(
            AppError(f"Máy chưa có chương trình mở {path.name}.", "Hãy mở thư mục và chọn chương trình.")
        )
