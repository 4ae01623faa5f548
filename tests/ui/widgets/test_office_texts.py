"""The boxes for the office's own words."""

import pytest

from app.ui.widgets.office_texts import SAVED, UNSAVED, OfficeTexts


@pytest.fixture
def texts(qtbot):
    texts = OfficeTexts()
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
