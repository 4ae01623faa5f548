"""Entries that point to rows of other tables: one row, or several shown as chips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.briefings.forms import Ref
from app.core.text import clean, fold
from app.ui import theme
from app.ui.forms.entry import Around, EntryWidget
from app.ui.forms.search_box import SearchBox, names_a_number
from app.ui.lists.flow import Flow

if TYPE_CHECKING:
    from app.ui.forms.screen import Field

IS_NEW = "sẽ thêm mới"
IS_KNOWN = "đã có"
LONGEST_CHIP = 60


class _Searching(EntryWidget):
    """What both kinds share: on leaving, a name that is typed out is taken as if it was chosen."""

    def __init__(self, field: Field, around: Around, hint: str) -> None:
        super().__init__()
        self._may_add = bool(field.may_add)
        self._added = field.may_add[0] if field.adds_typed else ""
        self._is_asking = False
        find = field.find or (lambda _session, _typed: ())
        self.box = SearchBox(find, around, field.may_add, hint, keeps_typed=field.adds_typed)
        self.box.textEdited.connect(self.edited)
        self.box.chosen.connect(self._choose)
        self.box.answered.connect(self._hear)
        self.setFocusProxy(self.box)

    def take(self, ref: Ref) -> None:
        """Hold a row."""
        raise NotImplementedError

    def is_open(self) -> bool:
        """Whether something stands in the box that is no row yet."""
        raise NotImplementedError

    def type_in(self, text: str) -> None:
        self.box.setText(clean(text))
        self.edited.emit()
        self.settle()

    def settle(self) -> None:
        self.box.close_list()  # also where the focus stays, as when the form is saved
        if not self.is_open():
            return
        if self.box.is_answered():
            self._take_exact()
        elif not self._is_asking:
            self._is_asking = True
            self.box.ask(opens=False)

    def is_busy(self) -> bool:
        return self._is_asking

    def trouble(self) -> str:
        if not self.is_open() or self._is_asking:
            return ""
        typed = clean(self.box.text())
        add = " hoặc chọn “Thêm mới” ở cuối danh sách" if self._may_add else ""
        if same := len(self.box.same()):
            return f"Có {same} dòng cùng tên “{typed}”; nhấn mũi tên xuống rồi chọn một dòng{add}."
        if self.box.found():
            return f"“{typed}” chưa rõ là dòng nào; nhấn mũi tên xuống rồi chọn một dòng{add}."
        way = "chọn “Thêm mới” ở cuối danh sách." if self._may_add else "gõ một phần tên rồi chọn một dòng."
        return f"Chưa có “{typed}” trong danh mục; {way}"

    def _hear(self) -> None:
        if self._is_asking:
            self._is_asking = False
            self._take_exact()
            self.settled.emit()

    def _take_exact(self) -> None:
        if ref := self.box.exact():
            self.take(ref)
        elif self._added and not self.box.same() and names_a_number(self.box.text()):
            self.take(Ref(self._added, "", clean(self.box.text())))

    def _choose(self, ref: Ref) -> None:
        self.take(ref)
        self.edited.emit()
        self.settled.emit()


class RefEntry(_Searching):
    """One row of another table."""

    def __init__(self, field: Field, around: Around, hint: str = "") -> None:
        super().__init__(field, around, hint)
        self._ref: Ref | None = None
        self.aside = theme.quiet(QLabel())
        self.aside.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, 1)
        row.addWidget(self.aside)
        self.box.textEdited.connect(lambda _: self._compare())

    def value(self) -> Ref | None:
        return self._ref

    def show_value(self, value: Any) -> None:
        self._hold(value)
        self._write(value.name if value else "")

    def state(self) -> Any:
        ref = self._ref
        return {"ref": [ref.table, ref.key, ref.name] if ref else None, "typed": self.box.text()}

    def set_state(self, state: Any) -> None:
        self._hold(Ref(*state["ref"]) if state["ref"] else None)
        self._write(state["typed"])

    def take(self, ref: Ref) -> None:
        self._hold(ref, self._told(ref) if self._added else "")
        self._write(ref.name)

    def is_open(self) -> bool:
        return self._ref is None and bool(clean(self.box.text()))

    def type_in(self, text: str) -> None:
        self._hold(None)
        super().type_in(text)

    def _compare(self) -> None:
        """A name that is changed is another row's."""
        if self._ref and fold(self._ref.name) != fold(self.box.text()):
            self._hold(None)

    def _told(self, ref: Ref) -> str:
        """What tells a row that was known from a new one of that name: its day."""
        asides = (choice.aside for choice in self.box.found() if choice.code == f"{ref.table}:{ref.key}")
        return ", ".join(filter(None, (IS_KNOWN, next(asides, "").partition(",")[0])))

    def _hold(self, ref: Ref | None, told: str = "") -> None:
        self._ref = ref
        words = IS_NEW if ref and ref.is_new else told
        self.aside.setText(words)
        self.aside.setVisible(bool(words))

    def _write(self, text: str) -> None:
        if text != self.box.text():
            with QSignalBlocker(self.box):
                self.box.setText(text)
                self.box.setCursorPosition(0)


