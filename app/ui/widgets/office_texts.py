"""The office's own words in the monthly report, and whether they are saved."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.document_kinds import WordsSlot
from app.ui import theme
from app.ui.forms.question_bar import QuestionBar
from app.ui.widgets.words_boxes import WordsBoxes

ACROSS = 2
SAVED, UNSAVED = "Đã lưu", "Có thay đổi chưa lưu"
DROP, NOT_KEPT = "Bỏ phần viết dở", "Phần lời viết dở không lưu được nữa."


class OfficeTexts(QWidget):
    """Boxes for the slots; knows what is saved and what was typed since."""

    asked_to_save = Signal()

    edited = Signal()
    """The words are other ones than before."""

    discarded = Signal()
    """What was found again is not wanted: the boxes hold what is saved."""

    def __init__(self, slots: Sequence[WordsSlot]) -> None:
        super().__init__()
        self.words = WordsBoxes(slots, across=ACROSS)
        self.boxes = self.words.boxes
        self.state = theme.quiet(QLabel(SAVED))
        self.button = QPushButton("Lưu")
        self.found = QuestionBar()
        self._kept = self.words.of({})
        self._why_locked = ""
        self._place()
        self.words.edited.connect(self._tell)
        self.state.setAccessibleName("Tình trạng lưu")
        self.button.setToolTip("Lưu phần lời của Văn phòng (Ctrl+S)")
        self.button.setEnabled(False)
        self.button.clicked.connect(self.asked_to_save)

    def set_kept(self, texts: Mapping[str, str]) -> None:
        """Show what is saved, or was saved just now; what was typed since stays."""
        untouched = self.is_saved()
        self._kept = self.words.of(texts)
        if untouched:
            self.fill()
        self._say_state()

    def fill(self) -> None:
        """Show the saved texts."""
        self.words.show_words(self._kept)

    def restore(self, texts: Mapping[str, str], moment: str) -> None:
        """Show words that were typed and not saved, and say from when they are; not if they are saved by now."""
        self.words.show_words(texts)
        if not self.is_saved():
            self.found.ask(
                f"Đã lấy lại phần lời viết dở lúc {moment}, chưa lưu.",
                (("Lưu", self.asked_to_save.emit), (DROP, self._discard)),
            )

    def set_locked(self, why: str) -> None:
        """Let nothing be written while there is a reason (none: ""); what was typed before can only be dropped."""
        self._why_locked = why
        self.words.set_locked(bool(why))
        if why and not self.is_saved():
            self.found.ask(f"{why} {NOT_KEPT}", ((DROP, self._discard),))
        self._say_state()

    def typed(self) -> dict[str, str]:
        """The texts as they would be stored."""
        return self.words.typed()

    def is_saved(self) -> bool:
        """Whether the boxes hold what is saved."""
        return self.typed() == self._kept

    def _discard(self) -> None:
        self.fill()
        self.discarded.emit()

    def _tell(self) -> None:
        self._say_state()
        self.edited.emit()

    def _say_state(self) -> None:
        saved = self.is_saved()
        if saved and self._why_locked:
            self.found.ask(self._why_locked, ())  # above the boxes: their foot may be out of sight
        elif saved:
            self.found.close_question()
        self.state.setText(SAVED if saved else UNSAVED)
        self.button.setEnabled(not saved and not self._why_locked)

    def _place(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.words.bar)
        foot.addSpacing(2 * theme.STEP)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.STEP, 0, 0)
        layout.addWidget(self.found)
        layout.addWidget(self.words, 1)
        layout.addLayout(foot)
