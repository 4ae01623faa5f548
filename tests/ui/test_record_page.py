"""A page of records: lists by tabs, details beside them, forms in their place."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QSplitter, QWidget
from sqlalchemy import select

from app.briefings.lists import Wanted
from app.models.draft import Draft
from app.models.task import Task
from app.ui.detail_panel import EMPTY
from app.ui.record_page import LEAST_FOR_PANEL, LIST_PARTS, PageView, RecordPage
from app.ui.screens import catalog
from app.ui.screens.catalog import CATALOG, FORMS, form_named, list_named, page_of_form, page_of_list
from app.ui.screens.documents import DOCUMENTS
from app.ui.screens.official_work import Paper
from app.ui.screens.tasks import TASKS
from app.ui.seat import FIRST_START_OVER
from app.ui.shell import Filling, Listing, Writing
from app.ui.window import UNCHANGED, Window
from tests.ui.shells import RecordingShell

CONTENTS = ("Trình đề án", "Báo cáo kết quả", "Lập kế hoạch")


@pytest.fixture
def shell(tasks, settings, database):
    return RecordingShell(tasks, settings, database.folder)


@pytest.fixture
def page(qtbot, shell, fill):
    """The page of tasks, wide enough for the panel, with three tasks."""
    fill(CONTENTS)
    page = RecordPage(shell, (TASKS, DOCUMENTS))
    shell.show_form = page.show_form  # the window hands it back to the page
    qtbot.addWidget(page)
    page.resize(1150, 600)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: len(page.view().model.keys) == 3)
    return page


def choose(page, row: int) -> str:
    view = page.view()
    view.table.setCurrentIndex(view.model.index(row, 0))
    return view.model.keys[row]


def open_form(qtbot, page, key=None):
    page.show_form("task", key)
    form = page.form()
    qtbot.waitUntil(form.body.isEnabled)
    return form


def test_the_page_is_what_the_window_asks_of_pages(page):
    assert isinstance(page, Listing)
    assert isinstance(page, Filling)
    assert isinstance(page, Writing)


def test_several_lists_have_tabs_and_are_made_when_first_shown(qtbot, page):
    assert [page.tabs.tabText(n) for n in range(page.tabs.count())] == [TASKS.title, DOCUMENTS.title]
    assert page.lists.count() == 1
    page.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: page.lists.count() == 2)
    qtbot.waitUntil(lambda: len(page.view().model.keys) == 1)


def test_one_list_alone_has_no_tabs(qtbot, shell):
    page = RecordPage(shell, (TASKS,))
    qtbot.addWidget(page)
    assert page.tabs.isHidden()


def test_a_list_is_shown_with_what_is_wanted_whatever_is_open(qtbot, page):
    open_form(qtbot, page)
    page.show_list("documents", Wanted(words="12"))
    assert page.form() is None
    assert page.view().declared is DOCUMENTS
    assert page.view().search.text() == "12"


def test_the_current_row_is_told_in_the_panel(qtbot, page):
    choose(page, 1)
    qtbot.waitUntil(lambda: page.panel.title.text() == "Báo cáo kết quả")
    choose(page, 0)
    qtbot.waitUntil(lambda: page.panel.title.text() == page_content(page, 0))


def page_content(page, row: int) -> str:
    return page.view().model.index(row, 1).data()


def test_the_panel_says_that_a_list_is_empty_and_what_to_do(qtbot, page):
    state = page.panel.state
    qtbot.waitUntil(lambda: state.text() == EMPTY)
    page.view().search.setText("không đâu")
    qtbot.waitUntil(lambda: "Bỏ lọc" in state.text())
    page.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: state.text() == EMPTY)
    page.tabs.setCurrentIndex(0)
    page.view().clear_filters()
    qtbot.waitUntil(lambda: state.text() == EMPTY)


def test_the_title_of_a_list_is_not_said_twice(qtbot, page, shell):
    assert not page.view().title.isVisible(), "the tab says it"
    alone = RecordPage(shell, (DOCUMENTS,))
    qtbot.addWidget(alone)
    alone.resize(1150, 600)
    with qtbot.waitExposed(alone):
        alone.show()
    assert alone.view().title.isVisible()


def test_another_tab_has_a_panel_of_its_own_rows(qtbot, page):
    choose(page, 0)
    qtbot.waitUntil(lambda: page.panel.title.text() != "")
    page.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(page.view().model.keys) == 1)
    choose(page, 0)
    qtbot.waitUntil(lambda: "12/UBND-TH" in page.panel.title.text())
    page.tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: page.panel.title.text() == page_content(page, 0))


def test_enter_opens_the_form_and_esc_leads_back_to_the_same_row(qtbot, page):
    key = choose(page, 1)
    page.view().table.setFocus()
    QTest.keyClick(page.view().table, Qt.Key.Key_Return)
    form = page.form()
    qtbot.waitUntil(form.body.isEnabled)
    assert form.frames["content"].entry.value() == "Báo cáo kết quả"
    QTest.keyClick(form, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.form() is None)
    assert page.view().current_key() == key
    assert page.view().table.hasFocus()


def test_the_focus_goes_from_a_form_that_is_closed_to_the_list_and_nowhere_between(qapp, qtbot, page):
    window, menu = QSplitter(), QListWidget()
    qtbot.addWidget(window)
    window.addWidget(menu)
    window.addWidget(page)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    form = open_form(qtbot, page)
    been: list[QWidget] = []
    qapp.focusChanged.connect(lambda _, now: been.extend(filter(None, [now])))
    form.close_form()
    found = list(been)
    page.setParent(None)  # whoever made it ends it
    assert found == [page.view().table]


def test_a_new_record_is_chosen_and_seen_once_its_form_is_closed(qtbot, page, fill):
    fill(tuple(f"Việc {number}" for number in range(60)))
    page.show_list("tasks", Wanted())
    qtbot.waitUntil(lambda: len(page.view().model.keys) == 63)
    choose(page, 30)
    page.view().table.verticalScrollBar().setValue(page.view().table.verticalScrollBar().maximum())
    form = open_form(qtbot, page)
    form.frames["content"].entry.show_value("Việc vừa thêm")
    saved = []
    form.saved.connect(saved.append)
    form.save()
    qtbot.waitUntil(lambda: bool(saved))
    form.close_form()
    qtbot.waitUntil(lambda: page.view().current_key() == saved[0])
    assert page.view().chosen_keys() == saved
    table = page.view().table
    assert table.viewport().rect().intersects(table.visualRect(table.currentIndex()))
    assert page.view().sought == "", "sought once"


def test_the_button_of_the_panel_opens_the_form_too(qtbot, page):
    choose(page, 2)
    qtbot.waitUntil(page.panel.open.isVisible)
    page.panel.open.click()
    qtbot.waitUntil(lambda: page.form() is not None)


def test_a_form_is_made_once(qtbot, page):
    first = open_form(qtbot, page)
    first.close_form()
    assert open_form(qtbot, page) is first


def test_the_panel_hides_in_a_narrow_page_and_at_f9(qtbot, page):
    assert page.panel.isVisible()
    page.resize(LEAST_FOR_PANEL - 1, 600)
    assert not page.panel.isVisible()
    page.resize(1150, 600)
    assert page.panel.isVisible()
    QTest.keyClick(page.view().table, Qt.Key.Key_F9)
    assert not page.panel.isVisible()


def test_the_width_of_the_panel_and_whether_it_shows_come_back(qtbot, page, shell):
    page.splitter.moveSplitter(700, 1)
    width = page.panel.width()
    page.toggle_panel()
    again = RecordPage(shell, (TASKS, DOCUMENTS))
    qtbot.addWidget(again)
    again.resize(1150, 600)
    again.show()
    assert not again.panel.isVisible()
    again.toggle_panel()
    qtbot.waitUntil(again.panel.isVisible)
    assert abs(again.panel.width() - width) <= again.splitter.handleWidth()


def test_half_typed_text_is_kept_as_a_draft_and_nothing_is_asked(qtbot, page, database):
    form = open_form(qtbot, page)
    assert page.is_saved()
    form.frames["content"].entry.stops()[0].setPlainText("Việc đang gõ dở")
    assert not page.is_saved()
    then = []
    page.save(lambda: then.append(True))
    assert then == [True]
    qtbot.waitUntil(lambda: drafts(database) == ["task"])
    with database.read() as session:
        assert len(session.scalars(select(Task)).all()) == 3


def test_closing_the_window_keeps_what_was_typed_and_asks_nothing(qtbot, tasks, database, fill):
    fill(CONTENTS)
    window = Window(tasks, database.folder)
    window.settings.setValue(FIRST_START_OVER, True)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.saved.text() == UNCHANGED)
    window.show_form("task")
    form = window.page().form()
    qtbot.waitUntil(form.body.isEnabled)
    form.frames["content"].entry.stops()[0].setPlainText("Việc đang gõ dở")
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    qtbot.waitUntil(lambda: drafts(database) == ["task"])


def drafts(database) -> list[str]:
    with database.read() as session:
        return list(session.scalars(select(Draft.form)))


WRITTEN_IN_THE_PAGE = {"minutes", "office_texts", "official"}
"""Forms that are part of a page, not of the generic kind."""


def test_every_form_of_a_page_is_in_the_catalogue_and_none_is_left_out():
    assert {name for page in CATALOG for name in page.forms} - WRITTEN_IN_THE_PAGE == set(FORMS)
    files = {path.stem for path in Path(catalog.__file__).parent.glob("*_form.py")}
    assert files == {f"{name}_form" for name in FORMS}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_of_the_catalogue_opens(qtbot, shell, name):
    assert form_named(name).name == name
    page = page_of_form(name).make(shell)
    qtbot.addWidget(page)
    page.show_form(name)
    form = page.form()
    if name != "conclusion_tasks":  # which stands on a meeting
        qtbot.waitUntil(form.body.isEnabled)
    assert form.form is form_named(name)


def test_every_form_of_a_record_tells_it_and_none_that_stands_on_another_record():
    """A form with a title is no record of its own: what it makes or changes is told by the form of that."""
    told = {name for name in FORMS if form_named(name).describe is not None}
    assert told == {name for name in FORMS if not form_named(name).title}
    lists = [list_named(name) for page in CATALOG for name in page.lists]
    assert {one.form for one in lists if one.form} <= told


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        *[("due_days", True), ("regular_meetings", False), ("programme_shares", False)],
        *[("reports", True), ("progress_round", True), ("handovers", True)],
    ],
)
def test_rows_that_nothing_tells_have_the_whole_width(qtbot, shell, name, is_told):
    page = page_of_list(name).make(shell)
    qtbot.addWidget(page)
    page.resize(1150, 600)
    with qtbot.waitExposed(page):
        page.show()
    page.show_list(name, Wanted())
    assert page.panel.isVisible() is is_told


def test_the_panel_leads_to_the_documents_of_its_row(qtbot, page, shell):
    asked = []
    shell.show_form = lambda name, key=None, *, start=None: asked.append((name, start))
    key = choose(page, 1)
    qtbot.waitUntil(page.panel.documents.isVisible)
    urging = page.panel.documents.menu().actions()[0]
    urging.trigger()
    assert asked == [("official", Paper("urging_letters", key))]
    page.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(page.view().model.keys) == 1)
    choose(page, 0)
    qtbot.waitUntil(lambda: "12/UBND-TH" in page.panel.title.text())
    assert page.panel.documents.isHidden(), "no document is made of a document"


def test_a_view_that_is_no_list_stands_before_the_lists_and_needs_no_panel(qtbot, shell, fill):
    fill(CONTENTS)
    made = []
    page = RecordPage(
        shell, (TASKS,), views=(PageView("Tuần", lambda _: made.append(QLabel("tuần")) or made[0]),)
    )
    qtbot.addWidget(page)
    page.resize(1150, 600)
    with qtbot.waitExposed(page):
        page.show()
    assert [page.tabs.tabText(n) for n in range(page.tabs.count())] == ["Tuần", TASKS.title]
    assert page.front() is made[0]
    assert not page.panel.isVisible()
    page.show_list("tasks", Wanted())
    assert page.front() is page.view()
    assert page.panel.isVisible()
    page.tabs.setCurrentIndex(0)
    assert len(made) == 1
    assert not page.panel.isVisible()
    page.show_form("task")
    page.form().close_form()
    assert page.front() is made[0]


def test_a_view_may_stand_behind_the_lists(qtbot, shell, fill):
    fill(CONTENTS)
    page = RecordPage(shell, (TASKS,), views=(PageView("Tháng", lambda _: QLabel("tháng"), behind=True),))
    qtbot.addWidget(page)
    page.resize(1150, 600)
    with qtbot.waitExposed(page):
        page.show()
    assert [page.tabs.tabText(n) for n in range(page.tabs.count())] == [TASKS.title, "Tháng"]
    assert page.front() is page.view()
    page.tabs.setCurrentIndex(1)
    assert page.front().text() == "tháng"
    assert not page.panel.isVisible()
    page.show_list("tasks", Wanted())
    assert page.front() is page.view()


@pytest.fixture
def fresh(qtbot, shell, fill):
    """The page of tasks as it stands in the turn in which it was opened."""
    fill(CONTENTS)
    page = RecordPage(shell, (TASKS, DOCUMENTS))
    shell.show_form = page.show_form
    qtbot.addWidget(page)
    page.resize(1150, 600)
    page.show()
    page.setFocus()
    return page


def test_a_list_is_made_in_turns_and_takes_the_focus_of_the_page(qtbot, fresh):
    assert fresh.lists.count() == 0, "not in the turn of the click"
    qtbot.waitUntil(lambda: fresh.lists.count() == 1)
    assert fresh.focusProxy() is fresh.lists.currentWidget()
    assert len(fresh.view().parts) == LIST_PARTS
    qtbot.waitUntil(lambda: len(fresh.view().model.keys) == 3)
    assert fresh.view().table.isVisible()


def test_a_key_that_comes_before_the_list_is_heard_by_it(qtbot, fresh):
    assert fresh.lists.count() == 0
    QTest.keyClick(fresh, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert fresh.lists.count() == 1
    assert fresh.form() is not None, "Ctrl+N is a verb of the list"


def test_what_is_half_made_goes_when_another_tab_is_wanted(qtbot, fresh):
    fresh._making._go_on()
    assert fresh.lists.count() == 0
    fresh.show_list("documents", Wanted(words="12"))
    assert fresh.view().declared is DOCUMENTS
    assert fresh.view().search.text() == "12"
    assert fresh.lists.count() == 1
    fresh.tabs.setCurrentIndex(0)
    assert fresh.view().declared is TASKS
    qtbot.waitUntil(lambda: len(fresh.view().model.keys) == 3)


def test_what_is_wanted_of_a_list_waits_until_it_is_made(qtbot, fresh):
    fresh.show_list("documents", Wanted(words="12"))
    assert fresh.lists.count() == 0
    qtbot.waitUntil(lambda: fresh.lists.count() == 1)
    assert fresh.lists.currentWidget().search.text() == "12"
