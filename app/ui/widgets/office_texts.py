"""The boxes for the office's own words in the monthly report."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.terms import Slot
from app.core.text import clean_text
from app.ui import theme
from app.ui.forms.question_bar import QuestionBar

ACROSS = 2
SAVED, UNSAVED = "Đã lưu", "Có thay đổi chưa lưu"


class OfficeTexts(QWidget):
    """A box for each slot; knows what is saved and what was typed since."""

    asked_to_save = Signal()

    edited = Signal()
    """The words are other ones than before."""

    discarded = Signal()
    """What was found again is not wanted: the boxes hold what is saved."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes = {slot: self._box(slot.label) for slot in Slot}
        self.state = theme.quiet(QLabel(SAVED))
        self.button = QPushButton("Lưu")
        self.found = QuestionBar()
        self._kept: dict[str, str] = dict.fromkeys(Slot, "")
        self._place()
        self.state.setAccessibleName("Tình trạng lưu")
        self.button.setToolTip("Lưu phần lời của Văn phòng (Ctrl+S)")
        self.button.setEnabled(False)
        self.button.clicked.connect(self.asked_to_save)

    def set_kept(self, texts: Mapping[str, str]) -> None:
        """Show what is saved, or was saved just now; what was typed since stays."""
        untouched = self.is_saved()
        self._kept = {slot: texts.get(slot, "") for slot in Slot}
        if untouched:
            self.fill()
        self._say_state()

    def fill(self) -> None:
        """Show the saved texts."""
        self._show(self._kept)

    def restore(self, texts: Mapping[str, str], moment: str) -> None:
        """Show words that were typed and not saved, and say from when they are; not if they are saved by now."""
        self._show({slot: texts.get(slot, "") for slot in Slot})
        if not self.is_saved():
            self.found.ask(
                f"Đã lấy lại phần lời viết dở lúc {moment}, chưa lưu.",
                (("Lưu", self.asked_to_save.emit), ("Bỏ phần viết dở", self._discard)),
            )

    def typed(self) -> dict[str, str]:
        """The texts as they would be stored."""
        return {slot: clean_text(box.toPlainText()) for slot, box in self.boxes.items()}

    def is_saved(self) -> bool:
        """Whether the boxes hold what is saved."""
        return self.typed() == self._kept

    def _show(self, texts: Mapping[str, str]) -> None:
        """Fill the boxes; one that says the same is not touched, and keeps its cursor."""
        typed = self.typed()
        for slot, box in self.boxes.items():
            if typed[slot] != texts[slot]:
                box.setPlainText(texts[slot])

    def _discard(self) -> None:
        self.fill()
        self.discarded.emit()

    def _tell(self) -> None:
        self._say_state()
        self.edited.emit()

    def _say_state(self) -> None:
        saved = self.is_saved()
        if saved:
            self.found.close_question()
        self.state.setText(SAVED if saved else UNSAVED)
        self.button.setEnabled(not saved)

    def _box(self, label: str) -> QPlainTextEdit:
        box = QPlainTextEdit()
        box.setAccessibleName(label)
        box.setToolTip("Mỗi dòng là một đoạn trong báo cáo; để trống nếu không có")
        box.setTabChangesFocus(True)
        theme.follow(box, lambda: box.setMinimumHeight(3 * theme.row_height()))
        box.textChanged.connect(self._tell)
        return box

    def _place(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(theme.STEP)
        for number, slot in enumerate(Slot):
            row, column = divmod(number, ACROSS)
            heading = QLabel(slot.label)
            heading.setBuddy(self.boxes[slot])
            grid.addWidget(heading, 2 * row, column)
            grid.addWidget(self.boxes[slot], 2 * row + 1, column)
            grid.setRowStretch(2 * row + 1, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.state)
        foot.addStretch(1)
        foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.STEP, 0, 0)
        layout.addWidget(self.found)
        layout.addLayout(grid, 1)
        layout.addLayout(foot)
