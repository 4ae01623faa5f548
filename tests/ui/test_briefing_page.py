"""The page of the monthly briefing set."""

import threading
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QBoxLayout, QPushButton, QScrollArea

from app.briefings.lists import Wanted
from app.core.errors import AppError
from app.core.issuing import Standing
from app.core.terms import Book
from app.exports.documents import month_bulletin, period_report
from app.exports.formats import render
from app.models.document import OfficialDocument
from app.models.programme import ProgrammeItem
from app.services.drafts import keep_draft, list_drafts
from app.services.month_set import read_month_set
from app.services.office_texts import MONTH_BRIEFING, read_texts
from app.services.settings import change_setting, load_preset
from app.services.special_days import confirm_year
from app.ui import theme
from app.ui.screens import briefing
from app.ui.screens.briefing import BriefingPage
from app.ui.screens.briefing_work import FORM
from app.ui.screens.catalog import page_of_form
from app.ui.screens.desk import DeskPage
from app.ui.today import today
from tests.importers.office_workbook.making import FILES, take_in
from tests.ui.shells import RecordingShell

TODAY = date(2026, 11, 22)


@pytest.fixture
def desk(tasks, settings, database, monkeypatch) -> RecordingShell:
    monkeypatch.setattr(briefing, "today", lambda: TODAY)
    return RecordingShell(tasks, settings, database.folder)


@pytest.fixture
def open_page(qtbot, desk):
    def open_page() -> BriefingPage:
        page = BriefingPage(desk)
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        qtbot.waitUntil(page.texts.isEnabled)
        return page

    return open_page


@pytest.fixture
def page(open_page) -> BriefingPage:
    return open_page()


@pytest.fixture
def office(database) -> None:
    """The sample office's workbook, imported."""
    with database.write("Kiểm thử") as session:
        load_preset(session)
        take_in(session, FILES / "office-clean.xlsx", year=2026)


@pytest.fixture
def kept(database):
    def kept(period: str) -> dict[str, str]:
        with database.read() as session:
            return read_texts(session, MONTH_BRIEFING, period)

    return kept


@pytest.fixture
def drafts(database):
    def drafts() -> list[tuple[str, str]]:
        with database.read() as session:
            return [(draft.form, draft.key) for draft in list_drafts(session)]

    return drafts


def said(page) -> list[str]:
    return [row.text() for row in page.figures.rows]


def count_of(database, name: str, wanted: Wanted) -> int:
    with database.read() as session:
        counted: int = import_module(f"app.services.lists.{name}").count(session, wanted, today=TODAY)
        return counted


def test_it_opens_with_the_last_month_that_is_over(page):
    assert page.picker.shown() == (2026, 10)


def test_the_figures_are_those_of_the_month(qtbot, page, fill, tasks):
    fill(f"Việc {number}" for number in range(250))
    tasks.do(lambda _: None)
    qtbot.waitUntil(lambda: "250" in said(page))
    page.picker.back.click()
    page.picker.set_month(2025, 1)
    page.picker.back.click()
    qtbot.waitUntil(lambda: page._shown == (2024, 12))
    assert "250" not in said(page)


def test_ctrl_s_keeps_the_words_of_the_month(qtbot, page, kept):
    page.texts.boxes["causes"].setPlainText("Mưa lũ  kéo dài.\n\nThiếu vốn.")
    page.texts.boxes["causes"].setFocus()
    QTest.keyClick(page.texts.boxes["causes"], Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.is_saved)
    assert kept("2026-10") == {"causes": "Mưa lũ kéo dài.\n\nThiếu vốn."}


def issue(database, month: str) -> None:
    with database.write("Kiểm thử") as session:
        session.add(OfficialDocument(kind_code="month_report", subject=month, standing=Standing.ISSUED))


