"""Mẫu Word: the office's own templates, checked when they are added, and documents made of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.briefings.word_template import WordTemplateRow
from app.core.template_kinds import TemplateKind
from app.exports.formats import Format
from app.ui import theme
from app.ui.dropping import take_copy
from app.ui.forms.file_copies import dropped, open_copy
from app.ui.forms.question_bar import QuestionBar
from app.ui.screens import templates_work as jobs
from app.ui.screens.briefing_work import remember
from app.ui.shell import Shell
from app.ui.slices import Slices
from app.ui.tasks import Work
from app.ui.widgets.calm import CalmBox
from app.ui.widgets.field_list import FieldList
from app.ui.widgets.plain_table import Line, PlainTable
from app.ui.widgets.progress_bar import ProgressBar
from app.ui.widgets.saving import ask_path

if TYPE_CHECKING:
    from app.exports.files import Written
    from app.exports.templates.check import Complaint
    from app.exports.templates.field import Told

TITLE = "Mẫu Word"
EMPTY = (
    "Chưa có mẫu nào. Chọn loại, chép các trường bên phải vào văn bản Word của cơ quan, rồi bấm “Thêm mẫu…” "
    "hoặc kéo tệp .docx vào đây."
)
FINE = "Mẫu dùng được."
ADD = "Thêm mẫu…"
LIST_WIDTH, FIELDS_WIDTH = 420, 620


class TemplatesPage(QWidget):
    """Templates at the left with what the check says, fields at the right, a document below."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.kind, self.subject = CalmBox(), CalmBox()
        self.add_button, self.export = QPushButton(ADD), QPushButton("Xuất Word…")
        self.open_button, self.remove_button = QPushButton("Mở mẫu"), QPushButton("Bỏ mẫu")
        self.add_button.setToolTip("Chọn tệp Word làm mẫu; cũng kéo được tệp vào trang này")
        self.export.setToolTip("Điền mẫu đang chọn cho việc đã chọn và lưu thành tệp Word")
        self.open_button.setToolTip("Mở tệp mẫu trong Word để xem, sửa")
        self.remove_button.setToolTip("Bỏ mẫu đang chọn khỏi danh sách; hoàn tác được")
        self.table = PlainTable(TITLE, ("Tên mẫu", "Loại"), (30, 12))
        self.result, self._right = QTextBrowser(), QVBoxLayout()
        self.bar, self.progress = QuestionBar(), ProgressBar()
        self.rows: tuple[WordTemplateRow, ...] = ()
        self._shell = shell
        self._subjects: jobs.Subjects = {}
        self._place()
        self._wire()
        self._ask()
        Slices(self, (lambda: self.fields, self._show_kind), shell.tasks.floor)

    @cached_property
    def fields(self) -> FieldList:
        """The fields of the chosen kind; made a turn later than the rest."""
        fields = FieldList()
        fields.copied.connect(lambda words: self._shell.say(f"Đã chép {words}"))
        self._right.addWidget(fields)
        self.setTabOrder(self.result, fields.copy_button)
        self.setTabOrder(fields.copy_button, fields.table)
        return fields

    def add(self, paths: Sequence[Path]) -> None:
        """Check a file, and keep it as a template of the chosen kind when nothing is wrong."""
        if paths and not self.progress.is_busy():
            job = partial(jobs.offer, path=paths[0], kind=self._kind(), folder=self._shell.folder)
            self._follow(self._shell.tasks.work(job, self._keep))

    def chosen(self) -> WordTemplateRow | None:
        """The template that the cursor is on."""
        place = self.table.currentIndex().row()
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def make(self, path: Path) -> None:
        """Fill the chosen template with the chosen subject, and write it once what it lacks is accepted."""
        row, subject = self.chosen(), self.subject.currentData()
        if row is None or not subject or self.progress.is_busy():
            return

        def fill(told: Told) -> None:
            job = partial(jobs.make, row=row, told=told, folder=self._shell.folder, path=path)
            self._follow(self._shell.tasks.work(job, self._take_made))

        self.bar.close_question()
        self._follow(self._shell.tasks.study(partial(jobs.tell, row=row, subject=subject), fill))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's own name
        if any(path.suffix.casefold().startswith(".do") for path in dropped(event)):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        take_copy(event)
        self.add(dropped(event))

    def _kind(self) -> TemplateKind:
        return TemplateKind(self.kind.currentData())

    def _ask(self) -> None:
        self._shell.tasks.ask(self, "templates", jobs.read, self._take)

    def _take(self, read: tuple[tuple[WordTemplateRow, ...], jobs.Subjects]) -> None:
        before = self.chosen()
        self.rows, self._subjects = read
        self.table.fill(self.rows, lambda row: Line((row.name, row.kind.label)))
        place = next((place for place, row in enumerate(self.rows) if before and row.key == before.key), 0)
        if self.rows:
            self.table.selectRow(place)
        else:
            self.result.setPlainText(EMPTY)
        self._enable()

    def _turn(self) -> None:
        """Another template is chosen: its kind, its subjects, and what the check says of it now."""
        row = self.chosen()
        self.bar.close_question()
        if row is not None:
            self.kind.setCurrentIndex(self.kind.findData(row.kind.value))
            job = partial(jobs.check_kept, row=row, folder=self._shell.folder)
            self._shell.tasks.work(job, partial(self._show_check, row))
        self._show_subjects()
        self._enable()

    def _show_check(self, row: WordTemplateRow, complaints: tuple[Complaint, ...]) -> None:
        if self.chosen() == row:
            self._say(f"Mẫu “{row.name}”", complaints)

    def _show_kind(self) -> None:
        self.fields.show_kind(self._kind())

    def _show_subjects(self) -> None:
        row, kept = self.chosen(), self.subject.currentData()
        self.subject.clear()
        for choice in self._subjects.get(row.kind, ()) if row else ():
            aside = f" ({choice.aside})" if choice.aside else ""
            self.subject.addItem(f"{choice.label}{aside}", choice.code)
        self.subject.setCurrentIndex(max(self.subject.findData(kept), 0))

    def _keep(self, offered: jobs.Offered) -> None:
        if offered.file is None:
            self.table.clearSelection()
            self._say(f"Chưa thêm “{offered.path.name}”", offered.complaints)
            return
        self._shell.tasks.do(
            partial(jobs.add, offered=offered),
            lambda name: self._shell.say(f"Đã thêm mẫu “{name}”.", undoable=True),
        )

    def _say(self, title: str, complaints: Sequence[Complaint]) -> None:
        """The check, complaint by complaint."""
        said = [f"<p><b>{escape(title)}</b></p>"]
        if not complaints:
            said.append(f"<p>{FINE}</p>")
        for one in complaints:
            shown = (
                f' <span style="color:{theme.tokens().quiet}">“{escape(one.text)}”</span>' if one.text else ""
            )
            said.append(f"<p><b>{escape(one.place)}</b>{shown}<br>{escape(one.sentence)}</p>")
        self.result.setHtml("".join(said))

    def _take_made(self, made: jobs.Made) -> None:
        if made.missing is None:
            self._write(made)
        else:
            answers = (("Vẫn xuất", lambda: self._write(made)), ("Thôi", lambda: None))
            self.bar.ask(made.missing.sentence, answers)

    def _write(self, made: jobs.Made) -> None:
        def say(written: Written) -> None:
            self._shell.tasks.do(partial(remember, files=(written,)), quiet=True)
            self._shell.say(written.why or f"Đã xuất {written.path.name}.", stays=bool(written.why))

        self._follow(self._shell.tasks.study(partial(jobs.write, made=made), say))

    def _remove(self) -> None:
        if row := self.chosen():
            self._shell.tasks.do(
                partial(jobs.remove, row=row),
                lambda name: self._shell.say(f"Đã bỏ mẫu “{name}”.", undoable=True),
            )

    def _open(self) -> None:
        if row := self.chosen():
            open_copy(self._shell.tasks, self._shell.folder, row.file)

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Chọn mẫu Word", "", "Word (*.docx)")
        self.add([Path(name)] if name else [])

    def _ask_path(self) -> None:
        row = self.chosen()
        if row is not None:
            path = ask_path(self, self._shell.settings, row.name, title="Xuất theo mẫu", format_=Format.DOCX)
            if path is not None:
                self.make(path)

    def _follow(self, work: Work) -> None:
        self.progress.follow(work)
        self._enable()

    def _enable(self) -> None:
        is_free, row = not self.progress.is_busy(), self.chosen()
        self.add_button.setEnabled(is_free)
        self.export.setEnabled(is_free and row is not None and self.subject.count() > 0)
        for button in (self.open_button, self.remove_button):
            button.setEnabled(row is not None)

    def _place(self) -> None:
        self.setAcceptDrops(True)
        for kind in TemplateKind:
            self.kind.addItem(kind.label, kind.value)
        self.kind.setAccessibleName("Loại mẫu")
        self.subject.setAccessibleName("Lập cho")
        self.result.setAccessibleName("Kết quả kiểm tra")
        self.subject.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.subject.setMinimumContentsLength(30)
        left = QWidget()
        below = QVBoxLayout(left)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.table, 1)
        below.addWidget(self.result, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        right = QWidget()
        right.setLayout(self._right)
        split.addWidget(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        split.setSizes([theme.px(LIST_WIDTH), theme.px(FIELDS_WIDTH)])
        column = QVBoxLayout(self)
        about = theme.quiet(QLabel("Loại:"))
        column.addLayout(_beside(theme.titled(QLabel(TITLE)), None, about, self.kind, self.add_button))
        column.addWidget(self.bar)
        column.addWidget(split, 1)
        whom = theme.quiet(QLabel("Lập cho:"))
        foot = (self.open_button, self.remove_button, self.progress, None, whom, self.subject, self.export)
        column.addLayout(_beside(*foot))

    def _wire(self) -> None:
        self.kind.currentIndexChanged.connect(self._show_kind)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._turn())
        self.table.opened.connect(lambda _: self._open())
        self.add_button.clicked.connect(self._ask_file)
        self.open_button.clicked.connect(self._open)
        self.remove_button.clicked.connect(self._remove)
        self.export.clicked.connect(self._ask_path)
        self.progress.ended.connect(lambda _: self._enable())
        self._shell.tasks.changed.connect(self._ask)


def _beside(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets in a row; nothing: room that stretches."""
    row = QHBoxLayout()
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
