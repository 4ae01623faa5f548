"""Looking up rows as one types: the list under the box, the chips, and what is taken on leaving."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.briefings.forms import Ref
from app.briefings.lists import Choice
from app.core.errors import AppError
from app.ui.forms.entry import Around
from app.ui.forms.ref_entries import RefEntry, RefsEntry
from app.ui.forms.screen import Entry, Field
from tests.ui.forms.samples import TODAY, find_agencies

ONE = Field("lead", "Chủ trì", Entry.REF, find=find_agencies, may_add=("agency",))
CHOSEN_ONLY = Field("lead", "Chủ trì", Entry.REF, find=find_agencies)
Key = Qt.Key


@pytest.fixture
def show(qtbot, tasks, agencies):
    """Show an entry in a window, with another box below it."""

    def show(kind, field):
        window = QWidget()
        entry, other = kind(field, Around(tasks, lambda: TODAY)), QLineEdit()
        layout = QVBoxLayout(window)
        layout.addWidget(entry)
        layout.addWidget(other)
        layout.addStretch(1)
        qtbot.addWidget(window)
        window.resize(500, 400)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        entry.setFocus()
        entry.window_of_test, entry.other = window, other
        return entry

    return show


def type_(qtbot, entry, text):
    """Type, and wait for the list."""
    entry.box.clear()
    qtbot.keyClicks(entry.box, text)
    qtbot.waitUntil(lambda: entry.box.is_answered() and entry.box.suggestions() is not None)
    return [entry.box.suggestions().item(row).text() for row in range(entry.box.suggestions().count())]


def test_what_fits_is_listed_without_accents_and_the_box_keeps_the_focus(qtbot, show):
    entry = show(RefEntry, ONE)
    assert type_(qtbot, entry, "so") == ["Sở Tài chính", "Sở Xây dựng", "Sở Y tế", "Thêm mới “so”"]
    assert entry.box.hasFocus()
    assert type_(qtbot, entry, "hoa phu")[0] == "UBND xã Hòa Phú"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab])
def test_arrows_go_through_the_list_and_a_key_takes_the_row(qtbot, show, agencies, key):
    entry = show(RefEntry, ONE)
    type_(qtbot, entry, "so")
    qtbot.keyClick(entry.box, Key.Key_Down)
    qtbot.keyClick(entry.box, key)
    assert entry.value() == Ref("agency", agencies["Sở Xây dựng"], "Sở Xây dựng")
    assert entry.box.text() == "Sở Xây dựng"
    assert entry.box.suggestions() is None
    assert entry.box.hasFocus() is (key == Key.Key_Return)


def test_the_mouse_takes_a_row(qtbot, show, agencies):
    entry = show(RefEntry, ONE)
    type_(qtbot, entry, "so")
    rows = entry.box.suggestions()
    qtbot.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(rows.item(2)).center()
    )
    assert entry.value().name == "Sở Y tế"
    assert entry.box.hasFocus()


def test_the_last_entry_makes_a_new_one(qtbot, show):
    entry = show(RefEntry, ONE)
    type_(qtbot, entry, "Ban Dan toc")
    qtbot.keyClick(entry.box, Key.Key_Up)
    qtbot.keyClick(entry.box, Key.Key_Return)
    assert entry.value() == Ref("agency", "", "Ban Dan toc")
    assert entry.aside.text() == "sẽ thêm mới"


def test_nothing_is_added_where_it_may_not_be(qtbot, show):
    entry = show(RefEntry, CHOSEN_ONLY)
    assert "Thêm mới" not in str(type_(qtbot, entry, "so"))


def test_esc_closes_the_list_alone(qtbot, show):
    entry = show(RefEntry, ONE)
    type_(qtbot, entry, "so")
    qtbot.keyClick(entry.box, Key.Key_Escape)
    assert entry.box.suggestions() is None
    assert entry.box.text() == "so"


def test_down_opens_the_first_ones(qtbot, show):
    entry = show(RefEntry, ONE)
    qtbot.keyClick(entry.box, Key.Key_Down)
    qtbot.waitUntil(lambda: entry.box.suggestions() is not None)
    assert entry.box.suggestions().count() == 4
    assert entry.box.suggestions().currentRow() == -1


def test_leaving_closes_the_list(qtbot, show):
    entry = show(RefEntry, ONE)
    type_(qtbot, entry, "so")
    entry.other.setFocus()
    assert entry.box.suggestions() is None


def test_a_name_that_is_typed_out_is_taken_on_leaving(qtbot, show, agencies):
    entry = show(RefEntry, ONE)
    type_(qtbot, entry, "so y te")
    entry.settle()
    assert entry.value() == Ref("agency", agencies["Sở Y tế"], "Sở Y tế")
    assert entry.trouble() == ""


def test_leaving_before_the_answer_asks_what_was_meant(qtbot, show):
    entry = show(RefEntry, ONE)
    entry.box.setText("so y te")
    with qtbot.waitSignal(entry.settled):
        entry.settle()
        assert entry.is_busy()
        assert entry.trouble() == ""
    assert entry.value().name == "Sở Y tế"


@pytest.mark.parametrize(("field", "way"), [(ONE, "Thêm mới"), (CHOSEN_ONLY, "chọn một dòng")])
def test_a_name_that_is_not_there_is_told(qtbot, show, field, way):
    entry = show(RefEntry, field)
    entry.box.setText("sở gì đó")
    with qtbot.waitSignal(entry.settled):
        entry.settle()
    assert entry.value() is None
    assert "Chưa có “sở gì đó” trong danh mục" in entry.trouble()
    assert way in entry.trouble()


def test_changing_a_chosen_name_lets_it_go(qtbot, show, agencies):
    entry = show(RefEntry, ONE)
    entry.show_value(Ref("agency", agencies["Sở Y tế"], "Sở Y tế"))
    qtbot.keyClick(entry.box, Key.Key_End)
    qtbot.keyClicks(entry.box, "x")
    assert entry.value() is None


def test_chips_are_chosen_one_after_another_and_go_with_backspace(qtbot, show):
    entry = show(RefsEntry, ONE)
    for words in ("y te", "tai", "y te"):
        type_(qtbot, entry, words)
        qtbot.keyClick(entry.box, Key.Key_Return)
    assert [ref.name for ref in entry.value()] == ["Sở Y tế", "Sở Tài chính"]
    qtbot.keyClick(entry.box, Key.Key_Backspace)
    assert [ref.name for ref in entry.value()] == ["Sở Y tế"]
    chip = entry._flow.itemAt(0).widget()
    assert chip.accessibleName() == "Bỏ Sở Y tế"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert entry.value() == ()


def test_backspace_in_a_text_takes_its_last_letter(qtbot, show, agencies):
    entry = show(RefsEntry, ONE)
    entry.show_value((Ref("agency", agencies["Sở Y tế"], "Sở Y tế"),))
    qtbot.keyClicks(entry.box, "ab")
    qtbot.keyClick(entry.box, Key.Key_Backspace)
    assert (len(entry.value()), entry.box.text()) == (1, "a")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (RefEntry, None),
        (RefEntry, Ref("agency", "", "Mới")),
        (RefsEntry, ()),
        (RefsEntry, (Ref("agency", "a" * 32, "Một"), Ref("agency", "", "Hai"))),
    ],
)
def test_a_state_brings_back_the_value(show, kind, value):
    one, other = show(kind, ONE), show(kind, ONE)
    one.show_value(value)
    other.set_state(one.state())
    assert other.value() == value


def test_the_list_opens_again_on_a_name_that_was_left(qtbot, show):
    entry = show(RefEntry, ONE)
    type_(qtbot, entry, "chua co")
    entry.other.setFocus()
    qtbot.waitUntil(lambda: entry.trouble() != "")
    entry.setFocus()
    qtbot.keyClick(entry.box, Key.Key_Down)
    qtbot.waitUntil(lambda: entry.box.suggestions() is not None)
    assert entry.box.suggestions().item(0).text() == "Thêm mới “chua co”"


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("so", None),
        ("so y t", None),
        ("y te", "Sở Y tế"),
        ("SO Y TE", "Sở Y tế"),
        ("hoa phu", "UBND xã Hòa Phú"),
    ],
)
def test_tab_takes_only_what_can_be_nothing_else(qtbot, show, typed, taken):
    entry = show(RefEntry, ONE)
    type_(qtbot, entry, typed)
    qtbot.keyClick(entry.box, Key.Key_Tab)
    entry.settle()
    assert entry.value() == taken or entry.value().name == taken
    assert entry.box.text() == (taken or typed)
    assert bool(entry.trouble()) is (taken is None)
    assert entry.other.hasFocus()


@pytest.mark.parametrize("typed", ["15/12", "...", "1234"])
def test_what_is_no_name_is_not_made_new(qtbot, show, typed):
    entry = show(RefEntry, ONE)
    assert type_(qtbot, entry, "to 15") == ["Thêm mới “to 15”"]
    entry.box.clear()
    qtbot.keyClicks(entry.box, typed)
    qtbot.waitUntil(entry.box.is_answered)
    assert not entry.box.suggestions()
    qtbot.keyClick(entry.box, Key.Key_Tab)
    entry.settle()
    assert entry.trouble()


def near_numbers(_session, typed):
    numbers = ("125/UBND-THKH", "125/UBND-THNC", "7/TB", "7/TB")
    found = [(n, number) for n, number in enumerate(numbers) if number.startswith(typed)]
    return [Choice(f"agency:{n}", number, f"ngày {n + 1:02}/03/2025, UBND tỉnh") for n, number in found]


NUMBER = Field("document", "Văn bản", Entry.REF, find=near_numbers, may_add=("agency",), adds_typed=True)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab])
def test_a_new_number_is_never_swapped_for_one_that_begins_so(qtbot, show, key):
    entry = show(RefEntry, NUMBER)
    assert type_(qtbot, entry, "125/UBND-TH")[-1] == "Thêm mới “125/UBND-TH”"
    qtbot.keyClick(entry.box, key)
    entry.settle()
    assert entry.value() == Ref("agency", "", "125/UBND-TH")
    assert entry.aside.text() == "sẽ thêm mới"


def test_a_number_that_is_known_tells_its_day(qtbot, show):
    entry = show(RefEntry, NUMBER)
    type_(qtbot, entry, "125/UBND-THNC")
    qtbot.keyClick(entry.box, Key.Key_Tab)
    assert entry.value() == Ref("agency", "1", "125/UBND-THNC")
    assert entry.aside.text() == "đã có, ngày 02/03/2025"


def test_of_two_of_one_number_none_is_taken_and_another_may_be_made(qtbot, show):
    entry = show(RefEntry, NUMBER)
    assert type_(qtbot, entry, "7/TB") == ["7/TB", "7/TB", "Thêm mới “7/TB”"]
    qtbot.keyClick(entry.box, Key.Key_Tab)
    entry.settle()
    assert entry.value() is None
    assert "Có 2 dòng cùng tên “7/TB”" in entry.trouble()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Tab])
@pytest.mark.parametrize("kind", [RefEntry, RefsEntry])
def test_a_key_takes_the_lone_suggestion_to_make_what_was_typed(qtbot, show, kind, key):
    entry = show(kind, ONE)
    assert type_(qtbot, entry, "Ban Dan toc") == ["Thêm mới “Ban Dan toc”"]
    assert entry.box.suggestions().currentRow() == 0, "what the key takes is seen"
    qtbot.keyClick(entry.box, key)
    made = Ref("agency", "", "Ban Dan toc")
    assert entry.value() == (made if kind is RefEntry else (made,))
    assert entry.box.hasFocus() is (key != Key.Key_Tab)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab])
def test_of_two_kinds_that_may_be_made_none_is_taken_by_itself(qtbot, show, key):
    field = Field("who", "Người giao", Entry.REF, find=lambda *_: [], may_add=("post", "person"))
    entry = show(RefEntry, field)
    assert len(type_(qtbot, entry, "Le An")) == 2
    qtbot.keyClick(entry.box, key)
    assert (entry.value(), entry.box.text()) == (None, "Le An")


def test_what_could_not_be_looked_for_is_not_offered_as_new(qtbot, show):
    def broken(_session, _typed):
        raise AppError("Không đọc được.", "Thử lại.")

    entry = show(RefEntry, Field("lead", "Chủ trì", Entry.REF, find=broken, may_add=("agency",)))
    with qtbot.waitSignal(entry.box.answered):
        qtbot.keyClicks(entry.box, "x")
    assert entry.box.suggestions() is None
    qtbot.keyClick(entry.box, Key.Key_Return)
    assert entry.value() is None


def test_the_list_closes_when_the_form_is_saved_and_no_answer_opens_it_again(qtbot, show):
    entry = show(RefEntry, ONE)
    type_(qtbot, entry, "so")
    qtbot.keyClick(entry.box, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(entry.box, Key.Key_Backspace)
    qtbot.waitUntil(lambda: entry.box.is_answered() and entry.box.suggestions().count() == 4)
    entry.settle()
    assert entry.box.suggestions() is None
    qtbot.keyClicks(entry.box, "s")
    qtbot.keyClick(entry.box, Key.Key_Backspace)
    entry.settle()  # before the answer
    with qtbot.waitSignal(entry.box.answered):
        pass
    assert entry.box.suggestions() is None
    assert entry.box.hasFocus()
    type_(qtbot, entry, "so")


def test_words_of_a_summary_are_no_number(qtbot, show):
    entry = show(RefEntry, NUMBER)
    type_(qtbot, entry, "quy hoach")
    assert entry.box.suggestions().currentRow() == -1
    qtbot.keyClick(entry.box, Key.Key_Tab)
    entry.settle()
    assert entry.value() is None
    assert "Chưa có “quy hoach” trong danh mục" in entry.trouble()


def test_another_name_is_as_good_as_the_name(qtbot, show):
    health = Choice("agency:1", "Sở Y tế", also=("SYT",))
    field = Field("lead", "Chủ trì", Entry.REF, find=lambda *_: [Choice("agency:2", "Sở Xây dựng"), health])
    entry = show(RefEntry, field)
    entry.box.setText("syt")
    with qtbot.waitSignal(entry.settled):
        entry.settle()
    assert entry.value() == Ref("agency", "1", "Sở Y tế")


def test_what_may_be_made_is_seen_under_many_that_were_found(qtbot, show):
    many = [Choice(f"agency:{n}", f"Xã {n}") for n in range(20)]
    entry = show(RefEntry, Field("lead", "Chủ trì", Entry.REF, find=lambda *_: many, may_add=("agency",)))
    type_(qtbot, entry, "xa")
    rows = entry.box.suggestions()
    foot, new = rows._foot, rows.model().index(20, 0)
    place = foot.visualRect(new)
    assert foot.isVisible()
    assert foot.viewport().rect().contains(place)
    assert not rows.viewport().geometry().intersects(foot.geometry())
    qtbot.mouseClick(foot.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert entry.value() == Ref("agency", "", "xa")


@pytest.mark.parametrize(("typed", "ref"), [("99/TB-VP", ("", "99/TB-VP")), ("so y te", None)])
def test_a_number_that_is_not_known_is_a_new_one_by_itself(qtbot, show, agencies, typed, ref):
    field = Field("document", "Văn bản", Entry.REF, find=find_agencies, may_add=("agency",), adds_typed=True)
    entry = show(RefEntry, field)
    qtbot.keyClicks(entry.box, typed)
    entry.other.setFocus()
    entry.settle()
    qtbot.waitUntil(lambda: entry.value() is not None)
    wanted = Ref("agency", *ref) if ref else Ref("agency", agencies["Sở Y tế"], "Sở Y tế")
    assert (entry.value(), entry.trouble()) == (wanted, "")
