"""What to preview, what to export and where to, how far it is, and the files that came of it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.words import file_size
from app.exports.formats import Format
from app.ui import theme
from app.ui.tasks import Work
from app.ui.widgets.cut_label import CutLabel
from app.ui.widgets.kept_focus import KeptFocus
from app.ui.widgets.progress_bar import ProgressBar
from app.ui.widgets.saving import FOLDER_SETTING, last_folder, open_file

WIDTH = 320
CANCELLED = "Đã hủy, chưa ghi tệp nào."
PREVIEWS = {"month_report": "Báo cáo", "month_bulletin": "Thông báo"}
"""The documents of the set that have pages, by their file; the workbook is for Excel alone."""
NOT_EXPORTED, NOT_SHOWN = "Chưa xuất được.", "Chưa xem trước được."


class ExportPanel(QWidget):
    """The right side of the page."""

    asked = Signal()
    """The files are wanted."""

    preview_asked = Signal(str)
    """The pages of a document are wanted, by its name in `PREVIEWS`."""

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        self._failure = NOT_EXPORTED
        self._focus = KeptFocus()
        self.previews = {name: QPushButton(label) for name, label in PREVIEWS.items()}
        self.formats = {format_: self._format(format_.label) for format_ in Format}
        self.folder, self.choose = CutLabel(middle=True), QPushButton("Chọn…")
        self.start = QPushButton("Xuất bộ tài liệu")
        self.progress = ProgressBar("Tiến độ xuất", "Dừng xuất, không ghi tệp nào")
        self.state = theme.quiet(QLabel())
        self.files = QListWidget()
        self.show_folder = QPushButton("Mở thư mục")
        self._dress()
        self._place()
        self._wire()
        self.set_idle("")

    def chosen(self) -> tuple[Format, ...]:
        """The chosen formats."""
        return tuple(format_ for format_, box in self.formats.items() if box.isChecked())

    def target(self) -> Path:
        """The folder that the files go to."""
        return Path(self.folder.text())

    def set_busy(self, state: str) -> None:
        """Nothing can be started until what is under way ends."""
        self.state.setText(state)
        self._focus.grey((self.start, *self.previews.values()))

    def set_idle(self, state: str = "") -> None:
        """Ready for the next export; without a state, what was exported last is said."""
        self.state.setText(state or self._said_files())
        for button in self.previews.values():
            button.setEnabled(True)
        self._enable_start()
        self._focus.give_back()

    def follow(self, work: Work, *, failure: str = NOT_EXPORTED) -> None:
        """Show how far the work is, once it takes longer than people notice, with a way to stop it.

        `failure` is said when it comes to nothing.
        """
        self._failure = failure
        self.progress.follow(work)

    def show_files(self, files: Sequence[Path]) -> None:
        """List what was written."""
        self.files.clear()
        for file in files:
            item = QListWidgetItem(f"{file.name}  ({file_size(file.stat().st_size)})")
            item.setData(Qt.ItemDataRole.UserRole, str(file))
            item.setToolTip(f"{file}\nBấm đúp hoặc nhấn Enter để mở")
            self.files.addItem(item)
        self.set_idle()
        self._show_results(True)

    def _show_results(self, shown: bool) -> None:
        self.files.setVisible(shown)
        self.show_folder.setVisible(shown)

    def _said_files(self) -> str:
        return f"Đã xuất {self.files.count()} tệp:" if self.files.count() else ""

    def _end(self, cancelled: bool) -> None:
        if self._failure == NOT_EXPORTED:  # those of an earlier export are not what this one wrote
            self.files.clear()
            self._show_results(False)
        self.set_idle(CANCELLED if cancelled else self._failure)

    def _enable_start(self) -> None:
        self.start.setEnabled(not self.progress.is_busy() and bool(self.chosen()))

    def _ask_preview(self, name: str, _: bool = False) -> None:
        self.preview_asked.emit(name)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Chọn thư mục lưu bộ tài liệu", self.folder.text())
        if chosen:
            self._tell_folder(Path(chosen))
            self._settings.setValue(FOLDER_SETTING, self.folder.text())

    def _tell_folder(self, folder: Path) -> None:
        """Who only hears the screen learns the place at the button: a label never has the focus."""
        self.folder.setText(str(folder))
        self.choose.setAccessibleDescription(str(folder))

    def _open(self, item: QListWidgetItem) -> None:
        open_file(Path(item.data(Qt.ItemDataRole.UserRole)))

    def _format(self, label: str) -> QCheckBox:
        box = QCheckBox(label)
        box.setChecked(True)
        box.setToolTip(f"Xuất tệp {label}")
        return box

    def _dress(self) -> None:
        theme.follow(self, lambda: self.setFixedWidth(theme.px(WIDTH)))
        for name, button in self.previews.items():
            key = " (Ctrl+P)" if name == next(iter(PREVIEWS)) else ""
            button.setAccessibleName(f"Xem trước {PREVIEWS[name]}")
            button.setToolTip(f"Xem đúng các trang sẽ in, rồi in hoặc lưu PDF{key}")
            button.setAutoDefault(False)
        self.folder.setAccessibleName("Thư mục lưu")
        self._tell_folder(last_folder(self._settings))
        self.choose.setToolTip("Chọn thư mục lưu bộ tài liệu")
        self.start.setToolTip("Lưu phần lời rồi xuất Báo cáo, Thông báo và bảng số liệu của tháng")
        self.start.setDefault(True)
        self.state.setWordWrap(True)
        self.state.setAccessibleName("Kết quả xuất")
        self.files.setAccessibleName("Các tệp đã xuất")
        self.files.setWordWrap(True)
        self.show_folder.setToolTip("Mở thư mục chứa các tệp đã xuất")
        self._show_results(False)

    def _place(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(theme.titled(QLabel("Xem trước và in"), 1))
        layout.addLayout(_row(*self.previews.values()))
        layout.addSpacing(theme.STEP)
        layout.addWidget(theme.titled(QLabel("Xuất bộ tài liệu"), 1))
        layout.addLayout(_row(*self.formats.values()))
        layout.addWidget(theme.quiet(QLabel("Thư mục lưu")))
        where = _row(self.folder, self.choose)
        where.setStretch(0, 1)
        layout.addLayout(where)
        layout.addWidget(self.start)
        layout.addWidget(self.progress)
        layout.addWidget(self.state)
        layout.addWidget(self.files, 1)
        layout.addWidget(self.show_folder)
        layout.addStretch()

    def _wire(self) -> None:
        for box in self.formats.values():
            box.toggled.connect(self._enable_start)
        self.choose.clicked.connect(self._choose)
        for name, button in self.previews.items():
            button.clicked.connect(partial(self._ask_preview, name))
        self.start.clicked.connect(self.asked)
        self.progress.ended.connect(self._end)
        self.progress.stopped.connect(lambda: self.state.setText("Đang dừng…"))
        self.files.itemActivated.connect(self._open)
        self.show_folder.clicked.connect(lambda: open_file(self.target()))


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    return row
