"""The entry of one setting, by the type of its value: a number, yes or no, a choice, lines, 15/6 or 2/3."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, get_args, get_origin

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from app.core.month_days import MonthDay
from app.core.setting_words import label
from app.core.terms import Term
from app.core.text import clean
from app.ui import sheets, theme
from app.ui.widgets.calm import CalmBox, CalmNumber

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from app.services.regulations import SettingRow, Value

LINES_SHOWN = 5
LONG = 100  # letters of a text that one line does not show
MOST = 366
NUMBER_WIDTH, FIELD_WIDTH = 110, 560


class TermChecks(QWidget):
    """Several terms to choose any of."""

    edited = Signal()

    def __init__(self, terms: Sequence[Term]) -> None:
        super().__init__()
        self.boxes = {term: QCheckBox(term.label) for term in terms}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for box in self.boxes.values():
            layout.addWidget(box)
            box.toggled.connect(self.edited)

    def terms(self) -> tuple[Term, ...]:
        """Those that are chosen."""
        return tuple(term for term, box in self.boxes.items() if box.isChecked())

    def choose(self, terms: Sequence[object]) -> None:
        """Choose these and no others."""
        for term, box in self.boxes.items():
            box.setChecked(term in terms)


class Sentence(QPlainTextEdit):
    """A text too long for one line; its line breaks are blanks."""

    def sentence(self) -> str:
        """What is typed, on one line."""
        return clean(" ".join(self.toPlainText().splitlines()))


Entry = QLineEdit | QPlainTextEdit | QSpinBox | QCheckBox | QComboBox | TermChecks


def entry_of(row: SettingRow) -> Entry:
    """An empty entry for a setting."""
    from app.services.regulations import kinds

    is_long = isinstance(row.value, str) and len(row.value) > LONG
    entry = _boxed(Sentence()) if is_long else _made(kinds()[row.key], label(row.key))
    entry.setAccessibleName(label(row.key))
    return entry


def typed(entry: Entry) -> Value:
    """What is typed, its texts cleaned; what is written as 15/6 or 2/3 is still text."""
    match entry:
        case QCheckBox():
            return entry.isChecked()
        case QSpinBox():
            return entry.value()
        case QComboBox():
            return str(entry.currentData())
        case TermChecks():
            return entry.terms()
        case Sentence():
            return entry.sentence()
        case QPlainTextEdit():
            lines = (clean(line) for line in entry.toPlainText().splitlines())
            return tuple(line for line in lines if line)
        case QLineEdit():
            return clean(entry.text())


def as_typed(value: Value) -> Value:
    """What `typed` says of an entry that shows a value."""
    return str(value) if isinstance(value, MonthDay | Fraction) else value


def show(entry: Entry, value: Value) -> None:
    """Show a value."""
    match entry:
        case QCheckBox():
            entry.setChecked(bool(value))
        case QSpinBox() if isinstance(value, int):
            entry.setValue(value)
        case QComboBox():
            entry.setCurrentIndex(entry.findData(str(value)))
        case TermChecks() if isinstance(value, tuple):
            entry.choose(value)
        case Sentence():
            entry.setPlainText(str(value))
        case QPlainTextEdit() if isinstance(value, tuple):
            entry.setPlainText("\n".join(value))
        case QLineEdit():
            entry.setText(str(value))
            entry.setCursorPosition(0)


def listen(entry: Entry, signal: SignalInstance) -> None:
    """Let a signal tell whatever is changed in the entry."""
    match entry:
        case QLineEdit() | QPlainTextEdit():
            entry.textChanged.connect(signal)
        case QSpinBox():
            entry.valueChanged.connect(signal)
        case QCheckBox():
            entry.toggled.connect(signal)
        case QComboBox():
            entry.currentIndexChanged.connect(signal)
        case TermChecks():
            entry.edited.connect(signal)


def _made(kind: Any, name: str) -> Entry:
    if kind is bool:
        return QCheckBox(name)
    if kind is int:
        number = CalmNumber()
        number.setRange(0, MOST)  # what a setting does not take is complained about, not cut
        theme.follow(number, lambda: number.setMaximumWidth(theme.px(NUMBER_WIDTH)))
        return number
    if isinstance(kind, type) and issubclass(kind, Term):
        return _box(kind)
    if get_origin(kind) is tuple:
        each = get_args(kind)[0]
        return TermChecks(list(each)) if issubclass(each, Term) else _boxed(QPlainTextEdit())
    line = QLineEdit()
    theme.follow(line, lambda: line.setMaximumWidth(theme.px(FIELD_WIDTH)))
    return line


def _box(terms: type[Term]) -> QComboBox:
    box = CalmBox()
    for term in terms:
        box.addItem(term.label, term.value)
    return box


def _boxed(lines: QPlainTextEdit) -> QPlainTextEdit:
    sheets.boxed(lines)
    lines.setTabChangesFocus(True)
    theme.follow(lines, lambda: lines.setFixedHeight(LINES_SHOWN * theme.px(20)))
    theme.follow(lines, lambda: lines.setMaximumWidth(theme.px(FIELD_WIDTH)))
    return lines
