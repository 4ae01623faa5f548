"""The fields that a template may name, to be copied: what is inserted, what it means, an example."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.template_kinds import TemplateKind
from app.core.words import number
from app.exports.templates.check import insert_text
from app.exports.templates.field import AnyField, ListField
from app.exports.templates.fields import fields_of
from app.ui import theme
from app.ui.widgets.plain_table import Line, PlainTable

TITLE, COPY = "Các trường chèn được", "Sao chép"
HEADINGS, WIDTHS = ("Chèn vào mẫu", "Ý nghĩa", "Ví dụ"), (27, 24, 14)
END_OF_LIST = "{%tr endfor %}"
HINT = "Danh sách: mỗi thẻ {%tr … %} đặt ở một hàng riêng của bảng; ngoài bảng thì viết {%p … %} ở một đoạn riêng."


class FieldList(QWidget):
    """Enter, Ctrl+C or the button copies the field that the cursor is on."""

    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.table = PlainTable(TITLE, HEADINGS, WIDTHS)
        self.copy_button = QPushButton(COPY)
        hint = theme.quiet(QLabel(HINT))
        hint.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(theme.titled(QLabel(TITLE), 1.1))
        head.addStretch(1)
        head.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(hint)
        self.copy_button.setToolTip("Chép trường đang chọn để dán vào mẫu trong Word (Ctrl+C)")
        self.copy_button.clicked.connect(self.copy)
        self.table.opened.connect(self._copy)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table, self.copy)

    def show_kind(self, kind: TemplateKind) -> None:
        """Show the fields of a kind."""
        self.table.set_lines(list(_lines(kind)))
        self.table.selectRow(0)

    def copy(self) -> None:
        """Put the field that the cursor is on onto the clipboard."""
        row = self.table.currentIndex().row()
        if row >= 0:
            self._copy(self.table.lines()[row].data)

    def _copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.copied.emit(words)


def _lines(kind: TemplateKind) -> Iterator[Line]:
    for field in fields_of(kind):
        yield _line(insert_text(field), field)
        if isinstance(field, ListField):
            for inner in field.row:
                yield _line(insert_text(field, inner), inner, indent="    ")
            yield Line((END_OF_LIST, f"Hết {field.label.lower()}", ""), data=END_OF_LIST)


def _line(words: str, field: AnyField, *, indent: str = "") -> Line:
    example = "" if isinstance(field, ListField) else field.example
    said = number(example) if isinstance(example, int) else example
    return Line((indent + words, field.label, said.replace("\n", " ")), data=words)
