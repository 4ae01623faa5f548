"""What stands in the window while data of an older version are brought up to date, which may take minutes."""

from __future__ import annotations

from app.models.migrations import STAGES
from app.ui.widgets.waiting_page import WaitingPage

TITLE = "Đang nâng cấp dữ liệu…"
WHY = (
    "Dữ liệu được tạo bằng phiên bản trước của Giao Ban nên cần chuyển sang dạng mới, chỉ một lần. "
    "Một bản sao lưu được tạo trước khi chuyển. Với dữ liệu nhiều năm, việc này có thể mất vài phút."
)
CLOSING = "Nếu đóng cửa sổ lúc này, dữ liệu vẫn như cũ; lần mở sau sẽ làm lại từ đầu."
STEP = "Bước {number}/{stages}: {stage}"


class UpgradePage(WaitingPage):
    """Why one waits, which step is done now, and how far it is; the window shows its pages when it is over."""

    def __init__(self) -> None:
        super().__init__(TITLE, WHY, CLOSING, "Tiến độ nâng cấp dữ liệu")

    def show_stage(self, stage: str, done: int, total: int) -> None:
        """Say which step is done and how far it is (total 0: nobody knows)."""
        number = STAGES.index(stage) + 1
        self.show_step(STEP.format(number=number, stages=len(STAGES), stage=stage), done, total)
