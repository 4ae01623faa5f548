"""The boxes for the office's own words."""

import pytest

from app.core.document_kinds import kind_of
from app.ui.screens.briefing import ISSUED
from app.ui.widgets.office_texts import SAVED, UNSAVED, OfficeTexts


@pytest.fixture
def texts(qtbot):
    texts = OfficeTexts(kind_of("month_report").slots)
    qtbot.addWidget(texts)
    return texts


def test_what_is_kept_is_shown(texts):
    texts.set_kept({"causes": "Mưa lũ.", "assessment": "Tốt.\nĐúng hạn."})
    assert texts.boxes["assessment"].toPlainText() == "Tốt.\nĐúng hạn."
    assert (texts.is_saved(), texts.state.text(), texts.button.isEnabled()) == (True, SAVED, False)


def test_what_is_typed_is_not_saved_yet(texts):
    texts.boxes["causes"].setPlainText("Mưa  lũ ")
    assert (texts.is_saved(), texts.state.text(), texts.button.isEnabled()) == (False, UNSAVED, True)
    assert texts.typed()["causes"] == "Mưa lũ"


def test_typing_the_same_again_is_no_change(texts):
    texts.set_kept({"causes": "Mưa lũ."})
    texts.boxes["causes"].setPlainText("Mưa   lũ.  ")
    assert texts.is_saved()


def test_what_was_typed_while_saving_stays(texts):
    texts.boxes["causes"].setPlainText("Mưa")
    saving = texts.typed()
    texts.boxes["causes"].setPlainText("Mưa lũ")
    texts.set_kept(saving)
    texts.set_kept(saving)  # the refresh after the change
    assert texts.boxes["causes"].toPlainText() == "Mưa lũ"
    assert not texts.is_saved()


def test_another_month_replaces_what_is_saved(texts):
    texts.set_kept({"causes": "Tháng trước."})
    texts.set_kept({"proposals": "Tháng này."})
    assert texts.typed() == {"causes": "", "assessment": "", "proposals": "Tháng này.", "next_month": ""}
    assert texts.is_saved()


def test_words_found_again_are_shown_as_not_saved(texts):
    texts.set_kept({"causes": "Mưa."})
    texts.restore({"causes": "Mưa lũ."}, "14:05 ngày 22/11/2026")
    assert texts.typed()["causes"] == "Mưa lũ."
    assert texts.state.text() == UNSAVED
    assert texts.found.label.text() == "Đã lấy lại phần lời viết dở lúc 14:05 ngày 22/11/2026, chưa lưu."


def test_words_found_again_can_be_left_or_saved(qtbot, texts):
    texts.set_kept({"causes": "Mưa."})
    texts.restore({"causes": "Mưa lũ."}, "14:05")
    with qtbot.waitSignal(texts.asked_to_save):
        texts.found.buttons[0].click()
    texts.restore({"causes": "Mưa lũ."}, "14:05")
    with qtbot.waitSignal(texts.discarded):
        texts.found.buttons[1].click()
    assert texts.typed()["causes"] == "Mưa."
    assert texts.is_saved()


def test_once_saved_nothing_is_asked(texts):
    texts.restore({"causes": "Mưa lũ."}, "14:05")
    assert not texts.found.isHidden()
    texts.set_kept(texts.typed())
    assert texts.found.isHidden()


def test_words_that_are_saved_by_now_are_not_asked_about(texts):
    texts.set_kept({"causes": "Mưa."})
    texts.restore({"causes": "Mưa."}, "14:05")
    assert texts.found.isHidden()


def test_each_edit_is_told(qtbot, texts):
    with qtbot.waitSignal(texts.edited):
        texts.boxes["causes"].insertPlainText("Mưa")


def test_old_words_with_stars_are_no_change(texts):
    texts.set_kept({"causes": "5 * 3 = 15"})
    assert texts.is_saved()
    assert texts.boxes["causes"].toPlainText() == "5 * 3 = 15"


def test_why_nothing_can_be_written_makes_the_page_no_wider(texts):
    """The sentence pushed the figures, the buttons to export and the one to cancel out of a window of 1366 px."""
    texts.set_locked(ISSUED)
    texts.layout().activate()
    assert (texts.found.label.text(), texts.found.isHidden()) == (ISSUED, False)
    assert texts.found.minimumSizeHint().width() < texts.words.minimumSizeHint().width()
    assert texts.minimumSizeHint().width() < texts.found.fontMetrics().horizontalAdvance(ISSUED)


def test_why_nothing_can_be_written_stands_above_the_boxes_and_goes(texts):
    texts.set_locked(ISSUED)
    places = [texts.layout().indexOf(part) for part in (texts.found, texts.words)]
    assert places == sorted(places)
    texts.set_locked("")
    assert texts.found.isHidden()
