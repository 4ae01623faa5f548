"""A page of records: lists by tabs, the current row's details beside them, a form in their place when one is opened.

Records that are seen in another way than as a list (a week, a month) have a view: a tab of its own before or behind the
lists.

A list is made in turns of the event loop once its tab is chosen; who needs it at once has it at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.detail_panel import DetailPanel, Shown
from app.ui.screens.catalog import form_named
from app.ui.slices import Slices
from app.ui.widgets.tab_bar import TabBar

if TYPE_CHECKING:
    from app.briefings.lists import Wanted
    from app.ui.forms.view import FormView
    from app.ui.lists.screen import ListScreen
    from app.ui.lists.view import ListView
    from app.ui.shell import Shell

Tell = Callable[[str], Shown]


class PageView(NamedTuple):
    """A tab that is no list: its title, how its widget is made when first seen, whether it stands behind them."""

    title: str
    make: Callable[[Shell], QWidget]
    behind: bool = False


LEAST_FOR_PANEL = 980  # of the page; beside the wide menu that is a window of 1212
PANEL_SHARE, PANEL_WIDTH = 0.25, 330  # of the page, and at most
PANEL_KEY = "F9"
LIST_PARTS = 2  # turns in which a list is made once there are its widgets


class RecordPage(QWidget):
    """Lists, details and forms of one family of records."""

    def __init__(
        self,
        shell: Shell,
        screens: Sequence[ListScreen[Any]],
        tells: Mapping[str, Tell] | None = None,
        views: Sequence[PageView] = (),
    ) -> None:
        """`tells` says how rows are told by lists, by their names, that are not those of one table with a form."""
        super().__init__()
        self.tabs = TabBar()
        self.lists = QStackedWidget()
        self.splitter = _Beside(Qt.Orientation.Horizontal)
        self.stack = QStackedWidget()
        self._shell, self._screens, self._tells = shell, tuple(screens), tells or {}
        before, behind = ([view for view in views if view.behind is last] for last in (False, True))
        self._fronts: tuple[PageView | ListScreen[Any], ...] = (*before, *self._screens, *behind)
        self._made: dict[int, QWidget] = {}
        self._making: Slices | None = None
        self._half: int | None = None  # the tab that is being made
        self._panel: DetailPanel | None = None
        self._current: dict[str, str] = {}
        self._empty: dict[str, str] = {}  # what empty lists say
        self._views: dict[str, ListView[Any]] = {}
        self._forms: dict[str, FormView] = {}
        self._wants_panel = shell.settings.value("details/shown", "true") == "true"
        self._place()
        self._wire()
        self._show_tab(0)

    def show_list(self, name: str, wanted: Wanted) -> None:
        """Show one of the lists, with these words, filters and order."""
        number = next(
            place
            for place, front in enumerate(self._fronts)
            if not isinstance(front, PageView) and front.name == name
        )
        self._drop_making()  # what was on the way is not what is wanted now
        self.tabs.setCurrentIndex(number)
        self._show_tab(number)
        self._show_lists()
        self._once_made(lambda: self._views[name].show_wanted(wanted))

    @property
    def panel(self) -> DetailPanel:
        """The details of the current row."""
        self._finish()
        return self._details()

    def show_form(self, name: str, key: str | None = None, *, start: Any = None) -> None:
        """Open a form on a record, or on a new one, in place of the list."""
        form = self._form(name)
        self.stack.setCurrentWidget(form)
        form.open(key, start)

    def record(self) -> tuple[str, UUID] | None:
        """The record of the form that is open, else that of the current row."""
        if (form := self.form()) is not None:
            return (form.form.table, UUID(form.key)) if form.key else None
        self._finish()
        return self._details().record() if self._is_told() else None

    def is_saved(self) -> bool:
        """Whether nothing is typed into a form that its record does not have."""
        return all(form.is_saved() for form in self._forms.values())

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Keep what was typed as drafts, which are offered when the form is opened again; then call `then`.

        Nothing is asked and nothing half typed becomes a record: that is for the form's own button.
        """
        for form in self._forms.values():
            form.drafting.keep()
        then()

    def view(self) -> ListView[Any]:
        """The list that is shown, or lies behind the form."""
        self._finish()
        return self._views[self._screen().name]

    def front(self) -> QWidget:
        """The tab that is shown: a list, or another view."""
        self._finish()
        return self.lists.currentWidget() or self

    def form(self) -> FormView | None:
        """The form that is open, if one is."""
        shown = self.stack.currentWidget()
        return next((form for form in self._forms.values() if form is shown), None)

    def toggle_panel(self) -> None:
        """Show or hide the details."""
        self._wants_panel = not self._wants_panel
        self._shell.settings.setValue("details/shown", "true" if self._wants_panel else "false")
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A key that comes before the list is there finds it there."""
        if event.type() is QEvent.Type.ShortcutOverride:
            self._finish()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        super().resizeEvent(event)
        self._fit()

    def _screen(self) -> ListScreen[Any]:
        """The list at the front; behind another view the first one."""
        front = self._front()
        return self._screens[0] if isinstance(front, PageView) else front

    def _front(self) -> PageView | ListScreen[Any]:
        return self._fronts[max(self.tabs.currentIndex(), 0)]

    def _is_told(self) -> bool:
        """Whether the panel has something to tell of the rows of the tab: not of a view, nor of computed rows."""
        if isinstance(self._front(), PageView):
            return False
        screen = self._screen()
        return bool(screen.name in self._tells or screen.form or screen.table)

    def _form(self, name: str) -> FormView:
        if name not in self._forms:
            from app.ui.forms.view import FormView

            form = FormView(form_named(name), self._shell)
            form.closed.connect(self._close_form)
            form.saved.connect(partial(self._seek, name))
            self._forms[name] = form
            self.stack.addWidget(form)
        return self._forms[name]

    def _seek(self, name: str, key: str) -> None:
        """Have the lists of a form's records choose what was saved, once they are seen again."""
        for screen in self._screens:
            if screen.form == name and screen.name in self._views:
                self._views[screen.name].sought = key

    def _close_form(self) -> None:
        self._show_lists()
        self.front().setFocus()

    def _show_lists(self) -> None:
        self.stack.setCurrentIndex(0)

    def _show_tab(self, number: int) -> None:
        """Bring a tab to the front; what is not made yet is made first, a part a turn."""
        self._drop_making()
        if number in self._made:
            self._bring(number)
        else:
            self._half = number
            self._making = Slices(self, self._steps(number), self._shell.tasks.floor)

    def _steps(self, number: int) -> Iterator[Callable[[], object]]:
        """How a tab is made, a turn each."""
        yield partial(self._make, number)
        if not isinstance(front := self._fronts[number], PageView):
            yield from (partial(self._go_on, front.name, part) for part in range(LIST_PARTS))
            yield self._need_panel
        yield partial(self._bring, number)

    def _make(self, number: int) -> None:
        front = self._fronts[number]
        self._made[number] = (
            front.make(self._shell) if isinstance(front, PageView) else self._made_list(front)
        )

    def _go_on(self, name: str, part: int) -> None:
        self._views[name].parts[part]()

    def _need_panel(self) -> None:
        if self._wants_panel and self._is_told():
            self._details().ensurePolished()

    def _bring(self, number: int) -> None:
        made, self._half = self._made[number], None
        if self.lists.indexOf(made) < 0:
            self.lists.addWidget(made)
        self.lists.setCurrentWidget(made)
        self.setFocusProxy(made)
        self._fit()
        if self._is_told():
            screen = self._screen()
            self._details().offer_documents(self._views[screen.name].verbs.documents())
            self._details().say_empty(self._empty.get(screen.name, ""))
            self._tell(screen, self._current.get(screen.name, ""))

    def _finish(self) -> None:
        """Have the tab that was chosen here, now."""
        if self._making is not None:
            self._making.finish()

    def _once_made(self, act: Callable[[], object]) -> None:
        if self._making is not None and self._half is not None:
            self._making.then(act)
        else:
            act()

    def _drop_making(self) -> None:
        """Let go of a tab that is half made: another one is wanted."""
        if self._making is None or self._half is None:
            return
        self._making.drop()
        half = self._made.pop(self._half, None)
        self._views = {name: view for name, view in self._views.items() if view is not half}
        self._half = None
        if half is not None:
            half.deleteLater()

    def _made_list(self, screen: ListScreen[Any]) -> QWidget:
        from app.ui.lists.view import ListView

        view = ListView(screen, self._shell, whole=False)
        view.current_changed.connect(partial(self._tell, screen))
        view.emptied.connect(partial(self._say_empty, screen))
        if self.tabs.count() > 1:
            view.title.hide()  # the tab says it
        self._views[screen.name] = view
        return view

    def _tell(self, screen: ListScreen[Any], key: str) -> None:
        """Show a row in the panel, unless another list came to the front meanwhile."""
        self._current[screen.name] = key
        if screen is self._screen() and self._is_told():
            tell = self._tells.get(screen.name, partial(_shown, screen))
            self._details().show_record(tell(key) if key else Shown())

    def _say_empty(self, screen: ListScreen[Any], sentence: str) -> None:
        """Have the panel say that a list has no rows, unless another one came to the front meanwhile."""
        self._empty[screen.name] = sentence
        if self._panel is not None and screen is self._screen() and self._is_told():
            self._panel.say_empty(sentence)

    def _open_current(self) -> None:
        screen = self._screen()
        key = self._current.get(screen.name, "")
        if key:
            self.view().open_current()

    def _place(self) -> None:
        front = QWidget()  # the tabs over list and details alike: a page may have as many as ten
        below = QVBoxLayout(front)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        titles = [front.title for front in self._fronts]
        if len(titles) > 1:
            below.addSpacing(theme.STEP)
        below.addWidget(self.tabs)
        below.addWidget(self.splitter, 1)
        for title in titles:
            self.tabs.addTab(title)
        self.tabs.setVisible(len(titles) > 1)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)  # a page may have more lists than room
        self.tabs.setAccessibleName("Danh sách")
        self.splitter.addWidget(self.lists)
        self.splitter.setCollapsible(0, False)
        self.splitter.setStretchFactor(0, 1)
        self.stack.addWidget(front)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    def _wire(self) -> None:
        self.tabs.currentChanged.connect(self._show_tab)
        self.splitter.splitterMoved.connect(self._remember_width)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(PANEL_KEY), self, self.toggle_panel, context=within)

    def _details(self) -> DetailPanel:
        """The panel; made when it is first needed."""
        if self._panel is None:
            self._panel = self._made_panel()
        return self._panel

    def _made_panel(self) -> DetailPanel:
        panel = DetailPanel(self._shell.tasks)
        panel.hide()
        self.splitter.addWidget(panel)
        self.splitter.setStretchFactor(1, 0)
        panel.open_asked.connect(self._open_current)
        panel.links_asked.connect(self._shell.show_links)
        return panel

    def _fit(self) -> None:
        """Show the panel where it is wanted and there is room."""
        wanted = self._wants_panel and self._is_told() and self.lists.count() > 0
        if not wanted and self._panel is None:
            return
        needed = self.lists.minimumSizeHint().width() + self._details().minimumWidth()
        fits = wanted and self.width() >= max(theme.px(LEAST_FOR_PANEL), needed)
        if fits is self._details().isHidden():
            self._details().setVisible(fits)
            if fits:
                self._divide()

    def _remember_width(self) -> None:
        if self._panel is not None and self._panel.isVisible():
            self._shell.settings.setValue("details/width", self._details().width())

    def _divide(self) -> None:
        """Give the panel the width that it had the last time."""
        kept = str(self._shell.settings.value("details/width", ""))
        usual = max(
            min(round(self.width() * PANEL_SHARE), theme.px(PANEL_WIDTH)), self._details().minimumWidth()
        )
        width = int(kept) if kept.isdigit() else usual
        self.splitter.setSizes([max(self.width() - width, width), width])


class _Beside(QSplitter):
    """Does not hold the window open for the panel, which goes when there is no room."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        first = self.widget(0)
        return first.minimumSizeHint() if first else super().minimumSizeHint()


def _shown(screen: ListScreen[Any], key: str) -> Shown:
    """How a row of one table is told by what its form knows."""
    return Shown(
        key,
        form_named(screen.form).describe if screen.form else screen.describe,
        (screen.table, UUID(key)) if screen.table else None,
        can_open=bool(screen.form or screen.opens),
    )
