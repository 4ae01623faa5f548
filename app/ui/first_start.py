"""The guide of the first start: three questions with defaults, or the sample at once; it can wait, too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import NAME
from app.rules.office_names import addressee, parent_name, place_name
from app.ui import seat, theme
from app.ui.today import today
from app.ui.widgets.regulation_choice import preset_box
from app.ui.widgets.seat_section import PersonBox
from app.ui.widgets.setting_fields import SettingFields

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from app.core.progress import Progress
    from app.importers.office_workbook import ReadWorkbook
    from app.models.asking import Snapshot
    from app.ui.shell import Shell
    from app.ui.tasks import Tasks

FIRST = ("office.province", "office.name", "office.symbol")
SECOND = ("office.place", "office.signer_lines", "office.signer_name")
TITLES = (
    "Cơ quan của bạn tên gì?",
    "Văn bản ban hành ở đâu, ai ký, và ai ngồi ở bàn này?",
    "Cơ quan làm việc theo quy chế nào?",
)
PRESET_NOTE = (
    "Bộ quy chế cho các con số mà chương trình dùng để tính hạn, kèm điều, khoản làm căn cứ. "
    "Chưa rõ thì chọn “Quy định chung”; từng con số sửa được trong phần Cài đặt."
)
NEXT, END = "Tiếp tục", "Bắt đầu làm việc"
LOSES = "Câu trả lời chưa được lưu. Esc (hoặc “Để sau”) lần nữa thì bỏ chúng và hỏi lại khi mở lần sau."
WIDTH = 640


def when_wanted(tasks: Tasks, settings: QSettings, owner: QObject, show: Callable[[], object]) -> None:
    """Call `show` if the data are fresh and the guide was neither gone through nor replaced by the sample."""
    if settings.value(seat.FIRST_START_OVER) is None:
        tasks.look(owner, "first start", _is_needed, lambda needed: show() if needed else None)


class FirstStart(QWidget):
    """A page in place of the others; Enter goes on, Esc leaves it for the next start, unless answers would be lost."""

    done = Signal()
    """The guide is over for now: the window can show its pages."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.first, self.second = SettingFields(FIRST), SettingFields(SECOND)
        self.person = PersonBox(shell)
        self.preset = preset_box()
        self.steps = QStackedWidget()
        self.number, self.title = theme.quiet(QLabel()), theme.titled(QLabel(), 1.2)
        self.state = theme.quiet(QLabel())
        self.back, self.forth = QPushButton("Quay lại"), QPushButton(NEXT)
        self.later = QPushButton("Để sau")
        self.sample_office = QPushButton("Dùng cơ quan mẫu")
        self.sample_data = QPushButton("Xem thử với dữ liệu mẫu")
        self._fill()
        self._place()
        self._wire()
        self._show_step(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.go_on()
            case Qt.Key.Key_Escape:
                self.leave()
            case _:
                super().keyPressEvent(event)

    def go_on(self) -> None:
        """Check this question and show the next; after the last one save all answers at once."""
        step = self.steps.currentIndex()
        if step < 2 and not (self.first, self.second)[step].check():
            return
        if step == 1 and not self.person.name():
            self.state.setText("Chọn hoặc gõ tên người ngồi ở bàn này.")
            self.person.setFocus()
        elif step < 2:
            self._show_step(step + 1)
        else:
            self._save()

    def leave(self) -> None:
        """Leave the questions for the next start; answers that were typed are lost only when asked for twice."""
        if self._is_answered() and self.state.text() != LOSES:
            self.state.setText(LOSES)
        else:
            self.done.emit()

    def _is_answered(self) -> bool:
        return self.steps.currentIndex() > 0 or not self.first.is_saved()

    def go_back(self) -> None:
        """Show the question before; what was answered stays."""
        self._show_step(max(self.steps.currentIndex() - 1, 0))

    def use_sample_office(self) -> None:
        """Begin with the sample office; its letterhead can be changed in the settings at any time."""
        self._end("Đang dùng cơ quan mẫu; đổi đầu đề văn bản trong phần Cài đặt.")

    def use_sample_data(self) -> None:
        """Import the workbook that comes with the program, as any workbook is imported."""
        self._set_busy("Đang nhập dữ liệu mẫu…")
        work = self._shell.tasks.work(_read_sample, self._import)
        work.ended.connect(lambda: self._set_busy(""))

    def _import(self, read: ReadWorkbook) -> None:
        self._set_busy("Đang nhập dữ liệu mẫu…")
        self._shell.tasks.do(
            partial(_apply_sample, read=read),
            lambda _: self._end("Đã nhập dữ liệu mẫu.", undoable=True),
            failed=lambda: self._set_busy(""),
        )

    def _save(self) -> None:
        values: dict[str, Any] = {**self.first.values(), **self.second.values()}
        province = values["office.province"]
        values["office.parent_name"] = parent_name(province)
        values["office.report_addressees"] = (addressee(province),)
        self.person.sit_down()
        self._set_busy("Đang lưu…")
        self._shell.tasks.do(
            partial(_write, values=values, preset=str(self.preset.currentData())),
            lambda _: self._end("Đã lưu. Có thể sửa lại trong phần Cài đặt."),
            failed=lambda: self._set_busy(""),
        )

    def _end(self, said: str, *, undoable: bool = False) -> None:
        self._set_busy("")
        self._shell.settings.setValue(seat.FIRST_START_OVER, True)
        self._shell.say(said, undoable=undoable)
        self.done.emit()

    def _set_busy(self, said: str) -> None:
        self.state.setText(said)
        for button in (self.back, self.forth, self.later, self.sample_office, self.sample_data):
            button.setEnabled(not said)

    def _show_step(self, step: int) -> None:
        if step == 1:
            self._suggest_place()
        self.steps.setCurrentIndex(step)
        self.number.setText(f"Câu {step + 1} trên {len(TITLES)}")
        self.title.setText(TITLES[step])
        self.state.setText("")
        self.back.setVisible(step > 0)
        self.forth.setText(END if step == len(TITLES) - 1 else NEXT)
        firsts = (self.first.fields[FIRST[0]].entry, self.second.fields[SECOND[0]].entry, self.preset)
        self.setFocusProxy(firsts[step])
        firsts[step].setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(box := firsts[step], QLineEdit):
            box.selectAll()  # what is typed replaces what is proposed
        self.forth.setDefault(True)  # a button that had the focus took it away

    def _suggest_place(self) -> None:
        province = str(self.first.values()["office.province"])
        self._fill_second(place_name(province))

    def _fill(self) -> None:
        from app.services.regulations import preset_settings

        self.first.set_kept(preset_settings())
        self._fill_second(place_name(str(self.first.values()["office.province"])))

    def _fill_second(self, place: str) -> None:
        from app.services.regulations import preset_settings

        rows = dict(preset_settings())
        rows["office.place"] = replace(rows["office.place"], value=place)
        rows["office.signer_name"] = replace(rows["office.signer_name"], value="")  # the sample's is invented
        self.second.set_kept(rows)

    def _place(self) -> None:
        note = QLabel(PRESET_NOTE)
        note.setWordWrap(True)
        for content in (
            (self.first,),
            (self.second, self._heading(), self.person),
            (self.preset, theme.quiet(note)),
        ):
            self.steps.addWidget(_step(*content))
        inner = QWidget()
        theme.follow(inner, lambda: inner.setMaximumWidth(theme.px(WIDTH)))
        column = QVBoxLayout(inner)
        column.setSpacing(theme.STEP)
        column.addWidget(theme.titled(QLabel(f"Bắt đầu với {NAME}")))
        column.addWidget(
            theme.quiet(QLabel("Ba câu hỏi ngắn; câu nào cũng sửa lại được trong phần Cài đặt."))
        )
        column.addLayout(_row(self.sample_office, self.sample_data))
        column.addSpacing(theme.STEP)
        column.addWidget(self.number)
        column.addWidget(self.title)
        column.addWidget(self.steps)
        column.addWidget(self.state)
        column.addLayout(_row(self.forth, self.back, self.later))
        column.addStretch(1)
        layout = QHBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(_scrolled(inner), 4)
        layout.addStretch(1)

    def _heading(self) -> QLabel:
        heading = QLabel("Người ngồi ở bàn này (ghi trong lịch sử thay đổi)")
        heading.setBuddy(self.person)
        return heading

    def _wire(self) -> None:
        self.state.setAccessibleName("Tình trạng")
        self.later.setToolTip("Hỏi lại khi mở lần sau (Esc)")
        self.sample_office.setToolTip("Bỏ qua ba câu hỏi; văn bản mang tên cơ quan mẫu cho đến khi sửa")
        self.sample_data.setToolTip("Nhập tệp Excel mẫu để xem thử; hoàn tác được")
        for button, run in (
            (self.forth, self.go_on),
            (self.back, self.go_back),
            (self.later, self.leave),
            (self.sample_office, self.use_sample_office),
            (self.sample_data, self.use_sample_data),
        ):
            button.setAutoDefault(True)  # Enter on a button presses that button
            button.clicked.connect(lambda _, run=run: run())
        self.forth.setDefault(True)
        for form in (self.first, self.second):
            form.edited.connect(lambda: self.state.setText(""))  # what was said is of the answers before


def _step(*content: QWidget) -> QWidget:
    step = QWidget()
    layout = QVBoxLayout(step)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in content:
        layout.addWidget(widget)
    layout.addStretch(1)
    return step


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inner)
    return area


def _is_needed(session: Snapshot) -> bool:
    from app.services.first_start import needs_first_start

    return needs_first_start(session)


def _write(session: Session, *, values: Mapping[str, object], preset: str) -> None:
    from app.services.presets import apply_preset
    from app.services.settings import change_settings

    change_settings(session, values)
    apply_preset(session, preset)


def _read_sample(progress: Progress) -> ReadWorkbook:
    from app.importers.office_workbook import read_workbook

    progress(0, 1)
    return read_workbook(_sample())


def _sample() -> Path:
    from app.services.first_start import sample_workbook

    return sample_workbook()


def _apply_sample(session: Session, *, read: ReadWorkbook) -> None:
    from app.importers.office_workbook import apply, propose
    from app.services.regulation_versions import read_regulations

    apply(session, propose(session, read, read_regulations(session), today=today()))