def test_words_that_went_out_are_read_and_not_written(qtbot, database, open_page):
    issue(database, "2026-10")
    page = open_page()
    assert page.texts.found.label.text() == briefing.ISSUED
    assert not page.texts.found.isHidden()
    QTest.keyClicks(page.texts.boxes["proposals"], "abc")
    assert page.is_saved()
    page.picker.back.click()
    qtbot.waitUntil(lambda: page._shown == (2026, 9))
    QTest.keyClicks(page.texts.boxes["proposals"], "abc")
    assert not page.is_saved(), "the month before may be written"


def test_what_was_being_typed_when_the_words_went_out_can_be_dropped(qtbot, page, database, tasks):
    page.texts.boxes["proposals"].setPlainText("Đề nghị gia hạn.")
    issue(database, "2026-10")
    tasks.do(lambda _: None)
    drop = partial(page.texts.found.findChildren, QPushButton)
    qtbot.waitUntil(lambda: [button.text() for button in drop()] == ["Bỏ phần viết dở"])
    drop()[0].click()
    assert page.is_saved()
    page.picker.back.click()
    qtbot.waitUntil(lambda: page._shown == (2026, 9))


def test_going_to_another_month_keeps_the_words_first(qtbot, page, kept):
    page.texts.boxes["proposals"].setPlainText("Đề nghị gia hạn.")
    page.picker.back.click()
    qtbot.waitUntil(lambda: page._shown == (2026, 9))
    assert page.texts.typed()["proposals"] == ""
    assert kept("2026-10") == {"proposals": "Đề nghị gia hạn."}
    page.picker.forth.click()
    qtbot.waitUntil(lambda: page._shown == (2026, 10))
    assert page.texts.typed()["proposals"] == "Đề nghị gia hạn."


def test_when_saving_fails_the_month_and_the_words_stay(qtbot, page, kept, reported, monkeypatch):
    def fails(*_, **__):
        raise AppError("Đĩa đầy.")

    monkeypatch.setattr("app.services.office_texts.write_text", fails)
    page.texts.boxes["proposals"].setPlainText("Đề nghị gia hạn.")
    page.picker.back.click()
    qtbot.waitUntil(lambda: len(reported) == 1)
    qtbot.waitUntil(page.texts.isEnabled)
    assert page.picker.shown() == (2026, 10)
    assert page.texts.typed()["proposals"] == "Đề nghị gia hạn."
    assert kept("2026-10") == {}


def test_an_export_that_fails_can_be_tried_again(qtbot, page, reported, monkeypatch):
    def fails(*_, **__):
        raise AppError("Không ghi được vào thư mục.")

    monkeypatch.setattr("app.exports.files.write_set", fails)
    page.export.start.click()
    assert not page.export.start.isEnabled()
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert page.export.state.text() == "Chưa xuất được."
    assert page.export.start.isEnabled()


def test_an_export_that_is_cancelled_leaves_nothing(
    qtbot, office, page, desk, reported, monkeypatch, tmp_path
):
    gate = threading.Event()

    def slow(*given, **named) -> bytes:
        content = render(*given, **named)
        gate.wait()
        return content

    monkeypatch.setattr("app.exports.files.render", slow)
    page.export.start.click()
    qtbot.waitUntil(page.export.progress.stop.isVisible)
    page.export.progress.stop.click()
    gate.set()
    qtbot.waitUntil(page.export.start.isEnabled)
    assert page.export.state.text() == "Đã hủy, chưa ghi tệp nào."
    assert desk.said == [("Đã hủy, chưa ghi tệp nào.", False)]
    assert page.export.files.count() == 0
    assert reported == []
    assert list((tmp_path / "out").glob("*")) == []  # stopped early, not even the folder


def test_the_files_are_those_of_the_month_with_the_words_and_are_told(qtbot, office, page, desk, tmp_path):
    page.texts.boxes["causes"].setPlainText("Mưa lũ kéo dài.")
    page.export.formats["pdf"].setChecked(False)
    page.export.start.click()
    qtbot.waitUntil(lambda: page.export.files.count() > 0, timeout=60_000)
    assert {file.suffix for file in (tmp_path / "out").iterdir()} == {".docx", ".xlsx"}
    assert page.export.state.text() == "Đã xuất 3 tệp:"
    assert desk.said == [(f"Đã xuất 3 tệp vào {tmp_path / 'out'}.", False)]
    assert page.is_saved()


