"""Nhập tệp Excel: the file, what it would change, what is wrong with it and where; one button writes it all."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import AppError
from app.core.words import number
from app.ui import theme
from app.ui.screens import import_words
from app.ui.screens.import_words import Looked
from app.ui.screens.import_written import Written
from app.ui.slices import Slices
from app.ui.today import today
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.kept_focus import KeptFocus
from app.ui.widgets.plain_table import PlainTable
from app.ui.widgets.progress_bar import ProgressBar
from app.ui.widgets.saving import ask_book
from app.ui.widgets.tab_bar import TabBar

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.core.progress import Progress
    from app.importers.office_workbook import Complaint, Proposal
    from app.ui.shell import Shell
    from app.ui.tasks import Work

INVITATION = "Kéo tệp Excel của Văn phòng hay của đơn vị vào đây, hoặc bấm “Chọn tệp…” (Ctrl+O)."
FRAME = "QLabel {{ border: 2px dashed {}; border-radius: 6px; }}"
BY_FILE = "theo tệp"
WAITS = "Đang ghi tệp trước; sẽ đọc “{}” ngay khi ghi xong."
FIRST_YEAR, LAST_YEAR = 2000, 2100
STEPS = 3  # reading the file, finding its tables, comparing them with the data


class ImportPage(QWidget):
    """The page of one file at a time; what shows a file is made in turns while it is read."""

    TITLE: ClassVar = "Nhập tệp Excel"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._path: Path | None = None
        self._mapping: dict[str, dict[str, str]] = {}
        self._looked: Looked | None = None
        self._work: Work | None = None
        self._sheets: Slices | None = None
        self._year_read = FIRST_YEAR
        self._is_late = False  # a column or another file was named while the file was read
        self._by_hand = False  # a column was named: its tab and sheet stay
        self._is_writing = False
        self._next: Path | None = None  # came while another file was written
        self._focus = KeptFocus()
        self.choose = QPushButton("Chọn tệp…")
        self.again = QPushButton("Đọc lại")
        self.year = QSpinBox()
        self.summary = QLabel()
        self._written = Written(self.summary, shell.tasks)
        self.state = QLabel()
        self.progress = ProgressBar("Tiến độ đọc tệp", "Dừng đọc, không ghi gì")
        self.write = QPushButton("Nhập vào dữ liệu")
        self._body = QStackedWidget()
        self._dress()
        self._place()
        self._wire()
        self._show_nothing()
        parts = self._make_complaints, self._make_lines, self._make_sheet, self._place_parts
        self._making = Slices(self, parts, shell.tasks.floor)

    def take(self, path: Path) -> None:
        """Read a file and show what it would change; while another is still read or written, right after that."""
        if self._is_writing:  # what it would change is told of the data as they are then
            self._next = path
            self.state.setText(WAITS.format(path.name))
            return
        self._path, self._mapping, self._by_hand = path, {}, False
        self.year.setValue(self.year.minimum())
        self._is_late = self._work is not None
        self._read()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own name
        super().showEvent(event)
        QTimer.singleShot(0, self, self._offer)  # after whoever opens the page has put the focus somewhere

    def _offer(self) -> None:
        """While nothing is read, Enter or Space chooses a file."""
        if self._path is None and self.isVisible():
            self.choose.setFocus()

    def _read(self) -> None:
        if self._path is None or self._work is not None or self._is_writing:
            return
        self._looked, self._year_read, self._is_late = None, self.year.value(), False
        self._set_busy("Đang đọc tệp và so với dữ liệu…")
        year = self.year.value() if self.year.value() > FIRST_YEAR else None
        job = partial(_look, path=self._path, year=year, mapping=self._mapping)
        self._work = self._shell.tasks.study(job, self._show)
        self.progress.follow(self._work)

    def _end(self, cancelled: bool) -> None:
        self._work = None
        if self._is_late and not cancelled:
            self._by_hand = bool(self._mapping)
            self._read()
            return
        self._set_idle()
        self._focus.give_back()
        if self._looked is None:
            self.state.setText("Đã dừng, chưa ghi gì." if cancelled else "Chưa đọc được tệp.")

    def _show(self, looked: Looked) -> None:
        if self._work is not None:  # what was named meanwhile is read by now
            return
        self._looked = looked
        self._making.finish()
        self._body.setCurrentIndex(1)
        self._list_sheets(looked)
        proposal = looked.proposal
        for table, lines in zip(self._tables, looked.lines, strict=True):
            table.set_lines(lines)
        self._count_tabs()
        self._written.forget()
        self.summary.setText(import_words.summary(proposal) if proposal else "")
        self.state.setText(import_words.state(looked))
        self.write.setEnabled(proposal is not None and not proposal.refused and not proposal.work.empty)
        self._focus.give_back()
        if not self._by_hand:
            filled = (table for table in self._tables if table.lines())
            self.tabs.setCurrentWidget(next(filled, self._sheet_page))
        self._by_hand = False
        self._show_sheet_in_turn()

    def _show_sheet_in_turn(self) -> None:
        """At once where it is looked at, else a turn after the rest."""
        self._sheets = Slices(self, (self._show_sheet,), self._shell.tasks.floor)
        if self.tabs.currentWidget() is self._sheet_page:
            self._sheets.finish()

    def _list_sheets(self, looked: Looked) -> None:
        """The sheets to choose from; the one that is looked at stays where the file has it still."""
        names, shown = [sheet.name for sheet in looked.sheets], self.sheet.currentText()
        with QSignalBlocker(self.sheet):  # it is shown once, at the end
            self.sheet.clear()
            self.sheet.addItems(names)
            self.sheet.setCurrentIndex(names.index(shown) if shown in names else 0)

    def _show_sheet(self) -> None:
        from app.importers.office_workbook.sheets import field_choices

        looked, place = self._looked, self.sheet.currentIndex()
        if looked is None or not 0 <= place < len(looked.sheets):
            return
        sheet = looked.sheets[place]
        self.grid.show_sheet(sheet, looked.proposal.complaints if looked.proposal else ())
        self.mapping.show_sheet(sheet, field_choices(sheet))

    def _go_to(self, complaint: Complaint) -> None:
        if self._sheets is not None:
            self._sheets.finish()
        place = self.sheet.findText(complaint.sheet)
        if place >= 0:
            self.sheet.setCurrentIndex(place)
            self.tabs.setCurrentWidget(self._sheet_page)
            self.grid.go_to(complaint)

    def _map(self, sheet: str, letter: str, field: str) -> None:
        """A column is read as a field, or not at all ("")."""
        columns = self._mapping.get(sheet, {})
        others = {other: its for other, its in columns.items() if not its or its != field}
        self._mapping = {**self._mapping, sheet: {**others, letter: field}}  # the one being read stays
        self._read_by_hand()

    def _read_by_hand(self) -> None:
        """Read anew as the columns are named by now; while the file is still being read, right after that."""
        self._is_late = self._work is not None
        if not self._is_late:
            self._by_hand = True
            self._read()

    def _write(self) -> None:
        looked = self._looked
        if looked is None or looked.proposal is None:
            return
        self._is_writing = True
        self._set_busy("Đang ghi…")
        self._shell.tasks.do(partial(_apply, looked.proposal), self._say_written, failed=self._cannot_write)

    def _say_written(self, first: int) -> None:
        looked, path = self._looked, self._path
        self._is_writing = False
        self._show_nothing()
        if looked and looked.proposal and path:
            said = f"Đã nhập “{path.name}”: {import_words.summary(looked.proposal)}"
            self._shell.say(said, undoable=True)
            self._written.say(said, path.name, first)  # the status bar has no room for all of it
        self._focus.give_back(instead=self.choose)
        self._take_next()

    def _cannot_write(self) -> None:
        self._is_writing = False
        self._set_idle()
        if not self._take_next():
            self._read()

    def _take_next(self) -> bool:
        """Read the file that came while another was written; whether there is one."""
        path, self._next = self._next, None
        if path is not None:
            self.take(path)
        return path is not None

    def _ask_for_file(self) -> None:
        if path := ask_book(self, self._shell.settings, "Chọn tệp cần nhập"):
            self.take(path)

    def _show_nothing(self) -> None:
        self._looked = self._path = None
        self._is_late = False
        self._body.setCurrentIndex(0)
        self._written.forget()
        self.summary.clear()
        self.state.clear()
        self._set_idle()
        self.write.setEnabled(False)

    def _set_busy(self, state: str) -> None:
        self.state.setText(state)
        self._focus.grey((self.write, self.choose, self.again))

    def _set_idle(self) -> None:
        self.choose.setEnabled(True)
        self.again.setEnabled(self._path is not None)

    def _count_tabs(self) -> None:
        for place, table in enumerate(self._tables):
            lines = len(table.lines())
            name = table.accessibleName()
            self.tabs.setTabText(place, f"{name} ({number(lines)})" if lines else name)
            self.tabs.setTabEnabled(place, bool(lines))

    def _dress(self) -> None:
        self.choose.setAutoDefault(True)
        self.choose.setToolTip("Chọn tệp Excel (Ctrl+O)")
        self.again.setToolTip("Đọc lại tệp sau khi sửa (F5)")
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setSpecialValueText(BY_FILE)
        self.year.setAccessibleName("Năm của các tháng trong tệp")
        self.year.setToolTip("Chọn khi tệp chỉ ghi tháng mà không ghi năm; năm nay là " + str(today().year))
        self.summary.setWordWrap(True)
        self.summary.setAccessibleName("Tóm tắt")
        self.state.setWordWrap(True)
        self.state.setAccessibleName("Tình trạng")
        self.write.setToolTip("Ghi tất cả trong một lần; có thể hoàn tác (Ctrl+Enter)")

    def _make_complaints(self) -> None:
        told = ("Mức", "Trang", "Dòng", "Cột", "Điều cần xem")
        self.complaints = PlainTable("Cần xem lại", told, (9, 18, 8, 26, 70), shared=True)
        self.complaints.setToolTip("Nhấn Enter hoặc bấm đúp để tới ô trong trang tính")
        self.complaints.opened.connect(self._go_to)
        heads = ("Trang", "Dòng", "Nội dung", "Cột", "Đang có", "Theo tệp")
        self.changes = PlainTable("Thay đổi", heads, (14, 7, 36, 22, 26, 26), shared=True)

    def _make_lines(self) -> None:
        heads = ("Trang", "Dòng", "Nội dung", "Cơ quan", "Thời hạn")
        self.new = PlainTable("Dòng mới", heads, (14, 7, 60, 30, 14), shared=True)
        self.made = PlainTable("Danh mục sẽ thêm", ("Loại", "Tên"), (16,))
        self._tables = self.complaints, self.changes, self.new, self.made

    def _make_sheet(self) -> None:
        from app.ui.widgets.column_mapping import ColumnMapping
        from app.ui.widgets.sheet_view import SheetView

        self.sheet, self.grid, self.mapping = ChoiceBox(), SheetView(), ColumnMapping()
        self.sheet.setAccessibleName("Trang tính đang xem")
        self.sheet.currentIndexChanged.connect(self._show_sheet)
        self.mapping.chosen.connect(self._map)
        self._sheet_page = QWidget()
        side_by_side = QHBoxLayout()
        side_by_side.addWidget(self.grid, 3)
        side_by_side.addWidget(self.mapping, 2)
        sheet = QVBoxLayout(self._sheet_page)
        sheet.addWidget(self.sheet)
        sheet.addLayout(side_by_side, 1)

    def _place_parts(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setTabBar(TabBar())
        for table in self._tables:
            self.tabs.addTab(table, table.accessibleName())
        self.tabs.addTab(self._sheet_page, "Trang tính và cột")
        self._body.addWidget(self.tabs)
        for before, after in pairwise((self.mapping.area, self.progress.stop, self.write)):
            self.setTabOrder(before, after)  # they were made first, and come last

    def _place(self) -> None:
        self._body.addWidget(_invitation())
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.STEP)
        layout.addLayout(
            _row(theme.titled(QLabel(self.TITLE)), None, QLabel("Năm"), self.year, self.again, self.choose)
        )
        layout.addWidget(self.summary)
        layout.addWidget(self._body, 1)
        foot = _row(self.state, self.progress, self.write)
        foot.setStretch(0, 1)
        layout.addLayout(foot)
        self.setFocusProxy(self.choose)

    def _wire(self) -> None:
        self.progress.ended.connect(self._end)
        self.choose.clicked.connect(self._ask_for_file)
        self.again.clicked.connect(self._read)
        self.year.editingFinished.connect(self._read_with_year)
        self.write.clicked.connect(self._write)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Open, self, self._ask_for_file, context=within)
        QShortcut(QKeySequence.StandardKey.Refresh, self, self._read, context=within)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.write.click, context=within)

    def _read_with_year(self) -> None:
        """Read again when another year was typed; the box also says that it is done when it loses the focus."""
        if self.year.value() != self._year_read:
            self._read()


def _look(
    session: Session, step: Progress, *, path: Path, year: int | None, mapping: dict[str, dict[str, str]]
) -> Looked:
    step(0, STEPS)  # the page is painted first
    from app.importers.office_workbook import propose
    from app.importers.office_workbook.read import read_book
    from app.importers.office_workbook.sheets import see_sheets
    from app.importers.office_workbook.workbook import interpret
    from app.services.regulation_versions import read_regulations

    book = read_book(path)
    step(1, STEPS)
    sheets = see_sheets(book, mapping)
    try:
        read = interpret(book, path.name, year=year, mapping=mapping)
    except AppError as refusal:  # the columns can still be named by hand
        return Looked(sheets, None, refusal)
    step(2, STEPS)
    proposal = propose(session, read, read_regulations(session), today=today())
    return Looked(sheets, proposal, None, import_words.lines_of(proposal))


def _apply(proposal: Proposal, session: Session) -> int:
    """Write it all; returns where its save begins in the change log."""
    from app.importers.office_workbook import apply
    from app.services.saves import span_before

    apply(session, proposal)
    session.flush()
    newest = span_before(session)
    return newest.first if newest else 0


def _invitation() -> QLabel:
    label = theme.quiet(QLabel(INVITATION))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    theme.follow(label, lambda: label.setStyleSheet(FRAME.format(theme.tokens().edge)))
    return label


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Widgets side by side; None is the room that is left."""
    row = QHBoxLayout()
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row
