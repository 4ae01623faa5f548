"""Kiểm tra thể thức: any Word file held against Decree 30, its faults by weight, and a mended copy."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.briefings.format_check import Severity
from app.core.errors import AppError
from app.ui import theme
from app.ui.screens import format_words
from app.ui.screens.format_words import Checked
from app.ui.widgets.plain_table import PlainTable
from app.ui.widgets.progress_bar import ProgressBar

if TYPE_CHECKING:
    from app.briefings.format_check import Finding
    from app.core.progress import Progress
    from app.ui.shell import Shell
    from app.ui.tasks import Work

FILES = "Văn bản Word (*.docx *.docm)"
COPIES = "Văn bản Word (*.docx)"
INVITATION = (
    "Kéo tệp Word (.docx) vào đây, hoặc bấm “Chọn tệp…”. Chương trình đối chiếu với Nghị định 30/2020/NĐ-CP; "
    "tệp gốc không bị thay đổi."
)
CLEAN = "Không có lỗi thể thức."


class FormatCheckPage(QWidget):
    """The page of one Word file at a time."""

    TITLE: ClassVar = "Kiểm tra thể thức"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._path: Path | None = None
        self._checked: Checked | None = None
        self._work: Work | None = None
        self.choose = QPushButton("Chọn tệp…")
        self.again = QPushButton("Kiểm tra lại")
        self.summary = QLabel()
        self.filters = {severity: QCheckBox(severity.label) for severity in Severity}
        self.table = PlainTable("Điểm cần xem", format_words.TITLES, format_words.WIDTHS)
        self.details = QLabel()
        self.state = QLabel()
        self.progress = ProgressBar("Tiến độ kiểm tra", "Dừng kiểm tra")
        self.copy = QPushButton("Sao chép danh sách")
        self.save = QPushButton("Lưu bản sửa…")
        self._empty = QLabel(INVITATION)
        self._body = QStackedWidget()
        self._dress()
        self._place()
        self._wire()
        self._show_nothing()

    def take(self, path: Path) -> None:
        """Check a file and show what was found."""
        self._path = path
        self._check()

    def findings(self) -> list[Finding]:
        """The findings of the chosen weights."""
        chosen = [severity for severity, box in self.filters.items() if box.isChecked()]
        return format_words.wanted(self._checked.result.findings, chosen) if self._checked else []

    def _check(self) -> None:
        if self._path is None or self._work is not None:
            return
        self._show_nothing()
        self._set_busy(f"Đang kiểm tra “{self._path.name}”…")
        self._work = self._shell.tasks.work(partial(_read, path=self._path), self._show)
        self.progress.follow(self._work)

    def _end(self, cancelled: bool) -> None:
        self._work = None
        self.choose.setEnabled(True)
        self.again.setEnabled(self._path is not None)
        self.save.setEnabled(self._checked is not None)
        self.copy.setEnabled(self._checked is not None)
        self.state.setText("Đã dừng." if cancelled else "" if self._checked else "Chưa đọc được tệp.")

    def _show(self, checked: Checked) -> None:
        self._checked = checked
        self.summary.setText(format_words.summary(checked))
        for severity, box in self.filters.items():
            box.setText(format_words.count(checked.result.findings, severity))
            box.setEnabled(True)
        self.save.setEnabled(True)
        self.copy.setEnabled(True)
        self._show_chosen()
        self._shell.say(format_words.summary(checked))
        if checked.result.findings:
            self.table.setFocus()

    def _show_chosen(self) -> None:
        if self._checked is None:
            return
        findings, whole = self.findings(), len(self._checked.result.findings)
        self.table.fill(findings, format_words.line)
        self._empty.setText(CLEAN)
        self._body.setCurrentIndex(1 if whole else 0)
        self.state.setText(format_words.shown(len(findings), whole) if whole else "")
        if findings:
            self.table.selectRow(0)
        self._tell()

    def _tell(self) -> None:
        rows, findings = self.table.selectionModel().selectedRows(), self.findings()
        row = rows[0].row() if rows else -1
        self.details.setText(format_words.details(findings[row]) if 0 <= row < len(findings) else "")

    def _copy(self) -> None:
        if self._checked is not None:
            QGuiApplication.clipboard().setText(format_words.as_table(self._checked, self.findings()))
            self._shell.say("Đã sao chép danh sách; dán được vào Word, Excel.")

    def _ask_for_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Chọn tệp Word cần kiểm tra", "", FILES)
        if chosen:
            self.take(Path(chosen))

    def _ask_for_copy(self) -> None:
        if self._checked is None or self._work is not None:
            return
        start = str(format_words.copy_name(self._checked.path))
        chosen, _ = QFileDialog.getSaveFileName(self, "Lưu bản sửa", start, COPIES)
        if chosen:
            self.save_copy(Path(chosen))

    def save_copy(self, path: Path) -> None:
        """Write the mended copy of what was checked."""
        if self._checked is None or self._work is not None:
            return
        self._set_busy("Đang ghi bản sửa…")
        job = partial(_mend, checked=self._checked, path=path)
        self._work = self._shell.tasks.work(job, self._say_saved)
        self.progress.follow(self._work)

    def _say_saved(self, path: Path) -> None:
        self._shell.say(f"Đã lưu bản sửa “{path.name}”; lỗi còn lại là nhận xét trong tệp.")
        self._show_chosen()

    def _show_nothing(self) -> None:
        self._checked = None
        self._body.setCurrentIndex(0)
        self._empty.setText(INVITATION)
        self.summary.clear()
        self.details.clear()
        self.state.clear()
        for severity, box in self.filters.items():
            box.setText(severity.label)
            box.setEnabled(False)
        self.again.setEnabled(self._path is not None)
        self.save.setEnabled(False)
        self.copy.setEnabled(False)

    def _set_busy(self, state: str) -> None:
        self.state.setText(state)
        for widget in (self.choose, self.again, self.save, self.copy):
            widget.setEnabled(False)

    def _dress(self) -> None:
        self.choose.setToolTip("Chọn tệp Word (Ctrl+O)")
        self.again.setToolTip("Đọc và kiểm tra lại tệp sau khi sửa (F5)")
        self.save.setToolTip("Ghi một bản mới đã sửa lỗi an toàn; lỗi còn lại là nhận xét trong tệp (Ctrl+S)")
        self.copy.setToolTip("Sao chép các điểm đang hiện, dán được vào Word, Excel (Ctrl+C)")
        for label, name in (
            (self.summary, "Tóm tắt"),
            (self.details, "Chi tiết"),
            (self.state, "Tình trạng"),
        ):
            label.setWordWrap(True)
            label.setAccessibleName(name)
        for severity, box in self.filters.items():
            box.setChecked(True)
            box.setToolTip(f"Hiện hoặc ẩn {severity.label.lower()}")
        theme.quiet(self._empty)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setFrameShape(QLabel.Shape.StyledPanel)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _place(self) -> None:
        self._body.addWidget(self._empty)
        self._body.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.STEP)
        layout.addLayout(_row(theme.titled(QLabel(self.TITLE)), None, self.again, self.choose))
        layout.addWidget(self.summary)
        layout.addLayout(_row(*self.filters.values(), None))
        layout.addWidget(self._body, 1)
        layout.addWidget(self.details)
        foot = _row(self.state, self.progress, self.copy, self.save)
        foot.setStretch(0, 1)
        layout.addLayout(foot)
        self.setFocusProxy(self.choose)

    def _wire(self) -> None:
        self.progress.ended.connect(self._end)
        self.choose.clicked.connect(self._ask_for_file)
        self.again.clicked.connect(self._check)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._ask_for_copy)
        for box in self.filters.values():
            box.toggled.connect(self._show_chosen)
        self.table.selectionModel().selectionChanged.connect(self._tell)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Open, self, self._ask_for_file, context=within)
        QShortcut(QKeySequence.StandardKey.Refresh, self, self._check, context=within)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save.click, context=within)
        QShortcut(QKeySequence.StandardKey.Copy, self, self.copy.click, context=within)


def _read(step: Progress, *, path: Path) -> Checked:
    from app.exports.check import check
    from app.exports.check.reading import read_file

    step(0, 1)
    data = read_file(path)
    result = check(data, path.name)
    step(1, 1)
    return Checked(path, data, result)


def _mend(step: Progress, *, checked: Checked, path: Path) -> Path:
    from app.exports.check import fix
    from app.exports.files import write_content

    if path.exists() and checked.path.exists() and path.samefile(checked.path):
        raise AppError("Bản sửa trùng với tệp gốc nên không ghi.", "Chọn tên khác cho bản sửa.")
    step(0, 1)
    return write_content(fix(checked.data, checked.path.name), path)


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Widgets side by side; None is the room that is left."""
    row = QHBoxLayout()
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row
