"""The pages on a page of the window: other states of a document, zoom, thumbnails."""

import pytest
from PySide6.QtCore import QPoint, Qt

from app.exports.document import Document, Paragraph, Role, Section
from app.ui.widgets.page_view import Fit
from app.ui.widgets.preview_pane import PreviewPane


def document(pages: int, name: str = "x", words: str = "Nội dung.") -> Document:
    return Document(name, name, (Section((Paragraph(Role.BODY, words),)),) * pages)


@pytest.fixture
def open_pane(qtbot, tasks, settings):
    def open_pane() -> PreviewPane:
        pane = PreviewPane(tasks, settings)
        qtbot.addWidget(pane, before_close_func=PreviewPane.clear)
        pane.resize(700, 500)
        with qtbot.waitExposed(pane):
            pane.show()
        return pane

    return open_pane


@pytest.fixture
def pane(open_pane):
    return open_pane()


def show(qtbot, pane, shown):
    with qtbot.waitSignal(pane.shown):
        pane.show_made(shown)


def test_small_pages_are_remembered_where_they_were_shown(qtbot, tasks, settings):
    def made(place):
        pane = PreviewPane(tasks, settings, place)
        qtbot.addWidget(pane)
        return pane

    first = made("one")
    first.small.click()
    again, other = made("one"), made("other")
    assert not again.thumbnails.isHidden()
    assert other.thumbnails.isHidden()


def test_another_state_of_a_document_stays_at_the_place(qtbot, pane):
    show(qtbot, pane, document(4))
    qtbot.wait(50)  # the bar at the side has made room for itself
    pane.view.go_to(3)
    place = pane.view.verticalScrollBar().value()
    show(qtbot, pane, document(4, words="Nội dung khác."))
    assert (pane.page.text(), pane.view.verticalScrollBar().value()) == ("Trang 3/4", place)


def test_another_document_begins_at_its_first_page(qtbot, pane):
    show(qtbot, pane, document(4))
    pane.view.go_to(3)
    show(qtbot, pane, document(2, "y"))
    assert pane.page.text() == "Trang 1/2"


def test_of_two_asked_for_in_a_row_the_last_is_shown(qtbot, pane):
    pane.show_made(document(9))
    pane.show_made(document(2, "y"))
    qtbot.waitUntil(pane.is_ready)
    assert pane.document == document(2, "y")


def test_it_is_made_of_the_data(qtbot, pane):
    with qtbot.waitSignal(pane.shown):
        pane.show_composed(lambda _, progress: progress(0, 1) or document(1, "z"))
    assert pane.document == document(1, "z")


def test_a_fault_in_making_leaves_what_was_shown(qtbot, pane, reported):
    show(qtbot, pane, document(2))

    def fail(*_):
        raise LookupError("hỏng")

    pane.show_composed(fail)
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert pane.page.text() == "Trang 1/2"
    assert pane.state.text() == ""


def test_nothing_is_shown_once_it_is_cleared(qtbot, pane):
    show(qtbot, pane, document(2))
    pane.clear()
    assert (pane.page.text(), pane.view.pages, pane.larger.isEnabled()) == ("", None, False)
    pane.show_made(document(1))
    pane.clear()
    qtbot.wait(200)
    assert pane.view.pages is None


def test_zoom_and_thumbnails_are_remembered(qtbot, open_pane, pane):
    show(qtbot, pane, document(1))
    pane.view.set_zoom(1.5)
    pane.small.click()
    other = open_pane()
    assert (other.view.fit, other.view.zoom) == (Fit.NONE, pytest.approx(1.5))
    assert not other.thumbnails.isHidden()
    pane.page_fit.click()
    pane.small.click()
    third = open_pane()
    assert third.view.fit is Fit.PAGE
    assert third.thumbnails.isHidden()


def test_a_whole_page_fits(qtbot, pane):
    show(qtbot, pane, document(3))
    pane.page_fit.click()
    high = pane.view._size(0).height()
    assert high <= pane.view.viewport().height()
    for key, page in (
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_End, 3),
        (Qt.Key.Key_PageUp, 2),
        (Qt.Key.Key_Home, 1),
    ):
        qtbot.keyClick(pane.view, key)
        assert pane.page.text() == f"Trang {page}/3"


def test_keys_zoom_only_where_the_pages_are(qtbot, pane):
    show(qtbot, pane, document(1))
    pane.view.setFocus()
    pane.view.set_zoom(1)
    qtbot.keyClick(pane.view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert pane.view.zoom == pytest.approx(1.25)
    qtbot.keyClick(pane.view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert pane.view.zoom == pytest.approx(1)
    qtbot.keyClick(pane.view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pane.view.fit is Fit.WIDTH


def test_a_click_on_a_small_page_goes_there(qtbot, pane):
    pane.small.click()
    show(qtbot, pane, document(5))
    (_, place), *_ = [found for found in pane.thumbnails._in_sight() if found[0] == 1]
    qtbot.mouseClick(
        pane.thumbnails.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.center().x(), place.top() + 5)
    )
    assert pane.page.text() == "Trang 2/5"


def test_the_small_page_of_the_one_looked_at_is_in_sight(qtbot, pane):
    pane.small.click()
    show(qtbot, pane, document(30))
    pane.view.go_to(30)
    assert any(number == 29 for number, _ in pane.thumbnails._in_sight())


def test_the_pages_in_sight_are_those_that_meet_the_view_wherever_one_is(qtbot, pane):
    show(qtbot, pane, document(30))
    view, bar = pane.view, pane.view.verticalScrollBar()
    for value in (*range(0, bar.maximum(), 397), bar.maximum()):
        bar.setValue(value)
        bottom = value + view.viewport().height()
        ends = [top + view._size(number).height() for number, top in enumerate(view._tops)]
        met = [n for n, top in enumerate(view._tops) if top < bottom and ends[n] > value]
        assert [number for number, _ in view._in_sight()] == met
