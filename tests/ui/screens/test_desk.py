"""The desk on the screen: cards that open their lists, meetings, drafts, and where an empty database begins."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from sqlalchemy import update

from app.briefings.desk import Reminding
from app.core.document_kinds import kind_of
from app.core.terms import MeetingKind
from app.models.meeting import AgendaItem, Meeting
from app.models.task import DelayReport, SourceDocument, Task
from app.services.drafts import keep_draft, list_drafts
from app.services.lists import tasks as task_questions
from app.ui.reminding import reminding_of
from app.ui.screens import catalog
from app.ui.screens import desk as desk_screen
from app.ui.screens.desk import ADD_TASK, IMPORT, NO_DRAFTS, NO_MEETINGS, URGE, WELCOME, DeskPage
from app.ui.screens.from_template_form import FROM_TEMPLATE_FORM
from app.ui.screens.report_round_form import REPORT_ROUND_FORM
from app.ui.widgets import count_card
from app.ui.widgets.reminding_section import RemindingDialog
from app.ui.widgets.two_line_list import ASIDE
from tests.ui.shells import RecordingShell

TODAY = date(2026, 11, 23)  # a Monday
DAY = timedelta(days=1)


@pytest.fixture
def clock(monkeypatch):
    """The day on the clock, which a test may move."""
    days = [TODAY]
    monkeypatch.setattr(desk_screen, "today", lambda: days[-1])
    return days


@pytest.fixture
def keep(database):
    def keep(*rows):
        with database.write("Kiểm thử") as session:
            session.add_all(rows)
            session.flush()
            return [row.id.hex for row in rows]

    return keep


@pytest.fixture
def opened(qtbot, tasks, settings, tmp_path, clock):
    """Open the desk and wait for its answer."""

    def opened() -> DeskPage:
        page = DeskPage(RecordingShell(tasks, settings, tmp_path))
        qtbot.addWidget(page)
        page.resize(1100, 640)
        with qtbot.waitExposed(page):
            page.show()
        qtbot.waitUntil(lambda: bool(page.day.text()))
        if page.stack.currentIndex() == 1:
            qtbot.waitUntil(lambda: all(one.isVisible() for one in page.cards if one.counts()))
        return page

    return opened


def card(page, name):
    return next(one for one in page.cards if one.card.name == name)


def seen(page) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def late(content="Rà soát quỹ đất") -> Task:
    return Task(content=content, assigned_on=date(2026, 11, 1), deadline=TODAY - DAY)


def test_a_card_says_its_count_and_opens_exactly_that_list(qtbot, opened, keep, database):
    keep(late(), late("Báo cáo"), Task(content="Việc", assigned_on=TODAY))
    page = opened()
    overdue = card(page, "overdue")
    assert overdue.accessibleName() == "Nhiệm vụ quá hạn: 2"
    qtbot.mouseClick(overdue, Qt.MouseButton.LeftButton)
    [(what, name, wanted)] = page._shell.asked
    assert (what, name) == ("list", "tasks")
    with database.read() as session:
        assert len(task_questions.find(session, wanted, today=TODAY).keys) == 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_card_opens_by_the_keyboard(qtbot, opened, keep, key):
    keep(SourceDocument(number="12/UBND-TH"))
    page = opened()
    qtbot.keyClick(card(page, "no_task"), key)
    assert page._shell.asked[0][:2] == ("list", "documents")


def test_ctrl_n_opens_a_new_task_also_where_there_is_none_yet(qtbot, opened):
    page = opened()
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page._shell.asked[-1][:2] == ("form", "task")


def test_a_small_card_is_there_only_while_it_counts_something(qtbot, opened, keep, tasks):
    [task] = keep(late())
    page = opened()
    waiting = card(page, "delays_waiting")
    assert {one.card.name for one in page.cards if one.isVisible()} == {
        *("overdue", "due_soon", "delay_report", "papers_missing", "reports_due", "no_task")
    }
    assert waiting.isHidden()
    tasks.do(lambda session: session.add(DelayReport(task_id=UUID(task), reported_on=TODAY)))
    qtbot.waitUntil(waiting.isVisible)
    big = [one for one in page.cards if one.card.stands]
    assert waiting.height() < min(one.height() for one in big)
    assert waiting.y() > max(one.y() for one in big)
    qtbot.mouseClick(waiting, Qt.MouseButton.LeftButton)
    assert page._shell.asked[-1][:2] == ("list", "delay_reports")
    tasks.do(lambda session: session.execute(update(DelayReport).values(accepted=True)))
    qtbot.waitUntil(waiting.isHidden)


def test_tab_goes_through_the_cards_in_the_order_they_are_read(opened, keep):
    keep(late())
    page = opened()
    chain, one = [], page.nextInFocusChain()
    while one is not page:
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            chain.append(one)
        one = one.nextInFocusChain()
    assert [one for one in chain if one in page.cards] == [one for one in page.cards if one.counts()]
    assert set(page.steps) <= set(chain)


def test_the_next_meetings_are_told_and_open(qtbot, opened, keep):
    today = Meeting(
        kind=MeetingKind.OTHER, title="Họp giao ban", held_on=TODAY, starts_at=time(8, 30), place="Phòng 1"
    )
    keep(today)
    keep(AgendaItem(meeting_id=today.id, content="Nội dung"))
    page = opened()
    assert page.meetings.item(0).text() == "Hôm nay, 08:30 – Họp giao ban"
    assert "Thiếu tài liệu 1/1 nội dung" in page.meetings.item(0).data(ASIDE)
    page.meetings.setFocus()
    qtbot.keyClick(page.meetings, Qt.Key.Key_Return)
    assert page._shell.asked == [("form", "meeting", today.id.hex, None)]


def test_a_draft_that_was_left_opens_its_form(qtbot, opened, database):
    with database.write("Kiểm thử") as session:
        keep_draft(session, "0" * 31 + "1", form="document", key="", title="Công văn mới", fields={})
        keep_draft(session, "0" * 31 + "2", form="task", key="a" * 32, title="", fields={})
    page = opened()
    told = [page.drafts.item(n).text() for n in range(2)]
    assert told == ["Chưa ghi nội dung", "Công văn mới"]
    asides = [page.drafts.item(n).data(ASIDE) for n in range(2)]
    assert asides[0].startswith("Sửa nhiệm vụ · ")
    assert asides[1].startswith("Văn bản giao nhiệm vụ mới · ")
    for number in range(2):
        page.drafts.itemClicked.emit(page.drafts.item(number))
    asked = [(kind, name, key, start.form) for kind, name, key, start in page._shell.asked]
    assert asked == [("form", "task", "a" * 32, "task"), ("form", "document", None, "document")]


def test_drafts_that_make_many_records_are_named_by_their_form(opened, database):
    forms = {form.name: form.title for form in (FROM_TEMPLATE_FORM, REPORT_ROUND_FORM)}
    with database.write("Kiểm thử") as session:
        for number, (form, key) in enumerate((name, key) for name in forms for key in ("", "a" * 32)):
            keep_draft(session, f"{number:032x}", form=form, key=key, title=form, fields={})
    page = opened()
    told = [(page.drafts.item(n).text(), page.drafts.item(n).data(ASIDE)) for n in range(4)]
    assert {form for form, _ in told} == set(forms)
    assert all(aside.startswith(f"{forms[form]} · ") for form, aside in told)


def test_the_letter_that_urges_is_one_press_away(opened, keep):
    keep(late())
    page = opened()
    next(step for step in page.steps if step.text() == URGE).click()
    [(what, name, _, paper)] = page._shell.asked
    assert (what, catalog.page_of_form(name).name, paper.code) == ("form", "official", "urging_letter")
    assert kind_of(paper.code).title == "Công văn đôn đốc (một cơ quan)"


def test_drafts_of_every_form_can_be_told(opened, database):
    forms = [form for page in catalog.CATALOG for form in page.forms]
    with database.write("Kiểm thử") as session:
        for number, form in enumerate(forms):
            keep_draft(session, f"{number:032x}", form=form, key="a" * 32, title=form, fields={})
    page = opened()
    assert {page.drafts.item(n).text() for n in range(page.drafts.count())} == set(forms)


def test_what_is_due_soon_is_told_with_its_day_and_opens(qtbot, opened, keep):
    later, first = (
        Task(content=content, assigned_on=TODAY - DAY, deadline=TODAY + days * DAY)
        for content, days in (("Nộp tờ trình", 2), ("Báo cáo", 0))
    )
    holiday = Task(content="Họp", assigned_on=TODAY - DAY, deadline=TODAY + DAY)
    keep(later, first, holiday, Task(content="Còn lâu", assigned_on=TODAY, deadline=TODAY + 60 * DAY))
    page = opened()
    told = [(page.due.item(n).text(), page.due.item(n).data(ASIDE)) for n in range(page.due.count())]
    assert told == [
        ("Báo cáo", "∆ Hôm nay"),
        ("Họp", "∆ Thứ Ba, 24/11/2026, chỉ còn ngày nghỉ"),
        ("Nộp tờ trình", "∆ Thứ Tư, 25/11/2026, còn 1 ngày làm việc"),
    ]
    page.due.itemClicked.emit(page.due.item(2))
    assert page._shell.asked == [("form", "task", later.id.hex, None)]


@pytest.fixture
def draft(database):
    with database.write("Kiểm thử") as session:
        keep_draft(session, "0" * 31 + "1", form="document", key="", title="Công văn mới", fields={})


def test_a_draft_is_dropped_after_a_question(qtbot, opened, draft, database):
    page = opened()
    page.drafts.removed.emit(0)
    assert "Công văn mới" in page.question.label.text()
    qtbot.mouseClick(page.question.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.drafts.count() == 0)
    with database.read() as session:
        assert list_drafts(session) == ()


def test_a_draft_stays_when_it_is_to_be_kept(qtbot, opened, draft):
    page = opened()
    page.drafts.removed.emit(0)
    qtbot.mouseClick(page.question.buttons[1], Qt.MouseButton.LeftButton)
    assert page.question.isHidden()
    assert page.drafts.count() == 1


def test_a_draft_that_was_kept_meanwhile_is_there_when_the_page_is_shown_again(qtbot, opened, database):
    page = opened()
    page.hide()
    with database.write("Kiểm thử") as session:
        keep_draft(session, "0" * 31 + "1", form="document", key="", title="Công văn mới", fields={})
    page.show()
    qtbot.waitUntil(lambda: page.drafts.count() == 1)


def test_an_empty_database_says_where_to_begin(qtbot, opened):
    page = opened()
    assert WELCOME in seen(page)
    buttons = {b.text(): b for b in page.findChildren(QPushButton) if b.isVisible()}
    assert list(buttons) == [IMPORT, ADD_TASK, "Tài liệu giao ban"]
    for button in buttons.values():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page._shell.asked == [("page", "import"), ("form", "task", None, None), ("page", "briefing")]


def test_a_year_that_nobody_confirmed_is_said_and_leads_to_its_days(qtbot, opened, tasks):
    page = opened()
    tasks.do(lambda session: session.add(late()))
    qtbot.waitUntil(page.calendar.isVisible)
    assert "chưa được xác nhận" in page.calendar.text()
    qtbot.mouseClick(page.calendar, Qt.MouseButton.LeftButton)
    assert page._shell.asked == [("page", "settings")]


def test_what_is_saved_elsewhere_is_counted_at_once(qtbot, opened, tasks):
    page = opened()
    tasks.do(lambda session: session.add(late()))
    qtbot.waitUntil(lambda: card(page, "overdue").card.counter.count == 1)
    assert WELCOME not in seen(page)
    assert {NO_MEETINGS, NO_DRAFTS} <= set(seen(page))


def test_another_day_counts_anew(qtbot, opened, keep, clock, tasks):
    keep(Task(content="Việc", assigned_on=TODAY, deadline=TODAY))
    page = opened()
    assert card(page, "overdue").card.counter.count == 0
    clock.append(TODAY + DAY)
    tasks.changed.emit()
    qtbot.waitUntil(lambda: card(page, "overdue").card.counter.count == 1)
    assert page.day.text() == "Thứ Ba, 24/11/2026"


def test_a_page_that_is_not_seen_asks_when_it_is(qtbot, opened, keep, tasks):
    page = opened()
    page.hide()
    tasks.do(lambda session: session.add(late()))
    qtbot.waitSignal(tasks.changed)
    page.show()
    qtbot.waitUntil(lambda: card(page, "overdue").card.counter.count == 1)


def test_cards_that_need_more_room_stand_in_fewer_columns(opened, keep, monkeypatch):
    keep(late())
    usual = len({one.y() for one in opened().cards})
    monkeypatch.setattr(count_card, "NARROWEST", 60)  # as larger letters need
    wide = opened()
    assert len({one.y() for one in wide.cards}) > usual
    assert all(one.geometry().right() <= wide.width() for one in wide.cards)


def test_each_person_chooses_when_and_of_what_to_be_reminded(qtbot, opened, keep, settings, tasks):
    keep(late(), Task(content="Việc", assigned_on=TODAY, deadline=TODAY + 10 * DAY))
    page = opened()
    assert not card(page, "due_soon").counts() or card(page, "due_soon").card.counter.count == 0
    page._choose_reminders()
    dialog = page.findChild(RemindingDialog)
    dialog.section.days.setValue(9)
    dialog.section.kinds["overdue"].setChecked(False)
    dialog.reject()
    qtbot.waitUntil(lambda: card(page, "due_soon").card.counter.count == 1)
    assert "overdue" not in [one.card.name for one in page.cards]
    assert reminding_of(settings, tasks.actor) == Reminding(9, frozenset({"overdue"}))
    assert reminding_of(settings, "Người khác") == Reminding()
    page._choose_reminders()
    again = page.findChildren(RemindingDialog)[-1].section
    assert (again.days.value(), again.kinds["overdue"].isChecked()) == (9, False)
    again.kinds["overdue"].setChecked(True)
    again.days.setValue(0)
    assert reminding_of(settings, tasks.actor) == Reminding()
