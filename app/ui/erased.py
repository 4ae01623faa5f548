"""Tells what was taken out of the data because something became secret: it does not come back (duty 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from app.core.fields import NOUNS
from app.core.words import number
from app.ui import theme

if TYPE_CHECKING:
    from app.briefings.erased import Erased

TITLE = "Đã gỡ nội dung mật"
BECAUSE = "Vừa có nội dung trở thành mật. Từ nay chỉ còn số, ngày và thời hạn; nội dung đã được gỡ khỏi:"
LEFT = (
    "Văn bản đã phát hành vẫn giữ số, ngày và số liệu. Bản sao lưu làm trước đó, tệp đã xuất và văn bản đã gửi "
    "vẫn còn nội dung: cất giữ hoặc hủy theo quy định."
)
WIDTH = 420  # px at 100 %


def lines(erased: Erased) -> list[str]:
    """What was taken away, a kind in a line, the most first."""
    rows = sorted(erased.rows.items(), key=lambda row: (-row[1], NOUNS[row[0]]))
    told = [f"{number(count)} {NOUNS[table]}" for table, count in rows]
    told += [f"{number(erased.drafts)} bản viết dở"] if erased.drafts else []
    return [*told, f"{number(erased.changes)} lần ghi trong lịch sử thay đổi"]


class ErasedSheet(QDialog):
    """A few lines to read and close."""

    def __init__(self, parent: QWidget, erased: Erased) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.list = QLabel("\n".join(f"– {line}" for line in lines(erased)))
        self.list.setAccessibleName("Đã gỡ khỏi")
        self.list.setContentsMargins(2 * theme.STEP, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * theme.STEP)
        layout.setContentsMargins(*(3 * theme.STEP,) * 4)
        layout.addWidget(_said(BECAUSE))
        layout.addWidget(self.list)
        layout.addWidget(theme.quiet(_said(LEFT)))
        buttons = QDialogButtonBox()
        buttons.addButton("Đóng", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)


def tell(parent: QWidget, erased: Erased) -> ErasedSheet:
    """Show what was taken away over the program's window."""
    from PySide6.QtCore import Qt

    sheet = ErasedSheet(parent, erased)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    sheet.open()
    return sheet


def _said(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setMinimumWidth(theme.px(WIDTH))
    return label
