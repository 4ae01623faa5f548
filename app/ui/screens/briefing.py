"""Tài liệu giao ban: the month's figures, the office's own words, and the set of documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSettings
from PySide6.QtGui import QKeySequence, QShortcut, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app import COMMAND
from app.rules.periods import month_of
from app.ui import theme
from app.ui.tasks import Tasks
from app.ui.today import today
from app.ui.widgets.export_panel import ExportPanel
from app.ui.widgets.key_figures import KeyFigures
from app.ui.widgets.month_picker import MonthPicker
from app.ui.widgets.office_texts import OfficeTexts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.month import MonthBriefing
    from app.core.progress import Progress
    from app.exports.formats import Format

SAMPLE_OFFICE = f"Đầu đề văn bản đang là của cơ quan mẫu; xem và đổi bằng lệnh “{COMMAND} settings”."


class BriefingPage(QWidget):
    """The page of one month at a time; it opens with the last month that is over."""

    TITLE: ClassVar = "Tài liệu giao ban"

    def __init__(self, tasks: Tasks, settings: QSettings) -> None:
        super().__init__()
        self._tasks = tasks
        self._shown: tuple[int, int] | None = None
        over = month_of(month_of(today()).start - timedelta(days=1))
        self.picker = MonthPicker(over.year, over.month)
        self.figures = KeyFigures()
        self.texts = OfficeTexts()
        self.export = ExportPanel(settings)
        self.sample = theme.quiet(QLabel(SAMPLE_OFFICE))
        self._place()
        self._wire()
        self._load(*self.picker.shown())

    def is_saved(self) -> bool:
        """Whether the office's words are kept."""
        return self._shown is None or self.texts.is_saved()

    def save(
        self, then: Callable[[], object] = lambda: None, *, failed: Callable[[], object] = lambda: None
    ) -> None:
        """Keep the office's words of the month that is shown, then go on; at once if they are kept."""
        if self._shown is None or self.is_saved():
            then()
            return
        typed = self.texts.typed()

        def kept(_: None) -> None:
            self.texts.set_kept(typed)
            then()

        self._tasks.do(partial(_write, month=self._shown, texts=typed), kept, failed=failed)

    def _pick(self, year: int, month: int) -> None:
        self.texts.setEnabled(False)  # until those of the other month are here
        self.save(partial(self._load, year, month), failed=self._stay)

    def _stay(self) -> None:
        self.texts.setEnabled(self._shown is not None)
        if self._shown is not None:
            self.picker.set_month(*self._shown)

    def _load(self, year: int, month: int) -> None:
        self._tasks.ask(self, "month", partial(_brief, month=(year, month)), self._show, failed=self._stay)

    def _refresh(self) -> None:
        if self._shown == self.picker.shown():
            self._load(*self._shown)

    def _show(self, briefing: MonthBriefing) -> None:
        self._shown = briefing.year, briefing.month
        self.figures.show_figures(briefing.figures)
        self.texts.set_kept(briefing.written)
        self.texts.setEnabled(True)
        self.sample.setVisible(briefing.office.is_sample)

    def _export(self) -> None:
        self.export.set_busy("Đang lưu phần lời…")
        self.save(self._ask_for_export, failed=self._cannot_export)

    def _ask_for_export(self) -> None:
        self.export.set_busy("Đang tính số liệu…")
        job = partial(_brief, month=self.picker.shown())
        self._tasks.ask(self, "export", job, self._write_files, failed=self._cannot_export)

    def _write_files(self, briefing: MonthBriefing) -> None:
        self.export.set_busy("Đang xuất…")
        formats, folder = self.export.chosen(), self.export.target()
        job = partial(_write_set, briefing, formats, folder)
        self.export.follow(self._tasks.work(job, self.export.show_files))

    def _cannot_export(self) -> None:
        self.export.set_idle("Chưa xuất được.")

    def _place(self) -> None:
        top = QHBoxLayout()
        top.addWidget(theme.titled(QLabel(self.TITLE)))
        top.addSpacing(3 * theme.STEP)
        top.addWidget(self.picker)
        top.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(2 * theme.STEP)
        below.addWidget(self.texts, 1)
        below.addWidget(self.export)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.STEP)
        layout.addLayout(top)
        layout.addWidget(self.sample)
        layout.addWidget(self.figures)
        layout.addSpacing(theme.STEP)
        layout.addLayout(below, 1)
        self.sample.setVisible(False)
        self.texts.setEnabled(False)

    def _wire(self) -> None:
        self.picker.picked.connect(self._pick)
        self.texts.asked_to_save.connect(self._save)
        self.export.asked.connect(self._export)
        self._tasks.changed.connect(self._refresh)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Save, self, self._save, context=within)

    def _save(self) -> None:
        self.save()


def _brief(session: Session, *, month: tuple[int, int]) -> MonthBriefing:
    from app.services.month_briefing import brief_month

    return brief_month(session, *month)


def _write(session: Session, *, month: tuple[int, int], texts: Mapping[str, str]) -> None:
    from app.services.office_texts import MONTH_BRIEFING, month_name, write_text

    for slot, content in texts.items():
        write_text(session, MONTH_BRIEFING, month_name(*month), slot=slot, content=content)


def _write_set(
    briefing: MonthBriefing, formats: tuple[Format, ...], folder: Path, progress: Progress
) -> tuple[Path, ...]:
    from app.exports.files import write_set

    return write_set(briefing, formats, folder, progress=progress)
