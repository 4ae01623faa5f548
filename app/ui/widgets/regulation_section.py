"""The way from the settings to the page of the working regulation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.regulation_words import HABIT
from app.ui import theme

if TYPE_CHECKING:
    from app.ui.shell import Shell

NOTE = (
    "Mọi con số của quy chế (ngày gửi tài liệu, ngày giao ban, hạn báo cáo, tỷ lệ biểu quyết…) đứng trong một trang "
    f"riêng, kèm căn cứ. Con số ghi “{HABIT}” chưa có điều, khoản làm căn cứ (có khi chỉ theo văn bản của tỉnh khác, "
    "ghi ngay sau): hãy đối chiếu với quy chế của cơ quan."
)


class RegulationSection(QWidget):
    """A note and a button."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.open = QPushButton("Mở quy chế")
        self.open.setToolTip("Xem, sửa, in các con số của quy chế; chọn bộ quy chế")
        self.open.clicked.connect(lambda: shell.show_page("regulation"))
        note = QLabel(NOTE)
        note.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(note)
        layout.addLayout(row)
        layout.addStretch(1)
