"""A list as a file or on paper: exactly the columns, rows, order and groups that are on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from app.briefings.list_table import ListTable, Part
from app.briefings.lists import Listing, Wanted
from app.core.tables import Heading
from app.core.words import number
from app.exports.formats import Format
from app.ui.lists.screen import ListScreen
from app.ui.shell import Shell
from app.ui.today import today
from app.ui.widgets.progress_bar import ProgressBar
from app.ui.widgets.saving import ask_path

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from sqlalchemy.orm import Session

    from app.core.progress import Progress
    from app.core.tables import Cell
    from app.exports.document import Document
    from app.ui.tasks import Work

READ_AT_ONCE = 250
PAPER = "In…"
STOPPED = "Đã hủy, chưa ghi tệp nào."
A3 = "lists/a3"
Ask = Callable[[Format | None, bool], None]
"""A format, or nothing for the printer, and whether only the chosen rows are wanted."""

Make = Callable[["Progress"], "Document"]
"""Makes a document, telling how far it is."""

FORMATS = (Format.XLSX, Format.DOCX, Format.PDF)


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a list goes into a document: what it is asked for, its columns from the left, its filters in words.

    With `chosen` only the rows with these keys; `on_a3` takes the larger paper.
    """

    wanted: Wanted
    columns: tuple[int, ...]
    filters: tuple[str, ...]
    chosen: frozenset[str] = frozenset()
    on_a3: bool = False


class Output:
    """Makes the file or the print of a table that was read, one at a time; a cancelled one leaves nothing."""

    def __init__(self, owner: QWidget, shell: Shell, bar: ProgressBar) -> None:
        self._owner, self._shell, self._bar = owner, shell, bar

    def is_free(self) -> bool:
        """Whether nothing is made just now; else the user is told."""
        if self._bar.is_busy():
            self._shell.say("Đang xuất danh sách trước; chờ xong hoặc bấm Hủy.")
        return not self._bar.is_busy()

    def ask_path(self, title: str, format_: Format) -> Path | None:
        """Ask where to; `title` is that of the table."""
        name = _file_name(title)
        return ask_path(
            self._owner,
            self._shell.settings,
            name,
            title=f"Xuất {title[:1].lower()}{title[1:]}",
            format_=format_,
        )

    def write(self, listed: ListTable, format_: Format, path: Path) -> None:
        """Write the file of a table, and say so."""
        self.write_made(partial(_compose, listed), format_, path, f"{number(listed.count)} {listed.noun}")

    def write_made(self, make: Make, format_: Format, path: Path, what: str) -> None:
        """Write the file of a document, and say what is in it."""

        def say(written: Path) -> None:
            self._shell.say(f"Đã xuất {what} ra tệp {written.name}.")

        self.follow(self._shell.tasks.work(partial(_write, make, format_, path), say))

    def preview(self, listed: ListTable) -> None:
        """Show the document of a table as it will print."""
        self.preview_made(partial(_compose, listed))

    def preview_made(self, make: Make) -> None:
        """Show a document as it will print."""
        self.follow(self._shell.tasks.work(make, self._show_preview))

    def follow(self, work: Work) -> None:
        """Show how far a part of it is; once it was cancelled, say so."""
        self._bar.follow(work)
        work.ended.connect(lambda: self._shell.say(STOPPED) if work.is_cancelled() else None)

    def _show_preview(self, document: Document) -> None:
        from app.ui.widgets.preview import open_preview

        open_preview(self._owner, self._shell, document)


class Exporter:
    """Reads the rows of a list, then makes the document of them."""

    def __init__(self, owner: QWidget, shell: Shell, screen: ListScreen[Any], bar: ProgressBar) -> None:
        self._owner, self._shell, self._screen = owner, shell, screen
        self._output = Output(owner, shell, bar)

    def send(self, shown: Shown, format_: Format | None) -> None:
        """Save what is shown as a file of a format; without one it is printed."""
        if format_ is None:
            self.print_document(shown)
        else:
            self.save(shown, format_)

    def save(self, shown: Shown, format_: Format) -> None:
        """Ask where to, and write the file."""
        path = self._output.ask_path(f"Danh sách {self._screen.noun}", format_)
        if path is not None:
            self._read(shown, lambda listed: self._output.write(listed, format_, path))

    def print_document(self, shown: Shown) -> None:
        """Show the document as it will print."""
        self._read(shown, self._output.preview)

    def _read(self, shown: Shown, then: Callable[[ListTable], None]) -> None:
        if self._output.is_free():
            job = partial(read_list, screen=self._screen, shown=shown)
            self._output.follow(self._shell.tasks.study(job, lambda listed: self._go_on(listed, then)))

    def _go_on(self, listed: ListTable, then: Callable[[ListTable], None]) -> None:
        if isValid(self._owner):
            then(listed)


