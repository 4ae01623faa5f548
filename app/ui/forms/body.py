"""The fields of a form in one column, in titled groups of which some may be folded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from app.briefings.forms import Loaded
from app.core.terms import Term
from app.ui import theme
from app.ui.forms.day_entry import join_deadlines
from app.ui.forms.entry import Around
from app.ui.forms.field_frame import FieldFrame
from app.ui.forms.rows_entry import RowsEntry
from app.ui.forms.screen import Entry, Field, Section
from app.ui.slices import Slices, Step

TITLE_SCALE = 1.12
WIDEST, WIDEST_ROWS = 870, 1200
AT_ONCE = 4  # fields that are made in one turn; rows take one of their own


class Group(QWidget):
    """A titled group of fields, added by and by; the title of a folded one opens and closes it."""

    def __init__(self, section: Section, parent: QWidget) -> None:
        super().__init__(parent)  # at once: a whole group that comes under another is styled anew
        self.section = section
        self.title = QToolButton(self)
        self.inner = QWidget(self)
        self.frames: list[FieldFrame] = []
        self._fields = QVBoxLayout(self.inner)
        self._place()
        self.is_open = True
        self.title.clicked.connect(lambda: self.open(is_open=not self.is_open))
        self.open()

    def add(self, field: Field, around: Around) -> None:
        """Make one more field."""
        frame = FieldFrame(field, around, self.inner)
        self.frames.append(frame)
        self._fields.addWidget(frame)
        if field.entry is not Entry.ROWS:
            theme.follow(frame, partial(_keep_readable, frame))

    def stops(self) -> list[QWidget]:
        """The widgets that take the focus, in their order."""
        fields = [stop for frame in self.frames for stop in frame.entry.stops()]
        return [self.title, *fields] if self.section.folded else fields

    def open(self, *, is_open: bool = True) -> None:
        """Show the fields, or the title alone."""
        self.is_open = is_open
        self.inner.setVisible(is_open)
        self.title.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self.title.setAccessibleDescription("đang mở" if is_open else "đang gập")
        self.title.setToolTip("Gập nhóm này" if is_open else "Mở nhóm này")

    def is_filled(self) -> bool:
        """Whether something was filled in; a choice always has a value, and does not count."""
        values = [frame.entry.value() for frame in self.frames]
        return any(value not in (None, "", (), False) and not isinstance(value, Term) for value in values)

    def _place(self) -> None:
        self.title.setVisible(self.section.folded)
        self.title.setText(self.section.title)
        self.title.setAutoRaise(True)
        self.title.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.title.setAccessibleName(f"Nhóm {self.section.title}")
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setSpacing(2 * theme.STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        if self.section.folded:
            column.addWidget(self.title, 0, Qt.AlignmentFlag.AlignLeft)
            theme.follow(self, self._dress)
        elif self.section.title:
            column.addWidget(theme.titled(QLabel(self.section.title), TITLE_SCALE))
        column.addWidget(self.inner)

    def _dress(self) -> None:
        font = self.font()
        font.setPointSizeF(theme.POINTS * theme.scale() * TITLE_SCALE)
        font.setBold(True)
        self.title.setFont(font)


def _keep_readable(frame: FieldFrame) -> None:
    frame.setMaximumWidth(theme.px(WIDEST))


def _portions(fields: Sequence[Field]) -> Iterator[list[Field]]:
    """The fields as they are made, a turn each."""
    taken: list[Field] = []
    for field in fields:
        is_alone = field.entry is Entry.ROWS
        if taken and (is_alone or len(taken) == AT_ONCE):
            yield taken
            taken = []
        taken.append(field)
        if is_alone:
            yield taken
            taken = []
    if taken:
        yield taken


class Body(QWidget):
    """All groups, in a column that is never too wide to read (grids of rows may be wider); made a few fields a turn.

    `then(act)` does something once all are there; `standing` tells the record as it stands, None while there is none.
    """

    def __init__(
        self,
        sections: tuple[Section, ...],
        around: Around,
        parent: QWidget,
        standing: Callable[[], Loaded[Any] | None],
    ) -> None:
        super().__init__(parent)
        self._standing, self._some_fit = standing, any(section.fits is not None for section in sections)
        self._groups: list[Group] = []
        self._frames: dict[str, FieldFrame] = {}
        steps = [step for section in sections for step in self._steps(section, around)]
        self._around = around
        self._readying: Slices | None = None
        self._slices = Slices(self, steps, around.tasks.floor)
        self.then = self._slices.then
        self.then(lambda: join_deadlines(self._frames))
        self.column, self._place = QVBoxLayout(self), QVBoxLayout()
        self.column.setSpacing(3 * theme.STEP)
        self.column.setContentsMargins(2 * theme.STEP, theme.STEP, 2 * theme.STEP, 2 * theme.STEP)
        self._place.setSpacing(3 * theme.STEP)
        self.column.addLayout(self._place)
        theme.follow(self, lambda: self.setMaximumWidth(theme.px(WIDEST_ROWS)))

    @property
    def groups(self) -> list[Group]:
        """All groups; those that are still to come are made at once."""
        self._slices.finish()
        return self._groups

    @property
    def frames(self) -> dict[str, FieldFrame]:
        """All fields by their names; those that are still to come are made at once."""
        self._slices.finish()
        return self._frames

    def get_ready(self, values: Any, then: Step) -> None:
        """Call `then` once there are widgets for the rows of these values: at once, or some turns later for many."""
        self.stay_unready()
        steps = [
            step
            for name, frame in self.frames.items()
            if isinstance(frame.entry, RowsEntry)
            for step in frame.entry.getting_ready(len(getattr(values, name)))
        ]
        if steps:
            self._readying = Slices(self, steps, self._around.tasks.floor)
            self._readying.then(then)
        else:
            then()

    def stay_unready(self) -> None:
        """Forget what was to be called: other values are on their way."""
        if self._readying is not None:
            self._readying.drop()
            self._readying = None

    def order(self) -> None:
        """Make Tab go from entry to entry as they are read."""
        stops = [stop for group in self.groups for stop in group.stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def reveal(self, frame: FieldFrame) -> None:
        """Unfold the group in which a field stands."""
        for group in self.groups:
            if frame in group.frames:
                group.show()
                group.open()

    def fit(self) -> None:
        """Show the groups that are for the values as they stand, and no others of those that say so."""
        loaded = self._standing() if self._some_fit else None
        for group in self.groups if loaded is not None else ():
            fits = group.section.fits
            if loaded is not None and fits is not None and fits(loaded.values) is group.isHidden():
                group.setVisible(group.isHidden())
                self._make_room()

    def fold(self) -> None:
        """Fold the groups that are shown closed while they are empty."""
        for group in self.groups:
            group.open(is_open=not group.section.folded or group.is_filled())

    def _steps(self, section: Section, around: Around) -> Iterator[Step]:
        """What makes a group: it is seen when its last field is there."""
        yield partial(self._begin, section)
        for fields in _portions(section.fields):
            yield partial(self._fill, fields, around)
        yield self._show_last

    def _begin(self, section: Section) -> None:
        self._groups.append(Group(section, self))

    def _fill(self, fields: Sequence[Field], around: Around) -> None:
        for field in fields:
            self._groups[-1].add(field, around)

    def _show_last(self) -> None:
        group = self._groups[-1]
        self._frames |= {frame.field.name: frame for frame in group.frames}
        for frame in group.frames if self._some_fit else ():
            frame.entry.edited.connect(self.fit)
        self._place.addWidget(group)
        group.show()  # at once: a layout does it later, and asks no room for it until then
        self._make_room()

    def _make_room(self) -> None:
        """Grow at once: Qt grows what is scrolled a turn later, and until then squeezes all fields into too little."""
        around = self.parentWidget()
        if around is not None and (layout := around.layout()) is not None:
            layout.activate()
            around.resize(around.width(), max(around.height(), around.minimumSizeHint().height()))
