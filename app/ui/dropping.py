"""Files that are dragged onto the program stay where they lie, whatever may be done with them there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent


def take_copy(event: QDropEvent) -> None:
    """Accept what is dragged or dropped as a copy: after a move, as is proposed first, its owner may delete it."""
    from PySide6.QtCore import Qt  # here: naming it would hold up the first paint

    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
