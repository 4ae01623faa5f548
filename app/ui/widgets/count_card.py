"""A card with a number and what it counts, big or on one line; a click or Enter opens the list behind it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen

from app.briefings.desk import Card, Urgency
from app.core.words import number
from app.ui import theme
from app.ui.widgets.open_button import OpenButton

MARKS = {Urgency.CALM: theme.Mark.NEUTRAL, Urgency.SOON: theme.Mark.SOON, Urgency.LATE: theme.Mark.LATE}
NUMBER_SCALE = 2.2
EDGE, ROUND = 2 * theme.STEP, theme.STEP // 2
GAP = "   "  # between the words of one line
NARROWEST = 26  # characters


class CountCard(OpenButton):
    """One card of the desk; it is filled anew rather than made anew, so that the focus stays where it is."""

    def __init__(self, card: Card) -> None:
        super().__init__()
        self.card = card
        self.set_card(card)

    def set_card(self, card: Card) -> None:
        """Show another count."""
        self.card = card
        self.setAccessibleName(f"{card.label}: {number(card.counter.count)}")
        self.setAccessibleDescription(card.aside)
        self.setToolTip(f"Mở danh sách: {card.label}, {card.aside}".removesuffix(", "))
        self.update()

    def counts(self) -> bool:
        """Whether it is to be seen: it always stands, or counts something."""
        return self.card.stands or self.card.counter.count > 0

    def mark(self) -> theme.Mark:
        """How the count looks: what counts nothing asks for nothing."""
        return MARKS[self.card.urgency] if self.card.counter.count else theme.Mark.NEUTRAL

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        line = self.fontMetrics().lineSpacing()
        width = self.fontMetrics().averageCharWidth() * NARROWEST + 2 * EDGE
        if self.card.stands:
            return QSize(width, round(line * (NUMBER_SCALE + 2)) + 2 * EDGE)
        return QSize(width, line + EDGE)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        if self.card.stands:
            self._paint_words(painter, self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE))
        else:
            self._paint_line(painter, self.rect().adjusted(EDGE, 0, -EDGE, 0))

    def _paint_ground(self, painter: QPainter) -> None:
        chosen = self.hasFocus() or self.underMouse() or self.isDown()
        edge = QColor(theme.tokens().accent if chosen else theme.tokens().line)
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(self.palette().color(theme.Role.Base))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), ROUND, ROUND)

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        left, below = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignBottom
        painter.setFont(_scaled(self.font(), NUMBER_SCALE))
        painter.setPen(self._ink())
        painter.drawText(room, left | Qt.AlignmentFlag.AlignTop, number(self.card.counter.count))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self._sign())
        line = self.fontMetrics().lineSpacing()
        painter.setFont(self.font())
        painter.setPen(self.palette().color(theme.Role.Text))
        painter.drawText(room.adjusted(0, 0, 0, -line), left | below, self._cut(self.card.label, room))
        painter.setPen(self.palette().color(theme.Role.PlaceholderText))
        painter.drawText(room, left | below, self._cut(self.card.aside, room))

    def _paint_line(self, painter: QPainter, room: QRect) -> None:
        """Number, label, and the quiet word as far as there is room."""
        middle = Qt.AlignmentFlag.AlignVCenter
        told = f"{number(self.card.counter.count)} {self._sign()}".strip()
        painter.setPen(self._ink())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, told)
        rest = room.adjusted(self._wide(told), 0, 0, 0)
        painter.setPen(self.palette().color(theme.Role.Text))
        painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | middle, self._cut(self.card.label, rest))
        rest = rest.adjusted(self._wide(self.card.label), 0, 0, 0)
        painter.setPen(self.palette().color(theme.Role.PlaceholderText))
        painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | middle, self._cut(self.card.aside, rest))

    def _wide(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words + GAP)

    def _ink(self) -> QColor:
        if self.card.counter.count:
            return theme.colour(self.mark())
        return self.palette().color(theme.Role.PlaceholderText)

    def _sign(self) -> str:
        return "" if self.mark() is theme.Mark.NEUTRAL else theme.SIGNS[self.mark()]

    def _cut(self, words: str, room: QRect) -> str:
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())


def _scaled(font: QFont, scale: float) -> QFont:
    big = QFont(font)
    big.setPointSizeF(font.pointSizeF() * scale)
    return big
