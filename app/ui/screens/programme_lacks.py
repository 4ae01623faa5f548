"""What the contents of a programme lack, seen before it goes out: each row opens its content (duties 37, 38)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.rules.item_parts import SAME_NUMBER, say_before, say_parts
from app.ui import theme
from app.ui.widgets.plain_table import Line, PlainTable

if TYPE_CHECKING:
    from app.briefings.programme_lacks import LackingItem, ProgrammeLacks
    from app.ui.shell import Shell

TITLE, BEFORE = "Chương trình còn thiếu", "Chương trình đã ban hành"
WIDTH, HEIGHT, LOW = 860, 420, 160  # px at 100 %; without a table
REFUSED = (
    "{refused} nội dung thiếu điều quy chế bắt buộc nên chưa ban hành được: mở từng dòng để ghi cho đủ, "
    "rồi phát hành lại."
)
USUAL = (
    "{items} nội dung còn thiếu theo thông lệ; quy chế không bắt buộc. Mở từng dòng để ghi, "
    "hoặc xác nhận vẫn phát hành; ai xác nhận và điều còn thiếu được giữ cùng văn bản."
)


class LacksSheet(QDialog):
    """Lists what lacks; it can be passed where all of it is but usage."""

    confirmed = Signal()
    """The programme goes out as it is."""

    def __init__(self, lacks: ProgrammeLacks, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lacks, self._shell = lacks, shell
        self._title = TITLE if lacks.items else BEFORE
        self.said = QLabel(_say(lacks))
        self.table = PlainTable(
            "Nội dung còn thiếu", ("Nội dung", "Quy chế bắt buộc", "Theo thông lệ"), (44, 26, 26)
        )
        self.show_list, self.go_on = QPushButton("Mở danh sách"), QPushButton("Vẫn phát hành…")
        self.cancel = QPushButton("Đóng")
        self._dress()
        self._place()
        self._wire()

    def _open_item(self, key: str) -> None:
        self.accept()
        self._shell.show_form("programme_item", key)

    def _open_list(self) -> None:
        self.accept()
        self._shell.show_list("programme", self._lacks.wanted)

    def _pass(self) -> None:
        self.accept()
        self.confirmed.emit()

    def _dress(self) -> None:
        self.setWindowTitle(self._title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.said.setWordWrap(True)
        self.table.fill(self._lacks.items, _line)
        self.table.selectRow(0)
        self.table.setVisible(bool(self._lacks.items))
        self.show_list.setVisible(bool(self._lacks.items))
        self.table.setToolTip("Enter hoặc bấm đúp: mở nội dung để ghi cho đủ")
        self.show_list.setToolTip("Mở đúng các dòng này ở Chương trình công tác")
        self.go_on.setToolTip("Phát hành chương trình như đang có")
        self.go_on.setEnabled(not self._lacks.refused)
        for button in (self.show_list, self.go_on, self.cancel):
            button.setAutoDefault(False)  # Enter in the table opens a row

    def _place(self) -> None:
        self.setMinimumSize(theme.px(WIDTH), theme.px(HEIGHT if self._lacks.items else LOW))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(3 * theme.STEP,) * 4)
        column.setSpacing(2 * theme.STEP)
        column.addWidget(theme.titled(QLabel(self._title)))
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.STEP)
        buttons.addWidget(self.show_list)
        buttons.addStretch(1)
        buttons.addWidget(self.go_on)
        buttons.addWidget(self.cancel)
        column.addLayout(buttons)
        self.table.setFocus()

    def _wire(self) -> None:
        self.table.opened.connect(self._open_item)
        self.show_list.clicked.connect(self._open_list)
        self.go_on.clicked.connect(self._pass)
        self.cancel.clicked.connect(self.reject)


def _say(lacks: ProgrammeLacks) -> str:
    """How it went out before, then what lacks."""
    before = f"{say_before(lacks.before)} {SAME_NUMBER}" if lacks.before else ""
    words = REFUSED if lacks.refused else USUAL if lacks.items else ""
    return "\n".join(filter(None, (before, words.format(refused=len(lacks.refused), items=len(lacks.items)))))


def _line(item: LackingItem) -> Line:
    mark = theme.Mark.LATE if item.demanded else theme.Mark.NEUTRAL
    return Line((item.content, say_parts(item.demanded), say_parts(item.usual)), mark, item.key)