def is_on_a3(settings: QSettings) -> bool:
    """Whether lists go on A3 at this desk."""
    return settings.value(A3, "false") == "true"


def offer(menu: QMenu, chosen: int, settings: QSettings, ask: Ask) -> None:
    """Fill a menu with the formats and the printer; for several chosen rows a second time, for those alone.

    Below them stands the choice of the larger paper, which this desk remembers for all lists.
    """
    menu.clear()
    _offer(menu, ask, only_chosen=False)
    if chosen > 1:
        menu.addSection(f"Chỉ {number(chosen)} dòng đã chọn")
        _offer(menu, ask, only_chosen=True)
    menu.addSeparator()
    large = menu.addAction("Khổ giấy A3")
    large.setCheckable(True)
    large.setChecked(is_on_a3(settings))
    large.toggled.connect(lambda on: settings.setValue(A3, "true" if on else "false"))


def _offer(menu: QMenu, ask: Ask, *, only_chosen: bool) -> None:
    for format_ in FORMATS:
        entry = menu.addAction(f"Xuất {format_.label}…")
        entry.triggered.connect(lambda _=False, format_=format_: ask(format_, only_chosen))
    entry = menu.addAction(PAPER if only_chosen else f"{PAPER}\tCtrl+P")
    entry.triggered.connect(lambda _=False: ask(None, only_chosen))


def _file_name(title: str) -> str:
    """The name of a table's file of today, without its ending; the document itself says the same."""
    from app.exports.documents.list_table import compose

    return compose(ListTable("", (), (), today(), title=title)).file_name


def _compose(listed: ListTable, progress: Progress) -> Document:
    from app.exports.documents.list_table import compose

    progress(0, 1)
    return compose(listed)


def _write(make: Make, format_: Format, path: Path, progress: Progress) -> Path:
    from app.exports.files import write_document

    return write_document(make(progress), format_, path, progress=progress)


def read_list(session: Session, step: Progress, *, screen: ListScreen[Any], shown: Shown) -> ListTable:
    """The whole list in one snapshot, page by page, so that it can be stopped."""
    listing = screen.find(session, shown.wanted)
    columns = [screen.columns[column] for column in shown.columns]
    keys = [key for key in listing.keys if key in shown.chosen] if shown.chosen else listing.keys
    rows: list[tuple[Cell, ...]] = []
    step(0, len(keys))
    for start in range(0, len(keys), READ_AT_ONCE):
        page = screen.page(session, keys[start : start + READ_AT_ONCE], shown.wanted)
        rows += [tuple([column.value(row) for column in columns]) for row in page]
        step(len(rows), len(keys))
    return ListTable(
        noun=screen.noun,
        headings=tuple(Heading(column.title, column.width, column.kind) for column in columns),
        parts=tuple(_parts(listing, rows, shown.chosen)),
        made_on=today(),
        filters=shown.filters,
        totals=tuple(screen.totals(session, shown.wanted)) if screen.totals and not shown.chosen else (),
        chosen=bool(shown.chosen),
        on_a3=shown.on_a3,
        title=screen.paper(shown.wanted) if screen.paper else "",
        annex=screen.paper is not None,
    )


def _parts(listing: Listing, rows: Sequence[tuple[Cell, ...]], chosen: frozenset[str]) -> Iterator[Part]:
    """The rows under the headings that they stand under in the list; headings without a row fall away."""
    if not listing.groups:
        yield Part("", tuple(rows))
        return
    ends = [0]
    taken = at = 0
    for group in listing.groups:
        keys = listing.keys[at : at + group.count]
        taken += sum(key in chosen for key in keys) if chosen else len(keys)
        at += group.count
        ends.append(taken)
    for group, (first, last) in zip(listing.groups, pairwise(ends), strict=True):
        if last > first:
            yield Part(group.label, tuple(rows[first:last]))
