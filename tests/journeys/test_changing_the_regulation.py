"""A number of the regulation is changed, and told before what it moves; a year without its days off warns (149)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.models.change_log import Change
from app.services.regulation_versions import regulation_on
from app.ui.screens.regulation import RegulationPage
from tests.journeys.conftest import SPECIALIST, ask
from tests.journeys.hands import CTRL, Hands, Key
from tests.journeys.office import CHAIRMAN, FINANCE

DAYS, SOURCE = "regulation.session_document_days", "Khoản 2 Điều 30 Quy chế làm việc"


def enter_session(hands: Hands) -> None:
    """A session in December with a content whose papers are due."""
    hands.turn("meetings")
    hands.press(Key.Key_N, CTRL)
    hands.fill(held_on="18/12", chair=CHAIRMAN)
    hands.row("agenda", 0, "content")
    hands.type("Dự toán ngân sách năm 2027")
    hands.press(Key.Key_Tab)
    hands.choose(FINANCE, FINANCE)
    hands.record()


def due_day(hands: Hands) -> str:
    """Until when the papers of that content are to be sent, as their list says."""
    hands.turn("meetings", "papers")
    hands.quiet()
    hands.rows(1)
    return hands.cells(0)["Hạn gửi"]


def change_number(hands: Hands) -> str:
    """From the settings to the regulation: the number is found, changed with its source; what moves was told."""
    hands.window.show_page("regulation")
    page: RegulationPage = hands.page()
    hands.wait(lambda: DAYS in page.list.model.keys)
    page.list.table.choose([page.list.model.keys.index(DAYS)], current=page.list.model.keys.index(DAYS))
    hands.wait(lambda: page.editor.fields is not None and DAYS in page.editor.fields.fields)
    parts = page.editor.fields.fields[DAYS]
    hands.go_to(parts.entry)
    hands.retype("5")
    hands.wait(lambda: "giữ nguyên hạn đã ghi" in page.editor.moved.text())
    told = page.editor.moved.text()
    hands.go_to(parts.source)
    hands.retype(SOURCE)
    hands.press(Key.Key_S, CTRL)
    hands.said("Đã lưu quy định.")
    return told


def see_unconfirmed_year(hands: Hands) -> None:
    """A deadline in a year whose days off wait to be confirmed says so beside it, and so does the desk."""
    hands.turn("tasks")
    hands.press(Key.Key_N, CTRL)
    hands.fill(content="Tổng kết năm", deadline="15/2/2027")
    frame = hands.form().frames["deadline"]
    hands.wait(lambda: "2027" in frame.complaint.text())
    assert "xác nhận" in frame.complaint.text()
    hands.record()
    hands.turn("desk")
    hands.wait(lambda: "2027" in hands.page().calendar.text())


def test_from_the_number_to_what_it_moves(sit, office):
    said: list[str] = []

    def day(hands: Hands) -> None:
        enter_session(hands)
        said.append(due_day(hands))
        said.append(change_number(hands))
        said.append(due_day(hands))
        see_unconfirmed_year(hands)

    before = ask(office, lambda session: regulation_on(session, date.max).session_document_days)
    assert sit(office, day) == 0
    first, told, second = said
    assert before != 5
    assert first != second == "11/12/2026"
    assert first in told
    assert second in told
    assert ask(office, lambda session: regulation_on(session, date.max).session_document_days) == 5
    changes = select(Change.actor).where(Change.table_name == "regulation_change").order_by(Change.seq.desc())
    assert ask(office, lambda session: session.scalars(changes).first()) == SPECIALIST
    assert date.fromisoformat("2026-12-11").weekday() == 4  # five working days before the session of a Friday
