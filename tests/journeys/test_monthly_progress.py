"""The round of a month: who has reported on the programme and who has not, and the letter to those (42–46)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.models.programme import ProgrammeProgress
from tests.journeys.conftest import ask
from tests.journeys.hands import CTRL, Hands, Key
from tests.journeys.office import FINANCE, FORESTS, HOUSES

ITEMS = (
    ("Đề án thu ngân sách", FINANCE, "10/2026"),
    ("Kế hoạch phòng cháy rừng", FORESTS, "11/2026"),
    ("Chương trình nhà ở xã hội", HOUSES, "11/2026"),
    ("Nghị quyết đặt tên đường", HOUSES, "2/2027"),
)
PROGRESS, CAUSE = "Đang lấy ý kiến lần hai", "Chờ số liệu của các xã"


def enter_items(hands: Hands) -> None:
    """Items of the programme, one after the other by Ctrl+Enter."""
    hands.turn("programme")
    hands.press(Key.Key_N, CTRL)
    for content, agency, month in ITEMS:
        hands.fill(content=content, due=month, leads=agency)
        hands.save_and_next()
    hands.close_form()
    hands.rows(len(ITEMS))


def see_round(hands: Hands) -> None:
    """What is due or late this month, nothing of it reported."""
    hands.turn("programme", "progress_round")
    hands.rows(3)
    assert {hands.cells(n)["Nội dung"] for n in range(3)} == {content for content, _, _ in ITEMS[:3]}


def note_report(hands: Hands) -> None:
    """One agency has reported, with the cause of being late."""
    rows = [hands.cells(n)["Cơ quan chủ trì"] for n in range(3)]
    hands.select(rows.index(FINANCE))
    hands.sheet(
        "Ghi báo cáo…", reported_on="13/11", document_number="300/STC", progress=PROGRESS, cause=CAUSE
    )
    hands.said("Đã ghi báo cáo của 1 nội dung.")


def those_missing(hands: Hands) -> set[str]:
    """Who has not reported, as the list filtered by that says."""
    hands.tick("state", "Chưa báo cáo")
    hands.rows(2)
    missing = {hands.cells(n)["Cơ quan chủ trì"] for n in range(2)}
    hands.list().clear_filters()
    return missing


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # said at every popup
def test_from_the_round_to_the_letter(sit, office, tmp_path, monkeypatch):
    said: list[str] = []

    def day(hands: Hands) -> None:
        enter_items(hands)
        see_round(hands)
        note_report(hands)
        assert those_missing(hands) == {FORESTS, HOUSES}
        hands.verb("Công văn đôn đốc báo cáo…")
        said.append(hands.exported("progress_urging", tmp_path / "đôn đốc.docx", monkeypatch))
        hands.issue("progress_urging")

    assert sit(office, day) == 0
    [text] = said
    assert FORESTS in text
    assert HOUSES in text
    assert FINANCE not in text
    assert ask(office, stored) == [(date(2026, 11, 13), PROGRESS, CAUSE)]


def stored(session):
    rows = session.scalars(select(ProgrammeProgress))
    return [(row.reported_on, row.progress, row.cause) for row in rows]
