"""How a document is printed is asked once, and mostly remembered."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from app.exports.document import Document
from app.ui.widgets import print_dialog
from app.ui.widgets.print_dialog import TO_FILE, PrintDialog
from app.ui.widgets.printing import PrintJob, Sheet, Sides


@pytest.fixture
def target(monkeypatch, tmp_path):
    """The file that the system's dialog would bring."""
    target = tmp_path / "in.pdf"
    monkeypatch.setattr(print_dialog, "ask_path", lambda *_, **__: target)
    return target


@pytest.fixture
def dialog(qtbot, settings, monkeypatch):
    monkeypatch.setattr(print_dialog.QPrinterInfo, "availablePrinterNames", lambda: ["Phòng TH", "Văn thư"])
    owner = QWidget()
    qtbot.addWidget(owner)
    document = Document("bao-cao-thang-10-2026", "Báo cáo tháng 10/2026", ())

    def dialog() -> PrintDialog:
        return PrintDialog(owner, settings, document, pages=7, current=3)

    return dialog


def test_all_pages_once_is_what_is_proposed(dialog):
    asked = dialog()
    asked.accept()
    assert asked.job == PrintJob("Báo cáo tháng 10/2026", (1, 2, 3, 4, 5, 6, 7), printer="Phòng TH")


def test_what_is_chosen_is_what_is_printed(dialog):
    asked = dialog()
    asked.printer.setCurrentText("Văn thư")
    asked.copies.setValue(3)
    asked.collated.setChecked(False)
    asked.range.setText("2-4")
    asked.range.textEdited.emit("2-4")
    asked.sides.setCurrentIndex(1)
    asked.sheet.setCurrentIndex(2)
    asked.accept()
    assert asked.job == PrintJob(
        "Báo cáo tháng 10/2026",
        (2, 3, 4),
        printer="Văn thư",
        copies=3,
        collated=False,
        sides=Sides.LONG_EDGE,
        sheet=Sheet.A3,
    )


def test_printer_sides_and_paper_are_remembered_pages_are_not(dialog):
    first = dialog()
    first.printer.setCurrentText("Văn thư")
    first.sides.setCurrentIndex(2)
    first.this.setChecked(True)
    first.accept()
    assert first.job is not None
    assert first.job.pages == (3,)
    second = dialog()
    second.accept()
    assert second.job == PrintJob(
        "Báo cáo tháng 10/2026", tuple(range(1, 8)), printer="Văn thư", sides=Sides.SHORT_EDGE
    )


def test_a_range_that_is_not_understood_keeps_it_open(dialog):
    asked = dialog()
    asked.some.setChecked(True)
    asked.range.setText("hai")
    asked.accept()
    assert asked.job is None
    assert "Không hiểu" in asked.complaint.text()
    asked.range.textEdited.emit("2")
    assert asked.complaint.text() == ""


def test_it_can_be_printed_into_a_file(dialog, target):
    asked = dialog()
    asked.printer.setCurrentText(TO_FILE)
    assert not asked.sides.isEnabled()
    asked.accept()
    assert asked.job is not None
    assert (asked.job.file, asked.job.printer) == (target, "")


def test_no_file_after_all_keeps_it_open(dialog, monkeypatch):
    monkeypatch.setattr(print_dialog, "ask_path", lambda *_, **__: None)
    asked = dialog()
    asked.printer.setCurrentText(TO_FILE)
    asked.accept()
    assert asked.job is None
    assert asked.result() == 0


def test_no_two_labels_have_the_same_key(dialog):
    labels = [label.text() for label in dialog().findChildren(QLabel) if "&" in label.text()]
    keys = [said[said.index("&") + 1].casefold() for said in labels]
    assert sorted(keys) == ["g", "k", "m", "s"]
