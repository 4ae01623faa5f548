"""How a day of the month grid is painted: its number, lunar day, counts, and as many lines as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.briefings.due_days import DueDay, DueLine
from app.core.words import number
from app.ui import theme
from app.ui.today import today
from app.ui.widgets.due_marks import MARKS

SMALL = 0.88
EDGE = 2
Flag = Qt.AlignmentFlag


class MonthCells(QStyledItemDelegate):
    """Paints the days."""

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
        _paint_lines(painter, QRect(inside.left(), below, inside.width(), inside.bottom() - below + 1), day)
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


def _paint_lines(painter: QPainter, rect: QRect, day: DueDay) -> None:
    """As many lines as there is room for; the last says how many more there are."""
    metrics = painter.fontMetrics()
    step = metrics.height() + 1
    shown, more = told(day, rect.height() // step)
    for place, line in enumerate(shown):
        painter.setPen(_colour(line, day))
        _write(painter, rect, place * step, step, _said(line))
    if more:
        painter.setPen(QColor(theme.tokens().quiet))
        _write(painter, rect, len(shown) * step, step, f"+ {number(more)} việc")


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
