"""How a day of the month grid is painted: its number, lunar day, counts, and as many lines as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.briefings.due_days import DueDay, DueLine
from app.core.words import number
from app.ui import theme
from app.ui.today import today
from app.ui.widgets.cells import Fitted
from app.ui.widgets.due_marks import MARKS

SMALL = 0.88
EDGE = 2
Flag = Qt.AlignmentFlag


class MonthCells(QStyledItemDelegate):
    """Paints the days."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._fitted = Fitted()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        day: DueDay = index.data(Qt.ItemDataRole.UserRole)
        rect = QRect(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(_ground(day)))
        if is_chosen:
            pen = QPen(QColor(theme.tokens().accent))
            pen.setWidth(EDGE)
            painter.setPen(pen)
            painter.drawRect(rect.adjusted(1, 1, -EDGE, -EDGE))
        inside = rect.adjusted(theme.px(5), theme.px(3), -theme.px(5), -theme.px(3))
        below = _paint_head(painter, inside, QFont(option.font), day)
        self._fitted.begin(painter.font())
        room = QRect(inside.left(), below, inside.width(), inside.bottom() - below + 1)
        _paint_lines(painter, room, day, self._fitted)
        painter.restore()


def _ground(day: DueDay) -> str:
    tokens = theme.tokens()
    if day.off is not None:
        return tokens.raised
    return tokens.window if day.is_beside else tokens.surface


def _ink(day: DueDay) -> QColor:
    tokens = theme.tokens()
    return QColor(tokens.quiet if day.is_beside or day.off is not None else tokens.text)


def _paint_head(painter: QPainter, rect: QRect, font: QFont, day: DueDay) -> int:
    """The number of the day and its lunar day at the left, counts at the right; where the lines begin."""
    font.setBold(True)
    painter.setFont(font)
    metrics = QFontMetrics(font)
    head = QRect(rect.left(), rect.top(), rect.width(), metrics.height())
    said = str(day.day.day) if day.day.day > 1 else f"{day.day.day}/{day.day.month}"
    width = metrics.horizontalAdvance(said) + theme.px(6)
    chip = QRect(head.left() - theme.px(2), head.top(), width, head.height())
    if day.day == today():
        painter.fillRect(chip, QColor(theme.tokens().accent))
        painter.setPen(QColor(theme.tokens().on_accent))
    else:
        painter.setPen(_ink(day))
    painter.drawText(chip, Flag.AlignCenter, said)
    font.setBold(False)
    font.setPointSizeF(font.pointSizeF() * SMALL)
    painter.setFont(font)
    used = _paint_counts(painter, head, QFontMetrics(font), day)
    room = head.adjusted(width + theme.px(2), 0, -used, 0)
    painter.setPen(QColor(theme.tokens().quiet))
    painter.drawText(room, Flag.AlignLeft | Flag.AlignVCenter, _aside(day, QFontMetrics(font), room.width()))
    return head.bottom() + theme.px(2)


def _aside(day: DueDay, metrics: QFontMetrics, width: int) -> str:
    """The lunar day and what a day off is called; the name goes first where there is no room."""
    lunar = f"{day.lunar.day}/{day.lunar.month}{' nhuận' if day.lunar.leap else ''}"
    whole = " · ".join(filter(None, (lunar, day.off)))
    if metrics.horizontalAdvance(whole) <= width:
        return whole
    return metrics.elidedText(day.off or lunar, Qt.TextElideMode.ElideRight, width)


def _paint_counts(painter: QPainter, head: QRect, metrics: QFontMetrics, day: DueDay) -> int:
    """How many lines there are, and how many are late; the width that this takes."""
    if not day.lines:
        return 0
    said, late = number(len(day.lines)), f"▲{number(day.late)}" if day.late else ""
    right = head.right()
    painter.setPen(_ink(day))
    painter.drawText(head, Flag.AlignRight | Flag.AlignVCenter, said)
    used = metrics.horizontalAdvance(said) + theme.px(5)
    if late:
        painter.setPen(theme.colour(theme.Mark.LATE))
        place = QRect(head.left(), head.top(), right - used - head.left() + 1, head.height())
        painter.drawText(place, Flag.AlignRight | Flag.AlignVCenter, late)
        used += metrics.horizontalAdvance(late) + theme.px(5)
    return used


def _paint_lines(painter: QPainter, rect: QRect, day: DueDay, fitted: Fitted) -> None:
    """As many lines as there is room for; the last says how many more there are."""
    step = painter.fontMetrics().height() + 1
    room = rect.height() // step
    shown, more = told(day, room)
    row = 0
    for line, parts in zip(shown, broken(shown, room - bool(more), rect.width(), fitted), strict=True):
        painter.setPen(_colour(line, day))
        for part in parts:
            _write(painter, rect, row * step, step, part)
            row += 1
    if more:
        painter.setPen(QColor(theme.tokens().quiet))
        _write(painter, rect, row * step, step, f"+ {number(more)} việc")


def broken(lines: Sequence[DueLine], room: int, width: int, fitted: Fitted) -> list[list[str]]:
    """What is written of each line: those that are cut go on below while there are more rows than lines."""
    spare = room - len(lines)
    found = []
    for line in lines:
        parts = [part.said for part in fitted.fit(_said(line), width, 1 + max(spare, 0))]
        spare -= len(parts) - 1
        found.append(parts)
    return found


def told(day: DueDay, room: int) -> tuple[tuple[DueLine, ...], int]:
    """The lines that are told where there is room for so many, and how many more a last one counts."""
    if len(day.lines) <= room:
        return day.lines, 0
    shown = day.lines[: max(room - 1, 0)]
    return shown, len(day.lines) - len(shown)


def _write(painter: QPainter, rect: QRect, top: int, height: int, said: str) -> None:
    cut = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(
        QRect(rect.left(), rect.top() + top, rect.width(), height), Flag.AlignLeft | Flag.AlignVCenter, cut
    )


def _said(line: DueLine) -> str:
    hour = f"{line.hour:%H:%M} " if line.hour else ""
    return f"{theme.SIGNS[MARKS[line.state]]} {hour}{line.title}"


def _colour(line: DueLine, day: DueDay) -> QColor:
    mark = MARKS[line.state]
    return _ink(day) if mark in (theme.Mark.NEUTRAL, theme.Mark.GONE) else theme.colour(mark)
