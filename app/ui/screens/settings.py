"""Cài đặt: the letterhead, the signer, days off, and what belongs to this desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.briefings.office import Office
from app.core.setting_words import LABELS
from app.ui import sheets, theme
from app.ui.slices import Slices
from app.ui.today import today
from app.ui.widgets.beside import Beside
from app.ui.widgets.data_section import DataSection
from app.ui.widgets.days_off import DaysOff
from app.ui.widgets.issuing_section import IssuingSection
from app.ui.widgets.letterhead_preview import WIDTH, LetterheadPreview
from app.ui.widgets.regulation_section import RegulationSection
from app.ui.widgets.reminding_section import TITLE as REMINDING
from app.ui.widgets.reminding_section import RemindingSection
from app.ui.widgets.seat_section import DisplaySection, PersonSection
from app.ui.widgets.setting_fields import SettingFields

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from sqlalchemy.orm import Session

    from app.briefings.issuing import KindIssuing
    from app.services.regulations import SettingRow
    from app.ui.shell import Shell

SIGNER = ("office.signer_lines", "office.signer_name")
OFFICE = tuple(
    key for key in LABELS if key.startswith("office.") and key not in (*SIGNER, "office.is_sample")
)
ISSUING = tuple(key for key in LABELS if key.startswith("issuing."))
LARGE, SMALL_WIDTH = 1.5, 360  # of texts; of the preview then
SEAT = "Người dùng"
SECTIONS_WIDTH, SECTION_HEIGHT = 216, 34
SAVED, UNSAVED, WRONG = "Đã lưu", "Có thay đổi chưa lưu", "Còn ô cần sửa, chưa lưu"
SAMPLE = "Đang dùng cơ quan mẫu. Sửa một ô rồi lưu là văn bản mang tên cơ quan của bạn; tên người ký mẫu sẽ được bỏ."


@dataclass(frozen=True, slots=True)
class Kept:
    """What is stored: the settings by key, how kinds go out, who holds which post."""

    rows: Mapping[str, SettingRow]
    kinds: Mapping[str, tuple[KindIssuing, KindIssuing]]
    holders: Mapping[str, str]


class SettingsPage(QWidget):
    """One section at a time; what is typed is saved by one button, in one save."""

    TITLE: ClassVar = "Cài đặt"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._kept: Kept | None = None
        self.office, self.signer = SettingFields(OFFICE), SettingFields(SIGNER)
        self.issuing = SettingFields(ISSUING)
        self.forms = (self.office, self.signer, self.issuing)
        self.previews = (LetterheadPreview(), LetterheadPreview())
        self.sample = theme.quiet(QLabel(SAMPLE))
        self.sections = QListWidget()
        self.stack = QStackedWidget()
        self.state = theme.quiet(QLabel(SAVED))
        self.button = QPushButton("Lưu")
        self._add_sections()
        self._place()
        self._wire()
        self._load()

    @cached_property
    def ways(self) -> IssuingSection:
        """How documents go out."""
        section = IssuingSection(self._shell, self.issuing)
        section.kinds.edited.connect(self._say_state)
        if self._kept is not None:
            section.set_kept(self._kept.kinds, self._kept.holders)
            section.show_typed(self._typed())
        return section

    @cached_property
    def days(self) -> DaysOff:
        """Days off and make-up days; made, as what follows, when it is first seen: all at once takes too long."""
        return DaysOff(self._shell)

    @cached_property
    def data(self) -> DataSection:
        """Where the data and backups lie."""
        return DataSection(self._shell)

    @cached_property
    def display(self) -> DisplaySection:
        """The look and the size of texts."""
        return DisplaySection(self._shell)

    @cached_property
    def person(self) -> PersonSection:
        """Who sits at the desk."""
        return PersonSection(self._shell)

    def is_saved(self) -> bool:
        """Whether nothing was typed that is not stored."""
        return all(form.is_saved() for form in self.forms) and not self._changed_kinds()

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Check, save what was typed in one save, then go on; what cannot be is shown and nothing is saved."""
        if self.is_saved():
            then()
            return
        wrong = [number for number, form in enumerate(self.forms) if not form.check()]
        if wrong:
            self.sections.setCurrentRow(wrong[0])
            self.forms[wrong[0]].check()  # the focus goes to what is seen
            self.state.setText(WRONG)
            return
        values: dict[str, object] = {}
        for form in self.forms:
            values |= form.changed_values()

        def told(kept: Kept) -> None:
            if ways := self._seen_ways():
                ways.kinds.forget()
            self._show(kept, go_on)

        def go_on() -> None:
            self._shell.say("Đã lưu cài đặt.", undoable=True)
            then()

        job = partial(_write, values=values, kinds=self._changed_kinds())
        self._shell.tasks.do(job, told)

    def show_section(self, title: str) -> None:
        """Show a section by its title."""
        for item in self.sections.findItems(title, Qt.MatchFlag.MatchExactly):
            self.sections.setCurrentItem(item)

    def _seen_ways(self) -> IssuingSection | None:
        """The section of how documents go out, once it was seen."""
        return self.__dict__.get("ways")

    def _changed_kinds(self) -> dict[str, dict[str, object]]:
        ways = self._seen_ways()
        return ways.kinds.changes() if ways else {}

    def _save(self) -> None:
        self.save()

    def _load(self) -> None:
        self._shell.tasks.ask(self, "settings", _read, self._show)

    def _show(self, kept: Kept, then: Callable[[], object] = lambda: None) -> None:
        steps = [step for form in self.forms for step in form.filling(kept.rows)]
        Slices(self, steps, self._shell.tasks.floor).then(partial(self._shown, kept, then))

    def _shown(self, kept: Kept, then: Callable[[], object]) -> None:
        """Every field shows what is stored; then go on."""
        self._kept = kept
        self.sample.setVisible(bool(kept.rows["office.is_sample"].value))
        if ways := self._seen_ways():
            ways.set_kept(kept.kinds, kept.holders)
        self._say_state()
        then()

    def _say_state(self) -> None:
        if self._kept is None:
            return
        saved = self.is_saved()
        self.state.setText(SAVED if saved else UNSAVED)
        self.button.setEnabled(not saved)
        self._show_office()

    def _show_office(self) -> None:
        typed = self._typed()
        if ways := self._seen_ways():
            ways.show_typed(typed)
        named = {
            key.removeprefix("office."): value for key, value in typed.items() if key.startswith("office.")
        }
        if {field.name for field in fields(Office)} - {"is_sample"} <= set(named):
            for preview in self.previews:
                preview.show_office(Office(**named))

    def _typed(self) -> dict[str, Any]:
        """The office's settings as they are typed."""
        return {**self.office.values(), **self.signer.values(), **self.issuing.values()}

    def _add_sections(self) -> None:
        sections: dict[str, Callable[[], QWidget]] = {
            "Cơ quan và đầu đề văn bản": lambda: _beside(self.office, self.previews[0], above=self.sample),
            "Người ký": lambda: _beside(self.signer, self.previews[1]),
            "Thể thức văn bản": lambda: self.ways,
            "Quy chế": lambda: RegulationSection(self._shell),
            "Ngày nghỉ – làm bù": lambda: self.days,
            "Dữ liệu và sao lưu": lambda: self.data,
            "Hiển thị": lambda: self.display,
            SEAT: lambda: self.person,
            REMINDING: lambda: RemindingSection(self._shell),
        }
        for title, make in sections.items():
            self.sections.addItem(title)
            self.stack.addWidget(_Later(partial(_made, title, make)))
        self.sample.setWordWrap(True)
        self.sample.hide()

    def _place(self) -> None:
        theme.follow(self.sections, self._size)
        sheets.menued(self.sections)
        self.sections.setFrameShape(QFrame.Shape.NoFrame)
        self.sections.setAccessibleName("Các phần cài đặt")
        self.button.setEnabled(False)
        self.button.setToolTip("Lưu những ô đã sửa (Ctrl+S)")
        self.state.setAccessibleName("Tình trạng lưu")
        top = QHBoxLayout()
        top.addWidget(theme.titled(QLabel(self.TITLE)))
        top.addStretch(1)
        top.addWidget(self.state)
        top.addWidget(self.button)
        body = QHBoxLayout()
        body.setSpacing(2 * theme.STEP)
        body.addWidget(self.sections)
        body.addWidget(self.stack, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.STEP)
        layout.addLayout(top)
        layout.addLayout(body, 1)

    def _size(self) -> None:
        self.sections.setFixedWidth(theme.px(SECTIONS_WIDTH))
        for row in range(self.sections.count()):
            self.sections.item(row).setSizeHint(QSize(0, theme.px(SECTION_HEIGHT)))

    def _wire(self) -> None:
        self.sections.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.sections.setCurrentRow(0)
        self.setFocusProxy(self.sections)
        for form in self.forms:
            form.edited.connect(self._say_state)
        self.button.clicked.connect(self._save)
        self._shell.tasks.changed.connect(self._load)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Save, self, self._save, context=within)


