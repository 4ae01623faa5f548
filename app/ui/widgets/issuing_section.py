"""How documents go out: letterheads to take over, issuer, signature and recipients of each kind, page 1 beside them."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.briefings.issuing import Issuing, Ways
from app.briefings.office import Office
from app.core.document_kinds import kind_of
from app.ui import theme
from app.ui.today import today
from app.ui.widgets.beside import Beside
from app.ui.widgets.kind_ways import KindWays
from app.ui.widgets.preset_choice import PresetChoice, PresetWords
from app.ui.widgets.preview_pane import PreviewPane

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.briefings.issuing import KindIssuing
    from app.services.presets import Change
    from app.ui.shell import Shell
    from app.ui.widgets.setting_fields import SettingFields

PAUSE_MS = 400  # of typing, after which the page is drawn anew
PREVIEW_WIDTH, PREVIEW_HEIGHT = 360, 320  # at least
WORDS = PresetWords(
    "Bộ thể thức",
    "Áp dụng bộ thể thức",
    "Lấy đầu đề, ký hiệu của bộ này; người ký và con số quy chế giữ nguyên",
    "Đầu đề và ký hiệu đang dùng đã giống bộ này.",
    "Đã áp dụng bộ thể thức",
)


class IssuingSection(QWidget):
    """Whatever is typed is seen on the page at once, before it is saved."""

    def __init__(self, shell: Shell, form: SettingFields) -> None:
        from app.services.issuing_data import signing_rules
        from app.services.letterheads import letterheads

        super().__init__()
        self._rules = signing_rules()
        self._holders: Mapping[str, str] = {}
        self._typed: Mapping[str, Any] = {}
        self.form, self.kinds = form, KindWays(self._rules)
        self.choice = PresetChoice(shell, WORDS, letterheads(), changes=_changes, apply=_apply)
        self.pane = PreviewPane(shell.tasks, shell.settings, "issuing")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._place()
        self._pause.timeout.connect(self._draw)
        self.kinds.turned.connect(self._draw)
        self.kinds.edited.connect(self._pause.start)

    def set_kept(
        self, kinds: Mapping[str, tuple[KindIssuing, KindIssuing]], holders: Mapping[str, str]
    ) -> None:
        """Take over what is stored."""
        self._holders = holders
        self.kinds.set_kept(kinds)
        self.choice.ask_changes()
        self._pause.start()

    def show_typed(self, values: Mapping[str, Any]) -> None:
        """The office's settings as they are typed, by key."""
        if values != self._typed:
            self._typed = dict(values)
            self._pause.start()

    def showEvent(self, event: Any) -> None:  # noqa: N802 - Qt's own name
        super().showEvent(event)
        self._pause.start()

    def hideEvent(self, event: Any) -> None:  # noqa: N802
        self.pane.clear()
        super().hideEvent(event)

    def _draw(self) -> None:
        from app.exports.specimen import compose
        from app.rules.editions import compose_edition

        ways = self._ways()
        if ways is not None and self.isVisible():
            kind = kind_of(self.kinds.code())
            self.pane.show_made(compose(kind, compose_edition(kind, ways, today=today())))

    def _ways(self) -> Ways | None:
        """All that is typed now; nothing while a part of it is not there yet."""
        office, issuing = self._part("office.", Office), self._part("issuing.", Issuing)
        kind = self.kinds.current()
        if office is None or issuing is None or kind is None:
            return None
        return Ways(office, issuing, self._rules, kind, self._holders)

    def _part(self, prefix: str, kind: type[Any]) -> Any:
        found = {
            key.removeprefix(prefix): value for key, value in self._typed.items() if key.startswith(prefix)
        }
        wanted = {field.name for field in fields(kind)} - {"is_sample"}
        return kind(**found) if wanted <= set(found) else None

    def _place(self) -> None:
        self.pane.small.hide()  # there is one page
        inner = QWidget()
        left = QVBoxLayout(inner)
        left.setContentsMargins(0, 0, theme.STEP, 0)
        left.setSpacing(theme.STEP)
        parts = (
            ("Lấy theo một tỉnh", self.choice),
            ("Từng loại văn bản", self.kinds),
            ("Chung cho mọi văn bản", self.form),
        )
        for title, part in parts:
            left.addWidget(theme.titled(QLabel(title), 1))
            left.addWidget(part)
            left.addSpacing(theme.STEP)
        left.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Beside(_alone(_Fields(inner)), _alone(self.pane)))
        theme.follow(self, self._size)

    def _size(self) -> None:
        self.pane.setFixedWidth(theme.px(PREVIEW_WIDTH))
        self.pane.setMinimumHeight(theme.px(PREVIEW_HEIGHT))


class _Fields(QScrollArea):
    """Scrolls up and down by itself, so that the page beside stays in sight; never narrower than its fields."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = inner
        self.setWidget(inner)
        inner.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        widest = self._inner.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(widest, theme.px(PREVIEW_HEIGHT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def _alone(widget: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.addWidget(widget)
    return layout


def _changes(session: Session, name: str) -> Sequence[Change]:
    from app.services.letterheads import letterhead_changes

    return letterhead_changes(session, name)


def _apply(session: Session, name: str) -> None:
    from app.services.letterheads import apply_letterhead

    apply_letterhead(session, name)
