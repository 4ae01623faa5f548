"""A meeting is called off: why, its letter to those invited, its contents on another agenda, and back again (61)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from sqlalchemy import select

from app.models.meeting import AgendaItem, Meeting
from app.services.agenda_papers import on_agenda, postponements
from tests.journeys.conftest import ask
from tests.journeys.hands import Hands
from tests.journeys.office import FINANCE
from tests.journeys.test_session import ITEMS, choose_session, enter_session

OFF, NEXT = "23/11", "18/12"
REASON = "Chủ tịch dự kỳ họp Quốc hội"


def cancel(hands: Hands) -> None:
    """The session of November is off; its contents go to that of December."""
    choose_session(hands, row_of(hands, f"{OFF}/2026"))
    hands.verb("Hủy cuộc họp…")
    sheet = hands.open_sheet()
    hands.fill_in(
        sheet.frames, {"reason": REASON}, lambda name: hands.go_to(sheet.frames[name].entry.stops()[0])
    )
    hands.go_to(sheet.frames["to"].entry.stops()[0])
    hands.choose("12/2026", title(12))
    hands.press_button(sheet)
    hands.said("Đã hủy 1 cuộc họp")


def title(month: int) -> str:
    return f"Phiên họp thường kỳ UBND tỉnh tháng {month}/2026"


def row_of(hands: Hands, day: str) -> int:
    """The row of the list of meetings with a day."""
    hands.turn("meetings")
    hands.quiet()
    hands.rows(2)
    return [hands.cells(row)["Ngày họp"] for row in range(2)].index(day)


def test_a_meeting_is_called_off_with_its_letter_and_can_stand_again(sit, office, tmp_path, monkeypatch):
    said: list[str] = []
    shown: list[dict[str, str]] = []

    def day(hands: Hands) -> None:
        enter_session(hands, OFF, ITEMS)
        enter_session(hands, NEXT, (("Kế hoạch đầu tư công", FINANCE),))
        cancel(hands)
        shown.append(hands.cells(row_of(hands, f"{OFF}/2026")))
        hands.verb("Công văn báo hủy họp…")
        said.append(hands.exported("cancelling_letter", tmp_path / "báo hủy.docx", monkeypatch))
        hands.issue("cancelling_letter")

    assert sit(office, day) == 0
    assert shown[0]["Các bước"].endswith("Đã hủy")
    [letter] = said
    assert REASON in letter
    assert ITEMS[0][0] in letter
    assert "18 tháng 12 năm 2026" in letter
    contents = ["Kế hoạch đầu tư công", *(content for content, _ in ITEMS)]
    assert ask(office, agendas) == {title(11): [], title(12): contents}
    assert ask(office, moved) == [1, 1]

    told: list[str] = []

    def later(hands: Hands) -> None:
        choose_session(hands, row_of(hands, f"{OFF}/2026"))
        hands.verb("Khôi phục cuộc họp đã hủy…")
        sheet = hands.open_sheet()
        model = sheet.changes.model()
        hands.wait(lambda: model.rowCount() == len(ITEMS))
        told.extend(model.index(row, column).data() for row in range(len(ITEMS)) for column in (1, 2))
        model.setData(model.index(1, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
        hands.press_button(sheet)
        hands.said("Đã khôi phục 1 cuộc họp")

    assert sit(office, later) == 0
    assert ask(office, lambda session: session.scalars(select(Meeting.cancelled_on)).all()) == [None, None]
    assert told == [f"Ở {title(12)}, {NEXT}/2026", "Trở lại chương trình"] * len(ITEMS)
    assert ask(office, agendas) == {title(11): contents[1:2], title(12): [contents[0], contents[2]]}
    assert ask(office, moved) == [1], "only what was left there is still put off"


def agendas(session) -> dict[str, list[str]]:
    rows = session.scalars(select(Meeting).order_by(Meeting.held_on))
    return {row.title: [item.content for item in on_agenda(session, row.id)] for row in rows}


def moved(session) -> list[int]:
    there = AgendaItem.postponed_from_id.is_not(None), AgendaItem.deleted_at.is_(None)
    rows = session.scalars(select(AgendaItem).where(*there))
    return [postponements(session, row) for row in rows]
