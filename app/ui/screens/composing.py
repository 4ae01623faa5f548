"""One official document as it is written: what it is about, the office's words, its pages beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal

from app.briefings.issuing import Details
from app.core.document_kinds import Source, kind_of
from app.ui.forms.drafting import Drafting, Typed
from app.ui.forms.sheet import Sheet
from app.ui.screens import official_work as work
from app.ui.screens.composing_view import ComposingView
from app.ui.screens.issuing_sheets import cancel_sheet, issue_sheet
from app.ui.screens.making import Maker
from app.ui.screens.official_work import FORM, Opened, Paper
from app.ui.today import today

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent
    from sqlalchemy.orm import Session

    from app.briefings.drafts import KeptDraft
    from app.briefings.issuing import Ways
    from app.briefings.programme_lacks import ProgrammeLacks
    from app.core.progress import Progress
    from app.exports.document import Document
    from app.ui.forms.screen import SheetScreen
    from app.ui.shell import Shell

DETAIL = "details."  # before the names of fields in drafts
PAUSE_MS = 500  # of typing, after which the pages are made anew
NO_SUBJECT = "Dữ liệu chưa có gì để lập văn bản này."
NOT_BEGUN = "Chưa có văn bản nào loại này. Bấm “Soạn mới” để bắt đầu."


class Composing(ComposingView):
    """Works on one `Paper` at a time; typed words are saved before it turns to another."""

    turned = Signal(str)
    """A document of this kind is shown."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell, self._tasks = shell, shell.tasks
        self._opened: Opened | None = None
        self._is_stale = self._is_turning = self._is_asking = False
        self._drawn: tuple[Mapping[str, str], Details] = {}, Details()
        self._ways_shown: Ways | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.drafting = Drafting(self, FORM, shell.tasks, self._typed)
        self.maker = Maker(self, shell, save=self.save, job=self._job, made=self._note_made)
        self._wire()

    # --- what is shown ---

    def paper(self) -> Paper | None:
        """The document that is shown."""
        return self._opened.paper if self._opened else None

    def key(self) -> str:
        """The key of the row of the document that is shown; empty while nothing of it is kept."""
        return self._opened.standing.key if self._opened else ""

    def open_kind(self, code: str) -> None:
        """Show the likeliest document of a kind: of the record whose document is shown, if there is one."""
        like = self._opened.paper.subject if self._opened else ""
        self._turn_to(partial(work.open_first, code=code, today=today(), like=like), code)

    def open_paper(self, paper: Paper) -> None:
        """Show a document."""
        self._turn_to(partial(work.open_paper, paper=paper, today=today()), paper.code)

    def begin(self) -> None:
        """Begin a new document of the kind that is shown."""
        if (kind := self.kind()) is not None:
            job = partial(work.begin, code=kind.code, today=today())
            self._is_turning = True
            show = partial(self._show_begun, kind.code)
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
        self._is_stale = self._is_turning or not self.isVisible()  # what is on its way may be older
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
            self.show_nothing(NOT_BEGUN if kind_of(code).source is Source.TYPED else NO_SUBJECT)
            return
        before, self._opened = self._opened, found
        is_other = before is None or before.paper != found.paper
        if is_other:
            self._is_asking = False
            self.told.close_question()
        self._show_words(found, {} if is_other else self._untold(), anew=is_other)
        self._show_details(found, anew=is_other)
        self.subject.show_subject(found.label)
        self.show_formats(found.formats)
        if is_other:
            self._begin(found.draft)
        self.set_writable(True)
        self._show_standing(found)
        self._say_state()
        self._draw()
        if self._is_stale:
            self._refresh()

    def _show_begun(self, code: str, found: Opened | None) -> None:
        """Begin where a typed document begins: with what it is about."""
        self._show(code, found)
        self.tabs.setCurrentIndex(1)
        if self.details is not None:
            self.details.entries["summary"].stops()[0].setFocus()

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
        self._is_asking = True
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
        saved = self.is_saved()
        self.say_saved(saved)
        if saved and self._is_asking:  # what was found again is saved, or was taken back
            self._is_asking = False
            self.told.close_question()

    def _note_made(self) -> None:
        """A file of it was written: from now on it stands in the list of documents."""
        if self._opened is not None and not self._opened.standing.key:
            self._tasks.do(partial(work.note_made, paper=self._opened.paper))

    # --- the pages ---

    def _job(self) -> Callable[[Session, Progress], Document] | None:
        if self._opened is None:
            return None
        paper = self._opened.paper
        words, details = self.words.typed(), self._said()
        return partial(
            work.compose, paper=paper, words=words, details=details, today=today(), large=self.is_large()
        )

    def _draw(self) -> None:
        self._drawn = self.words.typed(), self._said()
        if self.isVisible() and (job := self._job()):
            self.pane.show_composed(job)

    # --- where it stands ---

    def _show_standing(self, found: Opened) -> None:
        """A document that went out is read; what went out with it is attached to it."""
        standing = found.standing
        self.show_standing(standing)
        self.show_notices(found.notices)
        self.files.show_files(standing.key, standing.files)
        for box in self.words.boxes.values():
            box.setReadOnly(not standing.is_draft)
        if self.details is not None:
            self.details.setEnabled(standing.is_draft)

    def _issue(self) -> None:
        """Save first: what goes out is what is seen."""
        self.save(self._ask_issue)

    def _ask_issue(self) -> None:
        if self._opened is not None:
            paper = self._opened.paper
            job = partial(work.read_lacks, paper=paper, today=today())
            self._tasks.ask(self, "lacks", job, partial(self._show_lacks, paper))

    def _show_lacks(self, paper: Paper, lacks: ProgrammeLacks) -> None:
        """What the contents of a programme lack is seen before it goes out."""
        if self.paper() != paper:  # another document was opened meanwhile
            return
        if lacks.items or lacks.before:
            from app.ui.screens.programme_lacks import LacksSheet

            sheet = LacksSheet(lacks, self._shell, self)
            sheet.confirmed.connect(partial(self._ask_day, confirmed=True))
            sheet.open()
        else:
            self._ask_day()

    def _ask_day(self, *, confirmed: bool = False) -> None:
        if self._opened is not None:
            found = self._opened
            what = self.pane.document.title if self.pane.document else found.label
            asked = issue_sheet(found.paper, found.label, found.standing, what=what, confirmed=confirmed)
            self._open_sheet(asked, found.paper)

    def _cancel(self) -> None:
        if self._opened is not None:
            self._open_sheet(cancel_sheet(self._opened.paper, self._opened.label), self._opened.paper)

    def _open_sheet(self, sheet: SheetScreen[Any], paper: Paper) -> None:
        Sheet(sheet, (paper.key,), self._shell, self).open()

    def _correct(self) -> None:
        """Begin the version that replaces what went out."""
        if self._opened is not None:
            paper = self._opened.paper
            self._tasks.do(partial(work.begin_next, paper=paper), self._say_begun)

    def _say_begun(self, version: int) -> None:
        self._shell.say(f"Đã lập bản {version}; bản đã phát hành giữ nguyên.", undoable=True)

    def _wire(self) -> None:
        self._tasks.changed.connect(self._refresh)
        self._pause.timeout.connect(self._settle)
        self.subject.picked.connect(self._pick)
        self.saver.clicked.connect(self._save)
        self.new.clicked.connect(self.begin)
        self.issue.clicked.connect(self._issue)
        self.cancel.clicked.connect(self._cancel)
        self.large.toggled.connect(lambda _: self._draw())
        self.correct.clicked.connect(self._correct)
        self.add_keys(save=self._save, print_=self.maker.print_out)

    def _save(self) -> None:
        self.save()

    def _pick(self, subject: str) -> None:
        kind = self.kind()
        if kind is not None:
            self.open_paper(Paper(kind.code, subject))
