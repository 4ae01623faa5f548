"""Bộ tài liệu phiên họp: the papers of a meeting, ticked and put in order, then seen, saved or printed as one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.briefings.attached import AttachedFile
from app.briefings.pack import MeetingPapers, OurPaper
from app.core.words import number, short_date
from app.exports.formats import Format
from app.exports.pack.groups import Part, in_order, moved, parts_of
from app.ui import theme
from app.ui.screens import pack_work
from app.ui.shell import Shell
from app.ui.tasks import Work
from app.ui.widgets.pack_tree import PackTree, Seen, known_by
from app.ui.widgets.placing import over_window
from app.ui.widgets.preview import open_preview
from app.ui.widgets.preview_pane import Finished
from app.ui.widgets.progress_bar import ProgressBar
from app.ui.widgets.saving import ask_file, ask_path

if TYPE_CHECKING:
    from app.exports.pack.groups import Told
    from app.exports.pack.make import Pack

TITLE = "Bộ tài liệu phiên họp"
HINT = "Dấu cách: đưa vào hoặc bỏ ra · Alt+↑, Alt+↓: đổi thứ tự (chỉ trong bộ này)"
SIZE = QSize(980, 620)
ZIP = "zip"
Use = Callable[["Pack"], None]
T = TypeVar("T")


def open_pack(shell: Shell, key: str) -> PackWindow:
    """Show the pack of a meeting in a window of its own over the program's."""
    window = PackWindow(shell, key, shell if isinstance(shell, QWidget) else QApplication.activeWindow())
    window.show()
    return window


