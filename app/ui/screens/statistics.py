"""Thống kê: tasks, programme, attendance, reports, extensions of any period by agency, leader …, compared, ranked."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.briefings.figures import Period
from app.briefings.programme_shares import ShareBy
from app.core.statistics_terms import (
    By,
    Comparison,
    Criterion,
    ExtensionBy,
    ExtensionRank,
    PresenceBy,
    PresenceRank,
    ReportBy,
)
from app.core.terms import AgencyKind, Term
from app.core.words import capital, number
from app.rules.periods import month_of, usual_look
from app.ui import theme
from app.ui.lists import periods
from app.ui.lists.flow import Flow
from app.ui.screens import statistics_work as work
from app.ui.screens.statistics_work import Asked, Told
from app.ui.today import today
from app.ui.widgets.calm import CalmBox
from app.ui.widgets.day_box import DayBox, MomentBox
from app.ui.widgets.figure_links import Link
from app.ui.widgets.figure_table import FigureTable
from app.ui.widgets.progress_bar import ProgressBar

if TYPE_CHECKING:
    from app.briefings.list_table import ListTable
    from app.exports.formats import Format
    from app.ui.lists.export import Output
    from app.ui.shell import Shell
    from app.ui.tasks import Work

KNOWN = "Như đã biết lúc"
MEANING = (
    "Số liệu tính lại đúng như dữ liệu đã nhập đến thời điểm này: việc nhập, sửa, xóa sau đó không làm thay đổi "
    "con số, nên khớp với báo cáo đã phát hành lúc đó."
)
AS_OF_TIP = "Chỉ tính những việc có ngày đến hết ngày này, dù được nhập vào lúc nào"
ALL_KINDS, UNRANKED, ALONE = "Mọi cơ quan", "Không xếp hạng", "Không so sánh"
WAYS: dict[str, type[By | ShareBy | PresenceBy | ReportBy | ExtensionBy]] = {
    "Nhiệm vụ": By,
    "Chương trình": ShareBy,
    "Dự họp": PresenceBy,
    "Báo cáo": ReportBy,
    "Gia hạn": ExtensionBy,
}
"""What is counted, and the things that it is counted by."""
RANKS: dict[type[Term], type[Criterion | PresenceRank | ExtensionRank]] = {
    By: Criterion,
    ShareBy: Criterion,
    PresenceBy: PresenceRank,
    ReportBy: Criterion,
    ExtensionBy: ExtensionRank,
}
"""By what rows can be ranked."""


class StatisticsPage(QWidget):
    """The page of one statistic at a time; it opens with the present month by agency."""

    TITLE: ClassVar = "Thống kê"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._tasks = shell, shell.tasks
        self._found: Told | None = None
        self._counted: Asked | None = None
        self._counting: Work | None = None
        self._is_stale = True
        self._period = periods.code(month_of(today()).start, month_of(today()).end)
        self.period = QPushButton()
        self.by = _by_box()
        self.kind = _box(AgencyKind, "Nhóm cơ quan", ALL_KINDS)
        self.compare = _compare_box()
        self.rank = _box(Criterion, "Xếp hạng", UNRANKED)
        self.rank.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # its choices change
        self.as_of = DayBox(self._tasks, today(), "Tính đến hết ngày")
        self.is_known_at = QCheckBox(KNOWN)
        self.known_at = MomentBox(self._tasks, datetime.now().astimezone(), KNOWN)
        self.meaning = theme.quiet(QLabel(MEANING))
        self.said = theme.quiet(QLabel())
        self.table = FigureTable("Thống kê nhiệm vụ")
        self.progress = ProgressBar("Tiến độ", "Dừng việc đang làm")
        self.export, self.menu = QPushButton("Xuất"), QMenu(self)
        self._dress()
        self._place()
        self._wire()

    def asked(self) -> Asked:
        """What is on the page."""
        first, last = periods.days(self._period) or (today(), today())
        by = _read_by(self.by.currentData())
        return Asked(
            Period(first, last, self.as_of.day()),
            by,
            tuple(Comparison(code) for code in self.compare.currentData().split())
            if _is_compared(by)
            else (),
            AgencyKind(kind) if (kind := self.kind.currentData()) and by is By.AGENCY else None,
            RANKS[type(by)](code) if (code := self.rank.currentData()) and _is_compared(by) else None,
            self.known_at.moment() if self.is_known_at.isChecked() else None,
        )

    def show_period(self, code: str) -> None:
        """Show another period, seen on its last day, or today while it runs."""
        first, last = periods.days(code) or (today(), today())
        self._period = code
        self.period.setText(capital(periods.say(code)))
        self.as_of.show_value(usual_look(first, last, today()))
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own name
        super().showEvent(event)
        if self._is_stale:
            self._ask()

    # --- what is asked ---

    def _ask(self) -> None:
        self._is_stale = not self.isVisible()
        if self._is_stale or not self._is_told():
            return
        asked = self.asked()
        self.kind.setEnabled(asked.by is By.AGENCY)
        for box in (self.compare, self.rank):
            box.setEnabled(_is_compared(asked.by))
        if self._counting:
            self._counting.cancel()
        job = partial(work.count, asked=asked)
        self._counting = self._tasks.study(job, partial(self._show, asked))
        self.progress.follow(self._counting)

    def _offer_ranks(self) -> None:
        """What rows of the chosen statistic are ranked by; what was chosen stays where this one has it too."""
        chosen, ranks = self.rank.currentData(), RANKS[type(_read_by(self.by.currentData()))]
        with QSignalBlocker(self.rank):
            self.rank.clear()
            _offer(self.rank, ranks, UNRANKED)
            self.rank.setCurrentIndex(max(self.rank.findData(chosen), 0))

    def _is_told(self) -> bool:
        """Whether the days can be read; the boxes say beside them why not."""
        known = not self.is_known_at.isChecked() or self.known_at.is_told()
        return known and not self.as_of.trouble()

    def _refresh(self) -> None:
        """What changed elsewhere; what was known at a moment stays."""
        if self._counted is None or self._counted.known_at is None:
            self._ask()

    def _show(self, asked: Asked, found: Told) -> None:
        if not self._is_told() or asked != self.asked():  # something else was chosen meanwhile
            return
        self._counted, self._found = asked, found
        self.said.setText(f"{found.title}: {number(len(found.rows))} dòng, {'; '.join(found.said)}.")
        self.table.fill(found.columns, found.rows, named=(found.heading, _name), total=found.whole)
        self.export.setEnabled(True)

    # --- what is opened and exported ---

    def _open(self, link: Link) -> None:
        if self._counted is None or self._counted.known_at is None:
            self._shell.show_list(link.list, link.wanted)
        elif self._output().is_free():
            job = partial(work.list_behind, link=link, asked=self._counted, what=self.table.said())
            self.progress.follow(self._tasks.study(job, self._preview))

    def _preview(self, listed: ListTable) -> None:
        self._output().preview(listed)

    def _listed(self) -> ListTable | None:
        from app.ui.lists.export import is_on_a3

        if self._found is None:
            return None
        rows = [row for row in self.table.figures.rows if row is not self._found.whole]
        return self._found.as_list(rows, made_on=today(), on_a3=is_on_a3(self._shell.settings))

    def _export(self, format_: Format | None, _: bool = False) -> None:
        listed, output = self._listed(), self._output()
        if listed is None or not output.is_free():
            return
        if format_ is None:
            output.preview(listed)
        elif path := output.ask_path(listed.title, format_):
            output.write(listed, format_, path)

    def _output(self) -> Output:
        from app.ui.lists.export import Output

        return Output(self, self._shell, self.progress)

    def _offer(self) -> None:
        from app.ui.lists.export import offer

        offer(self.menu, 0, self._shell.settings, self._export)

    def _choose_period(self) -> None:
        from app.ui.lists.popup import PeriodPopup

        popup = PeriodPopup(self, self._period)
        popup.chosen.connect(self.show_period)
        popup.open_under(self.period)

    # --- the widgets ---

    def _dress(self) -> None:
        self.period.setToolTip("Chọn kỳ thống kê: tháng, quý, năm hoặc khoảng ngày bất kỳ")
        self.period.setAccessibleName("Kỳ")
        self.period.setAutoDefault(False)
        self.as_of.setToolTip(AS_OF_TIP)
        self.known_at.setEnabled(False)
        self.is_known_at.setToolTip(MEANING)
        for label, name in ((self.meaning, "Ý nghĩa"), (self.said, "Cách tính")):
            label.setWordWrap(True)
            label.setAccessibleName(name)
        self.meaning.hide()
        self.export.setMenu(self.menu)
        self.export.setToolTip("Xuất bảng đang xem ra Excel, Word, PDF hoặc in (Ctrl+P)")
        self.export.setAutoDefault(False)
        self.export.setEnabled(False)
        self.show_period(self._period)

    def _place(self) -> None:
        controls = QWidget()
        flow = Flow(controls)
        for name, widget in (
            ("Kỳ", self.period),
            ("tính đến hết", self.as_of),
            ("", self.by),
            ("", self.kind),
            ("", self.compare),
            ("", self.rank),
            ("", self.is_known_at),
            ("", self.known_at),
            ("", self.export),
        ):
            if name:
                label = QLabel(name)
                label.setMinimumHeight(self.as_of.sizeHint().height())  # in line with what it names
                flow.addWidget(label)
            flow.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.STEP)
        layout.addWidget(theme.titled(QLabel(self.TITLE)))
        for part in (controls, self.meaning, self.said, self.progress):
            layout.addWidget(part)
        layout.addWidget(self.table, 1)

    def _wire(self) -> None:
        self.period.clicked.connect(self._choose_period)
        self.by.currentIndexChanged.connect(self._offer_ranks)
        for box in (self.by, self.kind, self.compare, self.rank):
            box.currentIndexChanged.connect(self._ask)
        self.as_of.chosen.connect(self._ask)
        self.is_known_at.toggled.connect(self.known_at.setEnabled)
        self.is_known_at.toggled.connect(self.meaning.setVisible)
        self.is_known_at.toggled.connect(self._ask)
        self.known_at.chosen.connect(self._ask)
        self.table.opened.connect(self._open)
        self.menu.aboutToShow.connect(self._offer)
        self._tasks.changed.connect(self._refresh)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Print, self, lambda: self._export(None), context=within)


def _box(terms: type[Term], name: str, nothing: str = "") -> QComboBox:
    """A box of terms; with `nothing` first the empty code."""
    box = CalmBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    _offer(box, terms, nothing)
    return box


def _offer(box: QComboBox, terms: type[Term], nothing: str) -> None:
    if nothing:
        box.addItem(nothing, "")
    for term in terms:
        box.addItem(term.label, term.value)


def _by_box() -> QComboBox:
    """Tasks by one thing, then the programme by one, then attendance, reports and extensions."""
    box = CalmBox()
    box.setAccessibleName("Thống kê theo")
    box.setToolTip("Đếm gì, mỗi dòng là gì")
    for noun, terms in WAYS.items():
        for term in terms:
            box.addItem(f"{noun} theo {term.label[:1].lower()}{term.label[1:]}", f"{noun}:{term.value}")
    return box


def _is_compared(by: Term) -> bool:
    """Whether a statistic can be set beside other periods and ranked: by month only that of tasks."""
    return isinstance(by, By) or by not in (
        ShareBy.MONTH,
        PresenceBy.MONTH,
        ReportBy.MONTH,
        ExtensionBy.MONTH,
    )


def _read_by(code: str) -> By | ShareBy | PresenceBy | ReportBy | ExtensionBy:
    noun, _, term = code.partition(":")
    return WAYS[noun](term)


def _compare_box() -> QComboBox:
    box = _box(Comparison, "So sánh", ALONE)
    box.addItem("Kỳ trước và cùng kỳ năm trước", " ".join(each.value for each in Comparison))
    return box


def _name(row: Any) -> str:
    return str(row.name)
