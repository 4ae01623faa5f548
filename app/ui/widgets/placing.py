"""Where a window stands that opens over another one."""

from PySide6.QtCore import QMargins, QRect
from PySide6.QtWidgets import QWidget

from app.ui import theme


def over_window(window: QWidget) -> QRect:
    """The place of a window in the middle of the one that it was opened from, whole on the screen with its title.

    A window system that is still putting a window up forgets where it was to stand when it grows; most others put
    windows that are no dialogs wherever there is room.
    """
    there = window.screen().availableGeometry().marginsRemoved(QMargins(0, 4 * theme.STEP, 0, 0))
    owner, place = window.parentWidget(), window.geometry()
    place.moveCenter(owner.window().geometry().center() if owner else there.center())
    place.moveLeft(max(there.left(), min(place.left(), there.right() - place.width())))
    place.moveTop(max(there.top(), min(place.top(), there.bottom() - place.height())))
    return place
