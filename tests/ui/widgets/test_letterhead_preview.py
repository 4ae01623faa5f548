"""The picture of the letterhead says what documents say."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from app.ui.widgets.letterhead_preview import LetterheadPreview
from tests.exports.sample import OFFICE


def test_the_lines_are_those_of_documents_and_old_ones_go(qtbot):
    preview = LetterheadPreview()
    qtbot.addWidget(preview)
    preview.show()  # it is drawn once it is seen
    preview.show_office(OFFICE)
    assert OFFICE.parent_name in preview.said()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in preview.said()
    preview.show_office(replace(OFFICE, parent_name="UBND TỈNH LÀO CAI", signer_name="Lò Thị Mẫu"))
    qtbot.waitUntil(lambda: OFFICE.parent_name not in preview.said())
    assert "UBND TỈNH LÀO CAI" in preview.said()
    assert "Lò Thị Mẫu" in preview.said()


def test_the_lines_are_as_bold_as_in_documents(qtbot):
    preview = LetterheadPreview()
    qtbot.addWidget(preview)
    preview.show()  # it is drawn once it is seen
    preview.show_office(OFFICE)
    bold = {label.text(): label.font().bold() for label in preview.findChildren(QLabel)}
    assert bold["CHÁNH VĂN PHÒNG"]
    assert bold["VĂN PHÒNG"]
    assert bold["Nơi nhận:"]
    assert not bold[OFFICE.parent_name]
    assert not bold["- Như trên;"]
