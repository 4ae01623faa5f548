"""Two keys lead from the record that is shown to where else it is dealt with, and back."""

from datetime import date

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from app.briefings.linked import Linked
from app.briefings.lists import Wanted
from app.core.terms import MeetingKind
from app.models.meeting import AgendaItem, Meeting
from app.models.programme import ProgrammeItem
from app.services.linked import TOLD
from app.ui.detail_panel import TIED
from app.ui.links import FORMS, NO_RECORD, NOTHING, said
from app.ui.record_page import RecordPage
from app.ui.seat import FIRST_START_OVER
from app.ui.window import SETTINGS_NAME, Window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kept(database) -> dict[str, str]:
    """An item that a meeting deals with, and one that nothing does."""
    with database.write("Kiểm thử") as session:
        meeting = Meeting(kind=MeetingKind.REGULAR_SESSION, title="Phiên họp", held_on=date(2026, 11, 27))
        item, alone = (ProgrammeItem(content=said, due_year=2026, due_month=11) for said in ("Có", "Không"))
        session.add_all([meeting, item, alone])
        session.flush()
        session.add(AgendaItem(meeting_id=meeting.id, content="Có", programme_item_id=item.id))
        return {"item": item.id.hex, "alone": alone.id.hex, "meeting": meeting.id.hex}


@pytest.fixture
def window(qtbot, tasks, database, kept) -> Window:
    remembered = QSettings(str(database.folder / SETTINGS_NAME), QSettings.Format.IniFormat)
    remembered.setValue(FIRST_START_OVER, True)
    remembered.sync()
    window = Window(tasks, database.folder)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    qtbot.waitUntil(lambda: window.undoing is not None and window.page_name() != "")
    return window


def open_record(qtbot, window: Window, form: str, key: str) -> None:
    window.show_form(form, key)
    qtbot.waitUntil(lambda: shown(window) == key)


def shown(window: Window) -> str:
    """The key of the record whose form is open."""
    page = window.page()
    record = page.record() if isinstance(page, RecordPage) else None
    return record[1].hex if record else ""


@pytest.fixture
def offered(monkeypatch) -> list[QMenu]:
    """The menus that would open; without a screen none can take the keyboard."""
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: menus.append(menu))
    return menus


def follow_first(qtbot, window: Window, offered: list[QMenu]) -> str:
    """Press Ctrl+L and take the first entry; what it says."""
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: bool(offered))
    action = offered.pop().actions()[0]
    action.trigger()
    return action.text()


def test_two_keys_lead_to_the_meeting_and_two_back(qtbot, window, kept, offered) -> None:
    open_record(qtbot, window, "programme_item", kept["item"])
    assert follow_first(qtbot, window, offered) == "&1  Cuộc họp: Phiên họp (27/11/2026)"
    qtbot.waitUntil(lambda: shown(window) == kept["meeting"])
    assert follow_first(qtbot, window, offered) == "&1  Nội dung chương trình: Có (11/2026)"
    qtbot.waitUntil(lambda: shown(window) == kept["item"])


def test_the_button_beside_the_row_offers_the_same(qtbot, window, kept, offered) -> None:
    window.resize(1366, 768)
    window.show_list("programme", Wanted(order="content"))
    page = window.page()
    assert isinstance(page, RecordPage)
    qtbot.waitUntil(lambda: len(page.view().model.keys) == 2)
    page.view().table.selectRow(0)
    qtbot.waitUntil(lambda: shown(window) == kept["item"])
    qtbot.waitUntil(page.panel.links.isVisible)
    page.panel.links.click()
    qtbot.waitUntil(lambda: bool(offered))
    assert offered[0].actions()[0].text().startswith("&1  Cuộc họp")


def test_what_leads_nowhere_says_so(qtbot, window, kept, monkeypatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(window, "say", lambda sentence, **_: heard.append(sentence))
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)  # the desk shows no record
    assert heard == [NO_RECORD]
    open_record(qtbot, window, "programme_item", kept["alone"])
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: heard[1:] == [NOTHING])


def test_an_entry_is_cut_short_and_keeps_its_signs() -> None:
    assert said(Linked("Văn bản", "A & B")) == "Văn bản: A && B"
    assert len(said(Linked("Nhiệm vụ", "x" * 300))) == 90


def test_every_table_that_is_tied_is_offered_in_the_panel_and_has_its_form() -> None:
    assert {*TOLD, "adjustment"} == TIED
    assert set(FORMS) == {*TOLD} - {"official_document"}
