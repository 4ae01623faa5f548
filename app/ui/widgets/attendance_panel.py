"""Who is in the room: a list with a tick each, how many members that makes, and more of the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.terms import Attendance
from app.rules.quorum import CAME, is_in_room
from app.ui import theme
from app.ui.widgets.calm import CalmBox
from app.ui.widgets.hours import Hour, Hours

if TYPE_CHECKING:
    from datetime import time

    from app.briefings.held_meeting import Attendee

_BOX = "{} của người đang chọn: gõ như 8h30 hoặc 14:00, để trống nếu dự cả cuộc họp"
_BUTTON = "{} của người đang chọn: đang họp thì là bây giờ, không thì gõ ở ô bên cạnh"
HOURS = {
    name: Hour(button, hour, _BUTTON.format(f"Ghi {hour.lower()}"), _BOX.format(hour))
    for name, button, hour in (("arrived_at", "Đến muộn", "Giờ đến"), ("left_at", "Rời họp", "Giờ về"))
}
NOBODY = "Chưa mời ai: ghi thành phần dự họp trong biểu mẫu cuộc họp."


class AttendancePanel(QWidget):
    """Space ticks; what changes is told by the key of the attendee."""

    came = Signal(str)
    not_there = Signal(str)
    came_late = Signal(str)
    left = Signal(str)
    judged = Signal(str, str)
    """The key, and the code of how he takes part."""

    hour_typed = Signal(str, str, object)
    """The key, "arrived_at" or "left_at", and the hour or None."""

    misread = Signal(str)
    """What was typed is no hour: why."""

    substitute_typed = Signal(str, str)
    reason_typed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.quorum, self.list = theme.titled(QLabel()), QListWidget()
        self.state: QComboBox = CalmBox()
        self.substitute, self.reason = QLineEdit(), QLineEdit()
        self.hours = Hours(HOURS, stacked=True)
        self._shown: tuple[Attendee, ...] = ()
        self._place()
        self._wire()

    def show_attendees(self, attendees: Sequence[Attendee], item: str, said: str, *, lacks: bool) -> None:
        """Show those invited, with `said` of them all; who does not attend the content `item` stands grey."""
        self.quorum.setText(said)
        palette = self.quorum.palette()
        colour = theme.colour(theme.Mark.LATE if lacks else theme.Mark.DONE)
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self.quorum.setPalette(palette)
        with QSignalBlocker(self.list):
            if [one.key for one in attendees] != [one.key for one in self._shown]:
                self.list.clear()
                for _ in attendees:
                    self.list.addItem(QListWidgetItem())
                self.list.setCurrentRow(0 if attendees else -1)
            for row, one in enumerate(attendees):
                _fill(self.list.item(row), one, item)
        self._shown = tuple(attendees)
        self._show_chosen()

    def set_writable(self, writable: bool) -> None:
        """Whether anything may be changed."""
        for widget in (self.list, self.state, self.substitute, self.reason):
            widget.setEnabled(writable)
        self._show_hours()

    def ask_hour(self, name: str) -> None:
        """Ask when the chosen one came ("arrived_at") or left ("left_at")."""
        self.hours.ask(name)

    def _chosen(self) -> Attendee | None:
        row = self.list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _show_chosen(self) -> None:
        one = self._chosen()
        self.state.setEnabled(one is not None and self.list.isEnabled())
        with QSignalBlocker(self.state), QSignalBlocker(self.substitute), QSignalBlocker(self.reason):
            self.state.setCurrentIndex(list(Attendance).index(one.state) if one else -1)
            for box, words in (
                (self.substitute, one.substitute if one else ""),
                (self.reason, one.reason if one else ""),
            ):
                if box.text() != words:
                    box.setText(words)
        self._show_hours()

    def _show_hours(self) -> None:
        """The hours of who came; whoever is not marked as there may come late."""
        one, may = self._chosen(), self.list.isEnabled()
        has_come = one is not None and one.state in CAME
        self.hours.buttons["arrived_at"].setEnabled(may and one is not None)
        self.hours.buttons["left_at"].setEnabled(may and one is not None and is_in_room(one))
        for box in self.hours.boxes.values():
            box.setEnabled(may and has_come)
        self.hours.show_hours(one.key if one else "", {name: getattr(one, name, None) for name in HOURS})

    def _tick(self, changed: QListWidgetItem) -> None:
        one = self._shown[self.list.row(changed)]
        is_ticked = changed.checkState() is Qt.CheckState.Checked
        if is_ticked is not is_in_room(one):
            (self.came if is_ticked else self.not_there).emit(one.key)

    def _tell(self, signal: str, words: str) -> None:
        if (one := self._chosen()) is not None:
            getattr(self, signal).emit(one.key, words)

    def _ask(self, name: str) -> None:
        if (one := self._chosen()) is not None:
            (self.left if name == "left_at" else self.came_late).emit(one.key)

    def _type_hour(self, name: str, at: time | None) -> None:
        if (one := self._chosen()) is not None:
            self.hour_typed.emit(one.key, name, at)

    def _wire(self) -> None:
        self.list.itemChanged.connect(self._tick)
        self.list.currentRowChanged.connect(lambda _: self._show_chosen())
        self.state.activated.connect(lambda row: self._tell("judged", list(Attendance)[row].value))
        self.substitute.textEdited.connect(lambda text: self._tell("substitute_typed", text))
        self.reason.textEdited.connect(lambda text: self._tell("reason_typed", text))
        self.hours.asked.connect(self._ask)
        self.hours.typed.connect(self._type_hour)
        self.hours.misread.connect(self.misread)

    def _place(self) -> None:
        self.quorum.setWordWrap(True)
        self.list.setAccessibleName("Thành phần dự họp")
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.list.setToolTip("Phím cách: có mặt hoặc chưa; F9: đến danh sách này")
        self.state.setAccessibleName("Tham dự")
        for state in Attendance:
            self.state.addItem(state.label)
        self.substitute.setPlaceholderText("Người dự thay")
        self.substitute.setAccessibleName("Người dự thay")
        self.reason.setPlaceholderText("Lý do vắng")
        self.reason.setAccessibleName("Lý do vắng")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.quorum)
        column.addWidget(self.list, 1)
        column.addWidget(self.state)
        column.addWidget(self.hours)
        column.addWidget(self.substitute)
        column.addWidget(self.reason)


def _fill(item: QListWidgetItem, one: Attendee, about: str) -> None:
    hours = " ".join(
        filter(
            None,
            (
                f"đến {one.arrived_at:%H:%M}" if one.arrived_at else "",
                f"về {one.left_at:%H:%M}" if one.left_at else "",
            ),
        )
    )
    said = "" if one.state in (Attendance.PRESENT, Attendance.INVITED) else one.state.label
    who = ", ".join(filter(None, (one.post, "thành viên" if one.is_member else "")))
    aside = "; ".join(filter(None, (who, said, one.substitute, hours)))
    item.setText(f"{one.name}\n{aside}" if aside else one.name)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if is_in_room(one) else Qt.CheckState.Unchecked)
    asked = not about or not one.items or about in one.items
    role = QPalette.ColorRole.Text if asked else QPalette.ColorRole.PlaceholderText
    item.setForeground(QPalette().color(role))
    item.setToolTip("" if asked else "Không được mời dự nội dung này")
