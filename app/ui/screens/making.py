"""What is made of the document that is shown: a large preview, a file, a print; one thing at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.exports.formats import Format
from app.ui.screens.briefing_work import remember
from app.ui.screens.official_work import write_file
from app.ui.widgets.preview_pane import drawn
from app.ui.widgets.print_dialog import ask_printing
from app.ui.widgets.print_process import print_apart
from app.ui.widgets.printing import PrintJob, printed
from app.ui.widgets.saving import ask_path, open_file

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.core.progress import Progress
    from app.exports.document import Document
    from app.exports.files import Written
    from app.ui.screens.composing_view import ComposingView
    from app.ui.shell import Shell
    from app.ui.tasks import Work
    from app.ui.widgets.preview_pane import Drawn

    Compose = Callable[[Session, Progress], Document]

CANCELLED = "Đã hủy, chưa ghi tệp nào."


class Maker:
    """Saves first (`save` goes on with its first argument), then makes what `job` composes; `made`: a file is there."""

    def __init__(
        self,
        view: ComposingView,
        shell: Shell,
        *,
        save: Callable[..., None],
        job: Callable[[], Compose | None],
        made: Callable[[], None],
    ) -> None:
        self._view, self._shell, self._save, self._job, self._made = view, shell, save, job, made
        view.progress.ended.connect(self._end)
        view.look.clicked.connect(self.preview)
        view.printer.clicked.connect(self.print_out)
        for format_, button in view.exporters.items():
            button.clicked.connect(partial(self.export, format_))

    def preview(self) -> None:
        """Show the pages in a large window."""
        self._compose(self._show_preview)

    def export(self, format_: Format, _: bool = False) -> None:
        """Ask where to, and write a file."""
        self._compose(partial(self._ask_file, format_))

    def print_out(self) -> None:
        """Ask for a printer, and print."""
        if self._view.printer.isEnabled():
            self._compose(self._draw_pages)

    def _show_preview(self, document: Document) -> None:
        from app.ui.widgets.preview import open_preview

        open_preview(self._view, self._shell, document)

    def _ask_file(self, format_: Format, document: Document) -> None:
        title = f"Xuất {format_.label}"
        path = ask_path(self._view, self._shell.settings, document.file_name, title=title, format_=format_)
        if path is not None:
            job = partial(write_file, document=document, format_=format_, path=path)
            self._follow(self._shell.tasks.study(job, self._say_written), "Đang xuất…")

    def _say_written(self, written: Written) -> None:
        path, said = written.path, written.why or f"Đã xuất {written.path.name}."
        self._shell.tasks.do(partial(remember, files=(written,)), quiet=True)
        self._made()
        self._shell.say(said, stays=bool(written.why))
        self._view.told.ask(
            said,
            (
                ("Mở tệp", partial(open_file, path)),
                ("Mở thư mục", partial(open_file, path.parent)),
                ("Đóng", lambda: None),
            ),
        )

    def _draw_pages(self, document: Document) -> None:
        self._follow(self._shell.tasks.work(partial(drawn, document), self._ask_printer), "Đang dựng trang…")

    def _ask_printer(self, made: Drawn) -> None:
        pages = len(made.pages.sizes)
        current = min(self._view.pane.view.page(), pages)
        job = ask_printing(self._view, self._shell.settings, made.document, pages=pages, current=current)
        if job is None:
            self._shell.tasks.work(lambda _: made.pages.close(), lambda _: None)
        else:
            printing = self._shell.tasks.work(partial(_print, made, job), partial(self._say_printed, job))
            self._follow(printing, "Đang in…")

    def _say_printed(self, job: PrintJob, pages: int) -> None:
        self._shell.say(printed(job, pages))

    def _compose(self, then: Callable[[Document], None]) -> None:
        self._view.say_busy("Đang lưu phần lời…")
        self._save(partial(self._study, then), failed=partial(self._end, cancelled=False))

    def _study(self, then: Callable[[Document], None]) -> None:
        if job := self._job():
            self._follow(self._shell.tasks.study(job, then), "Đang lập văn bản…")

    def _follow(self, work: Work, saying: str) -> None:
        self._view.say_busy(saying)
        self._view.progress.follow(work)

    def _end(self, cancelled: bool) -> None:
        self._view.say_idle(CANCELLED if cancelled else "")


def _print(made: Drawn, job: PrintJob, progress: Progress) -> int:
    """Print pages, and let go of them."""
    try:
        return print_apart(made.pages.content, job, progress)
    finally:
        made.pages.close()
