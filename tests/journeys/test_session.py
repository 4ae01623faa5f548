"""A session: leaders asked, agenda ordered, minutes, notice issued, tasks, and on to the next agenda (54–64)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.core.document_kinds import kind_of
from app.models.agenda import Consultation
from app.models.meeting import AgendaItem, Conclusion
from app.models.task import Task
from app.ui.screens.agenda import AgendaWindow
from app.ui.screens.minutes import MinutesPage
from tests.journeys.conftest import ask
from tests.journeys.hands import CTRL, Hands, Key
from tests.journeys.office import CHAIRMAN, FINANCE, FORESTS

ITEMS = (("Dự toán ngân sách năm 2027", FINANCE), ("Phòng, chống cháy rừng", FORESTS))
CONCLUSION, RESULT = "Hoàn chỉnh dự toán trước kỳ họp HĐND", "Thông qua"


def enter_session(hands: Hands, day: str, items: tuple[tuple[str, str], ...] = ()) -> None:
    """A session with its contents."""
    hands.turn("meetings")
    hands.press(Key.Key_N, CTRL)
    hands.fill(held_on=day, starts_at="8:00", chair=CHAIRMAN)
    for number, (content, agency) in enumerate(items):
        hands.row("agenda", number, "content")
        hands.type(content)
        hands.row("agenda", number, "agency")
        hands.choose(agency, agency)
    hands.record()


def consult(hands: Hands) -> None:
    """Before the tenth the chairman and his two deputies are asked about both contents; they stand in the sheet."""
    hands.turn("meetings", "papers")
    hands.rows(2)
    hands.select(0, 1)
    hands.sheet("Xin ý kiến Chủ tịch, Phó Chủ tịch…", asked_on="9/11")
    hands.said("lần xin ý kiến")


def put_in_order(hands: Hands) -> None:
    """Alt+Down in the window of the agenda; closing it saves."""
    choose_session(hands, 0)
    hands.verb("Soạn chương trình…")
    hands.wait(lambda: any(isinstance(one, AgendaWindow) for one in QApplication.topLevelWidgets()))
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, AgendaWindow))
    hands.wait(lambda: window.order is not None)
    window.table.setCurrentCell(0, 0)
    QTest.keyClick(window.table, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [item.content for item in window.table.contents()] == [content for content, _ in reversed(ITEMS)]
    window.close()
    hands.come_back()


def choose_session(hands: Hands, row: int) -> None:
    """Choose a row of the list of meetings."""
    hands.turn("meetings")
    hands.quiet()
    hands.select(row)


def take_minutes(hands: Hands) -> None:
    """F6 to the second content, F8 a conclusion, its result; leaving the page keeps all."""
    choose_session(hands, 0)
    hands.verb("Ghi biên bản")
    hands.wait(lambda: hands.window.page_name() == "minutes")
    page: MinutesPage = hands.page()
    hands.wait(lambda: page.keeping.now is not None)
    hands.go_to(page.items)
    hands.press(Key.Key_F6)
    hands.wait(lambda: ITEMS[0][0] in page.item.text())
    hands.press(Key.Key_F8)
    hands.wait(page.editor.content.hasFocus)
    hands.type(CONCLUSION)
    hands.go_to(page.result)
    hands.type(RESULT)
    hands.turn("meetings")
    hands.wait(page.is_saved)


def issue_notice(hands: Hands) -> None:
    """The notice of conclusions goes out with a number."""
    choose_session(hands, 0)
    hands.verb("Thông báo kết luận…")
    hands.issue("conclusion_notice")


def give_tasks(hands: Hands) -> None:
    """The conclusion becomes a task."""
    choose_session(hands, 0)
    hands.verb("Giao nhiệm vụ từ kết luận")
    hands.row("tasks", 0, "leads")
    hands.choose(FINANCE, FINANCE)
    hands.row("tasks", 0, "deadline")
    hands.type("30/11")
    hands.record()


def open_next_agenda(hands: Hands) -> None:
    """The session of December tells on its agenda what became of that conclusion."""
    enter_session(hands, "18/12", (("Kế hoạch đầu tư công", FINANCE),))
    hands.turn("meetings")
    hands.quiet()
    hands.rows(2)
    hands.select([hands.cells(row)["Ngày họp"] for row in range(2)].index("18/12/2026"))
    hands.verb(f"{kind_of('agenda').title}…")


def test_from_the_consultation_to_the_next_agenda(sit, office, tmp_path, monkeypatch):
    said: list[str] = []

    def day(hands: Hands) -> None:
        enter_session(hands, "23/11", ITEMS)
        consult(hands)
        put_in_order(hands)
        take_minutes(hands)
        issue_notice(hands)
        give_tasks(hands)
        open_next_agenda(hands)
        said.append(hands.exported("agenda", tmp_path / "chương trình.docx", monkeypatch))

    assert sit(office, day) == 0
    [text] = said
    assert CONCLUSION in text
    assert ask(office, stored) == {
        "order": [content for content, _ in reversed(ITEMS)],
        "asked": [date(2026, 11, 9)] * 6,
        "concluded": [CONCLUSION],
        "tasks": [(CONCLUSION, date(2026, 11, 30))],
    }


def stored(session):
    items = select(AgendaItem).where(AgendaItem.content.in_([content for content, _ in ITEMS]))
    return {
        "order": [row.content for row in session.scalars(items.order_by(AgendaItem.position))],
        "asked": list(session.scalars(select(Consultation.asked_on))),
        "concluded": list(session.scalars(select(Conclusion.content))),
        "tasks": [(row.content, row.deadline) for row in session.scalars(select(Task))],
    }
