"""The boxes for the office's own words of a document: one for each place, and one bar for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.core.document_kinds import WordsSlot
from app.core.rich_text import canonical
from app.ui import theme
from app.ui.widgets.format_bar import FormatBar
from app.ui.widgets.words_edit import WordsEdit

HINT = "Mỗi dòng là một đoạn trong văn bản; để trống nếu không có"


class WordsBoxes(QWidget):
    """A box for each slot, in so many columns; `bar` stands where the page puts it."""

    edited = Signal()
    """The words are other ones than before."""

    def __init__(self, slots: Sequence[WordsSlot], *, across: int = 1, grows: bool = False) -> None:
        super().__init__()
        self.boxes = {slot.code: _box(slot, grows=grows) for slot in slots}
        self.bar = FormatBar(tuple(self.boxes.values()))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.STEP)
        for number, slot in enumerate(slots):
            row, column = divmod(number, across)
            heading, box = QLabel(slot.label), self.boxes[slot.code]
            heading.setBuddy(box)
            box.edited.connect(self.edited)
            grid.addWidget(heading, 2 * row, column)
            grid.addWidget(box, 2 * row + 1, column)
            grid.setRowStretch(2 * row + 1, 1)

    def typed(self) -> dict[str, str]:
        """The words as they would be stored, by slot."""
        return {slot: box.words() for slot, box in self.boxes.items()}

    def of(self, words: Mapping[str, str]) -> dict[str, str]:
        """Words that were stored, as the boxes would write them."""
        return {slot: canonical(words.get(slot, "")) for slot in self.boxes}

    def set_locked(self, locked: bool) -> None:
        """Let the words be read and copied, no more."""
        self.bar.setEnabled(not locked)
        for box in self.boxes.values():
            box.setReadOnly(locked)

    def show_words(self, words: Mapping[str, str]) -> None:
        """Fill the boxes; one that says the same is not touched, and keeps its cursor."""
        for slot, box in self.boxes.items():
            box.set_words(words.get(slot, ""))


def _box(slot: WordsSlot, *, grows: bool) -> WordsEdit:
    box = WordsEdit(slot.label, slot.hint, grows=grows)
    box.setToolTip(slot.hint or HINT)
    return box