def test_other_questions_are_answered_while_an_export_reads(qtbot, page, tasks, desk, monkeypatch):
    gate, begun = threading.Event(), threading.Event()

    def slow(*_, **__):
        begun.set()
        gate.wait()
        raise AppError("Thế thôi.")

    monkeypatch.setattr("app.services.period_briefing.brief_month", slow)
    monkeypatch.setattr("app.ui.problems.report", lambda _: None)
    page.export.start.click()
    qtbot.waitUntil(begun.is_set)
    answers: list[int] = []
    tasks.ask(page, "other", lambda _: 1, answers.append)
    qtbot.waitUntil(lambda: answers == [1])
    gate.set()
    qtbot.waitUntil(page.export.start.isEnabled)


@pytest.mark.parametrize(
    ("name", "kind"), [("month_report", period_report), ("month_bulletin", month_bulletin)]
)
def test_the_preview_is_of_the_document_that_would_be_written(
    qtbot, database, office, page, monkeypatch, name, kind
):
    shown = []
    monkeypatch.setattr(
        "app.ui.widgets.preview.open_preview", lambda *given: shown.append((given[0], given[2]))
    )
    page.texts.boxes["causes"].setPlainText("Mưa lũ kéo dài.")
    page.export.previews[name].click()
    assert not page.export.start.isEnabled()
    qtbot.waitUntil(lambda: len(shown) == 1)
    with database.read() as session:
        said = read_month_set(session, 2026, 10, today=today())
    assert said.report.edition.written == {"causes": "Mưa lũ kéo dài."}
    told = said.report if name == "month_report" else said.bulletin
    assert shown == [(page, kind.compose(told.briefing, told.edition))]
    assert (page.export.start.isEnabled(), page.export.state.text()) == (True, "")


