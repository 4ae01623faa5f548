"""The preview: exactly the file, page by page, and what goes to the printer."""

from collections.abc import Iterator

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.exports.documents import period_report
from app.exports.formats import Format, render
from app.ui.widgets.pdf_pages import PdfPages
from app.ui.widgets.preview import Preview
from app.ui.widgets.printing import PrintJob
from tests.exports.sample import REPORT, full

PAGES = 8  # three of the report, five appendices on their long side


@pytest.fixture(scope="module")
def content() -> bytes:
    return render(period_report.compose(full(), REPORT), Format.PDF)


@pytest.fixture
def pages(content) -> Iterator[PdfPages]:
    pages = PdfPages(content)
    yield pages
    pages.close()


@pytest.fixture
def preview(qtbot, tasks, settings) -> Iterator[Preview]:
    owner = QWidget()
    qtbot.addWidget(owner)
    preview = Preview(tasks, settings, period_report.compose(full(), REPORT), owner)
    preview.resize(1000, 700)
    preview.show()
    qtbot.waitUntil(lambda: preview.view.pages is not None and preview.print.isEnabled())
    yield preview
    if isValid(preview):
        preview.close()


def test_every_page_has_the_size_of_the_file(pages):
    assert [size.is_landscape for size in pages.sizes] == [False] * 3 + [True] * 5
    image = pages.image(0, 72)
    assert (image.width(), image.height()) == (596, 842)
    pages.close()
    assert pages.image(0, 72).isNull()


def test_a_page_in_sight_is_drawn(preview, qtbot):
    view = preview.view

    def ink() -> int:
        image = view.viewport().grab().toImage()
        return sum(
            image.pixelColor(x, y).lightness() < 100
            for x in range(0, image.width(), 3)
            for y in range(0, image.height(), 3)
        )

    qtbot.waitUntil(lambda: ink() > 200)
    assert preview.page.text() == f"Trang 1/{PAGES}"


@pytest.mark.parametrize("zoom", [0.77, 0.9, 1.13])
def test_a_page_is_drawn_dot_for_dot(preview, qtbot, pages, zoom):
    view = preview.view
    view.set_zoom(zoom)
    qtbot.waitUntil(lambda: (0, view._dots(0)) in view._images)
    [(_, place), *_] = view._in_sight()
    shown, drawn = view.viewport().grab().toImage(), pages.image(0, view._dots(0))
    below = min(place.height(), shown.height() - place.y()) - 2
    for x in (place.width() // 2, place.width() // 3):
        for y in range(2, below):
            assert shown.pixel(place.x() + x, place.y() + y) == drawn.pixel(x, y)
    for x in range(max(2, -place.x() + 1), min(place.width(), shown.width() - place.x()) - 2):
        assert shown.pixel(place.x() + x, place.y() + below // 2) == drawn.pixel(x, below // 2)


def test_the_last_page_can_be_gone_to(preview):
    preview.view.go_to(PAGES)
    assert preview.page.text() == f"Trang {PAGES}/{PAGES}"


def test_zoom_keeps_the_page_that_is_looked_at(preview):
    preview.view.go_to(4)
    before = preview.view.zoom
    preview.pane.larger.click()
    assert preview.view.zoom == pytest.approx(before * 1.25)
    assert preview.page.text() == f"Trang 4/{PAGES}"
    preview.pane.width_fit.click()
    assert preview.view.zoom == pytest.approx(before)


def test_the_saved_file_is_the_one_that_is_shown(preview, qtbot, tmp_path):
    target = tmp_path / "báo cáo.pdf"
    preview.save_as(target)
    qtbot.waitUntil(lambda: preview.state.text() == "Đã lưu báo cáo.pdf")
    assert target.read_bytes() == preview.view.pages.content
    assert list(tmp_path.glob(".*")) == []


def test_a_place_that_cannot_be_written_is_told(preview, qtbot, tmp_path, reported):
    (tmp_path / "tệp").touch()
    preview.save_as(tmp_path / "tệp" / "báo cáo.pdf")
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert "Không ghi được" in str(reported[0])


def test_all_pages_are_printed_each_on_its_side(preview, qtbot, tmp_path):
    target = tmp_path / "printed.pdf"
    preview.print_on(PrintJob("Báo cáo", tuple(range(1, PAGES + 1)), file=target))
    qtbot.waitUntil(
        lambda: preview.state.text() == f"Đã in {PAGES} trang vào tệp printed.pdf.", timeout=20_000
    )
    boxes = [page.mediabox for page in PdfReader(target).pages]
    assert [box.width > box.height for box in boxes] == [False] * 3 + [True] * 5
    assert {round(min(box.width, box.height)) for box in boxes} == {595}


def test_closing_while_pages_are_made_stops_the_work(qtbot, tasks, settings, reported):
    owner = QWidget()
    qtbot.addWidget(owner)
    preview = Preview(tasks, settings, period_report.compose(full(), REPORT), owner)
    preview.show()
    preview.close()
    with qtbot.waitSignal(tasks.changed, raising=False, timeout=300):
        pass
    assert reported == []


def test_escape_closes_it(preview, qtbot):
    with qtbot.waitSignal(preview.destroyed):
        qtbot.keyClick(preview, Qt.Key.Key_Escape)