class RefsEntry(_Searching):
    """Several rows, each a chip that goes with ×, or with Backspace in the empty box."""

    def __init__(self, field: Field, around: Around, hint: str = "") -> None:
        super().__init__(field, around, hint)
        self._refs: tuple[Ref, ...] = ()
        self.chips = QWidget()
        self._flow = Flow(self.chips)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.chips.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP // 2)
        column.addWidget(self.chips)
        column.addWidget(self.box)
        self.chips.hide()
        self.box.installEventFilter(self)

    def value(self) -> tuple[Ref, ...]:
        return self._refs

    def show_value(self, value: Any) -> None:
        self._set(tuple(value))
        self._clear()

    def state(self) -> Any:
        return {"refs": [[ref.table, ref.key, ref.name] for ref in self._refs], "typed": self.box.text()}

    def set_state(self, state: Any) -> None:
        self._set(tuple(Ref(*ref) for ref in state["refs"]))
        with QSignalBlocker(self.box):
            self.box.setText(state["typed"])

    def take(self, ref: Ref) -> None:
        if ref not in self._refs:
            self._set((*self._refs, ref))
        self._clear()

    def is_open(self) -> bool:
        return bool(clean(self.box.text()))

    def remove(self, ref: Ref) -> None:
        """Take a row out."""
        self._set(tuple(one for one in self._refs if one != ref))
        self.edited.emit()

    def eventFilter(self, box: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_back = event.key() == Qt.Key.Key_Backspace
            if is_back and not self.box.text() and self._refs and not event.isAutoRepeat():
                self.remove(self._refs[-1])
                return True
        return super().eventFilter(box, event)

    def name_it(self, name: str, description: str = "") -> None:
        chosen = ", ".join(ref.name for ref in self._refs)
        super().name_it(name, " ".join(filter(None, (f"Đã chọn: {chosen}." if chosen else "", description))))

    def _clear(self) -> None:
        with QSignalBlocker(self.box):
            self.box.clear()

    def _set(self, refs: tuple[Ref, ...]) -> None:
        if refs == self._refs:
            return
        self._refs = refs
        while item := self._flow.takeAt(0):
            if chip := item.widget():
                chip.hide()
                chip.deleteLater()
        for ref in refs:
            self._flow.addWidget(self._chip(ref))
        self.chips.setVisible(bool(refs))
        self.chips.updateGeometry()

    def _chip(self, ref: Ref) -> QToolButton:
        name = ref.name if len(ref.name) <= LONGEST_CHIP else f"{ref.name[: LONGEST_CHIP - 1]}…"
        chip = QToolButton()
        chip.setText(f"{name}{f' ({IS_NEW})' if ref.is_new else ''}  ×".replace("&", "&&"))
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.setAccessibleName(f"Bỏ {ref.name}")
        chip.setToolTip(f"Bấm để bỏ: {ref.name}")
        chip.clicked.connect(lambda: self.remove(ref))
        return chip