def test_ctrl_p_shows_the_report(qtbot, page, monkeypatch):
    shown = []
    monkeypatch.setattr("app.ui.widgets.preview.open_preview", lambda *given: shown.append(given[2]))
    page.picker.back.setFocus()
    QTest.keyClick(page.picker.back, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert shown[0].file_name == "Bao cao thang 10-2026"


def test_the_preview_opens_on_the_pages_and_can_be_closed(qtbot, page):
    from app.ui.widgets.preview import Preview

    page.export.previews["month_bulletin"].click()
    qtbot.waitUntil(lambda: bool(page.window().findChildren(Preview)))
    (preview,) = page.window().findChildren(Preview)
    qtbot.waitUntil(preview.print.isEnabled)
    assert preview.view.pages.sizes
    preview.close()


def test_a_preview_that_fails_can_be_tried_again(qtbot, page, reported, monkeypatch):
    def fails(*_, **__):
        raise AppError("Hỏng.")

    monkeypatch.setattr("app.services.period_briefing.brief_month", fails)
    page.export.previews["month_report"].click()
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert page.export.state.text() == "Chưa xem trước được."
    assert page.export.previews["month_report"].isEnabled()


# --- the rows behind the figures ---


def test_each_figure_is_as_many_rows_as_the_list_that_it_opens(database, office, page, desk):
    for row in page.figures.rows:
        row.click()
    assert len(desk.asked) == len(page.figures.rows)
    assert {name for _, name, _ in desk.asked} == {"tasks", "programme", "papers", "reports"}
    shown = {row.accessibleName(): row.text().split()[0] for row in page.figures.rows}
    counted = [str(count_of(database, name, wanted)) for _, name, wanted in desk.asked]
    assert dict(zip(shown, counted, strict=True)) == shown
    assert sum(number != "0" for number in counted) > len(counted) // 2  # the office is a busy one


def test_each_figure_of_two_programmes_is_as_many_rows_as_the_list_that_it_opens(
    database, office, open_page, desk
):
    """Duty 34: what the rooms owe in the office's own programme was counted as the committee's."""
    with database.write("Kiểm thử") as session:
        for month, came in ((10, date(2026, 10, 9)), (10, None), (3, None)):
            session.add(
                ProgrammeItem(
                    content="Kế hoạch của phòng",
                    book=Book.OFFICE,
                    due_year=2026,
                    due_month=month,
                    submitted_on=came,
                )
            )
    page = open_page()
    figures = page.figures
    for row in figures.rows:
        row.click()
    shown = {row.accessibleName(): row.text().split()[0] for row in figures.rows}
    counted = [str(count_of(database, name, wanted)) for _, name, wanted in desk.asked]
    assert dict(zip(shown, counted, strict=True)) == shown
    of = "Chương trình công tác của Văn phòng"
    assert (shown[f"{of}, Phải trình trong tháng: 2"], shown[f"{of}, Đã trình: 1 (50,00%)"]) == ("2", "1")
    assert shown[f"{of}, Từ đầu năm phải trình: 3"] == "3"
    committee = next(
        row.text() for row in figures.rows if "UBND tỉnh, Phải trình trong tháng" in row.accessibleName()
    )
    whole = next(row.text() for row in figures.rows if "cả hai, Phải trình trong" in row.accessibleName())
    assert int(whole) == int(committee) + 2


def test_each_figure_of_an_agency_is_as_many_rows_as_the_list_that_it_opens(database, office, page, desk):
    model = page.agencies.figures
    opened = shown = 0
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            page.agencies.clicked.emit(index)
            if len(desk.asked) > opened:
                opened += 1
                _, name, wanted = desk.asked[-1]
                assert index.data() == str(count_of(database, name, wanted)), (row, column)
                shown += index.data() != "0"
    assert opened == 6 * model.rowCount()
    assert shown > model.rowCount()


# --- words that were not saved ---


def test_words_that_were_lost_with_a_kill_are_there_again(qtbot, page, open_page, drafts, kept):
    page.texts.boxes["causes"].setPlainText("Mưa lũ")
    page.drafting.keep()
    qtbot.waitUntil(lambda: drafts() == [(FORM, "2026-10")])
    again = open_page()  # nothing was saved
    assert again.texts.typed()["causes"] == "Mưa lũ"
    assert again.texts.found.isVisible()
    assert not again.is_saved()
    assert kept("2026-10") == {}


def test_what_is_typed_is_kept_without_saving(qtbot, page, drafts, kept):
    page.drafting._timer.setInterval(1)
    page.texts.boxes["causes"].setPlainText("Mưa lũ")
    qtbot.waitUntil(lambda: drafts() == [(FORM, "2026-10")])
    assert kept("2026-10") == {}


def test_saving_leaves_no_draft(qtbot, page, drafts, kept):
    page.texts.boxes["causes"].setPlainText("Mưa lũ")
    page.drafting.keep()
    page.save()
    qtbot.waitUntil(lambda: (kept("2026-10"), drafts()) == ({"causes": "Mưa lũ"}, []))


def test_words_found_again_can_be_left(qtbot, database, open_page, drafts):
    with database.write("Kiểm thử") as session:
        keep_draft(session, "0" * 32, form=FORM, key="2026-10", title="", fields={"causes": "Dở"})
        keep_draft(session, "1" * 32, form=FORM, key="2026-09", title="", fields={"causes": "Tháng Chín"})
    page = open_page()
    assert page.texts.typed()["causes"] == "Dở"
    page.texts.found.buttons[1].click()
    assert page.texts.typed()["causes"] == ""
    assert not page.texts.found.isVisible()
    qtbot.waitUntil(lambda: drafts() == [(FORM, "2026-09")])


def test_a_draft_that_says_what_is_saved_is_dropped(qtbot, database, open_page, drafts):
    with database.write("Kiểm thử") as session:
        keep_draft(session, "0" * 32, form=FORM, key="2026-10", title="", fields={"causes": ""})
    page = open_page()
    assert not page.texts.found.isVisible()
    qtbot.waitUntil(lambda: drafts() == [])


def test_the_desk_leads_to_words_that_were_not_saved(qtbot, database, desk):
    with database.write("Kiểm thử") as session:
        keep_draft(session, "0" * 32, form=FORM, key="2026-10", title="Phần lời tháng 10/2026", fields={})
    start = DeskPage(desk)
    qtbot.addWidget(start)
    start.show()
    qtbot.waitUntil(lambda: start.drafts.count() == 1)
    start.drafts.opened.emit(0)
    [(*asked, draft)] = desk.asked
    assert (asked, draft.form, draft.key) == (["form", FORM, "2026-10"], FORM, "2026-10")
    assert page_of_form(FORM).name == "briefing"


def test_the_words_of_a_month_can_be_asked_for(qtbot, page):
    page.tabs.setCurrentIndex(1)
    page.show_form(FORM, "2026-08")
    qtbot.waitUntil(lambda: page._shown == (2026, 8))
    assert page.picker.shown() == (2026, 8)
    assert page.texts.isVisible()


def test_a_hidden_page_asks_when_it_is_seen_again(qtbot, page, fill, tasks):
    page.hide()
    fill(["Việc một"])
    tasks.do(lambda _: None)
    qtbot.waitUntil(lambda: page._is_stale)
    assert "1" not in said(page)
    page.show()
    qtbot.waitUntil(lambda: "1" in said(page))


# --- what asks for a look at the settings ---


def test_sample_letterhead_and_unconfirmed_days_lead_to_the_settings(qtbot, database, open_page, desk):
    with database.write("Kiểm thử") as session:
        load_preset(session)
    page = open_page()
    assert page.notice.text() == (
        "Đầu đề văn bản đang là của cơ quan mẫu. "
        "Ngày nghỉ, làm bù năm 2026 chưa được xác nhận, hạn tính theo ngày làm việc có thể chưa đúng."
    )
    page.to_settings.click()
    assert desk.asked == [("page", "settings")]


def test_a_letterhead_of_one_s_own_and_confirmed_days_need_no_notice(database, open_page):
    with database.write("Kiểm thử") as session:
        load_preset(session)
        change_setting(session, "office.province", "tỉnh Gia Lai")
        confirm_year(session, 2026)
    page = open_page()
    assert not page.notice.isVisible()
    assert not page.to_settings.isVisible()


@pytest.mark.parametrize(
    ("month", "words"),
    [
        ((2026, 10), "Số liệu tính đến hết 31/10/2026"),
        ((2026, 11), "Tháng chưa hết: số liệu tính như đến hết 30/11/2026"),
    ],
)
def test_it_is_said_up_to_which_day_the_figures_go(qtbot, page, month, words):
    page.picker.set_month(*month)
    page.picker.picked.emit(*month)
    qtbot.waitUntil(lambda: page._shown == month)
    assert page.as_of.text() == words


# --- small windows ---


def test_nothing_scrolls_on_a_small_screen(qtbot, qapp, page, tmp_path):
    theme.apply(qapp)
    page.resize(1134, 700)  # what the menu and the status bar leave of 1366 × 768
    page.texts.restore({"causes": "Dở"}, "14:05 ngày 22/11/2026")
    page.export.show_files([Path(__file__)] * 5)
    qtbot.waitUntil(page.export.files.isVisible)
    area = page.findChild(QScrollArea)
    bars = area.verticalScrollBar(), area.horizontalScrollBar()
    qtbot.waitUntil(lambda: not any(bar.isVisible() for bar in bars))


@pytest.mark.parametrize(
    ("width", "way"), [(1134, QBoxLayout.Direction.LeftToRight), (500, QBoxLayout.Direction.TopToBottom)]
)
def test_the_export_stands_under_the_words_where_it_is_narrow(page, width, way):
    page.resize(width, 600)
    assert page._below.direction() == way
