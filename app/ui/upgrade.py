"""What stands in the window while data of an older version are brought up to date, which may take minutes."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from app.models.migrations import STAGES
from app.ui import theme

TITLE = "Đang nâng cấp dữ liệu…"
WHY = (
    "Dữ liệu được tạo bằng phiên bản trước của Giao Ban nên cần chuyển sang dạng mới, chỉ một lần. "
    "Một bản sao lưu được tạo trước khi chuyển. Với dữ liệu nhiều năm, việc này có thể mất vài phút."
)
CLOSING = "Nếu đóng cửa sổ lúc này, dữ liệu vẫn như cũ; lần mở sau sẽ làm lại từ đầu."
STEP = "Bước {number}/{stages}: {stage}"
WIDTH = 560  # px at 100 %


class UpgradePage(QWidget):
    """Why one waits, which step is done now, and how far it is; the window shows its pages when it is over."""

    def __init__(self) -> None:
        super().__init__()
        self.step = QLabel()
        self.bar = QProgressBar()
        self.step.setAccessibleName("Bước đang làm")
        self.bar.setAccessibleName("Tiến độ nâng cấp dữ liệu")
        self.bar.setRange(0, 0)
        self._place()

    def show_stage(self, stage: str, done: int, total: int) -> None:
        """Say which step is done and how far it is (total 0: nobody knows)."""
        number = STAGES.index(stage) + 1
        self.step.setText(STEP.format(number=number, stages=len(STAGES), stage=stage))
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _place(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(theme.STEP)
        for label in (theme.titled(QLabel(TITLE)), QLabel(WHY), self.step):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self.bar)
        closing = theme.quiet(QLabel(CLOSING))
        closing.setWordWrap(True)
        column.addWidget(closing)
        theme.follow(inside, lambda: inside.setFixedWidth(theme.px(WIDTH)))
        row = QHBoxLayout()  # not an alignment: that would cut the lines of wrapped labels
        row.addStretch(1)
        row.addWidget(inside)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(2)
