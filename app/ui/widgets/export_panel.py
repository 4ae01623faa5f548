"""What to export and where to, how far it is, and the files that came of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import NAME
from app.core.errors import AppError
from app.core.words import file_size
from app.exports.formats import Format
from app.ui import problems, theme
from app.ui.tasks import Work

FOLDER_SETTING = "export_folder"
WAIT_MS = 400
WIDTH = 320


class ExportPanel(QWidget):
    """The right side of the page; `asked` when the user wants the files."""

    asked = Signal()

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        self._work: Work | None = None
        self.formats = {format_: self._format(format_.label) for format_ in Format}
        self.folder = QLineEdit(_folder(settings))
        self.choose = QPushButton("Chọn…")
        self.start = QPushButton("Xuất bộ tài liệu")
        self.bar = QProgressBar()
        self.stop = QPushButton("Hủy")
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
        self.start.setEnabled(False)

    def set_idle(self, state: str) -> None:
        """Ready for the next export."""
        self._work = None
        self.state.setText(state)
        self._show_progress(False)
        self._enable_start()

    def follow(self, work: Work) -> None:
        """Show how far the work is, once it takes longer than people notice, with a way to stop it."""
        self._work = work
        self.bar.setRange(0, 0)
        work.progressed.connect(self._advance)
        work.ended.connect(self._end)
        QTimer.singleShot(WAIT_MS, self, self._show_when_long)

    def show_files(self, files: Sequence[Path]) -> None:
        """List what was written."""
        self.files.clear()
        for file in files:
            item = QListWidgetItem(f"{file.name}  ({file_size(file.stat().st_size)})")
            item.setData(Qt.ItemDataRole.UserRole, str(file))
            item.setToolTip(f"{file}\nBấm đúp hoặc nhấn Enter để mở")
            self.files.addItem(item)
        self.state.setText(f"Đã xuất {len(files)} tệp:")
        self.show_folder.setEnabled(True)

    def _advance(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _end(self) -> None:
        cancelled = self._work is not None and self._work.is_cancelled()
        self.set_idle("Đã hủy, chưa ghi tệp nào." if cancelled else "Chưa xuất được.")

    def _show_when_long(self) -> None:
        self._show_progress(self._work is not None)

    def _show_progress(self, shown: bool) -> None:
        self.bar.setVisible(shown)
        self.stop.setVisible(shown)

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()
            self.state.setText("Đang dừng…")

    def _enable_start(self) -> None:
        self.start.setEnabled(self._work is None and bool(self.chosen()))

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Chọn thư mục lưu bộ tài liệu", self.folder.text())
        if chosen:
            self.folder.setText(str(Path(chosen)))
            self._settings.setValue(FOLDER_SETTING, self.folder.text())

    def _open(self, item: QListWidgetItem) -> None:
        _open(Path(item.data(Qt.ItemDataRole.UserRole)))

    def _format(self, label: str) -> QCheckBox:
        box = QCheckBox(label)
        box.setChecked(True)
        box.setToolTip(f"Xuất tệp {label}")
        return box

    def _dress(self) -> None:
        self.setFixedWidth(WIDTH)
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName("Thư mục lưu")
        self.folder.setToolTip(self.folder.text())
        self.choose.setToolTip("Chọn thư mục lưu bộ tài liệu")
        self.start.setToolTip("Lưu phần lời rồi xuất Báo cáo, Thông báo và bảng số liệu của tháng")
        self.start.setDefault(True)
        self.bar.setAccessibleName("Tiến độ xuất")
        self.stop.setToolTip("Dừng xuất, không ghi tệp nào")
        self.state.setWordWrap(True)
        self.state.setAccessibleName("Kết quả xuất")
        self.files.setAccessibleName("Các tệp đã xuất")
        self.files.setWordWrap(True)
        self.show_folder.setToolTip("Mở thư mục chứa các tệp đã xuất")
        self.show_folder.setEnabled(False)

    def _place(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(theme.titled(QLabel("Xuất bộ tài liệu"), 1))
        layout.addLayout(_row(*self.formats.values()))
        layout.addWidget(QLabel("Thư mục lưu"))
        layout.addLayout(_row(self.folder, self.choose))
        layout.addWidget(self.start)
        layout.addLayout(_row(self.bar, self.stop))
        layout.addWidget(self.state)
        layout.addWidget(self.files, 1)
        layout.addWidget(self.show_folder)

    def _wire(self) -> None:
        for box in self.formats.values():
            box.toggled.connect(self._enable_start)
        self.folder.textChanged.connect(self.folder.setToolTip)
        self.choose.clicked.connect(self._choose)
        self.start.clicked.connect(self.asked)
        self.stop.clicked.connect(self._stop)
        self.files.itemActivated.connect(self._open)
        self.show_folder.clicked.connect(lambda: _open(self.target()))


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    return row


def _folder(settings: QSettings) -> str:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return str(settings.value(FOLDER_SETTING) or Path(documents) / NAME)


def _open(path: Path) -> None:
    if not path.exists():
        problems.report(AppError(f"Không còn thấy {path}.", "Hãy xuất lại bộ tài liệu."))
    elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        problems.report(
            AppError(f"Máy chưa có chương trình mở {path.name}.", "Hãy mở thư mục và chọn chương trình.")
        )
