"""Names proposed while one is typed: found without diacritics, by any part, and written as they are."""

from PySide6.QtWidgets import QLineEdit

from app.ui.widgets.name_completer import NameCompleter

NAMES = ("Mai Diệu An, Giám đốc Sở Nông nghiệp và Môi trường", "Hồ Ngọc Phong", "Sở Tài chính")


def proposed(completer: NameCompleter, typed: str) -> list[str]:
    completer.setCompletionPrefix(completer.splitPath(typed)[0])
    model = completer.completionModel()
    return [completer.pathFromIndex(model.index(row, 0)) for row in range(model.rowCount())]


def test_a_name_is_found_by_any_part_without_diacritics(qtbot):
    box = QLineEdit()
    qtbot.addWidget(box)
    completer = NameCompleter(box)
    completer.set_names(NAMES)
    assert proposed(completer, "so") == [NAMES[0], NAMES[2]]
    assert proposed(completer, "NGỌC ph") == [NAMES[1]]
    assert proposed(completer, "khong co") == []


def test_a_few_letters_stand_for_the_first_name_that_holds_them(qtbot):
    box = QLineEdit()
    qtbot.addWidget(box)
    completer = NameCompleter(box)
    completer.set_names(NAMES)
    assert completer.best("so tai") == NAMES[2]
    assert completer.best("Sở Y tế") == "Sở Y tế"
    assert completer.best(" ") == " "
    completer.set_names(("Sở Y tế",))
    assert proposed(completer, "so y") == ["Sở Y tế"]