class PackWindow(QWidget):
    """The papers of one meeting; its order and ticks are of this pack alone."""

    def __init__(self, shell: Shell, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.head, self.state = theme.titled(QLabel(), 1.15), theme.quiet(QLabel("Đang đọc…"))
        self.tree, self.progress = PackTree(), ProgressBar()
        self.up, self.down = QPushButton("Lên"), QPushButton("Xuống")
        self.preview, self.save, self.print = (
            QPushButton("Xem trước"),
            QPushButton("Lưu PDF…"),
            QPushButton("In…"),
        )
        self.zip = QPushButton("Lưu ZIP…")
        self.papers: MeetingPapers | None = None
        self.parts: tuple[Part, ...] = ()
        self.seen: dict[tuple[str, str], tuple[int, str]] = {}
        self._left_out: set[str] = set()
        self._known: set[str] = set()
        self._shell, self._key, self._is_outdated = shell, key, False
        self._work: Work | None = None
        self._dress()
        self._place()
        self._wire()
        self._ask()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's own name
        if self._work is not None:
            self._work.cancel()
        super().closeEvent(event)

    def wanted(self) -> set[str]:
        """The keys of the papers that go into the pack."""
        return {row.key for part in self.parts for row in part.rows} - self._left_out

    def move_current(self, by: int) -> None:
        """Move what the cursor is on one place up (-1) or down (1)."""
        self.parts = moved(self.parts, self.tree.current_key(), by)
        self._show()

    def show_preview(self) -> None:
        """Make the pack and show its pages."""
        self._make(lambda pack: self._open(pack, prints=False))

    def print_pack(self) -> None:
        """Make the pack, show its pages and ask for a printer."""
        self._make(lambda pack: self._open(pack, prints=True))

    def save_as(self, path: Path) -> None:
        """Make the pack and write it: a ZIP file where the name ends so, else one PDF."""
        self._make(lambda pack: self._write(pack, path), zipped=path.suffix.casefold() == f".{ZIP}")

    def _ask(self) -> None:
        """Read the papers; what is changed while the pack is made is read afterwards."""
        self._is_outdated = self.progress.is_busy()
        if not self._is_outdated:
            job = partial(pack_work.read, key=self._key)
            self._shell.tasks.ask(self, "papers", job, self._take, failed=self.close)

    def _take(self, papers: MeetingPapers) -> None:
        self.papers = papers
        self.parts = in_order(parts_of(papers), self.parts)
        ours = {paper.code for paper in papers.ours} - self._known
        self._left_out |= ours  # a document of ours goes in when somebody ticks it
        self._known |= ours
        head = papers.head
        self.head.setText(f"{head.title} – {short_date(head.held_on)}")
        self.setWindowTitle(f"{TITLE}: {head.title}")
        self._show()
        files = {known_by(file): file for file in pack_work.files_of(papers)}
        new = {known: file for known, file in files.items() if known not in self.seen}
        if new:
            job = partial(pack_work.look, files=tuple(new.values()), folder=self._shell.folder)
            self._follow(self._shell.tasks.work(job, self._take_pages))

    def _take_pages(self, seen: Seen) -> None:
        if isValid(self):
            self.seen.update(seen)
            self._show()

    def _tick(self) -> None:
        self._left_out = self.tree.unticked()
        self._count()

    def _show(self) -> None:
        self.tree.show_parts(self.parts, self.seen, self.wanted())
        self._count()

    def _count(self) -> None:
        """Say what would go in, and what is missing."""
        files = [row.source for part in self.parts for row in part.rows if row.key in self.wanted()]
        pages = [
            self.seen.get(known_by(file), (0, ""))[0] for file in files if isinstance(file, AttachedFile)
        ]
        ours = sum(isinstance(file, OurPaper) for file in files)
        going = ours + sum(page > 0 for page in pages)
        more = f" và {ours} văn bản của Văn phòng" if ours else ""
        missing = sum(part.is_missing for part in self.parts)
        lacking = f"; {number(missing)} nội dung chưa có tài liệu" if missing else ""
        self.state.setText(f"{number(going)} tài liệu, {number(sum(pages))} trang{more}{lacking}")
        self._enable()

    def _enable(self) -> None:
        is_free = self.papers is not None and not self.progress.is_busy()
        for button in (self.preview, self.save, self.zip, self.print):
            button.setEnabled(is_free)

    def _follow(self, work: Work) -> None:
        self._work = work
        self.progress.follow(work)
        self._enable()

    def _end(self, cancelled: bool) -> None:
        self._count()
        if cancelled:
            self.state.setText("Đã hủy; không có tệp nào được ghi.")
        if self._is_outdated:
            self._ask()

    def _make(self, use: Use, *, zipped: bool = False) -> None:
        """Read what documents of ours say, join, and hand the pack on; one at a time."""
        if self.papers is None or self.progress.is_busy():
            return
        papers, parts, wanted = self.papers, self.parts, self.wanted()
        ours = tuple(paper for paper in papers.ours if paper.code in wanted)

        def join(told: Told) -> None:
            job = partial(
                pack_work.make,
                papers=papers,
                parts=parts,
                wanted=wanted,
                told=told,
                folder=self._shell.folder,
                zipped=zipped,
            )
            self._follow(self._shell.tasks.work(job, self._if_open(use)))

        self._follow(self._shell.tasks.study(partial(pack_work.tell, papers=ours), self._if_open(join)))

    def _if_open(self, then: Callable[[T], None]) -> Callable[[T], None]:
        return lambda value: then(value) if isValid(self) else None

    def _open(self, pack: Pack, *, prints: bool) -> None:
        finished = Finished(f"{TITLE} {pack.listed.head.title}", self._file_name(), pack.content)
        open_preview(self, self._shell, finished, prints=prints)

    def _write(self, pack: Pack, path: Path) -> None:
        job = partial(pack_work.write, content=pack.content, path=path)

        def say(written: Path) -> None:
            self._shell.say(f"Đã lưu bộ tài liệu {number(pack.listed.pages)} trang ra tệp {written.name}.")
            if isValid(self):
                self.state.setText(f"Đã lưu {written.name}, {number(pack.listed.pages)} trang.")

        self._follow(self._shell.tasks.work(job, say))

    def _ask_path(self) -> None:
        path = ask_path(
            self, self._shell.settings, self._file_name(), title="Lưu bộ tài liệu", format_=Format.PDF
        )
        if path is not None:
            self.save_as(path)

    def _ask_zip(self) -> None:
        path = ask_file(
            self,
            self._shell.settings,
            self._file_name(),
            title="Lưu bộ tài liệu",
            ending=ZIP,
            label="Tệp nén ZIP",
        )
        if path is not None:
            self.save_as(path)

    def _file_name(self) -> str:
        return f"Bo tai lieu hop {self.papers.head.held_on:%d-%m-%Y}" if self.papers else TITLE

    def _dress(self) -> None:
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.px(SIZE.width()), theme.px(SIZE.height()))
        self.setGeometry(over_window(self))
        self.head.setWordWrap(True)
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setAccessibleName("Tình trạng")
        self.up.setToolTip("Đưa dòng đang chọn lên trên (Alt+↑)")
        self.down.setToolTip("Đưa dòng đang chọn xuống dưới (Alt+↓)")
        self.preview.setToolTip("Xem các trang đúng như sẽ lưu và in")
        self.save.setToolTip("Lưu thành một tệp PDF (Ctrl+S)")
        self.zip.setToolTip("Lưu thành một tệp ZIP: tệp PDF chung và các tệp gốc, mỗi nội dung một thư mục")
        self.print.setToolTip("Xem trước rồi chọn máy in (Ctrl+P)")
        self._enable()

    def _place(self) -> None:
        order, foot = QHBoxLayout(), QHBoxLayout()
        above: tuple[QWidget, ...] = (self.up, self.down, theme.quiet(QLabel(HINT)))
        below: tuple[QWidget, ...] = (self.state, self.progress)
        for widget in above:
            order.addWidget(widget)
        order.addStretch(1)
        for widget in below:
            foot.addWidget(widget)
        foot.addStretch(1)
        for widget in (self.preview, self.save, self.zip, self.print):
            foot.addWidget(widget)
        column = QVBoxLayout(self)
        column.addWidget(self.head)
        column.addLayout(order)
        column.addWidget(self.tree, 1)
        column.addLayout(foot)

    def _wire(self) -> None:
        self.tree.ticked.connect(self._tick)
        self.tree.move_asked.connect(self.move_current)
        self.up.clicked.connect(lambda: self.move_current(-1))
        self.down.clicked.connect(lambda: self.move_current(1))
        self.preview.clicked.connect(self.show_preview)
        self.save.clicked.connect(self._ask_path)
        self.zip.clicked.connect(self._ask_zip)
        self.print.clicked.connect(self.print_pack)
        self.progress.ended.connect(self._end)
        self._shell.tasks.changed.connect(self._ask)
        for keys, verb in (
            (QKeySequence.StandardKey.Save, self._ask_path),
            (QKeySequence.StandardKey.Print, self.print_pack),
            (QKeySequence.StandardKey.Cancel, self.close),
        ):
            QShortcut(QKeySequence(keys), self, verb)
