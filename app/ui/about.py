"""What the program is, in a few lines."""

from PySide6 import __version__ as qt_version
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from app import NAME, __version__
from app.ui import theme

TITLE = f"Giới thiệu {NAME}"
WORDS = (
    "Theo dõi nhiệm vụ, chương trình công tác, cuộc họp, báo cáo định kỳ và làm tài liệu giao ban tháng "
    "cho Văn phòng UBND tỉnh."
)
WIDTH = 420


class About(QDialog):
    """Name, version, what it is for, and where the data lie."""

    def __init__(self, parent: QWidget, folder: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.STEP)
        layout.setContentsMargins(*(3 * theme.STEP,) * 4)
        layout.addWidget(theme.titled(QLabel(f"{NAME} {__version__}")))
        for text in (
            WORDS,
            f"Dữ liệu chỉ nằm trên máy này: {folder}",
            f"Dùng Qt {qt_version} (LGPL) và phông chữ Arimo, Tinos (OFL).",
        ):
            layout.addWidget(_said(text))
        buttons = QDialogButtonBox()
        buttons.addButton("Đóng", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)


def _said(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(theme.px(WIDTH))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
