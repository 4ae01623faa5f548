"""What belongs to this desk: the look, the size of texts, who sits at it, and where its data lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.core.text import clean
from app.ui import seat, theme
from app.ui.widgets.calm import CalmBox
from app.ui.widgets.setting_entry import FIELD_WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.ui.shell import Shell

NAME_WIDTH = 320
WHO = "Tên này được ghi trong lịch sử cho mọi thay đổi từ lúc chọn, và được nhớ cho lần mở sau."


class DisplaySection(QWidget):
    """The look and the size of texts, in force as soon as they are chosen."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.look = CalmBox()
        self.text_size = CalmBox()
        for look in theme.Look:
            self.look.addItem(look.label, look.value)
        for size in seat.SIZES:
            self.text_size.addItem(f"{size} %", size)
        self.look.setCurrentIndex(self.look.findData(seat.look_of(shell.settings).value))
        self.text_size.setCurrentIndex(self.text_size.findData(seat.text_size_of(shell.settings)))
        _form(self, ("Cỡ chữ", self.text_size), ("Màu sắc", self.look))
        for box in (self.look, self.text_size):
            box.activated.connect(lambda _: self._choose())

    def _choose(self) -> None:
        seat.choose_look(
            cast(QApplication, QApplication.instance()),
            self._shell.settings,
            look=theme.Look(self.look.currentData()),
            text_size=int(self.text_size.currentData()),
        )


class PersonBox(CalmBox):
    """A name to choose among the people of the register, or to type."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName("Người dùng")
        self.setToolTip("Chọn trong danh sách cá nhân, hoặc gõ tên")
        self.setEditText(shell.tasks.actor)
        theme.follow(self, self._size)
        shell.tasks.ask(self, "people", _people, self._offer)

    def _size(self) -> None:
        self.setMinimumWidth(theme.px(NAME_WIDTH))
        self.setMaximumWidth(theme.px(FIELD_WIDTH))

    def name(self) -> str:
        """The name as it stands."""
        return clean(self.currentText())

    def sit_down(self) -> bool:
        """Let this person sit at the desk; False when there is no name."""
        if self.name():
            seat.sit_down(self._shell.tasks, self._shell.settings, self.name())
        return bool(self.name())

    def _offer(self, names: Sequence[str]) -> None:
        typed = self.currentText()
        self.clear()
        self.addItems(list(names))
        self.setEditText(typed)


class PersonSection(QWidget):
    """Who sits at this desk."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.person = PersonBox(shell)
        self.use = QPushButton("Dùng tên này")
        self.complaint = QLabel()
        note = theme.quiet(QLabel(WHO))
        note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(QLabel("Người đang ngồi ở bàn này"))
        row = QHBoxLayout()
        row.addWidget(self.person)
        row.addWidget(self.use)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self.complaint)
        layout.addWidget(note)
        layout.addStretch(1)
        self.complaint.hide()
        self.use.clicked.connect(self._use)
        line = self.person.lineEdit()
        if line is not None:
            line.returnPressed.connect(self._use)

    def _use(self) -> None:
        seated = self.person.sit_down()
        self.complaint.setText(f"{theme.SIGNS[theme.Mark.LATE]} Chọn hoặc gõ tên người dùng.")
        self.complaint.setVisible(not seated)
        if seated:
            self._shell.say(f"Người dùng: {self.person.name()}.")


def _form(owner: QWidget, *rows: tuple[str, QWidget]) -> None:
    layout = QFormLayout(owner)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setVerticalSpacing(theme.STEP)
    layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    for label, widget in rows:
        if label:
            widget.setAccessibleName(label)
            layout.addRow(label, widget)
        else:
            layout.addRow("", widget)
        if isinstance(widget, QLineEdit | QLabel):
            _widen(widget)


def _widen(widget: QWidget) -> None:
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, widget.sizePolicy().verticalPolicy())
    theme.follow(widget, lambda: widget.setMaximumWidth(theme.px(1.6 * NAME_WIDTH)))


def _people(session: Session) -> Sequence[str]:
    from app.services.first_start import people_names

    return people_names(session)
