"""Settings as a form: a label above each, the source of a number below it, a complaint beside what cannot be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.core.regulation_words import HABIT
from app.core.setting_words import HINTS, label
from app.core.text import clean
from app.ui import theme
from app.ui.forms.text_entries import TextEntry
from app.ui.widgets.setting_entry import Entry, as_typed, entry_of, listen, show, typed

if TYPE_CHECKING:
    from app.services.regulations import SettingRow

CONFIRM = HABIT


class SourceBox(TextEntry):
    """The source of a number, read whole: it wraps, and the box grows with it. Its line breaks are blanks."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__("Căn cứ: điều, khoản, văn bản", fewest=1)
        self.box.installEventFilter(self)

    def text(self) -> str:
        """What is typed, on one line."""
        return clean(" ".join(self.box.toPlainText().splitlines()))

    def eventFilter(self, box: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() is QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(box, event)


@dataclass(slots=True)
class Parts:
    """The widgets of one setting."""

    entry: Entry
    source: SourceBox | None
    complaint: QLabel


class SettingFields(QWidget):
    """Some settings, one under the other; knows what is kept and what was typed since."""

    edited = Signal()

    def __init__(self, keys: Sequence[str], *, with_sources: bool = False) -> None:
        super().__init__()
        self.keys = tuple(keys)
        self.fields: dict[str, Parts] = {}
        self._with_sources = with_sources
        self._kept: dict[str, SettingRow] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.STEP // 2)

    def set_kept(self, rows: Mapping[str, SettingRow]) -> None:
        """Show what is stored; a field that was typed in since keeps what was typed."""
        for step in self.filling(rows):
            step()

    def filling(self, rows: Mapping[str, SettingRow]) -> list[Callable[[], None]]:
        """The same a field a step, for who must not hold up the window."""
        return [partial(self._set_kept, rows[key]) for key in self.keys]

    def _set_kept(self, row: SettingRow) -> None:
        if row.key not in self.fields:
            self._add(row)
        before = self._kept.get(row.key)
        self._kept[row.key] = row
        self._fill(row.key, row, before)

    def values(self) -> dict[str, object]:
        """Every value as it is typed."""
        return {key: typed(parts.entry) for key, parts in self.fields.items()}

    def changed_values(self) -> dict[str, object]:
        """The values that differ from what is stored."""
        return {
            key: value for key, value in self.values().items() if value != as_typed(self._kept[key].value)
        }

    def changed_sources(self) -> dict[str, str]:
        """The sources that differ from what is stored; a new number with the old source has none yet."""
        found: dict[str, str] = {}
        for key, parts in self.fields.items():
            if parts.source is None:
                continue
            source = parts.source.text()
            if source != self._kept[key].source:
                found[key] = source
            elif typed(parts.entry) != as_typed(self._kept[key].value):
                found[key] = CONFIRM
        return found

    def is_saved(self) -> bool:
        """Whether nothing was typed that is not stored."""
        return not any(self._is_changed(key) for key in self.fields)

    def check(self) -> bool:
        """Say beside each field what is wrong with it; whether nothing is. The first wrong one gets the focus."""
        wrong = self.wrong()
        if wrong:
            self.fields[wrong[0]].entry.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def wrong(self) -> list[str]:
        """Say beside each field what is wrong with it; the keys of those that are."""
        return [key for key in self.fields if not self._check(key)]

    def _check(self, key: str) -> bool:
        from app.core.errors import AppError
        from app.services.regulations import checked

        parts = self.fields[key]
        said = ""
        try:
            checked(key, typed(parts.entry))
        except AppError as error:
            said = f"{theme.SIGNS[theme.Mark.LATE]} {error.whole}"
        if not said and parts.source is not None and not parts.source.text():
            said = f"{theme.SIGNS[theme.Mark.LATE]} Ghi căn cứ của con số, hoặc “{CONFIRM}”."
        parts.complaint.setText(said)
        parts.complaint.setVisible(bool(said))
        return not said

    def _is_changed(self, key: str) -> bool:
        parts, kept = self.fields[key], self._kept[key]
        source = kept.source if parts.source is None else parts.source.text()
        return (typed(parts.entry), source) != (as_typed(kept.value), kept.source)

    def _add(self, row: SettingRow) -> None:
        entry = entry_of(row)
        parts = Parts(entry, self._source(row.key) if self._with_sources else None, QLabel())
        self.fields[row.key] = parts
        if not isinstance(entry, QCheckBox):
            heading = QLabel(label(row.key))
            heading.setBuddy(entry)
            self._layout.addWidget(heading)
        self._layout.addWidget(entry)
        if row.key in HINTS and isinstance(entry, QLineEdit | QPlainTextEdit):
            entry.setPlaceholderText(HINTS[row.key])
            entry.setToolTip(HINTS[row.key])
        if parts.source is not None:
            self._layout.addWidget(parts.source)
        parts.complaint.setWordWrap(True)
        parts.complaint.setAccessibleName(f"{label(row.key)}: điều cần sửa")
        parts.complaint.hide()
        self._layout.addWidget(parts.complaint)
        self._layout.addSpacing(theme.STEP)
        self._listen(row.key, parts)

    def _source(self, key: str) -> SourceBox:
        source = SourceBox()
        source.name_it(f"{label(key)}: căn cứ")
        return source

    def _listen(self, key: str, parts: Parts) -> None:
        listen(parts.entry, self.edited)
        if isinstance(parts.entry, QLineEdit):
            parts.entry.editingFinished.connect(lambda: self._check(key))
        if parts.source is not None:
            parts.source.edited.connect(self.edited)
            parts.source.left.connect(lambda: self._check(key))

    def _fill(self, key: str, row: SettingRow, before: SettingRow | None) -> None:
        """Show a value and its source, each unless it differs from what was stored before: it was typed."""
        parts = self.fields[key]
        now = typed(parts.entry)
        if now != as_typed(row.value) and (before is None or now == as_typed(before.value)):
            show(parts.entry, row.value)
        if parts.source is not None and (before is None or parts.source.text() == before.source):
            parts.source.show_value(row.source)
