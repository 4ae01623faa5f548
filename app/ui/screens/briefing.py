"""Tài liệu giao ban: the month's figures, the office's own words, and the set of documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.document_kinds import kind_of
from app.core.words import short_date
from app.rules.periods import month_of
from app.ui import theme
from app.ui.forms.drafting import Drafting, Typed
from app.ui.screens import briefing_work as work
from app.ui.screens.briefing_work import FORM, Month, MonthPage, month_of_key
from app.ui.slices import Slices
from app.ui.today import today
from app.ui.widgets.agency_figures import AgencyFigures
from app.ui.widgets.export_panel import CANCELLED, NOT_EXPORTED, NOT_SHOWN, PREVIEWS, ExportPanel
from app.ui.widgets.figure_links import Link
from app.ui.widgets.key_figures import KeyFigures
from app.ui.widgets.month_picker import MonthPicker
from app.ui.widgets.office_texts import OfficeTexts
from app.ui.widgets.tab_bar import TabBar

if TYPE_CHECKING:
    from app.briefings.drafts import KeptDraft
    from app.exports.document import Document
    from app.exports.files import Written
    from app.ui.shell import Shell

ISSUED = (
    "Văn bản của tháng đã phát hành nên lời văn không sửa được; muốn sửa, lập bản thay thế ở trang Văn bản."
)
SAMPLE_OFFICE = "Đầu đề văn bản đang là của cơ quan mẫu."
UNCONFIRMED = "Ngày nghỉ, làm bù năm {year} chưa được xác nhận, hạn tính theo ngày làm việc có thể chưa đúng."
NARROWEST = 640  # pixels at 100 %
TEXTS, AGENCIES = "Phần lời của Văn phòng", "Theo cơ quan"


class BriefingPage(QWidget):
    """The page of one month at a time; it opens with the last month that is over."""

    TITLE: ClassVar = "Tài liệu giao ban"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._tasks = shell, shell.tasks
        self._shown: Month | None = None
        self._is_stale = True
        over = month_of(month_of(today()).start - timedelta(days=1))
        self.picker = MonthPicker(over.year, over.month)
        self.as_of = theme.quiet(QLabel())
        self.notice = QLabel()
        self.to_settings = QPushButton("Mở Cài đặt")
        self.figures = KeyFigures()
        self.tabs = QTabWidget()
        self.tabs.setTabBar(TabBar())
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.drafting = Drafting(self, FORM, shell.tasks, self._typed)
        self._showing: Slices | None = None
        self._place()
        self._wire()
        parts = self._make_texts, self._make_others, self._place_below
        self._making = Slices(self, parts, shell.tasks.floor)

    @property
    def texts(self) -> OfficeTexts:
        """The office's own words."""
        self._making.finish()
        return self._texts

    @property
    def agencies(self) -> AgencyFigures:
        """The figures agency by agency."""
        self._making.finish()
        return self._agencies

    @property
    def export(self) -> ExportPanel:
        """What to export and where to."""
        self._making.finish()
        return self._panel

    def is_saved(self) -> bool:
        """Whether the office's words are kept."""
        return self._shown is None or self.texts.is_saved()

    def save(
        self, then: Callable[[], object] = lambda: None, *, failed: Callable[[], object] = lambda: None
    ) -> None:
        """Keep the office's words of the month that is shown, then go on; at once if they are kept."""
        if self._shown is None or self.is_saved():
            self.drafting.keep()  # drops what was kept and then taken back
            then()
            return
        typed = self.texts.typed()

        def kept(_: None) -> None:
            self.texts.set_kept(typed)
            self.drafting.keep()  # drops the draft, or keeps what was typed meanwhile
            then()

        self._tasks.do(partial(work.write_words, month=self._shown, texts=typed), kept, failed=failed)

    def show_form(self, name: str, key: str | None = None, *, start: Any = None) -> None:
        """Go on with the words of a month ("2026-10")."""
        self.tabs.setCurrentWidget(self.texts)
        if key and (month := month_of_key(key)) != self.picker.shown():
            self.picker.set_month(*month)
            self._pick(*month)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own name
        super().showEvent(event)
        if self._is_stale:
            self._load(*self.picker.shown())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._turn()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self.drafting.keep()

    # --- the month ---

    def _pick(self, year: int, month: int) -> None:
        self.texts.setEnabled(False)  # until those of the other month are here
        self.save(partial(self._load, year, month), failed=self._stay)

    def _stay(self) -> None:
        self.texts.setEnabled(self._shown is not None)
        self._is_stale = self._shown is None
        if self._shown is not None:
            self.picker.set_month(*self._shown)

    def _load(self, year: int, month: int) -> None:
        self._is_stale = False
        self._tasks.ask(
            self,
            "month",
            partial(work.read_page, month=(year, month), today=today()),
            self._show,
            failed=self._stay,
        )

    def _refresh(self) -> None:
        """What changed elsewhere is asked for when it is seen; words that are being typed stay."""
        if not self.isVisible():
            self._is_stale = True
        elif self._shown == self.picker.shown():
            self._load(*self._shown)

    def _show(self, found: MonthPage) -> None:
        """The cards, the figures, the words, a turn each; the page has the month with the last."""
        if self._showing is not None:
            self._showing.drop()
        make = partial(self.figures.make_cards, found.figures)
        steps = make, partial(self._show_figures, found), partial(self._show_words, found)
        self._showing = Slices(self, steps, self._tasks.floor)

    def _show_figures(self, found: MonthPage) -> None:
        self._making.finish()
        self.as_of.setText(_as_of(found.figures.period.as_of))
        self.as_of.setToolTip(self.as_of.text())
        self.figures.show_figures(found.figures)

    def _show_words(self, found: MonthPage) -> None:
        is_other = found.month != self._shown
        self._shown = found.month
        self.agencies.show_figures(found.figures, found.agencies)
        self._show_notice(found)
        self.texts.set_kept(found.written)
        if is_other:
            self._begin(found.draft)
        self.texts.set_locked(ISSUED if found.is_issued else "")
        self.texts.setEnabled(True)

    def _show_notice(self, found: MonthPage) -> None:
        said = [SAMPLE_OFFICE] if found.is_sample else []
        said += [] if found.is_confirmed else [UNCONFIRMED.format(year=found.month[0])]
        self.notice.setText(" ".join(said))
        for widget in (self.notice, self.to_settings):
            widget.setVisible(bool(said))

    # --- words that are not saved yet ---

    def _begin(self, draft: KeptDraft | None) -> None:
        """Go on with what was typed into this month and lost with a kill, or with what is saved."""
        self.drafting.begin(draft.row.id if draft else "")
        if draft:
            moment = draft.row.updated_at.astimezone()
            self.texts.restore(draft.fields, f"{moment:%H:%M} ngày {moment:%d/%m/%Y}")
            if self.texts.is_saved():
                self.drafting.keep()  # it was saved at the last moment: the draft is dropped

    def _typed(self) -> Typed | None:
        if self._shown is None or self.texts.is_saved():
            return None
        from app.services.office_texts import month_name

        year, month = self._shown
        title = f"Phần lời tháng {month}/{year}"
        return Typed(key=month_name(year, month), title=title, fields=dict(self.texts.typed()), base={})

    # --- documents ---

    def _preview(self, name: str) -> None:
        self.export.set_busy("Đang lưu phần lời…")
        self.save(partial(self._compose, name), failed=partial(self.export.set_idle, NOT_SHOWN))

    def _compose(self, name: str) -> None:
        self.export.set_busy("Đang tính số liệu…")
        job = partial(work.compose, month=self.picker.shown(), name=name)
        self.export.follow(self._tasks.study(job, self._show_preview), failure=NOT_SHOWN)

    def _show_preview(self, document: Document) -> None:
        from app.ui.widgets.preview import open_preview

        self.export.set_idle()
        open_preview(self, self._shell, document)

    def _export(self) -> None:
        self.export.set_busy("Đang lưu phần lời…")
        self.save(self._write_files, failed=partial(self.export.set_idle, NOT_EXPORTED))

    def _write_files(self) -> None:
        self.export.set_busy("Đang xuất…")
        formats, folder = self.export.chosen(), self.export.target()
        job = partial(work.write_set, month=self.picker.shown(), formats=formats, folder=folder)
        self.export.follow(self._tasks.study(job, self._say_written))

    def _say_written(self, files: tuple[Written, ...]) -> None:
        self.export.show_files([file.path for file in files])
        beside = " ".join(file.why for file in files if file.why)
        said = f"Đã xuất {len(files)} tệp vào {self.export.target()}. {beside}".rstrip()
        self._shell.say(said, stays=bool(beside))
        self._tasks.do(partial(work.remember, files=files), quiet=True)

    def _say_cancelled(self, is_cancelled: bool) -> None:
        """What the status line said of an earlier export goes."""
        if is_cancelled:
            self._shell.say(CANCELLED)

    # --- the widgets ---

    def _open(self, link: Link) -> None:
        self._shell.show_list(link.list, link.wanted)

    def _place(self) -> None:
        top = QHBoxLayout()
        top.addWidget(theme.titled(QLabel(self.TITLE)))
        top.addSpacing(3 * theme.STEP)
        top.addWidget(self.picker)
        top.addSpacing(theme.STEP)
        top.addWidget(self.as_of, 1)
        notice = QHBoxLayout()
        notice.addWidget(theme.quiet(self.notice), 1)
        notice.addWidget(self.to_settings)
        self._below.setSpacing(2 * theme.STEP)
        self._below.addWidget(self.tabs, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.STEP)
        layout.addLayout(top)
        layout.addLayout(notice)
        layout.addWidget(self._body(), 1)
        self._dress()

    def _make_texts(self) -> None:
        self._texts = OfficeTexts(kind_of(next(iter(PREVIEWS))).slots)
        self._texts.setEnabled(False)
        self._texts.asked_to_save.connect(self._save)
        self._texts.edited.connect(self.drafting.touch)
        self._texts.discarded.connect(self.drafting.drop)

    def _make_others(self) -> None:
        self._agencies, self._panel = AgencyFigures(), ExportPanel(self._shell.settings)
        self._agencies.opened.connect(self._open)
        self._panel.asked.connect(self._export)
        self._panel.progress.ended.connect(self._say_cancelled)
        self._panel.preview_asked.connect(self._preview)

    def _place_below(self) -> None:
        self.tabs.addTab(self._texts, TEXTS)
        self.tabs.addTab(self._agencies, AGENCIES)
        self._below.addWidget(self._panel)

    def _body(self) -> QScrollArea:
        """What scrolls where the window is small for the size of the texts."""
        body, area = QWidget(), QScrollArea()
        layout = _Rows(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(self.figures)
        layout.addSpacing(theme.STEP // 2)
        layout.addLayout(self._below, 1)
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _turn(self) -> None:
        """The panel stands beside the words, or under them where that leaves too little room."""
        beside = self.width() >= theme.px(NARROWEST)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._below.setDirection(way)

    def _dress(self) -> None:
        self.as_of.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        )  # first to give way
        self.notice.setWordWrap(True)
        self.notice.setAccessibleName("Điều cần xem")
        self.notice.hide()
        self.to_settings.setToolTip("Mở trang Cài đặt")
        self.to_settings.setAutoDefault(False)
        self.to_settings.hide()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)  # it would lie over the letters of the tab behind
        self.tabs.setAccessibleName("Phần lời và số liệu theo cơ quan")

    def _wire(self) -> None:
        self.picker.picked.connect(self._pick)
        self.to_settings.clicked.connect(lambda: self._shell.show_page("settings"))
        self.figures.opened.connect(self._open)
        self._tasks.changed.connect(self._refresh)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Save, self, self._save, context=within)
        QShortcut(QKeySequence.StandardKey.Print, self, self._print, context=within)

    def _save(self) -> None:
        self.save()

    def _print(self) -> None:
        self.export.previews[next(iter(PREVIEWS))].click()


class _Rows(QVBoxLayout):
    """Rows that may be as low as they can; with a wrapped label in them a scroll area would give all what they like."""

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's own name
        return False


def _as_of(day: date) -> str:
    if day < today():
        return f"Số liệu tính đến hết {short_date(day)}"
    return f"Tháng chưa hết: số liệu tính như đến hết {short_date(day)}"
