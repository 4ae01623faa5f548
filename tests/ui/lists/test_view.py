"""A list on the screen: what it asks, shows and remembers."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.briefings.lists import Total, Wanted
from app.models.task import Task
from app.ui.lists.model import PAGE, PAGES_KEPT
from app.ui.lists.screen import Action
from app.ui.lists.view import ListView
from tests.ui.lists.hands import CONTENT, LEAD, LETTERS, Key, Modifier, cell, click_header, column, press

MANY = 1000
AGENCIES = ("Sở Y tế", "Ban Dân tộc", "Sở Tài chính")


def test_a_long_list_is_counted_at_once_and_read_page_by_page(qtbot, show, fill):
    fill(f"Việc {number}" for number in range(MANY))
    view = show()
    assert view.count.text() == "1.000 nhiệm vụ"
    assert view.model.rowCount() == MANY
    assert cell(view, 0) == "Việc 999"
    assert cell(view, MANY - 1) is None, "the last page is not here before it is looked at"
    view.table.scrollToBottom()
    qtbot.waitUntil(lambda: cell(view, MANY - 1) == "Việc 0")


def test_only_so_many_pages_are_kept(qtbot, show, fill, monkeypatch):
    monkeypatch.setattr("app.ui.lists.model.PAGES_KEPT", 2)
    fill(f"Việc {number}" for number in range(3 * PAGE))
    view = show()
    for page in (1, 2):
        cell(view, page * PAGE)
        qtbot.waitUntil(lambda p=page: cell(view, p * PAGE) is not None)
    assert len(view.model._pages) == 2
    assert PAGES_KEPT > 2


def test_words_are_found_without_accents_and_counted_among_all(qtbot, show, fill):
    fill(["Quy hoạch tỉnh Đắk Lắk", *(f"Việc {number}" for number in range(MANY))])
    view = show()
    for typed in ("dak", "ĐẮK", "hoach dak"):
        view.search.setText(typed)
        qtbot.waitUntil(lambda: view.count.text() == "1 / 1.001 nhiệm vụ")
        assert cell(view, 0) == "Quy hoạch tỉnh Đắk Lắk"
        view.search.clear()
        qtbot.waitUntil(lambda: view.count.text() == "1.001 nhiệm vụ")


def test_text_from_a_spreadsheet_is_searched_as_words(qtbot, show, fill):
    fill(["Quy hoạch tỉnh", "Việc"])
    view = show()
    QGuiApplication.clipboard().setText("Quy\thoạch\r\ntỉnh\x00" + " tỉnh" * MANY)
    view.search.paste()
    qtbot.waitUntil(lambda: column(view) == ["Quy hoạch tỉnh"])
    assert len(view.wanted().words) <= len(view.search.text()) <= 200


def test_what_is_not_found_is_said_in_one_sentence_with_a_way_back(qtbot, show, fill):
    fill(["Việc"])
    view = show()
    view.search.setText("khong co")
    qtbot.waitUntil(view.nothing.isVisible)
    assert view.nothing.sentence.text() == "Không có nhiệm vụ nào khớp “khong co”."
    assert not view.table.isVisible()
    assert not view.nothing.fill.isVisible()
    view.nothing.clear.click()
    qtbot.waitUntil(view.table.isVisible)
    assert view.search.text() == ""


def test_an_empty_list_says_how_to_fill_it_and_has_the_button(show, screen, ran):
    view = show()
    assert view.count.text() == "0 nhiệm vụ"
    assert view.nothing.sentence.text() == screen.empty
    assert not view.nothing.clear.isVisible()
    view.nothing.fill.click()
    assert ran == [("new", [])]


def test_totals_stand_under_the_list(qtbot, show, fill):
    fill(["Việc"])
    view = show()
    qtbot.waitUntil(lambda: view.totals.text() == "Quá hạn: 0")


def test_long_totals_are_cut_and_told_whole_under_the_pointer(qtbot, show, fill, screen):
    fill(["Việc"])
    many = [Total(f"Tình trạng thứ {number}", number) for number in range(20)]
    view = show(replace(screen, totals=lambda session, wanted: many))
    qtbot.waitUntil(lambda: "Tình trạng thứ 19: 19" in view.totals.text())
    assert view.totals.toolTip() == view.totals.text()
    assert view.minimumSizeHint().width() < 800
    view.resize(8000, 600)
    assert view.totals.toolTip() == ""


def test_a_click_on_the_heading_sorts_as_a_vietnamese_dictionary_and_another_turns_it(qtbot, show, fill):
    ordered = ["Ban Dân tộc", "Sở An toàn", "Sở Ăn uống", "Sở Dân tộc", "Sở Địa chính", "Sở Y tế"]
    fill([f"Việc {number}" for number in range(6)], agencies=ordered[::-1][1:] + ordered[-1:])
    view = show()
    click_header(view, LEAD)
    qtbot.waitUntil(lambda: column(view, LEAD) == ordered)
    header = view.header
    assert header.isSortIndicatorShown()
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (LEAD, Qt.SortOrder.AscendingOrder)
    click_header(view, LEAD)
    qtbot.waitUntil(lambda: column(view, LEAD) == ordered[::-1])
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    header.usual_order_wanted.emit()
    qtbot.waitUntil(lambda: column(view) == [f"Việc {number}" for number in range(5, -1, -1)])
    assert header.sortIndicatorSection() == -1


def test_a_column_without_an_order_does_not_sort(show, fill, screen):
    fill(["Việc"])
    view = show(replace(screen, hidden=frozenset()))
    click_header(view, LETTERS)
    assert view.wanted().order == ""
    assert view.header.sortIndicatorSection() == -1


def test_groups_are_headings_over_their_rows(qtbot, show, fill):
    fill((f"Việc {number}" for number in range(5)), agencies=("Sở Y tế", "Ban Dân tộc"))
    view = show()
    view.grouping.setCurrentIndex(1)
    qtbot.waitUntil(lambda: view.model.rowCount() == 7)
    assert column(view) == [
        "Ban Dân tộc (2)",
        "Việc 3",
        "Việc 1",
        "Sở Y tế (3)",
        "Việc 4",
        "Việc 2",
        "Việc 0",
    ]
    assert view.count.text() == "5 nhiệm vụ"
    assert [view.model.key(row) == "" for row in range(7)] == [True, False, False, True, False, False, False]


def test_a_list_without_ways_to_group_has_no_choice_of_them(show, screen, fill):
    fill(["Việc"])
    assert show().grouping.isVisible()
    assert not show(replace(screen, groups=())).grouping.isVisible()


def test_a_page_can_show_it_as_it_wants(qtbot, show, fill):
    fill((f"Việc {number}" for number in range(20)), agencies=AGENCIES)
    view = show()
    view.show_wanted(Wanted("viec", {"figure": ("5",), "unknown": ("x",)}, "content", True, "lead"))
    assert view.wanted() == Wanted("viec", {"figure": ("5",)}, "content", True, "lead")
    qtbot.waitUntil(lambda: view.model.rowCount() == 4)
    qtbot.waitUntil(lambda: view.count.text() == "2 / 20 nhiệm vụ")
    view.show_wanted(Wanted())
    qtbot.waitUntil(lambda: view.count.text() == "20 nhiệm vụ")
    assert (view.search.text(), view.header.sortIndicatorSection()) == ("", -1)


def test_the_cursor_tells_which_record_it_is_on_once(qtbot, show, fill):
    fill(["Việc một", "Việc hai"])
    view = show()
    told = []
    view.current_changed.connect(told.append)
    view.table.selectRow(1)
    press(view.table, Key.Key_Right, Key.Key_Up)
    assert told == [view.model.keys[1], view.model.keys[0]]
    assert view.current_key() == told[-1]
    view.search.setText("hai")
    qtbot.waitUntil(lambda: told[-1] == "")


def test_ctrl_f_goes_to_the_search_line_and_enter_to_the_rows(qtbot, show, fill):
    fill(["Việc"])
    view = show()
    view.table.setFocus()
    press(view.table, Key.Key_F, modifier=Modifier.ControlModifier)
    qtbot.waitUntil(view.search.hasFocus)
    press(view.search, Key.Key_Return)
    qtbot.waitUntil(view.table.hasFocus)
    assert view.table.records() == [0]


def test_down_in_the_search_line_goes_to_the_first_row_of_what_is_found(qtbot, show, fill):
    fill(["Việc một", "Việc hai", "Khác"])
    view = show()
    view.table.selectRow(2)
    view.search.setFocus()
    qtbot.keyClicks(view.search, "viec")
    press(view.search, Key.Key_Down)  # before the answer is there
    qtbot.waitUntil(view.table.hasFocus)
    assert len(view.model.keys) == 2
    assert (view.table.records(), view.current_key()) == ([0], view.model.keys[0])


def test_enter_in_the_search_line_opens_the_first_of_what_is_found(qtbot, show, fill, shell):
    fill(["Việc một", "Việc hai", "Khác"])
    view = show()
    qtbot.keyClicks(view.search, "khac")
    press(view.search, Key.Key_Return)  # before the answer is there: not what stands first now
    qtbot.waitUntil(lambda: bool(shell.asked))
    assert [kind for kind, *_ in shell.asked] == ["form"]
    assert cell(view, 0) == "Khác"
    assert shell.asked[0][2] == view.model.keys[0]


def test_enter_opens_nothing_where_nothing_is_found_or_other_words_are_typed(qtbot, show, fill, shell):
    fill(["Việc một", "Việc hai"])
    view = show()
    view.search.setText("không có")
    press(view.search, Key.Key_Return)
    view.search.setText("không có gì")
    qtbot.waitUntil(lambda: not view.model.keys)
    press(view.search, Key.Key_Return)
    view.search.setText("việc")
    qtbot.waitUntil(lambda: len(view.model.keys) == 2)
    qtbot.wait(30)
    assert shell.asked == []


def test_esc_empties_the_search_line_and_shows_all_again(qtbot, show, fill):
    fill(["Việc một", "Khác"])
    view = show()
    view.search.setFocus()
    qtbot.keyClicks(view.search, "khac")
    qtbot.waitUntil(lambda: len(view.model.keys) == 1)
    press(view.search, Key.Key_Escape)
    qtbot.waitUntil(lambda: len(view.model.keys) == 2)
    assert view.search.text() == ""
    assert view.search.hasFocus()


def test_a_change_is_shown_and_what_is_looked_at_stays_in_place(qtbot, show, fill, tasks):
    fill(f"Việc {number}" for number in range(MANY))
    view = show()
    view.table.scrollTo(view.model.index(500, 0))
    view.table.choose([498, 500, 501], current=500)
    chosen, place = view.chosen_keys(), view.table.verticalScrollBar().value()
    told = []
    view.current_changed.connect(told.append)
    qtbot.waitUntil(lambda: cell(view, 500) is not None)

    def rename(session):
        session.get(Task, UUID(chosen[1])).content = "Việc mới"

    tasks.do(rename)
    qtbot.waitUntil(lambda: cell(view, 500) == "Việc mới")
    assert view.table.verticalScrollBar().value() == place
    assert view.chosen_keys() == chosen
    assert view.current_key() == chosen[1]
    assert view.chosen.text() == "Đã chọn 3"
    assert told == [], "the details of the record stay where they are"


def test_rows_that_come_above_do_not_push_away_what_is_looked_at(qtbot, show, fill, tasks):
    fill(f"Việc {number}" for number in range(MANY))
    view = show()
    view.table.scrollTo(view.model.index(500, 0))
    view.table.choose([500], current=500)
    chosen, top = view.current_key(), view.model.keys[view.table.rowAt(0)]
    fill(["Việc nữa"], agencies=("Sở Khác",))
    tasks.changed.emit()
    qtbot.waitUntil(lambda: view.model.rowCount() == MANY + 1)
    assert view.model.keys[view.table.rowAt(0)] == top
    assert view.chosen_keys() == [chosen]
    assert view.model.keys[501] == chosen


def test_a_list_that_is_not_seen_asks_again_only_when_it_is(qtbot, show, fill, screen, tasks):
    fill(["Việc một"])
    asked = []

    def find(session, wanted):
        asked.append(wanted)
        return screen.find(session, wanted)

    view = show(replace(screen, find=find))
    view.hide()
    fill(["Việc hai"], agencies=("Sở Khác",))
    tasks.changed.emit()
    qtbot.wait(50)
    assert len(asked) == 1
    view.show()
    qtbot.waitUntil(lambda: view.model.rowCount() == 2)


def test_a_late_page_of_another_list_is_not_shown(qtbot, show, fill):
    fill(f"Việc {number}" for number in range(MANY))
    view = show()
    asked = []
    view.model.missing.connect(asked.append)
    cell(view, 700)
    view.search.setText("viec 9")
    qtbot.waitUntil(lambda: view.count.text().startswith("111"))
    assert asked == [700 // PAGE]
    assert set(view.model._pages) == {0}


def test_a_failed_question_is_reported_and_the_list_stays(qtbot, show, fill, reported, screen):
    fill(["Việc"])

    def find(session, wanted):
        if wanted.words:
            raise ValueError("no")
        return screen.find(session, wanted)

    view = show(replace(screen, find=find))
    view.search.setText("x")
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert cell(view, 0) == "Việc"


def test_order_group_filters_and_columns_come_back_but_words_do_not(qtbot, show, fill, shell):
    fill((f"Việc {number}" for number in range(6)), agencies=AGENCIES)
    view = show()
    view.show_wanted(Wanted("viec", {"figure": ("1",)}, "content", descending=True, group="lead"))
    view.filters._choose("period", ("2026-01-01..2026-01-04",))
    view.header.moveSection(0, 1)
    view.header.setSectionHidden(3, True)
    view.hide()
    again = show()
    assert again.wanted() == Wanted(
        "", {"period": ("2026-01-01..2026-01-04",)}, "content", descending=True, group="lead"
    )
    assert again.header.shown() == [LEAD, CONTENT, 2]
    qtbot.waitUntil(lambda: again.count.text() == "4 / 6 nhiệm vụ")


def test_filters_that_another_page_set_are_not_remembered(qtbot, show, fill):
    fill(f"Việc {number}" for number in range(6))
    view = show()
    view.filters._choose("period", ("2026-01-01..2026-01-04",))
    view.show_wanted(Wanted(filters={"period": ("2026-01-02..2026-01-02",)}))
    click_header(view, CONTENT)
    view.hide()
    assert show().wanted().filters == {"period": ("2026-01-01..2026-01-04",)}


def test_taking_all_filters_away_is_remembered(qtbot, show, fill):
    fill(f"Việc {number}" for number in range(6))
    view = show()
    view.filters._choose("period", ("2026-01-01..2026-01-04",))
    view.clear_filters()
    view.hide()
    assert show().wanted().filters == {}


def test_enter_does_what_the_list_says_where_rows_have_no_form(qtbot, show, fill, screen, shell):
    fill(["Việc"])
    opened = []
    view = show(replace(screen, form="", opens=lambda shell, key: opened.append((shell, key))))
    view.table.selectRow(0)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert opened == [(shell, view.model.keys[0])]


def test_an_empty_list_offers_no_verb_that_needs_rows(qtbot, show, screen):
    verb = Action("Khôi phục", "Đưa trở lại", lambda shell, keys: None, main=True)
    view = show(replace(screen, actions=(verb,)))
    assert view.nothing.isVisible()
    assert view.nothing.fill is None
    assert not view.below.isVisible()


def test_verbs_of_rows_come_with_the_first_row(qtbot, show, fill, shell):
    view = show()
    assert not view.below.isVisible()
    fill(["Việc"])
    shell.tasks.changed.emit()
    qtbot.waitUntil(view.below.isVisible)


def test_what_was_changed_is_remembered_after_a_moment_too(qtbot, show, fill, shell):
    fill(["Việc"])
    view = show()
    click_header(view, CONTENT)
    qtbot.waitUntil(lambda: '"order": "content"' in str(shell.settings.value("lists/samples")))


def test_every_part_has_a_name_for_a_screen_reader(show, fill):
    fill(["Việc"])
    view = show()
    parts = (view, view.search, view.count, view.totals, view.chosen, view.table, view.grouping)
    assert [part for part in (*parts, view.nothing.sentence) if not part.accessibleName()] == []


def test_pages_that_are_not_here_leave_the_rows_empty_but_named(show, fill):
    fill(f"Việc {number}" for number in range(PAGE + 1))
    view = show()
    assert view.model.shown(PAGE) is None
    assert view.model.key(PAGE) == view.model.keys[PAGE]
    assert view.model.key(PAGE + 1) == ""


@pytest.mark.parametrize("group", [0, 1])
def test_qt_finds_nothing_wrong_with_the_model(qtbot, qtmodeltester, show, fill, group):
    fill(["Việc một", "Việc hai"])
    view = show()
    view.grouping.setCurrentIndex(group)
    qtbot.waitUntil(lambda: view.model.rowCount() == 2 + group)
    qtmodeltester.check(view.model, force_py=True)


def test_an_answer_that_comes_before_the_list_is_laid_out_opens_no_window(qtbot, screen, shell):
    view = ListView(screen, shell, whole=False)
    qtbot.addWidget(view)
    view.parts[0]()
    qtbot.waitUntil(lambda: view.count.text() == "0 nhiệm vụ")
    assert not view.table.isVisible()
    assert not view.nothing.isVisible()
    view.parts[1]()
    with qtbot.waitExposed(view):
        view.show()
    assert view.nothing.isVisible()
    assert not view.table.isVisible()
