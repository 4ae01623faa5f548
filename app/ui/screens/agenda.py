"""Soạn chương trình họp: contents put in order, in parts, with minutes; running hours, red beyond the meeting's end."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.core.words import number, short_date
from app.rules.agenda import clock, length, over
from app.ui import theme
from app.ui.screens.meeting_form import refuse_closed
from app.ui.screens.official_work import FORM, Paper
from app.ui.shell import Shell
from app.ui.today import today
from app.ui.widgets.agenda_table import AgendaTable
from app.ui.widgets.placing import over_window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.briefings.agenda_order import AgendaOrder, OrderedItem

TITLE = "Soạn chương trình họp"
HINT = "Kéo thả hoặc Alt+↑, Alt+↓: đổi thứ tự · F2: ghi phần, số phút"
SIZE = QSize(980, 600)


def open_agenda(shell: Shell, key: str) -> AgendaWindow:
    """Show the agenda of a meeting in a window of its own over the program's."""
    window = AgendaWindow(shell, key, shell if isinstance(shell, QWidget) else QApplication.activeWindow())
    window.show()
    return window


class AgendaWindow(QWidget):
    """The agenda of one meeting; closing it saves, which one undo takes back."""

    def __init__(self, shell: Shell, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.head, self.state = theme.titled(QLabel(), 1.15), QLabel("Đang đọc…")
        self.table = AgendaTable()
        self.up, self.down, self.fill = QPushButton("Lên"), QPushButton("Xuống"), QPushButton()
        self.save, self.document = QPushButton("Lưu"), QPushButton("Lập văn bản…")
        self.order: AgendaOrder | None = None
        self._shell, self._key = shell, key
        self._dress()
        self._place()
        self._wire()
        shell.tasks.ask(self, "agenda", partial(_read, key=key), self._take, failed=self.close)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's own name
        self.keep()
        super().closeEvent(event)

    def is_changed(self) -> bool:
        """Whether something is not saved yet."""
        return self.order is not None and self.table.contents() != self.order.items

    def keep(self) -> None:
        """Save order, parts and minutes."""
        if self.is_changed():
            items = self.table.contents()
            self._shell.tasks.do(partial(_arrange, key=self._key, items=items), self._say_kept)

    def fill_minutes(self) -> None:
        """Give every content without minutes those that the regulation gives one."""
        if self.order is not None:
            usual = self.order.usual_minutes
            self.table.show_items(
                [
                    replace(item, minutes=usual) if item.minutes is None and not item.aside else item
                    for item in self.table.contents()
                ]
            )
            self._count()
            self.table.setFocus()

    def _take(self, order: AgendaOrder) -> None:
        self.order = order
        self.head.setText(f"{order.title} – {short_date(order.held_on)}")
        self.setWindowTitle(f"{TITLE}: {order.title}")
        self.fill.setText(f"Ghi {order.usual_minutes} phút cho nội dung chưa có")
        self.fill.setEnabled(order.usual_minutes > 0)
        self.table.show_items(order.items)
        if order.items:
            self.table.setCurrentCell(0, 0)
            self.table.setFocus()  # Alt+Up and Alt+Down work at once
        self._count()

    def _count(self) -> None:
        """Tell the sum, and by how much it is over the time of the meeting."""
        if self.order is None:
            return
        items, order = self.table.contents(), self.order
        minutes = [0 if item.aside else item.minutes for item in items]
        slots = clock(order.starts_at, minutes)
        end = order.ends_at
        late = [place for place, slot in enumerate(slots) if end and slot.ends and slot.ends > end]
        self.table.show_times(slots, late_from=late[0] if late else None)
        beyond = over(order.starts_at, order.ends_at, minutes)
        sign = f"{theme.SIGNS[theme.Mark.LATE]} " if beyond else ""
        self.state.setText(sign + _told(order, items, beyond))
        palette = self.state.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour(_mark(beyond)))
        self.state.setPalette(palette)
        self.save.setEnabled(self.is_changed())

    def _say_kept(self, changed: int) -> None:
        self._shell.say(f"Đã lưu chương trình họp: {number(changed)} nội dung thay đổi.", undoable=True)
        if isValid(self):
            self._shell.tasks.ask(self, "agenda", partial(_read, key=self._key), self._take)

    def _move(self, by: int) -> None:
        row = self.table.currentRow()
        self.table.carry(row, row + by)
        self.table.setFocus()  # the next step may be a key

    def _make_document(self) -> None:
        self._shell.show_form(FORM, start=Paper("agenda", self._key))
        self.close()

    def _dress(self) -> None:
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.px(SIZE.width()), theme.px(SIZE.height()))
        self.setGeometry(over_window(self))
        self.head.setWordWrap(True)
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setAccessibleName("Thời lượng")
        self.up.setToolTip("Đưa nội dung đang chọn lên trên (Alt+↑)")
        self.down.setToolTip("Đưa nội dung đang chọn xuống dưới (Alt+↓)")
        self.save.setToolTip("Lưu thứ tự, các phần và số phút (Ctrl+S)")
        self.save.setEnabled(False)

    def _place(self) -> None:
        order, foot = QHBoxLayout(), QHBoxLayout()
        above: tuple[QWidget, ...] = (self.up, self.down, self.fill, theme.quiet(QLabel(HINT)))
        for widget in above:
            order.addWidget(widget)
        order.addStretch(1)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.document)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.addWidget(self.head)
        column.addLayout(order)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _wire(self) -> None:
        self.table.edited.connect(self._count)
        self.table.misread.connect(self.state.setText)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.fill.clicked.connect(self.fill_minutes)
        self.save.clicked.connect(self.keep)
        self.document.clicked.connect(self._make_document)
        for keys, verb in (
            (QKeySequence.StandardKey.Save, self.keep),
            (QKeySequence.StandardKey.Cancel, self.close),
        ):
            QShortcut(QKeySequence(keys), self, verb)


def _mark(beyond: int) -> theme.Mark:
    return theme.Mark.LATE if beyond else theme.Mark.NEUTRAL


def _told(order: AgendaOrder, items: Sequence[OrderedItem], beyond: int) -> str:
    there = [item for item in items if not item.aside]
    total, unknown = sum(item.minutes or 0 for item in there), sum(item.minutes is None for item in there)
    said = f"{number(len(there))} nội dung, {number(total)} phút"
    if unknown:
        said += f"; {number(unknown)} nội dung chưa ghi số phút"
    room = length(order.starts_at, order.ends_at)
    if room is None:
        return f"{said}; cuộc họp chưa ghi đủ giờ bắt đầu, kết thúc"
    return (
        f"{said}; quá thời gian họp {number(beyond)} phút"
        if beyond
        else f"{said} trong {number(room)} phút họp"
    )


def _read(session: Session, *, key: str) -> AgendaOrder:
    from app.services.agenda_order import read_order

    refuse_closed(session, key)

    return read_order(session, key, today=today())


def _arrange(session: Session, *, key: str, items: Sequence[OrderedItem]) -> int:
    from app.services.agenda import Placed, arrange

    return arrange(session, key, [Placed(item.key, item.section, item.minutes) for item in items])
