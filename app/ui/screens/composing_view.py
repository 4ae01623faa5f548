"""The widgets round one official document: verbs at the top, its words at the left, its pages at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.briefings.forms import Complaint
from app.briefings.issuing import Details, Ways
from app.briefings.standing import DocumentStanding
from app.core.document_kinds import ON_A3, DocumentKind, Source, WordsSlot
from app.core.issuing import Standing
from app.exports.formats import Format
from app.ui import theme
from app.ui.forms.complaint_label import ComplaintLabel
from app.ui.forms.entry import Around
from app.ui.forms.files_section import FilesSection
from app.ui.forms.question_bar import QuestionBar
from app.ui.today import today
from app.ui.widgets.cut_label import CutLabel
from app.ui.widgets.details_form import DetailsForm
from app.ui.widgets.left_and_right import LeftAndRight
from app.ui.widgets.office_texts import SAVED, UNSAVED
from app.ui.widgets.preview_pane import PreviewPane
from app.ui.widgets.progress_bar import ProgressBar
from app.ui.widgets.subject_box import SubjectBox
from app.ui.widgets.tab_bar import TabBar
from app.ui.widgets.words_boxes import WordsBoxes

if TYPE_CHECKING:
    from app.ui.shell import Shell

CHOOSE = "Chọn loại văn bản ở bên trái."
NO_WORDS = "Văn bản này lập hết từ dữ liệu, không có phần lời của Văn phòng."
ABOUT = "Lập cho"
WORDS, WAYS, FILES = "Phần lời", "Thể thức", "Bản đã ký"
LEAST_FOR_WORDS, LEAST_FOR_PAGES = 320, 760  # the second of the panel
TITLE_SCALE = 1.15  # the verbs beside it need the room
SHARES = (4, 5)  # of words and pages
SPLIT = "official/split"
A3 = "official/a3/"  # before the code of a kind

LACKED = "Phát hành khi nội dung còn thiếu điều theo thông lệ:"


class ComposingView(QWidget):
    """What is seen of a document; what happens is said by `Composing`."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._settings = shell.settings
        self._kind: DocumentKind | None = None
        self._kept: Mapping[str, str] = {}
        self._kept_details = Details()
        self._is_draft = True
        self._around = Around(shell.tasks, today)
        self.title, self.state = theme.titled(CutLabel(), TITLE_SCALE), theme.quiet(QLabel())
        self.subject = SubjectBox(self._around)
        self.told, self.notices = QuestionBar(), ComplaintLabel()
        self.empty = theme.quiet(QLabel(CHOOSE))
        self.words = WordsBoxes(())
        self.details: DetailsForm | None = None
        self.tabs = QTabWidget()
        self.tabs.setTabBar(TabBar())
        self.new = QPushButton("Soạn mới")
        self.pane = PreviewPane(shell.tasks, shell.settings, "official")
        self.progress = ProgressBar("Tiến độ", "Dừng lại, không để lại tệp nào")
        self.saver, self.look = QPushButton("Lưu"), QPushButton("Xem trước")
        self.exporters = {format_: QPushButton(f"Xuất {format_.label}") for format_ in Format}
        self.printer = QPushButton("In…")
        self.large = QCheckBox("Khổ A3")
        self.issue, self.cancel = QPushButton("Phát hành…"), QPushButton("Hủy văn bản…")
        self.correct = QPushButton("Bản thay thế…")
        self.files = FilesSection("official_document", shell)
        self.standing = theme.quiet(QLabel())
        self._place()
        self._dress()
        self.show_nothing(CHOOSE)

    def kind(self) -> DocumentKind | None:
        """The kind that is shown."""
        return self._kind

    def show_kind(self, kind: DocumentKind) -> None:
        """Show which kind is written; pages of another are not its."""
        if self._kind is not kind:
            self.pane.clear()
        self._kind = kind
        self.title.setText(kind.title)
        self.subject.setEnabled(True)
        self.new.setVisible(kind.source is Source.TYPED)
        self._show_paper(kind)

    def is_large(self) -> bool:
        """Whether its tables go on A3."""
        return self._kind is not None and self._kind.code in ON_A3 and self.large.isChecked()

    def _show_paper(self, kind: DocumentKind) -> None:
        """Offer the larger sheet to kinds that lie on it; the desk remembers the choice of each."""
        blocked = self.large.blockSignals(True)
        self.large.setVisible(kind.code in ON_A3)
        self.large.setChecked(self._settings.value(A3 + kind.code, "false") == "true")
        self.large.blockSignals(blocked)

    def _keep_paper(self, large: bool) -> None:
        if self._kind is not None:
            self._settings.setValue(A3 + self._kind.code, "true" if large else "false")

    def show_nothing(self, why: str) -> None:
        """Show no document, and say why."""
        self.show_slots(())
        self.show_ways(None)
        self.show_standing(DocumentStanding())
        self.show_notices(())
        self.files.show_files("", ())
        self.empty.setText(why)
        self.empty.show()
        self.subject.show_subject("")
        self.subject.setEnabled(self._kind is not None)
        self.show_formats(())
        self.state.clear()
        self.pane.clear()
        self.set_writable(False)

    def show_slots(self, slots: Sequence[WordsSlot]) -> None:
        """Boxes for these places, all empty."""
        self.words.bar.deleteLater()
        self.words = WordsBoxes(slots, grows=True)
        self._kept = self.words.of({})
        self.empty.setText(NO_WORDS)
        self._bar.insertWidget(0, self.words.bar, 0, Qt.AlignmentFlag.AlignLeft)
        self._area.setWidget(_topped(self.words, self.empty))  # what was there before goes with its boxes
        self.empty.setVisible(not slots)
        self.words.bar.setVisible(bool(slots))

    def show_ways(self, ways: Ways | None) -> None:
        """A form for how the document goes out, as its kind says; none without a document."""
        kind = self._kind
        self.details = DetailsForm(kind, ways, self._around) if kind and ways else None
        self._ways.setWidget(_topped(*([self.details] if self.details else [])))
        self.tabs.setTabEnabled(1, self.details is not None)

    def show_standing(self, standing: DocumentStanding) -> None:
        """Offer what can be done with a document that stands so."""
        self.standing.setText("\n".join((standing.said(), *standing.confirmed[:1])))
        self.standing.setToolTip("\n".join(standing.confirmed and (LACKED, *standing.confirmed)))
        self.standing.setVisible(bool(standing.said()))
        is_book = self._kind is not None and self._kind.source is Source.BOOK  # it lists what went out
        self.issue.setVisible(standing.is_draft and not is_book)
        self.correct.setVisible(not standing.is_draft)
        self.cancel.setVisible(standing.standing is Standing.ISSUED)
        self.saver.setVisible(standing.is_draft)
        self._is_draft = standing.is_draft
        self.tabs.setTabEnabled(2, bool(standing.key))

    def show_notices(self, notices: Sequence[str]) -> None:
        """Show what is to be seen to before it is printed or goes out; nothing takes no room."""
        self.notices.say([Complaint("", sentence, warning=True) for sentence in notices])

    def show_formats(self, formats: Sequence[Format]) -> None:
        """Offer these files; what has no pages is not printed."""
        for format_, button in self.exporters.items():
            button.setVisible(format_ in formats)
        for button in (self.look, self.printer):
            button.setVisible(Format.PDF in formats)

    def set_writable(self, writable: bool) -> None:
        """Whether something can be written and made."""
        for part in filter(None, (self.words, self.details)):
            part.setEnabled(writable)
        for button in self._makers():
            button.setEnabled(writable and not self.progress.is_busy())
        if not writable:
            self.saver.setEnabled(False)

    def say_saved(self, saved: bool) -> None:
        """Say whether the words are kept."""
        self.state.setText((SAVED if saved else UNSAVED) if self._is_draft else "")
        self.saver.setEnabled(not saved)

    def say_busy(self, saying: str) -> None:
        """Nothing else can be started until what is under way ends."""
        self.state.setText(saying)
        for button in self._makers():
            button.setEnabled(False)

    def say_idle(self, saying: str) -> None:
        """What was under way came to its end."""
        self.say_saved(not self.saver.isEnabled())
        if saying:
            self.state.setText(saying)
        for button in self._makers():
            button.setEnabled(True)

    def add_keys(self, *, save: Callable[[], object], print_: Callable[[], object]) -> None:
        """Ctrl+S and Ctrl+P, wherever the cursor is."""
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Save, self, save, context=within)
        QShortcut(
            QKeySequence.StandardKey.Print,
            self,
            lambda: self.printer.isVisible() and print_(),
            context=within,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        super().resizeEvent(event)
        self.pane.setVisible(self.width() >= theme.px(LEAST_FOR_PAGES))

    def _makers(self) -> tuple[QPushButton, ...]:
        return self.look, *self.exporters.values(), self.printer, self.issue

    def _place(self) -> None:
        verbs = (self.progress, self.saver, *self._makers(), self.cancel, self.correct)
        top, about = LeftAndRight((self.title,), verbs), QHBoxLayout()
        label = QLabel(ABOUT)
        label.setBuddy(self.subject)
        about.addWidget(label)
        about.addWidget(self.subject, 1)
        about.addWidget(self.new)
        about.addWidget(self.large)
        about.addWidget(self.standing)
        about.addWidget(self.state)
        self._bar = QHBoxLayout()
        self._area, self._ways = _scrolled(), _scrolled()
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, theme.STEP, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar)
        column.addWidget(self._area, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.tabs.addTab(words, WORDS)
        self.tabs.addTab(self._ways, WAYS)
        self.tabs.addTab(_topped(self.files), FILES)
        self.splitter.addWidget(self.tabs)
        self.splitter.addWidget(self.pane)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.STEP, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(top)
        layout.addLayout(about)
        layout.addWidget(self.told)
        layout.addWidget(self.notices)
        layout.addWidget(self.splitter, 1)

    def _dress(self) -> None:
        self.state.setAccessibleName("Tình trạng")
        self.empty.setWordWrap(True)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName("Phần lời và thể thức")
        self.new.setToolTip("Bắt đầu một văn bản mới của loại này")
        self.new.hide()
        self.large.hide()
        self.large.setToolTip("Xem, in và xuất trên khổ A3 thay cho A4; máy này nhớ cho loại văn bản này")
        self.large.toggled.connect(self._keep_paper)
        self.issue.setToolTip("Ghi số, ngày; lời văn và số liệu được giữ nguyên từ lúc đó")
        self.cancel.setToolTip("Hủy văn bản đã phát hành cùng số của nó, kèm lý do")
        self.correct.setToolTip("Lập bản mới thay bản đã phát hành; bản cũ giữ nguyên")
        self.standing.setAccessibleName("Văn bản đang ở bước nào")
        self.notices.setAccessibleName("Cần xem lại trước khi in")
        self.saver.setToolTip("Lưu phần lời của Văn phòng (Ctrl+S)")
        self.look.setToolTip("Xem các trang sẽ in trong cửa sổ lớn")
        self.printer.setToolTip("Chọn máy in, số bản, các trang rồi in (Ctrl+P)")
        for format_, button in self.exporters.items():
            button.setToolTip(f"Lưu phần lời rồi xuất tệp {format_.label}")
        for button in (self.new, self.saver, *self._makers(), self.cancel, self.correct):
            button.setAutoDefault(False)
        self.splitter.setCollapsible(0, False)
        self.splitter.setCollapsible(1, False)
        theme.follow(self, lambda: self.tabs.setMinimumWidth(theme.px(LEAST_FOR_WORDS)))
        kept = self._settings.value(SPLIT)
        if not (isinstance(kept, QByteArray) and self.splitter.restoreState(kept)):
            self.splitter.setSizes([theme.px(LEAST_FOR_WORDS) * share for share in SHARES])
        self.splitter.splitterMoved.connect(lambda: self._settings.setValue(SPLIT, self.splitter.saveState()))


def _scrolled() -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def _topped(*widgets: QWidget) -> QWidget:
    """Widgets from the top down, and room below them."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, theme.STEP, theme.STEP, 0)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return holder
