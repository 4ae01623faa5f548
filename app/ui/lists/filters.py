"""The line of filters above a list: a button for each of the first, the others in a menu, a chip for what is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.briefings.lists import Choice
from app.ui.lists.chips import Chip
from app.ui.lists.flow import Flow
from app.ui.lists.screen import Filter
from app.ui.tasks import Tasks

if TYPE_CHECKING:  # what opens under the buttons is imported when it does
    from app.ui.lists.popup import Popup

AT_HAND = 4  # filters with a button of their own; the line must not grow over the rows


class FilterBar(QWidget):
    """Which filters are chosen; the choices of one are asked for when it is opened, or to name what is chosen."""

    changed = Signal()

    def __init__(self, filters: Sequence[Filter], tasks: Tasks) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        self.chips: dict[str, Chip] = {}
        self.more = QPushButton("+ Lọc")
        self.clear = QPushButton("Bỏ lọc")
        self.popup: Popup | None = None
        self._filters = {each.name: each for each in filters}
        self._tasks = tasks
        self._codes: dict[str, tuple[str, ...]] = {}
        self._labels: dict[str, dict[str, str]] = {}
        self._flow = Flow(self)
        self._offered: list[Filter] = []
        self._in_menu: list[Filter] = []
        self._place()
        self.clear.clicked.connect(lambda: self._take({}))
        tasks.changed.connect(self._ask_labels)

    def codes(self) -> Mapping[str, tuple[str, ...]]:
        """The chosen codes by the filter's name."""
        return dict(self._codes)

    def kept(self) -> Mapping[str, tuple[str, ...]]:
        """The chosen codes of the filters that people can choose themselves: only those are remembered."""
        return {name: codes for name, codes in self._codes.items() if name in self.buttons}

    def set_codes(self, codes: Mapping[str, tuple[str, ...]]) -> None:
        """Choose these and no others, without telling; names that the list does not know are dropped."""
        order = [name for name in self._filters if codes.get(name)]
        self._codes = {name: tuple(codes[name]) for name in order}
        self._show_chips()

    def offer(self, more: Sequence[Filter]) -> None:
        """Offer these in the menu beside the declared ones; what is chosen of one that is gone is chosen no more."""
        if more == self._offered:
            return
        for each in self._offered:
            self._filters.pop(each.name)
            self.buttons.pop(each.name, None)
        self._offered = list(more)
        self._filters |= {each.name: each for each in more}
        self._fill_menu([*self._in_menu, *more])
        left = {name: codes for name, codes in self._codes.items() if name in self._filters}
        if left == self._codes:
            self._show_chips()
        else:
            self._take(left)

    def choose(self, codes: Mapping[str, tuple[str, ...]]) -> None:
        """Choose these and no others."""
        self._take(codes)

    def said(self) -> tuple[str, ...]:
        """What is filtered, a line each, with all that is chosen."""
        return tuple(f"{self._filters[name].label}: {', '.join(self._words(name))}" for name in self._codes)

    def open(self, name: str, _: bool = False) -> None:
        """Open the choices of a filter under its button."""
        chosen = self._filters[name]
        if chosen.period:
            from app.ui.lists.popup import PeriodPopup

            popup = PeriodPopup(self, next(iter(self._codes.get(name, ())), ""))
            popup.chosen.connect(lambda code: self._choose(name, (code,)))
            self._open(popup, name)
        elif chosen.choices:
            self._tasks.look(self, "choices", chosen.choices, partial(self._open_choices, name))

    def _open_choices(self, name: str, choices: Sequence[Choice]) -> None:
        if not self.isVisible():  # another page was opened meanwhile
            return
        from app.ui.lists.popup import ChoicePopup

        self._labels[name] = {choice.code: choice.label for choice in choices}
        several = self._filters[name].several
        popup = ChoicePopup(self, choices, self._codes.get(name, ()), several=several)
        popup.changed.connect(lambda codes: self._choose(name, codes))
        self._open(popup, name)

    def _open(self, popup: Popup, name: str) -> None:
        self.popup = popup
        popup.setAccessibleName(f"Lọc theo {self._filters[name].label.lower()}")
        popup.destroyed.connect(self._forget_popup)
        popup.open_under(self.buttons[name])

    def _forget_popup(self) -> None:
        self.popup = None

    def _choose(self, name: str, codes: tuple[str, ...]) -> None:
        self._take({**self._codes, name: codes})

    def _take(self, codes: Mapping[str, tuple[str, ...]]) -> None:
        self.set_codes(codes)
        self.changed.emit()

    def _remove(self, name: str) -> None:
        place = list(self.chips).index(name)
        self._choose(name, ())
        left = list(self.chips.values())
        follower = left[min(place, len(left) - 1)] if left else self.buttons.get(name)
        if follower is not None:
            follower.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chips(self) -> None:
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.clear)
        self.chips = {name: self._chip(name) for name in self._codes}
        for chip in self.chips.values():
            self._flow.addWidget(chip)
            chip.show()
        self._flow.addWidget(self.clear)
        self.clear.setVisible(bool(self._codes))
        shown = bool(self.buttons or self._codes)
        if self.parent() is not None or not shown:  # else it would be a window of its own for a moment
            self.setVisible(shown)
        self._flow.invalidate()
        self.updateGeometry()

    def _chip(self, name: str) -> Chip:
        chip = Chip(self._filters[name].label, self._words(name))
        chip.removed.connect(lambda: self._remove(name))
        chip.pressed.connect(lambda: self.open(name))
        return chip

    def _words(self, name: str) -> list[str]:
        """The chosen codes in words; those that are not known yet are asked for."""
        chosen, codes = self._filters[name], self._codes[name]
        if chosen.say:
            return [chosen.say(code) for code in codes]
        if chosen.period:
            from app.ui.lists import periods

            return [periods.say(code) for code in codes]
        labels = self._labels.get(name)
        if labels is None and chosen.choices:
            self._tasks.look(self, f"labels {name}", chosen.choices, partial(self._learn, name))
        return [(labels or {}).get(code, "…" if labels is None else code) for code in codes]

    def _ask_labels(self) -> None:
        """Ask again what the chosen codes are called, for a name may have been changed."""
        for name in self._labels.keys() & self._codes.keys():
            if choices := self._filters[name].choices:
                self._tasks.look(self, f"labels {name}", choices, partial(self._learn, name))

    def _learn(self, name: str, choices: Sequence[Choice]) -> None:
        self._labels[name] = {choice.code: choice.label for choice in choices}
        self._show_chips()

    def _place(self) -> None:
        choosable = [each for each in self._filters.values() if each.choices or each.period]
        few = choosable if len(choosable) <= AT_HAND + 1 else choosable[:AT_HAND]
        for each in few:
            button = QPushButton(f"{each.label} ▾")
            button.setAccessibleName(f"Lọc theo {each.label.lower()}")
            button.setToolTip(f"Lọc theo {each.label.lower()}")
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.open, each.name))
            self.buttons[each.name] = button
            self._flow.addWidget(button)
        self._place_others(choosable[len(few) :])
        self.clear.setToolTip("Bỏ mọi điều kiện lọc")
        self.clear.setAutoDefault(False)
        self._show_chips()

    def _place_others(self, others: Sequence[Filter]) -> None:
        """Filters that are seldom wanted open under one button."""
        self._in_menu = list(others)
        self.more.setToolTip("Lọc theo những điều kiện khác")
        self.more.setAutoDefault(False)
        self._flow.addWidget(self.more)
        self._fill_menu(others)

    def _fill_menu(self, others: Sequence[Filter]) -> None:
        menu, before = QMenu(self), self.more.menu()
        for each in others:
            menu.addAction(f"{each.label}…").triggered.connect(partial(self.open, each.name))
            self.buttons[each.name] = self.more
        self.more.setMenu(menu)
        self.more.setHidden(not others)
        if before is not None:
            before.deleteLater()
