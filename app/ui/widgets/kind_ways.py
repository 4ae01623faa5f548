"""How documents of each kind go out: chosen from a box, changed in the fields below; what was not changed follows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.document_kinds import KINDS
from app.core.text import clean_text
from app.ui import theme
from app.ui.forms.choice_entries import BoxEntry
from app.ui.forms.text_entries import LineEntry, TextEntry
from app.ui.widgets.calm import CalmBox

if TYPE_CHECKING:
    from app.briefings.issuing import KindIssuing, SigningRule
    from app.ui.forms.making import AnyEntry

LABELS = {
    "signing": "Cách ký (kèm nơi ban hành)",
    "addressees": "Kính gửi",
    "recipients": "Nơi nhận",
    "room": "Đơn vị soạn thảo",
}
NOTE = "Văn bản của {issuer}. Căn cứ: {source}."
USUAL = "Về như mặc định"


class KindWays(QWidget):
    """Knows what is kept of every kind and what was changed since; the way to sign brings its issuer."""

    edited = Signal()

    turned = Signal()
    """Another kind is shown."""

    def __init__(self, rules: Mapping[str, SigningRule]) -> None:
        super().__init__()
        self._rules = rules
        self._kept: Mapping[str, tuple[KindIssuing, KindIssuing]] = {}
        self._typed: dict[str, dict[str, Any]] = {}
        self._is_showing = False
        self.kind = _box()
        self.usual = QPushButton(USUAL)
        codes = list(rules)
        self.entries: dict[str, AnyEntry] = {
            "signing": BoxEntry(codes, [rules[code].title for code in codes]),
            "addressees": TextEntry("Mỗi dòng một nơi; để trống nếu không có", fewest=1),
            "recipients": TextEntry("Mỗi dòng một nơi"),
            "room": LineEntry("Để trống: theo phần Cơ quan"),
        }
        self.note = theme.quiet(QLabel())
        self._place()
        self._wire()

    def set_kept(self, kinds: Mapping[str, tuple[KindIssuing, KindIssuing]]) -> None:
        """Take over what is stored: of every kind how it goes out, and how it would as shipped."""
        self._kept = kinds
        self._typed = {code: typed for code, typed in self._typed.items() if self._changed(code, typed)}
        self._show()

    def is_saved(self) -> bool:
        """Whether nothing was changed that is not stored."""
        return not self.changes()

    def changes(self) -> dict[str, dict[str, object]]:
        """What was changed of each kind, as `services.issuing.change_kind` takes it."""
        return {code: found for code, typed in self._typed.items() if (found := self._changed(code, typed))}

    def forget(self) -> None:
        """Take what was typed as stored."""
        self._typed.clear()

    def code(self) -> str:
        """The kind that is shown."""
        return str(self.kind.currentData())

    def current(self) -> KindIssuing | None:
        """How the kind that is shown goes out, with what was typed; nothing before anything is stored."""
        from app.briefings.issuing import KindIssuing

        if self.code() not in self._kept:
            return None
        said = self._values(self.code())
        return KindIssuing(
            self._rules[said["signing"]].issuer,
            said["signing"],
            tuple(said["addressees"].splitlines()),
            tuple(said["recipients"].splitlines()),
            said["room"],
        )

    def show_kind(self, code: str) -> None:
        """Show another kind."""
        self.kind.setCurrentIndex(self.kind.findData(code))

    def _values(self, code: str) -> dict[str, Any]:
        return {**_said(self._kept[code][0]), **self._typed.get(code, {})}

    def _changed(self, code: str, typed: Mapping[str, Any]) -> dict[str, object]:
        if code not in self._kept:
            return {}
        now, shipped = (_said(way) for way in self._kept[code])
        found: dict[str, object] = {}
        for part, value in typed.items():
            if value == now[part]:
                continue
            found |= self._told(part, value, is_usual=value == shipped[part])
        return found

    def _told(self, part: str, value: Any, *, is_usual: bool) -> dict[str, object]:
        if part == "signing":
            issuer = None if is_usual else self._rules[value].issuer.value
            return {"signing": None if is_usual else value, "issuer": issuer}
        if is_usual:
            return {part: None}
        return {part: value if part == "room" else tuple(filter(None, value.splitlines()))}

    def _show(self) -> None:
        if self.code() not in self._kept:
            return
        self._is_showing = True
        for part, value in self._values(self.code()).items():
            if self.entries[part].value() != value:
                self.entries[part].show_value(value)
        self._is_showing = False
        self._tell_state()

    def _take(self) -> None:
        if self._is_showing or self.code() not in self._kept:
            return
        said = {part: entry.value() or "" for part, entry in self.entries.items()}
        self._typed[self.code()] = {**said, "signing": said["signing"] or self._kept[self.code()][0].signing}
        self._tell_state()
        self.edited.emit()

    def _tell_state(self) -> None:
        said = self._values(self.code())
        self.usual.setEnabled(said != _said(self._kept[self.code()][1]))
        rule = self._rules[said["signing"]]
        self.note.setText(NOTE.format(issuer=rule.issuer.label, source=rule.source.rstrip(".")))

    def _make_usual(self) -> None:
        self._typed[self.code()] = _said(self._kept[self.code()][1])
        self._show()
        self.edited.emit()

    def _turn(self) -> None:
        self._show()
        self.turned.emit()

    def _wire(self) -> None:
        self.kind.currentIndexChanged.connect(self._turn)
        self.usual.clicked.connect(self._make_usual)
        for part, entry in self.entries.items():
            entry.name_it(LABELS[part])
            entry.edited.connect(self._take)

    def _place(self) -> None:
        self.usual.setToolTip("Bỏ những gì Văn phòng đã đặt riêng cho loại này")
        self.note.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.kind, 1)
        row.addWidget(self.usual)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP // 2)
        layout.addWidget(QLabel("Loại văn bản"))
        layout.addLayout(row)
        for part, entry in self.entries.items():
            label = QLabel(LABELS[part])
            label.setBuddy(entry)
            layout.addWidget(label)
            layout.addWidget(entry)
            if part == "signing":
                layout.addWidget(self.note)


def _box() -> QComboBox:
    box = CalmBox()
    box.setAccessibleName("Loại văn bản")
    box.setMinimumContentsLength(16)
    for kind in KINDS:
        box.addItem(kind.title, kind.code)
    return box


def _said(way: KindIssuing) -> dict[str, Any]:
    """The ways of a kind as they stand in the fields."""
    return {
        "signing": way.signing,
        "addressees": clean_text("\n".join(way.addressees)),
        "recipients": clean_text("\n".join(way.recipients)),
        "room": way.room,
    }
