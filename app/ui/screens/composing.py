"""One official document as it is written: what it is about, the office's words, its pages beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal

from app.briefings.issuing import Details
from app.core.document_kinds import kind_of
from app.exports.formats import Format
from app.ui.forms.drafting import Drafting, Typed
from app.ui.screens import official_work as work
from app.ui.screens.briefing_work import remember
from app.ui.screens.composing_view import ComposingView
from app.ui.screens.official_work import FORM, Opened, Paper
from app.ui.today import today
from app.ui.widgets.preview_pane import drawn
from app.ui.widgets.print_dialog import ask_printing
from app.ui.widgets.printing import PrintJob, print_pages
from app.ui.widgets.saving import ask_path, open_file

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent
    from sqlalchemy.orm import Session

    from app.briefings.drafts import KeptDraft
    from app.briefings.issuing import Ways
    from app.core.progress import Progress
    from app.exports.document import Document
    from app.exports.files import Written
    from app.ui.shell import Shell
    from app.ui.tasks import Work
    from app.ui.widgets.preview_pane import Drawn

DETAIL = "details."  # before the names of fields in drafts
PAUSE_MS = 500  # of typing, after which the pages are made anew
NO_SUBJECT = "Dữ liệu chưa có gì để lập văn bản này."
NOT_WRITTEN, CANCELLED = "Chưa xuất được.", "Đã hủy, chưa ghi tệp nào."


class Composing(ComposingView):
    """Works on one `Paper` at a time; typed words are saved before it turns to another."""

    turned = Signal(str)
    """A document of this kind is shown."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell, self._tasks = shell, shell.tasks
        self._opened: Opened | None = None
        self._is_stale = self._is_turning = False
        self._drawn: tuple[Mapping[str, str], Details] = {}, Details()
        self._ways_shown: Ways | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.drafting = Drafting(self, FORM, shell.tasks, self._typed)
        self._wire()

    # --- what is shown ---

    def paper(self) -> Paper | None:
        """The document that is shown."""
        return self._opened.paper if self._opened else None

    def open_kind(self, code: str) -> None:
        """Show the likeliest document of a kind."""
        self._turn_to(partial(work.open_first, code=code, today=today()), code)

    def open_paper(self, paper: Paper) -> None:
        """Show a document."""
        self._turn_to(partial(work.open_paper, paper=paper, today=today()), paper.code)

    def begin(self) -> None:
        """Begin a new document of the kind that is shown."""
        if (kind := self.kind()) is not None:
            job = partial(work.begin, code=kind.code, today=today())
            self._is_turning = True
            show = partial(self._show, kind.code)
            self.save(lambda: self._tasks.do(job, show, failed=self._stay), failed=self._stay)

    def is_saved(self) -> bool:
        """Whether the words are kept."""
        return self._opened is None or (self.words.typed(), self._said()) == (self._kept, self._kept_details)

    def save(
        self, then: Callable[[], object] = lambda: None, *, failed: Callable[[], object] = lambda: None
    ) -> None:
        """Keep the words, then go on; at once if they are kept."""
        if self._opened is None or self.is_saved():
            self.drafting.keep()  # drops what was kept and then taken back
            then()
            return
        typed, said = self.words.typed(), self._said()

        def kept(_: None) -> None:
            self._kept, self._kept_details = typed, said
            self.drafting.keep()  # drops the draft, or keeps what was typed meanwhile
            self._say_state()
            then()

        job = partial(work.write, paper=self._opened.paper, words=typed, details=said)
        self._tasks.do(job, kept, failed=failed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own name
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self.drafting.keep()

    def _turn_to(self, job: Callable[[Session], Opened | None], code: str) -> None:
        self._is_turning = True
        self.set_writable(False)  # until the words of the other document are here
        ask = partial(self._tasks.ask, self, "paper", job, partial(self._show, code))
        self.save(partial(ask, failed=self._stay), failed=self._stay)

    def _stay(self) -> None:
        self._is_turning = False
        self.set_writable(self._opened is not None)
        if self._opened is not None:
            self.subject.show_subject(self._opened.label)
            self.turned.emit(self._opened.paper.code)

    def _refresh(self) -> None:
        """What changed elsewhere is asked for when it is seen; words that are being typed stay."""
        self._is_stale = not self.isVisible()
        if self._opened is not None and self.isVisible() and not self._is_turning:
            paper = self._opened.paper
            job = partial(work.open_paper, paper=paper, today=today())
            self._tasks.ask(self, "paper", job, partial(self._show, paper.code), failed=self._stay)

    def _show(self, code: str, found: Opened | None) -> None:
        self._is_turning = False
        self.subject.offer(partial(work.find_subjects, code=code, today=today()))
        self.show_kind(kind_of(code))
        self.turned.emit(code)
        if found is None:
            self._opened = None
            self.show_nothing(NO_SUBJECT)
            return
        before, self._opened = self._opened, found
        is_other = before is None or before.paper != found.paper
        if is_other:
            self.told.close_question()
        self._show_words(found, {} if is_other else self._untold(), anew=is_other)
        self._show_details(found, anew=is_other)
        self.subject.show_subject(found.label)
        self.show_formats(found.formats)
        if is_other:
            self._begin(found.draft)
        self.set_writable(True)
        self._say_state()
        self._draw()

    def _show_words(self, found: Opened, typed: Mapping[str, str], *, anew: bool) -> None:
        """Show what is saved, under what was typed since."""
        if anew or list(self.words.boxes) != [slot.code for slot in found.slots]:
            self.show_slots(found.slots)
            self.words.edited.connect(self._touch)
        self._kept = self.words.of(found.written)
        self.words.show_words({**self._kept, **typed})

    def _show_details(self, found: Opened, *, anew: bool) -> None:
        """The same for how it goes out, as one piece; other settings make another form."""
        typed = self._said()
        is_touched = not anew and typed != self._kept_details
        if anew or self._ways_shown != found.ways:
            self._ways_shown = found.ways
            self.show_ways(found.ways)
            if self.details is not None:
                self.details.edited.connect(self._touch)
        self._kept_details = found.details
        if self.details is not None:
            self.details.show_details(typed if is_touched else found.details)

    def _said(self) -> Details:
        """How it goes out, as typed."""
        return self.details.details() if self.details is not None else self._kept_details

    # --- words that are not saved yet ---

    def _untold(self) -> dict[str, str]:
        """What is typed and not kept, by slot."""
        return {slot: text for slot, text in self.words.typed().items() if text != self._kept[slot]}

    def _begin(self, draft: KeptDraft | None) -> None:
        self.drafting.begin(draft.row.id if draft else "")
        if draft is None:
            return
        self._use(draft.fields)
        if self.is_saved():
            self.drafting.keep()  # it was saved at the last moment: the draft is dropped
            return
        moment = draft.row.updated_at.astimezone()
        self.told.ask(
            f"Đã lấy lại phần lời viết dở lúc {moment:%H:%M} ngày {moment:%d/%m/%Y}, chưa lưu.",
            (("Lưu", self.save), ("Bỏ phần viết dở", self._discard)),
        )

    def _use(self, fields: Mapping[str, Any]) -> None:
        self.words.show_words({**self._kept, **{slot: fields[slot] for slot in self._kept if slot in fields}})
        if self.details is not None:
            named = {
                name.removeprefix(DETAIL): state for name, state in fields.items() if name.startswith(DETAIL)
            }
            self.details.use(named)

    def _discard(self) -> None:
        self.words.show_words(self._kept)
        if self.details is not None:
            self.details.show_details(self._kept_details)
        self.drafting.drop()

    def _typed(self) -> Typed | None:
        if self._opened is None or self.is_saved():
            return None
        title = f"{self._opened.paper.kind.title}: {self._opened.label}"
        fields: dict[str, Any] = dict(self.words.typed())
        if self.details is not None and self._said() != self._kept_details:
            fields |= {DETAIL + name: state for name, state in self.details.states().items()}
        return Typed(self._opened.paper.key, title, fields, base={})

    def _touch(self) -> None:
        self.drafting.touch()
        self._pause.start()

    def _settle(self) -> None:
        self._say_state()
        if (self.words.typed(), self._said()) != self._drawn:
            self._draw()

    def _say_state(self) -> None:
        self.say_saved(self.is_saved())

    # --- the pages, the files, the printer ---

    def _job(self) -> Callable[[Session, Progress], Document] | None:
        if self._opened is None:
            return None
        paper = self._opened.paper
        words, details = self.words.typed(), self._said()
        return partial(work.compose, paper=paper, words=words, details=details, today=today())

    def _draw(self) -> None:
        self._drawn = self.words.typed(), self._said()
        if self.isVisible() and (job := self._job()):
            self.pane.show_composed(job)

    def _preview(self) -> None:
        self._compose(self._show_preview)

    def _show_preview(self, document: Document) -> None:
        from app.ui.widgets.preview import open_preview

        open_preview(self, self._shell, document)

    def _export(self, format_: Format, _: bool = False) -> None:
        self._compose(partial(self._ask_file, format_))

    def _ask_file(self, format_: Format, document: Document) -> None:
        title = f"Xuất {format_.label}"
        path = ask_path(self, self._shell.settings, document.file_name, title=title, format_=format_)
        if path is not None:
            self.write(document, format_, path)

    def write(self, document: Document, format_: Format, path: Path) -> None:
        """Write a file; nothing of it where that is cancelled or fails."""
        job = partial(work.write_file, document=document, format_=format_, path=path)
        self._follow(self._tasks.study(job, self._say_written), "Đang xuất…")

    def _say_written(self, written: Written) -> None:
        path, said = written.path, written.why or f"Đã xuất {written.path.name}."
        self._tasks.do(partial(remember, files=(written,)), quiet=True)
        self._shell.say(said)
        self.told.ask(
            said,
            (
                ("Mở tệp", partial(open_file, path)),
                ("Mở thư mục", partial(open_file, path.parent)),
                ("Đóng", lambda: None),
            ),
        )

    def _print(self) -> None:
        self._compose(self._draw_pages)

    def _draw_pages(self, document: Document) -> None:
        self._follow(self._tasks.work(partial(drawn, document), self._ask_printer))

    def _ask_printer(self, made: Drawn) -> None:
        pages = len(made.pages.sizes)
        current = min(self.pane.view.page(), pages)
        job = ask_printing(self, self._shell.settings, made.document, pages=pages, current=current)
        if job is None:
            self._tasks.work(lambda _: made.pages.close(), lambda _: None)
        else:
            self.print_on(made, job)

    def print_on(self, made: Drawn, job: PrintJob) -> None:
        """Print pages, and let go of them."""

        def run(progress: Progress) -> int:
            try:
                return print_pages(made.pages, job, progress)
            finally:
                made.pages.close()

        self._follow(self._tasks.work(run, self._say_printed), "Đang in…")

    def _say_printed(self, pages: int) -> None:
        self._shell.say(f"Đã gửi {pages} trang tới máy in.")

    def _compose(self, then: Callable[[Document], None]) -> None:
        """Save the words, make the document of what is saved, go on."""
        self.say_busy("Đang lưu phần lời…")
        self.save(partial(self._study, then), failed=partial(self._end, False))

    def _study(self, then: Callable[[Document], None]) -> None:
        if job := self._job():
            self._follow(self._tasks.study(job, then), "Đang lập văn bản…")

    def _follow(self, work_: Work, saying: str = "Đang dựng trang…") -> None:
        self.say_busy(saying)
        self.progress.follow(work_)

    def _end(self, cancelled: bool) -> None:
        self.say_idle(CANCELLED if cancelled else "")

    def _wire(self) -> None:
        self._tasks.changed.connect(self._refresh)
        self._pause.timeout.connect(self._settle)
        self.subject.picked.connect(self._pick)
        self.progress.ended.connect(self._end)
        self.saver.clicked.connect(self._save)
        self.new.clicked.connect(self.begin)
        self.look.clicked.connect(self._preview)
        self.printer.clicked.connect(self._print)
        for format_, button in self.exporters.items():
            button.clicked.connect(partial(self._export, format_))
        self.add_keys(save=self._save, print_=self._print)

    def _save(self) -> None:
        self.save()

    def _pick(self, subject: str) -> None:
        kind = self.kind()
        if kind is not None:
            self.open_paper(Paper(kind.code, subject))
