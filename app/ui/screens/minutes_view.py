"""Ghi biên bản: how the page looks. The agenda at the left, what is said in the middle, who is there at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.widgets.attendance_panel import AttendancePanel
from app.ui.widgets.hours import Hour, Hours
from app.ui.widgets.minutes_editor import MinutesEditor

WIDTHS = (250, 560, 290)  # px at 100 %
NOTES_HEIGHT, LEAST_FOR_ITEMS = 64, 110
NO_MEETING = "Mở từ danh sách Cuộc họp: chọn cuộc họp, bấm “Ghi biên bản”."
RUN, STOP = "Chạy giờ (F5)", "Dừng giờ (F5)"
_BUTTON = "Ngày họp: ghi {} là bây giờ; ngày khác, hoặc đã ghi rồi: gõ giờ ở ô bên cạnh"
_BOX = "{}: gõ như 8h30 hoặc 14:00, để trống để bỏ"
HOURS = {
    name: Hour(button, hour, _BUTTON.format(hour.lower()), _BOX.format(hour))
    for name, button, hour in (
        ("opened_at", "Khai mạc", "Giờ khai mạc"),
        ("ended_at", "Kết thúc", "Giờ kết thúc"),
    )
}


class MinutesView(QWidget):
    """The parts of the page and where they stand."""

    item_moved = Signal(int)
    """To the next content (1) or the one before (-1)."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.state = theme.titled(QLabel()), theme.quiet(QLabel())
        self.hours = Hours(HOURS)
        self.secretary = QLineEdit()
        self.approve, self.lock, self.document = QPushButton(), QPushButton(), QPushButton("Biên bản…")
        self.items, self.item = QListWidget(), QLabel()
        self.clock, self.run = QLabel(), QPushButton(RUN)
        self.editor, self.panel = MinutesEditor(), AttendancePanel()
        self.notes, self.result = QPlainTextEdit(), QLineEdit()
        self._dress()
        self._place()
        self._bind()

    def set_writable(self, writable: bool) -> None:
        """Whether anything may be changed."""
        for widget in (self.hours, self.secretary, self.notes, self.result, self.run):
            widget.setEnabled(writable)
        self.editor.set_writable(writable)
        self.panel.set_writable(writable)

    def show_items(self, said: Sequence[str], marks: Sequence[theme.Mark], current: int) -> None:
        """Show the contents, one of them chosen."""
        with QSignalBlocker(self.items):
            while self.items.count() > len(said):
                self.items.takeItem(self.items.count() - 1)
            for row, (words, mark) in enumerate(zip(said, marks, strict=True)):
                if row == self.items.count():
                    self.items.addItem("")
                self.items.item(row).setText(words)
                self.items.item(row).setForeground(theme.colour(mark))
            self.items.setCurrentRow(current)

    def show_clock(self, said: str, *, is_over: bool) -> None:
        """Show how long the content takes, red once that is too long."""
        self.clock.setText(said)
        palette = self.clock.palette()
        ink = theme.colour(theme.Mark.LATE) if is_over else self.palette().windowText().color()
        palette.setColor(QPalette.ColorRole.WindowText, ink)
        self.clock.setPalette(palette)

    def show_words(self, secretary: str, notes: str, result: str) -> None:
        """Show what stands in the boxes; one in which it stands already keeps its cursor."""
        with QSignalBlocker(self.secretary), QSignalBlocker(self.notes), QSignalBlocker(self.result):
            if self.secretary.text() != secretary:
                self.secretary.setText(secretary)
            if self.notes.toPlainText() != notes:
                self.notes.setPlainText(notes)
            if self.result.text() != result:
                self.result.setText(result)

    def _bind(self) -> None:
        """Keys without letters: those are typed, and Unikey has its own."""
        for keys, verb in (
            ("F6", lambda: self.item_moved.emit(1)),
            ("Shift+F6", lambda: self.item_moved.emit(-1)),
            ("F5", self.run.click),
            ("F7", self.editor.speech.click),
            ("F8", self.editor.conclusion.click),
            ("F9", self.panel.list.setFocus),
            ("Ctrl+F9", self.approve.click),
        ):
            QShortcut(QKeySequence(keys), self, verb)

    def _dress(self) -> None:
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.state.setAccessibleName("Tình trạng lưu")
        self.secretary.setPlaceholderText("Thư ký")
        self.secretary.setAccessibleName("Thư ký")
        self.items.setAccessibleName("Nội dung họp")
        self.items.setWordWrap(True)
        self.items.setAlternatingRowColors(True)
        theme.follow(self.items, lambda: self.items.setMinimumWidth(theme.px(LEAST_FOR_ITEMS)))
        self.items.setToolTip("F6: nội dung tiếp; Shift+F6: nội dung trước")
        self.item.setWordWrap(True)
        self.item.setTextFormat(Qt.TextFormat.PlainText)
        theme.titled(self.item, 1.1)
        self.notes.setPlaceholderText("Ghi chép: người trình bày nói gì, diễn biến")
        self.notes.setAccessibleName("Ghi chép")
        self.notes.setTabChangesFocus(True)
        theme.follow(self.notes, lambda: self.notes.setFixedHeight(theme.px(NOTES_HEIGHT)))
        self.result.setPlaceholderText("Kết quả: thông qua, giao hoàn chỉnh, chưa thông qua…")
        self.result.setAccessibleName("Kết quả")
        self.lock.setToolTip("Khóa để không ai sửa biên bản nữa, hoặc mở lại kèm lý do")
        self.run.setToolTip("Đồng hồ tính giờ của nội dung và của người đang phát biểu")
        self.document.setToolTip("Lập biên bản từ những gì đã ghi")

    def _place(self) -> None:
        top, held, head = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.state)
        held.addWidget(self.hours)
        held.addWidget(self.secretary, 1)
        for widget in (self.approve, self.lock, self.document):
            held.addWidget(widget)
        head.addWidget(self.item, 1)
        head.addWidget(self.clock)
        head.addWidget(self.run)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(theme.STEP, 0, theme.STEP, 0)
        column.addLayout(head)
        column.addWidget(self.notes)
        column.addWidget(self.editor, 1)
        column.addWidget(self.result)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.items, middle, self.panel):
            splitter.addWidget(part)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([theme.px(width) for width in WIDTHS])
        whole = QVBoxLayout(self)
        whole.addLayout(top)
        whole.addLayout(held)
        whole.addWidget(splitter, 1)
