"""A specialist leaves: everything under way goes to another in one save, with the minutes of it (duty 21)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.models.person import Person
from app.models.task import Task
from app.models.task_life import Handover
from tests.journeys.conftest import ask
from tests.journeys.hands import CTRL, Hands, Key
from tests.journeys.office import CHAIR, FINANCE, FORESTS, LEAVER, TAKER

TASKS = (("Trình dự toán năm 2027", FINANCE), ("Lập phương án trực cháy rừng", FORESTS))
DONE = "Báo cáo giải ngân tháng 10"
GROUND, PLACE = "Quyết định số 45/QĐ-VP ngày 20/11/2026", "Phòng họp số 2"


def give_tasks(hands: Hands) -> None:
    """Three tasks of the one who leaves; one of them is done."""
    hands.turn("tasks")
    hands.press(Key.Key_N, CTRL)
    for content, agency in (*TASKS, (DONE, FINANCE)):
        hands.fill(content=content, assigned_on="3/11", deadline="30/11", leads=agency, officer=LEAVER)
        hands.save_and_next()
    hands.close_form()
    hands.rows(3)
    hands.find(DONE)
    hands.verb("Hoàn thành hôm nay")
    hands.said("Đã ghi hoàn thành hôm nay: 1 nhiệm vụ.")
    hands.list().clear_filters()


def hand_over(hands: Hands) -> None:
    """Ctrl+N on the list of handovers; the sheet tells what goes over before it does."""
    hands.turn("registry", "handovers")
    hands.quiet()
    hands.press(Key.Key_N, CTRL)
    sheet = hands.open_sheet()
    hands.fill_in(
        sheet.frames,
        {"giver": LEAVER, "taker": TAKER, "ground": GROUND, "place": PLACE, "witnesses": CHAIR},
        lambda name: hands.go_to(sheet.frames[name].entry.stops()[0]),
    )
    hands.wait(lambda: sheet.changes.model().rowCount() == len(TASKS))
    hands.press_button(sheet)


def see_handover(hands: Hands) -> None:
    """The list of handovers tells who gave what to whom."""
    hands.turn("registry", "handovers")
    hands.rows(1)
    assert hands.cells(0) | {"Người giao": LEAVER, "Người nhận": TAKER, "Nhiệm vụ": "2"} == hands.cells(0)


def see_tasks(hands: Hands) -> None:
    """The list of tasks says who follows them now."""
    hands.turn("tasks")
    for content, officer in ((TASKS[0][0], TAKER), (TASKS[1][0], TAKER), (DONE, LEAVER)):
        hands.find(content)
        hands.wait(lambda officer=officer: hands.cells(0)["Chuyên viên"] == officer)


def test_from_the_leaving_to_the_minutes(sit, office, tmp_path, monkeypatch):
    said: list[str] = []

    def day(hands: Hands) -> None:
        give_tasks(hands)
        hand_over(hands)
        said.append(
            hands.exported("handover", tmp_path / "bàn giao.docx", monkeypatch)
        )  # it opened by itself
        see_handover(hands)
        see_tasks(hands)

    assert sit(office, day) == 0
    [text] = said
    assert all(words in text for words in (LEAVER, TAKER, GROUND, PLACE, *(content for content, _ in TASKS)))
    assert DONE not in text
    assert ask(office, stored) == {
        "handovers": [(LEAVER, TAKER, date(2026, 11, 23), GROUND)],
        "officers": {TASKS[0][0]: TAKER, TASKS[1][0]: TAKER, DONE: LEAVER},
    }


def stored(session):
    names = {person.id: person.full_name for person in session.scalars(select(Person))}
    rows = session.scalars(select(Handover))
    return {
        "handovers": [(names[row.giver_id], names[row.taker_id], row.held_on, row.ground) for row in rows],
        "officers": {row.content: names[row.officer_id] for row in session.scalars(select(Task))},
    }
