"""From a meeting to the notice of its conclusions: words written by hand outlive new figures, twice in Word."""

from pathlib import Path

import docx
import pytest

from app.services.office_texts import read_texts
from app.ui.screens import making
from app.ui.screens.composing import Composing
from app.ui.screens.official_work import Paper
from tests.journeys.conftest import ask
from tests.journeys.hands import CTRL, Hands, Key
from tests.journeys.test_meeting import CONCLUSIONS, enter_meeting, row

CODE, LATER = "conclusion_notice", "Báo cáo kết quả trước phiên họp sau"
PRAISED = "Các cơ quan đã chuẩn bị tốt."


@pytest.fixture
def targets(monkeypatch, tmp_path: Path) -> list[Path]:
    """The files that the system's dialog names, one after the other."""
    targets = [tmp_path / "lần 1.docx", tmp_path / "lần 2.docx"]
    names = iter(targets)
    monkeypatch.setattr(making, "ask_path", lambda *_, **__: next(names))
    return targets


def open_notice(hands: Hands) -> Composing:
    """From the list of meetings, by its menu of documents."""
    hands.turn("meetings")
    hands.rows(1)
    key = hands.list().model.keys[0]
    hands.select(0)
    hands.verb("Thông báo kết luận…")
    hands.wait(lambda: hands.window.page_name() == "official")
    panel = hands.page().composing
    hands.wait(lambda: panel.paper() == Paper(CODE, f"{key}/issue") and panel.pane.is_ready())
    return panel


def write_words(hands: Hands, panel: Composing) -> None:
    """Bold by the key that folds the side menu elsewhere."""
    was_narrow = hands.window.side.is_narrow()
    hands.go_to(panel.words.boxes["assessment"])
    hands.press(Key.Key_B, CTRL)
    hands.type(PRAISED)
    hands.press(Key.Key_S, CTRL)
    hands.wait(panel.is_saved)
    assert hands.window.side.is_narrow() is was_narrow


def export(hands: Hands, panel: Composing, target: Path) -> str:
    hands.wait(panel.exporters["docx"].isEnabled)
    panel.exporters["docx"].click()
    hands.wait(lambda: target.exists() and not panel.progress.is_busy())
    return "\n".join(paragraph.text for paragraph in docx.Document(str(target)).paragraphs)


def conclude_more(hands: Hands) -> None:
    hands.turn("meetings")
    hands.select(0)
    hands.press(Key.Key_Return)
    row(hands, "conclusions", len(CONCLUSIONS) - 1, "content")
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Return)  # a new row
    row(hands, "conclusions", len(CONCLUSIONS), "content")
    hands.type(LATER)
    hands.save()
    hands.press(Key.Key_Escape)
    hands.wait(lambda: hands.page().form() is None)


def test_words_are_kept_and_conclusions_are_fresh(sit, desk_folder, targets):
    said: list[str] = []

    def day(hands: Hands) -> None:
        enter_meeting(hands)
        panel = open_notice(hands)
        write_words(hands, panel)
        said.append(export(hands, panel, targets[0]))
        conclude_more(hands)
        said.append(export(hands, open_notice(hands), targets[1]))

    assert sit(desk_folder, day) == 0
    first, second = said
    for text in said:
        assert PRAISED in text
        assert all(conclusion in text for conclusion in CONCLUSIONS)
    assert LATER not in first
    assert LATER in second
    [bold] = [
        run.bold
        for paragraph in docx.Document(str(targets[1])).paragraphs
        for run in paragraph.runs
        if PRAISED in run.text
    ]
    assert bold
    assert ask(desk_folder, stored) == {"assessment": f"**{PRAISED}**"}


def stored(session):
    from sqlalchemy import select

    from app.models.office import WrittenPart

    period = session.scalar(select(WrittenPart.period))
    return read_texts(session, CODE, period)