def _made(title: str, make: Callable[[], QWidget]) -> QWidget:
    return _titled_page(title, make())


class _Later(QWidget):
    """Holds a section that is made when it is first seen."""

    def __init__(self, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._make: Callable[[], QWidget] | None = make
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own name
        make, self._make = self._make, None
        if make:
            self._place.addWidget(make())
        super().showEvent(event)


def _beside(form: QWidget, preview: LetterheadPreview, *, above: QLabel | None = None) -> QWidget:
    left, right = QVBoxLayout(), QVBoxLayout()
    if above is not None:
        left.addWidget(above)
    left.addWidget(form)
    left.addStretch(1)
    right.addWidget(theme.quiet(QLabel("Xem trước")))
    right.addWidget(preview)
    right.addStretch(1)
    both = Beside(left, right)
    theme.follow(preview, lambda: preview.setMaximumWidth(theme.px(WIDTH)))
    theme.follow(
        both, lambda: preview.setMinimumWidth(theme.px(WIDTH if theme.scale() < LARGE else SMALL_WIDTH))
    )
    return both


def _titled_page(title: str, section: QWidget) -> QWidget:
    inner = QWidget()
    layout = QVBoxLayout(inner)
    layout.setContentsMargins(0, 0, theme.STEP, 0)
    layout.addWidget(theme.titled(QLabel(title), 1.15))
    layout.addWidget(section, 1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inner)
    return area


def _read(session: Session) -> Kept:
    from app.services.issuing import read_holders, read_kinds
    from app.services.settings import list_settings

    _read_fonts()
    return Kept(
        {row.key: row for row in list_settings(session)},
        read_kinds(session),
        read_holders(session, today()),
    )


def _read_fonts() -> None:
    """Read the fonts that the previews measure their lines with: 0.1 s, which would hold up the window."""
    from app.exports.metrics import face

    for italic in (False, True):
        face(False, italic)


def _write(
    session: Session,
    *,
    values: Mapping[str, object],
    kinds: Mapping[str, Mapping[str, object]],
) -> Kept:
    from app.services.issuing import change_kind
    from app.services.settings import change_settings

    change_settings(session, values)
    for code, changes in kinds.items():
        change_kind(session, code, changes)
    return _read(session)
