"""Entries to choose from: a term of a list, yes or no, and a verdict that may be open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from app.core.terms import Term
from app.core.text import fold
from app.ui import theme
from app.ui.forms.entry import EntryWidget
from app.ui.forms.screen import VERDICTS
from app.ui.widgets.calm import CalmBox

_VERDICT_OF: tuple[bool | None, ...] = (None, True, False)
OPEN = "Chưa chọn"
FEWEST_LETTERS = 12
AROUND = 44  # px at 100 %: the frame and the arrow of a box
FILLING = 1000  # against a stretch of 1


class BoxEntry(EntryWidget):
    """One of some values, each with its label, in a box; none is empty."""

    def __init__(self, values: Sequence[Any], labels: Sequence[str]) -> None:
        super().__init__()
        self._values, self._labels = list(values), list(labels)
        self.box = CalmBox()
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(FEWEST_LETTERS)
        self.box.addItems(self._labels)
        self.box.currentIndexChanged.connect(self.edited)
        self.box.currentTextChanged.connect(self.box.setToolTip)  # a narrow page cuts what is chosen
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, FILLING)
        row.addStretch(1)
        self.setFocusProxy(self.box)
        theme.follow(self, self._fit)

    def value(self) -> Any:
        place = self.box.currentIndex()
        return self._values[place] if place >= 0 else None

    def show_value(self, value: Any) -> None:
        self._show_at(self._values.index(value) if value in self._values else -1)

    def state(self) -> Any:
        return _code(self.value())

    def set_state(self, state: Any) -> None:
        codes = [_code(value) for value in self._values]
        self._show_at(codes.index(state) if state in codes else -1)

    def type_in(self, text: str) -> None:
        folded = [fold(label) for label in self._labels]
        self.box.setCurrentIndex(folded.index(fold(text)) if fold(text) in folded else -1)

    def _show_at(self, place: int) -> None:
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(place)
        self.box.update()

    def _fit(self) -> None:
        """As wide as the longest label, no wider."""
        metrics = QFontMetrics(QApplication.font())
        longest = max(metrics.horizontalAdvance(label) for label in self._labels)
        self.box.setMaximumWidth(longest + theme.px(AROUND))


def choice_entry(terms: type[Term], *, may_be_open: bool = False) -> BoxEntry:
    """One of the terms of a list, or none of them where it may be left open."""
    none = ([None], [OPEN]) if may_be_open else ([], [])
    return BoxEntry([*none[0], *terms], [*none[1], *(term.label for term in terms)])


def verdict_box(labels: tuple[str, str, str]) -> BoxEntry:
    """A verdict that takes little room, for a row."""
    return BoxEntry(_VERDICT_OF, labels)


def _code(value: Any) -> Any:
    return value.value if isinstance(value, Term) else value


class FlagEntry(EntryWidget):
    """Yes or no; carries its own label."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.box = QCheckBox(label)
        self.box.toggled.connect(self.edited)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        row.addStretch(1)
        self.setFocusProxy(self.box)
        if not label:  # in a row: the box stands in the middle of the line that its neighbours make
            theme.follow(self, lambda: self.setMinimumHeight(QLineEdit().sizeHint().height()))

    def value(self) -> bool:
        return self.box.isChecked()

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self.box):
            self.box.setChecked(bool(value))

    def state(self) -> Any:
        return self.value()

    def set_state(self, state: Any) -> None:
        self.show_value(state)

    def type_in(self, text: str) -> None:
        self.box.setChecked(fold(text) in ("x", "co", "1", "true"))


class ChoicesEntry(EntryWidget):
    """Any of the terms of a list, each a box to tick, two beside each other where there is room for the longest."""

    def __init__(self, terms: type[Term]) -> None:
        super().__init__()
        self.boxes = {term: QCheckBox(term.label) for term in terms}
        self._grid, self._columns = QGridLayout(self), 0
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._lay(2)
        for box in self.boxes.values():
            box.toggled.connect(self.edited)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """No wider than one column."""
        return QSize(self._longest(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        two = 2 * self._longest() + self._grid.horizontalSpacing()
        self._lay(2 if two <= self.width() else 1)

    def value(self) -> tuple[Term, ...]:
        return tuple(term for term, box in self.boxes.items() if box.isChecked())

    def show_value(self, value: Any) -> None:
        for term, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(term in value)

    def state(self) -> Any:
        return [term.value for term in self.value()]

    def set_state(self, state: Any) -> None:
        self.show_value([term for term in self.boxes if term.value in state])

    def type_in(self, text: str) -> None:
        said = [fold(part) for part in text.split(",")]
        self.show_value([term for term in self.boxes if fold(term.label) in said])
        self.edited.emit()

    def stops(self) -> tuple[QWidget, ...]:
        return tuple(self.boxes.values())

    def _longest(self) -> int:
        return max(box.sizeHint().width() for box in self.boxes.values())

    def _lay(self, columns: int) -> None:
        """Put the boxes into so many columns."""
        if columns != self._columns:
            self._columns = columns
            for place, box in enumerate(self.boxes.values()):
                self._grid.addWidget(box, place // columns, place % columns)
            self.updateGeometry()

    def name_it(self, name: str, description: str = "") -> None:
        for box in self.boxes.values():
            box.setAccessibleName(f"{name}: {box.text()}")
            box.setAccessibleDescription(description)


class VerdictEntry(EntryWidget):
    """Not judged yet, accepted, or not."""

    def __init__(self, labels: tuple[str, str, str] = VERDICTS) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons = [QRadioButton(label) for label in labels]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * theme.STEP)
        for place, button in enumerate(self.buttons):
            self._group.addButton(button, place)
            row.addWidget(button)
        row.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.buttons[0])
        self.show_value(None)
        self._group.idToggled.connect(self._tell)

    def value(self) -> bool | None:
        return _VERDICT_OF[self._group.checkedId()]

    def show_value(self, value: Any) -> None:
        place = _VERDICT_OF.index(value)
        with QSignalBlocker(self._group):
            self.buttons[place].setChecked(True)

    def state(self) -> Any:
        return self.value()

    def set_state(self, state: Any) -> None:
        self.show_value(state)

    def type_in(self, text: str) -> None:
        for button in self.buttons:
            if fold(button.text()) == fold(text):
                button.setChecked(True)

    def stops(self) -> tuple[QWidget, ...]:
        return tuple(self.buttons)

    def name_it(self, name: str, description: str = "") -> None:
        for button in self.buttons:
            button.setAccessibleName(f"{name}: {button.text()}")
            button.setAccessibleDescription(description)

    def _tell(self, _: int, on: bool) -> None:
        if on:
            self.edited.emit()
