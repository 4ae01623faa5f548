"""The filters above a list: buttons, what opens under them, and chips."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.briefings.lists import Choice, Wanted
from app.ui.lists import popup as popups
from app.ui.lists.chips import in_words
from app.ui.lists.filters import FilterBar
from app.ui.lists.popup import NOT_A_DAY, TURNED, ChoicePopup, PeriodPopup
from app.ui.lists.screen import Filter
from tests.ui.lists.hands import Key, column, press

# What the platform without a screen says when something opens over the window.
pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard")
AGENCIES = ("Sở Y tế", "Ban Dân tộc", "Sở Tài chính")


@pytest.fixture
def view(show, fill):
    fill((f"Việc {number}" for number in range(9)), agencies=AGENCIES)
    return show()


@pytest.fixture
def opened(qtbot, view):
    """Open the choices of a filter."""

    def opened(name: str):
        view.filters.buttons[name].click()
        qtbot.waitUntil(lambda: view.filters.popup is not None)
        return view.filters.popup

    return opened


def shown(popup: ChoicePopup) -> list[str]:
    items = [popup.choices.item(row) for row in range(popup.choices.count())]
    return [item.text().partition(" ·")[0].strip() for item in items if not item.isHidden()]


def chips(view) -> list[str]:
    return [chip.words.text() for chip in view.filters.chips.values()]


def test_words_that_begin_with_the_letters_stand_first(qtbot, view, database):
    several = [Choice("1", "Sở Xây dựng"), Choice("2", "Ban Dân tộc"), Choice("3", "Sở Tài chính")]
    popup = ChoicePopup(view, several, ("3",))
    qtbot.addWidget(popup)
    assert shown(popup) == ["Sở Tài chính", "Sở Xây dựng", "Ban Dân tộc"]
    popup.search.setText("an")
    assert shown(popup) == ["Ban Dân tộc"]
    popup.search.setText("n")
    assert shown(popup) == ["Sở Tài chính", "Sở Xây dựng", "Ban Dân tộc"]
    popup.search.setText("d")
    assert shown(popup) == ["Sở Xây dựng", "Ban Dân tộc"]
    popup.search.setText("t")
    assert shown(popup) == ["Sở Tài chính", "Ban Dân tộc"]
    popup.search.setText("y")
    assert shown(popup) == ["Sở Xây dựng"]
    popup.search.setText("c t")
    assert shown(popup) == ["Sở Tài chính", "Ban Dân tộc"]
    press(popup.search, Key.Key_Down)
    popup.search.setText("")
    assert shown(popup) == ["Sở Tài chính", "Sở Xây dựng", "Ban Dân tộc"]
    assert popup.codes() == ("3",)


def test_what_is_open_goes_when_its_list_does(qtbot, view):
    view.filters.buttons["period"].click()
    assert view.filters.popup.isVisible()
    view.hide()
    qtbot.waitUntil(lambda: view.filters.popup is None)


def test_choices_that_come_late_open_over_no_other_page(qtbot, view, tasks):
    view.filters.buttons["agency"].click()
    view.hide()
    later = []
    tasks.ask(view, "later", lambda _: None, later.append)
    qtbot.waitUntil(lambda: bool(later))
    assert view.filters.popup is None


def test_choices_are_looked_up_without_accents_and_checked(qtbot, view, opened):
    popup = opened("agency")
    assert shown(popup) == ["Ban Dân tộc", "Sở Tài chính", "Sở Y tế"]
    popup.search.setText("tai chinh")
    assert shown(popup) == ["Sở Tài chính"]
    press(popup.search, Key.Key_Return)
    qtbot.waitUntil(lambda: view.count.text() == "3 / 9 nhiệm vụ")
    assert chips(view) == ["Cơ quan: Sở Tài chính"]
    popup.search.setText("khong co")
    assert shown(popup) == []
    assert popup.nothing.isVisible()
    popup.search.setText("y te")
    press(popup.search, Key.Key_Return)
    qtbot.waitUntil(lambda: view.count.text() == "6 / 9 nhiệm vụ")
    assert chips(view) == ["Cơ quan: Sở Tài chính, Sở Y tế"]
    press(popup, Key.Key_Escape)
    qtbot.waitUntil(lambda: view.filters.popup is None)


def test_what_is_chosen_stands_first_when_it_is_opened_again(qtbot, view, opened):
    (code,) = [c.code for c in choices_of(view) if c.label == "Sở Y tế"]
    view.show_wanted(Wanted(filters={"agency": (code,)}))
    popup = opened("agency")
    assert shown(popup) == ["Sở Y tế", "Ban Dân tộc", "Sở Tài chính"]
    assert popup.codes() == (code,)
    popup.close()


def choices_of(view) -> list[Choice]:
    database = view.shell.tasks._opened()
    with database.read() as session:
        return view.declared.filters[0].choices(session)


def test_the_keys_walk_from_the_search_into_the_choices(qtbot, view, opened):
    popup = opened("agency")
    press(popup.search, Key.Key_Down)
    qtbot.waitUntil(popup.choices.hasFocus)
    press(popup.choices, Key.Key_Down, Key.Key_Space)
    qtbot.waitUntil(lambda: view.count.text() == "3 / 9 nhiệm vụ")
    assert chips(view) == ["Cơ quan: Sở Tài chính"]
    popup.close()


@pytest.mark.parametrize("into", [10, 100])
def test_a_click_on_the_box_or_on_the_words_checks(view, opened, into):
    popup = opened("agency")
    place = popup.choices.visualItemRect(popup.choices.item(1))
    for checked in (True, False):
        QTest.mouseClick(
            popup.choices.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(into, place.center().y())
        )
        states = [popup.choices.item(n).checkState() == Qt.CheckState.Checked for n in range(3)]
        assert states == [False, checked, False]
    popup.close()


def test_of_one_choice_alone_the_popup_closes(qtbot, show, screen, fill):
    fill(["Việc"])
    one = Filter("agency", "Cơ quan", screen.filters[0].choices, several=False)
    view = show(replace(screen, filters=(one,)))
    view.filters.open("agency")
    qtbot.waitUntil(lambda: view.filters.popup is not None)
    press(view.filters.popup.search, Key.Key_Return)
    qtbot.waitUntil(lambda: view.filters.popup is None)
    assert chips(view) == ["Cơ quan: Sở Y tế"]


def test_a_chip_goes_with_its_sign_or_with_del_and_the_rows_come_back(qtbot, view):
    view.show_wanted(Wanted(filters={"period": ("2026-01-01..2026-01-02",), "figure": ("1",)}))
    qtbot.waitUntil(lambda: view.count.text() == "1 / 9 nhiệm vụ")
    assert chips(view) == ["Ngày giao: 01/01/2026 – 02/01/2026", "Số liệu: tận cùng bằng 1"]
    view.filters.chips["period"].remove.click()
    assert view.filters.codes() == {"figure": ("1",)}
    qtbot.waitUntil(view.filters.chips["figure"].hasFocus)
    press(view.filters.chips["figure"], Key.Key_Delete)
    qtbot.waitUntil(lambda: view.count.text() == "9 nhiệm vụ")
    assert chips(view) == []


def test_a_filter_without_choices_is_only_a_chip(view):
    assert list(view.filters.buttons) == ["agency", "period"]
    assert not view.filters.clear.isVisible()
    view.show_wanted(Wanted(filters={"figure": ("1",)}))
    assert view.filters.clear.isVisible()
    assert view.filters.kept() == {}


def test_everything_is_cleared_at_once(qtbot, view):
    view.show_wanted(Wanted("viec", {"figure": ("1",), "period": ("2026-01-01..2026-01-02",)}))
    view.filters.clear.click()
    qtbot.waitUntil(lambda: view.count.text() == "9 / 9 nhiệm vụ")
    assert (view.search.text(), view.filters.codes()) == ("viec", {})


def test_codes_from_elsewhere_are_named_when_their_names_are_known(qtbot, view):
    code = choices_of(view)[0].code
    view.show_wanted(Wanted(filters={"agency": (code, "f" * 32)}))
    assert chips(view) == ["Cơ quan: …, …"]
    qtbot.waitUntil(lambda: chips(view) == [f"Cơ quan: Ban Dân tộc, {'f' * 32}"])
    assert view.shown().filters == (f"Cơ quan: Ban Dân tộc, {'f' * 32}",)


def test_a_chip_opens_its_choices(qtbot, view):
    view.show_wanted(Wanted(filters={"period": ("2026-01-01..2026-01-02",)}))
    press(view.filters.chips["period"], Key.Key_Return)
    popup = view.filters.popup
    assert isinstance(popup, PeriodPopup)
    assert (popup.first.text(), popup.last.text()) == ("01/01/2026", "02/01/2026")
    popup.close()


def test_a_usual_period_is_one_click(qtbot, view, opened):
    popup = opened("period")
    assert [each.text() for each in popup.buttons] == [
        *("Tháng này", "Tháng trước", "Quý này", "Năm nay"),
        *("Tháng sau", "Năm sau"),
    ]
    popup.buttons[3].click()
    qtbot.waitUntil(lambda: view.filters.popup is None)
    assert view.filters.codes() == {"period": (popups.periods.usual(popups.today())[3][1],)}


@pytest.mark.parametrize(
    ("first", "last", "complaint"),
    [("1/1/2026", "hôm qua", NOT_A_DAY), ("", "2/1/2026", NOT_A_DAY), ("3/1/2026", "2/1/2026", TURNED)],
)
def test_days_that_make_no_period_are_complained_of(view, opened, first, last, complaint):
    popup = opened("period")
    popup.first.setText(first)
    popup.last.setText(last)
    press(popup.last, Key.Key_Return)
    assert popup.complaint.text() == complaint
    assert popup.complaint.isVisible()
    assert view.filters.codes() == {}
    popup.close()


def test_any_period_can_be_typed(qtbot, view, opened):
    popup = opened("period")
    popup.first.setText("02.01.2026")
    popup.last.setText("5/1/2026")
    popup.apply.click()
    qtbot.waitUntil(lambda: view.count.text() == "4 / 9 nhiệm vụ")
    assert chips(view) == ["Ngày giao: 02/01/2026 – 05/01/2026"]
    assert sorted(column(view)) == ["Việc 1", "Việc 2", "Việc 3", "Việc 4"]


@pytest.mark.parametrize(
    ("choices", "said"),
    [(["a"], "X: a"), (["a", "b"], "X: a, b"), (["a", "b", "c", "d"], "X: a, b và 2 mục khác")],
)
def test_a_chip_names_two_and_counts_the_rest(choices, said):
    assert in_words("X", choices) == said


def test_many_chips_go_on_in_the_next_line(qtbot, tasks):
    filters = tuple(Filter(f"f{n}", f"Điều kiện {n}", say=lambda code: code) for n in range(8))
    bar = FilterBar(filters, tasks)
    qtbot.addWidget(bar)
    bar.set_codes({f"f{n}": ("một giá trị",) for n in range(8)})
    assert bar.heightForWidth(300) > 3 * bar.heightForWidth(4000)
    bar.set_codes({})
    assert not bar.isVisible()


def test_of_many_filters_the_first_have_buttons_and_the_others_a_menu(qtbot, tasks):
    filters = tuple(Filter(f"f{n}", f"Điều kiện {n}", lambda _: [Choice("a", "Một")]) for n in range(8))
    bar = FilterBar(filters, tasks)
    qtbot.addWidget(bar)
    with qtbot.waitExposed(bar):
        bar.show()
    assert [button.isVisible() for button in {id(b): b for b in bar.buttons.values()}.values()] == [True] * 5
    entries = bar.more.menu().actions()
    assert [entry.text() for entry in entries] == [f"Điều kiện {n}…" for n in range(4, 8)]
    entries[1].trigger()
    qtbot.waitUntil(lambda: bar.popup is not None)
    press(bar.popup.search, Key.Key_Return)
    assert bar.codes() == bar.kept() == {"f5": ("a",)}
    bar.popup.close()


def test_without_many_filters_there_is_no_menu(view):
    assert not view.filters.more.isVisible()
