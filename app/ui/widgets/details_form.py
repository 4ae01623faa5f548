"""How one document goes out: what it says otherwise than its kind, on top of what the settings say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.briefings.edition import Edition
from app.briefings.issuing import Details, SigningRule, Ways
from app.core.document_kinds import DocumentKind, Source
from app.core.issuing import Circulation, Urgency
from app.core.text import clean_text
from app.rules.editions import TYPED_POST, compose_edition
from app.ui import theme
from app.ui.forms.choice_entries import BoxEntry
from app.ui.forms.day_entry import DayEntry
from app.ui.forms.entry import Around
from app.ui.forms.text_entries import LineEntry, TextEntry

if TYPE_CHECKING:
    from app.ui.forms.making import AnyEntry

NONE = "Không"
OWN_SUMMARY, TOLD_SUMMARY = "Cần ghi: văn bản về việc gì", "Để trống: theo dữ liệu"
HALVES = (("urgency", "circulation"), ("dated", "copies"), ("signer_name", "room"))
"""Fields that share a line."""


@dataclass(frozen=True, slots=True)
class _Usual:
    """What stands in the fields where the document says nothing of its own."""

    signer_name: str
    room: str
    addressees: str
    recipients: str
    contact: str


class DetailsForm(QWidget):
    """Shows what will stand in the document; what was not changed goes on following the settings."""

    edited = Signal()

    def __init__(self, kind: DocumentKind, ways: Ways, around: Around) -> None:
        super().__init__()
        self._kind, self._ways, self._around = kind, ways, around
        rules = tuple(ways.rules.values())
        self.signing = BoxEntry([rule.code for rule in rules], [_said(rule) for rule in rules])
        self.entries: dict[str, AnyEntry] = {
            "summary": TextEntry(OWN_SUMMARY if kind.source is Source.TYPED else TOLD_SUMMARY, fewest=1),
            "addressees": TextEntry("Mỗi dòng một nơi; để trống nếu không có", fewest=1),
            "recipients": TextEntry("Mỗi dòng một nơi"),
            "signing": self.signing,
            "signer_post": LineEntry("Như: Giám đốc Sở Tài chính"),
            "signer_name": LineEntry(),
            "room": LineEntry("Như: TH"),
            "urgency": _box(Urgency),
            "circulation": _box(Circulation),
            "dated": DayEntry(around, "Để trống: ghi tay"),
            "copies": LineEntry("Như: NVC.02"),
            "contact": TextEntry("Địa chỉ, điện thoại ở chân trang đầu", fewest=1),
        }
        self._labels = {name: QLabel(label) for name, label in LABELS.items()}
        self._before = self._usual(ways.kind.signing)
        self._place()
        for name, entry in self.entries.items():
            entry.name_it(LABELS[name])
            entry.edited.connect(self._tell)

    def show_details(self, details: Details) -> None:
        """Show what a document says; not an edit."""
        signing = details.signing or self._ways.kind.signing
        self._before = usual = self._usual(signing)
        shown: dict[str, Any] = {
            "summary": details.summary,
            "addressees": _text(details.addressees, usual.addressees),
            "recipients": _text(details.recipients, usual.recipients),
            "signing": signing,
            "signer_post": details.signer_post,
            "signer_name": usual.signer_name if details.signer_name is None else details.signer_name,
            "room": usual.room if details.room is None else details.room,
            "urgency": details.urgency,
            "circulation": details.circulation,
            "dated": details.dated,
            "copies": details.copies,
            "contact": _text(details.contact, usual.contact),
        }
        for name, value in shown.items():
            if self.entries[name].value() != value:
                self.entries[name].show_value(value)
        self._show_post()

    def details(self) -> Details:
        """What the document says of its own; None for what stands there anyway."""
        said: dict[str, Any] = {name: entry.value() for name, entry in self.entries.items()}
        signing = said["signing"] or self._ways.kind.signing
        usual, rule = self._usual(signing), self._ways.rules[signing]
        return Details(
            summary=said["summary"],
            issuer=None if rule.issuer is self._ways.kind.issuer else rule.issuer,
            signing=None if signing == self._ways.kind.signing else signing,
            signer_post=said["signer_post"] if TYPED_POST in rule.lines else "",
            signer_name=_own(said["signer_name"], usual.signer_name),
            room=_own(said["room"], usual.room),
            addressees=_own_lines(said["addressees"], usual.addressees),
            recipients=_own_lines(said["recipients"], usual.recipients),
            contact=_own_lines(said["contact"], usual.contact),
            dated=said["dated"],
            urgency=said["urgency"],
            circulation=said["circulation"],
            copies=said["copies"],
        )

    def states(self) -> dict[str, Any]:
        """What stands in the fields as typed, for a draft."""
        return {name: entry.state() for name, entry in self.entries.items()}

    def use(self, states: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        for name, state in states.items():
            if name in self.entries:
                self.entries[name].set_state(state)
        self._show_post()

    def edition(self, details: Details) -> Edition:
        """How the document would go out with these."""
        return compose_edition(self._kind, self._ways, today=self._around.today(), details=details)

    def _usual(self, signing: str) -> _Usual:
        rule = self._ways.rules[signing]
        told = self.edition(Details(issuer=rule.issuer, signing=signing))
        return _Usual(
            told.signer_name,
            self._ways.kind.room or self._ways.office.drafting_unit,
            "\n".join(told.addressees),
            "\n".join(told.recipients),
            "\n".join(told.contact),
        )

    def _tell(self) -> None:
        self._follow_signing()
        self.edited.emit()

    def _follow_signing(self) -> None:
        """Another way to sign brings the name of another signer, unless one was typed."""
        usual = self._usual(self.signing.value() or self._ways.kind.signing)
        name = self.entries["signer_name"]
        if usual != self._before and name.value() == self._before.signer_name:
            name.show_value(usual.signer_name)
        self._before = usual
        self._show_post()

    def _show_post(self) -> None:
        rule = self._ways.rules[self.signing.value() or self._ways.kind.signing]
        for widget in (self._labels["signer_post"], self.entries["signer_post"]):
            widget.setVisible(TYPED_POST in rule.lines)

    def _place(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * theme.STEP)
        grid.setVerticalSpacing(theme.STEP // 2)
        second = {right for _, right in HALVES}
        first = dict(HALVES)
        line = 0
        for name in [name for name in self.entries if name not in second]:
            across = ((name, 0, 1), (first[name], 1, 1)) if name in first else ((name, 0, 2),)
            for each, column, span in across:
                self._labels[each].setBuddy(self.entries[each])
                grid.addWidget(self._labels[each], line, column, 1, span)
                grid.addWidget(self.entries[each], line + 1, column, 1, span)
            line += 2


LABELS = {
    "summary": "Trích yếu",
    "addressees": "Kính gửi",
    "recipients": "Nơi nhận",
    "signing": "Ký",
    "signer_post": "Chức vụ người được ủy quyền",
    "signer_name": "Họ tên người ký",
    "room": "Đơn vị soạn thảo",
    "urgency": "Độ khẩn",
    "circulation": "Phạm vi lưu hành",
    "dated": "Ngày ban hành",
    "copies": "Người soạn, số bản",
    "contact": "Liên hệ",
}


def _said(rule: SigningRule) -> str:
    return f"{rule.title} – {rule.issuer.label}"


def _box(terms: type[Urgency | Circulation]) -> BoxEntry:
    return BoxEntry(list(terms), [term.label.capitalize() or NONE for term in terms])


def _text(own: tuple[str, ...] | None, usual: str) -> str:
    return usual if own is None else "\n".join(own)


def _own(said: str, usual: str) -> str | None:
    return None if said == usual else said


def _own_lines(said: str, usual: str) -> tuple[str, ...] | None:
    return None if said == clean_text(usual) else tuple(filter(None, said.splitlines()))
