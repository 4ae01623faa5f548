"""One field of a form: its label above, its entry, and what is wrong with it below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.briefings.forms import Complaint
from app.ui import theme
from app.ui.forms.complaint_label import ComplaintLabel
from app.ui.forms.entry import Around
from app.ui.forms.making import make_entry
from app.ui.forms.rows_entry import RowsEntry
from app.ui.forms.screen import Entry, Field

if TYPE_CHECKING:
    from app.ui.forms.making import AnyEntry

REQUIRED = "bắt buộc"
OWN_HINT = {Entry.CHOICE, Entry.FLAG, Entry.VERDICT, Entry.ROWS}
"""Entries without a place for a hint inside."""
NARROW = {Entry.DAY, Entry.DEADLINE, Entry.HOUR, Entry.MONTH, Entry.NUMBER, Entry.TIME}
SHORT = 18  # characters: a longer hint does not fit into a narrow entry
_CHOSEN = {Entry.REF, Entry.REFS, Entry.CHOICE, Entry.CHOICES, Entry.VERDICT}
"""Entries that are filled by choosing."""


class FieldFrame(QWidget):
    """A field as it stands in the form."""

    def __init__(self, field: Field, around: Around, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self._hint = field.hint if has_hint_above(field) else ""
        self.entry: AnyEntry = make_entry(replace(field, hint="") if self._hint else field, around)
        self.label = QLabel(f"{field.label} *" if field.required else field.label)
        self.complaint = ComplaintLabel()
        self._place()
        if field.advised:
            self.complaint.keep_room()
        self.say(())

    def say(self, complaints: Sequence[Complaint]) -> None:
        """Show what is wrong; nothing is nothing."""
        own = [one for one in complaints if one.row is None]
        self.complaint.say(own)
        required = REQUIRED if self.field.required else ""
        told = " ".join(one.sentence for one in complaints)
        self.entry.name_it(self.field.label, "; ".join(filter(None, (required, told or self.field.hint))))
        if isinstance(self.entry, RowsEntry):
            self.entry.say(complaints)

    def say_of_left(self, complaints: Sequence[Complaint]) -> None:
        """Show what is wrong with those cells of its rows that were left; a field without rows says nothing yet."""
        if isinstance(self.entry, RowsEntry):
            self.entry.say(complaints, only_of_left=True)

    def focus_on(self, complaint: Complaint) -> None:
        """Bring the focus to what is wrong."""
        if isinstance(self.entry, RowsEntry) and complaint.row is not None:
            self.entry.focus_on(complaint)
        else:
            self.entry.stops()[0].setFocus()

    def missing(self) -> tuple[Complaint, ...]:
        """The complaint of a required field that is left empty."""
        if not self.field.required or self.entry.value() not in (None, "", ()):
            return ()
        label = self.field.label
        verb = "Cần chọn" if self.field.entry in _CHOSEN else "Cần nhập"
        return (Complaint(self.field.name, f"{verb} {label[:1].lower()}{label[1:]}."),)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP // 2)
        if self.field.entry is not Entry.FLAG:
            self.label.setBuddy(self.entry)
            column.addWidget(self.label)
        if self._hint:
            hint = theme.quiet(QLabel(self._hint))
            hint.setWordWrap(True)
            column.addWidget(hint)
        column.addWidget(self.entry)
        column.addWidget(self.complaint)


def has_hint_above(field: Field) -> bool:
    """Whether its hint stands above its entry, which has no room for it."""
    is_cut = field.entry in NARROW and len(field.hint) > SHORT
    return bool(field.hint) and (is_cut or field.entry in OWN_HINT)
