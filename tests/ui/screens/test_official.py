"""The page of official documents: from the catalogue to a written, seen and printed document."""

from datetime import date
from uuid import UUID

import docx
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from app.briefings.issuing import Details
from app.core.document_kinds import KINDS, kind_of
from app.core.issuing import Standing
from app.core.terms import AgencyKind, AgencyRole, Attendance, MeetingKind
from app.exports.document import Paper as PaperSize
from app.models.agency import Agency
from app.models.meeting import AgendaItem, Meeting, MeetingAttendance
from app.models.person import Person
from app.models.programme import ProgrammeAgency, ProgrammeItem
from app.models.task import Task, TaskAgency
from app.services.drafts import keep_draft, list_drafts
from app.services.lists import programme
from app.services.office_texts import read_texts, write_text
from app.services.official_documents import find_document, read_details
from app.services.settings import load_preset
from app.ui.forms.sheet import Sheet
from app.ui.screens import composing, composing_view, issuing_sheets, making, official_work
from app.ui.screens.catalog import page_of_form
from app.ui.screens.composing import NO_SUBJECT, NOT_BEGUN
from app.ui.screens.official import LAST_KIND, OfficialPage
from app.ui.screens.official_work import FORM, Paper
from app.ui.screens.programme_lacks import LacksSheet
from app.ui.widgets.printing import PrintJob
from app.ui.widgets.subject_box import NONE
from tests.ui.shells import RecordingShell

TODAY = date(2026, 11, 22)
OCTOBER = Paper("month_report", "2026-10")


@pytest.fixture
def office(database):
    """Two tasks that are late, of two departments."""
    with database.write("Kiểm thử") as session:
        load_preset(session)
        for name in ("Sở Tài chính", "Sở Y tế"):
            agency = Agency(name=name, kind=AgencyKind.DEPARTMENT)
            task = Task(content="Rà soát quỹ đất", assigned_on=date(2026, 9, 5), deadline=date(2026, 11, 1))
            session.add_all([agency, task])
            session.flush()
            session.add(TaskAgency(task_id=task.id, agency_id=agency.id, role=AgencyRole.LEAD))


@pytest.fixture
def shell(tasks, settings, database, monkeypatch):
    for module in (composing, composing_view, issuing_sheets):
        monkeypatch.setattr(module, "today", lambda: TODAY)
    return RecordingShell(tasks, settings, database.folder)


@pytest.fixture
def open_page(qtbot, shell):
    def open_page() -> OfficialPage:
        page = OfficialPage(shell)
        qtbot.addWidget(page, before_close_func=lambda page: page.composing.pane.clear())
        page.resize(1134, 700)
        with qtbot.waitActive(page):
            page.show()
        qtbot.waitUntil(lambda: bool(page.kinds.shown()))
        return page

    return open_page


@pytest.fixture
def page(open_page):
    return open_page()


@pytest.fixture
def october(qtbot, page):
    """The report of a month is open."""
    page.show_form("official", start=OCTOBER)
    qtbot.waitUntil(lambda: page.composing.paper() == OCTOBER and page.composing.pane.is_ready())
    return page.composing


@pytest.fixture
def kept(database):
    def kept(code="month_briefing", subject="2026-10"):
        with database.read() as session:
            return read_texts(session, code, subject)

    return kept


@pytest.fixture
def drafts(database):
    def drafts():
        with database.read() as session:
            return [(draft.form, draft.key, draft.title) for draft in list_drafts(session)]

    return drafts


@pytest.fixture
def saved_as(monkeypatch, tmp_path):
    """The path that the system's dialog would bring."""
    target = tmp_path / "văn bản"
    asked = []

    def answer(*_, **about):
        asked.append(about)
        return target.with_suffix(f".{about['format_']}")

    monkeypatch.setattr(making, "ask_path", answer)
    return target


def words_in(path):
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def test_a_kind_opens_with_its_likeliest_subject(qtbot, page, shell):
    page.kinds.chosen.emit("month_report")
    qtbot.waitUntil(lambda: page.composing.paper() == Paper("month_report", "2026-11"))
    assert page.composing.subject.text() == "Tháng 11 năm 2026"
    assert page.kinds.current() == "month_report"
    assert list(page.composing.words.boxes) == ["causes", "assessment", "proposals", "next_month"]
    qtbot.waitUntil(page.composing.pane.is_ready)
    assert page.composing.pane.document.file_name == "Bao cao thang 11-2026"


def test_every_kind_is_offered(page):
    assert set(page.kinds.shown()) == {kind.code for kind in KINDS}


def test_a_kind_that_the_data_allow_no_document_of_says_so(qtbot, page):
    page.kinds.chosen.emit("urging_letter")
    qtbot.waitUntil(lambda: page.composing.empty.text() == NO_SUBJECT)
    assert page.composing.title.text() == "Công văn đôn đốc (một cơ quan)"
    assert not page.composing.look.isEnabled()
    page.kinds.chosen.emit("month_report")
    qtbot.waitUntil(lambda: page.composing.paper() is not None and page.composing.look.isEnabled())


def test_a_page_that_is_made_for_a_document_shows_it_and_not_the_last_kind(qtbot, shell):
    shell.settings.setValue(LAST_KIND, "month_bulletin")
    page = OfficialPage(shell)
    qtbot.addWidget(page, before_close_func=lambda page: page.composing.pane.clear())
    page.show_form("official", start=OCTOBER)  # at once, as the window does
    page.show()
    qtbot.waitUntil(lambda: bool(page.kinds.shown()))
    qtbot.waitUntil(page.composing.pane.is_ready)
    assert page.composing.paper() == OCTOBER


def test_another_kind_of_the_same_meeting_is_turned_to(qtbot, page, database):
    with database.write("Kiểm thử") as session:
        kind = MeetingKind.REGULAR_SESSION
        near, far = (Meeting(kind=kind, title=f"Họp {day}", held_on=date(2026, 12, day)) for day in (1, 30))
        session.add_all([near, far])
        session.flush()
        keys = {"near": near.id.hex, "far": far.id.hex}
    page.composing.open_kind("envelopes")
    qtbot.waitUntil(lambda: page.composing.subject.text().startswith("Họp 1 "))
    page.composing.open_paper(Paper("invitation", keys["far"]))
    qtbot.waitUntil(lambda: page.composing.subject.text().startswith("Họp 30"))
    page.composing.open_kind("minutes")
    qtbot.waitUntil(lambda: page.composing.paper() == Paper("minutes", keys["far"]))
    page.composing.open_kind("agenda")  # it has no contents: nothing of it to be made
    qtbot.waitUntil(lambda: page.composing.paper() != Paper("minutes", keys["far"]))


def test_a_chair_who_is_away_is_told_before_minutes_are_printed(qtbot, page, database):
    with database.write("Kiểm thử") as session:
        an = Person(full_name="Nguyễn Văn An")
        session.add(an)
        session.flush()
        held = {"kind": MeetingKind.REGULAR_SESSION, "held_on": date(2026, 11, 2), "chair_person_id": an.id}
        away, there = (Meeting(title=title, **held) for title in ("Vắng chủ trì", "Đủ"))
        session.add_all([away, there])
        session.flush()
        session.add(
            MeetingAttendance(meeting_id=away.id, person_id=an.id, state=Attendance.EXCUSED, reason="ốm")
        )
        session.flush()
        papers = [Paper("minutes", row.id.hex) for row in (away, there)]
    page.composing.open_paper(papers[0])
    qtbot.waitUntil(lambda: page.composing.paper() == papers[0])
    said = "Nguyễn Văn An được ghi “Vắng có lý do”"
    assert said in page.composing.notices.text()
    assert page.composing.notices.isVisible()
    page.composing.open_paper(papers[1])
    qtbot.waitUntil(lambda: page.composing.paper() == papers[1])
    assert not page.composing.notices.isVisible()


def test_a_subject_that_is_not_there_is_told(qtbot, october, monkeypatch):
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: told.append(text))
    october.subject.setFocus()
    october.subject.setText("quý 9")
    october.subject.ask()
    qtbot.waitUntil(lambda: told == [NONE])


def test_the_last_kind_comes_back(qtbot, open_page, october):
    again = open_page()
    qtbot.waitUntil(lambda: again.composing.paper() is not None)
    assert again.composing.paper().code == "month_report"


def test_a_subject_is_found_by_typing(qtbot, office, page):
    page.kinds.chosen.emit("urging_letter")
    qtbot.waitUntil(lambda: page.composing.paper() is not None)
    box = page.composing.subject
    box.setFocus()
    box.setText("so y te")
    box.textEdited.emit("so y te")
    qtbot.waitUntil(lambda: box.suggestions() is not None and box.suggestions().count() == 1)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Sở Y tế" in (page.composing.subject.text()) and page.composing.pane.is_ready())
    assert "Sở Y tế" in page.composing.subject.toolTip()


def test_what_is_typed_and_not_chosen_is_no_subject(qtbot, october):
    october.subject.setFocus()
    october.subject.setText("tháng mười ba")
    october.words.boxes["causes"].setFocus()
    assert october.subject.text() == "Tháng 10 năm 2026"


def test_words_are_seen_on_the_pages_before_they_are_saved(qtbot, october, kept):
    october.words.boxes["causes"].set_words("Do **mưa lũ**.")
    with qtbot.waitSignal(october.pane.shown):
        pass
    said = "".join(page.extract_text() for page in PdfReader(_file(october)).pages)
    assert "mưa lũ" in said
    assert kept() == {}
    assert october.state.text() == "Có thay đổi chưa lưu"


def _file(panel):
    from io import BytesIO

    return BytesIO(panel.pane.view.pages.content)


def test_ctrl_s_keeps_the_words(qtbot, october, kept):
    box = october.words.boxes["causes"]
    box.set_words("Do **mưa lũ**.")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(october.is_saved)
    assert kept() == {"causes": "Do **mưa lũ**."}
    qtbot.waitUntil(lambda: october.state.text() == "Đã lưu")


def test_another_document_keeps_the_words_first(qtbot, page, october, kept):
    october.words.boxes["causes"].set_words("Mưa lũ.")
    page.kinds.chosen.emit("month_bulletin")
    qtbot.waitUntil(lambda: october.paper().code == "month_bulletin")
    assert kept() == {"causes": "Mưa lũ."}
    assert october.empty.isVisible()


def test_an_export_has_the_words_and_a_later_one_too(qtbot, october, saved_as, database):
    october.words.boxes["causes"].set_words("Do **mưa lũ**.")
    october.exporters["docx"].click()
    target = saved_as.with_suffix(".docx")
    qtbot.waitUntil(lambda: target.exists() and october.told.isVisible())
    assert "Do mưa lũ." in words_in(target)
    with database.write("Kiểm thử") as session:
        session.add(Task(content="Việc mới", assigned_on=date(2026, 10, 5)))
    before = words_in(target)
    target.unlink()
    october.exporters["docx"].click()
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: not october.progress.is_busy())
    assert "Do mưa lũ." in words_in(target)
    assert words_in(target) != before


def test_a_cancelled_export_leaves_nothing(qtbot, october, saved_as, tasks, monkeypatch):
    begun = []

    def slow(session, progress, **about):
        begun.append(1)
        while True:
            progress(0, 1)

    monkeypatch.setattr(official_work, "compose", slow)
    october.exporters["docx"].click()
    qtbot.waitUntil(lambda: bool(begun) and october.progress.isVisible())
    october.progress.stop.click()
    qtbot.waitUntil(lambda: october.state.text() == "Đã hủy, chưa ghi tệp nào.")
    assert list(saved_as.parent.glob("văn bản*")) == []
    assert october.exporters["docx"].isEnabled()


def test_no_path_writes_nothing(qtbot, october, monkeypatch, tmp_path):
    monkeypatch.setattr(making, "ask_path", lambda *_, **__: None)
    october.exporters["pdf"].click()
    qtbot.waitUntil(lambda: october.exporters["pdf"].isEnabled() and not october.progress.is_busy())
    assert not october.told.isVisible()


def test_it_is_printed_as_it_is_saved(qtbot, october, monkeypatch, tmp_path, shell, kept):
    target = tmp_path / "in.pdf"
    asked = []

    def answer(_owner, _settings, document, *, pages, current):
        asked.append((document.title, pages, current))
        return PrintJob(document.title, (1,), file=target)

    monkeypatch.setattr(making, "ask_printing", answer)
    october.words.boxes["causes"].set_words("Mưa lũ.")
    QTest.keyClick(october, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: ("Đã in 1 trang vào tệp in.pdf.", False) in shell.said, timeout=20_000)
    assert len(PdfReader(target).pages) == 1
    assert kept() == {"causes": "Mưa lũ."}
    assert asked[0][2] == 1


def test_what_was_typed_is_kept_as_a_draft(qtbot, october, drafts):
    october.words.boxes["causes"].set_words("Mưa")
    october.drafting.keep()
    qtbot.waitUntil(lambda: len(drafts()) == 1)
    assert drafts() == [(FORM, "month_report:2026-10", "Báo cáo tháng: Tháng 10 năm 2026")]
    october.save()
    qtbot.waitUntil(lambda: drafts() == [])


def test_a_draft_of_a_killed_program_is_offered(qtbot, database, page, kept):
    with database.write("Kiểm thử") as session:
        write_text(session, "month_briefing", "2026-10", slot="causes", content="Mưa.")
        keep_draft(session, "a" * 32, form=FORM, key=OCTOBER.key, title="x", fields={"causes": "Mưa **lũ**."})
    page.show_form("official", OCTOBER.key)
    qtbot.waitUntil(page.composing.told.isVisible)
    assert page.composing.words.typed()["causes"] == "Mưa **lũ**."
    page.composing.told.buttons[1].click()
    assert page.composing.words.typed()["causes"] == "Mưa."
    assert page.composing.is_saved()


def test_once_saved_nothing_is_asked(qtbot, database, page, kept):
    with database.write("Kiểm thử") as session:
        keep_draft(session, "a" * 32, form=FORM, key=OCTOBER.key, title="x", fields={"causes": "Mưa."})
    page.show_form("official", OCTOBER.key)
    qtbot.waitUntil(page.composing.told.isVisible)
    page.composing.save()
    qtbot.waitUntil(lambda: not page.composing.told.isVisible())
    assert kept() == {"causes": "Mưa."}


def test_what_changed_elsewhere_is_shown_and_what_is_typed_stays(qtbot, october, tasks):
    october.words.boxes["causes"].set_words("Đang gõ")
    tasks.do(
        lambda session: write_text(
            session, "month_briefing", "2026-10", slot="proposals", content="Nơi khác."
        )
    )
    with qtbot.waitSignal(october.pane.shown):
        pass
    assert october.words.typed()["causes"] == "Đang gõ"


def test_what_the_data_do_not_allow_is_said_in_place_of_the_pages(qtbot, office, page, reported):
    page.show_form("official", start=Paper("urging_letters", "2026-08-01"))
    qtbot.waitUntil(page.composing.pane.refusal.isVisible)
    assert "Không có nhiệm vụ nào quá hạn" in page.composing.pane.refusal.text()
    assert reported == []


def test_by_a_button_it_is_told(qtbot, office, page, reported, saved_as):
    page.show_form("official", start=Paper("urging_letters", "2026-08-01"))
    qtbot.waitUntil(page.composing.pane.refusal.isVisible)
    page.composing.exporters["docx"].click()
    qtbot.waitUntil(lambda: len(reported) == 1)
    qtbot.waitUntil(page.composing.exporters["docx"].isEnabled)


def test_the_pages_go_where_there_is_no_room(qtbot, page, october):
    assert october.pane.isVisible()
    page.resize(800, 600)
    qtbot.waitUntil(lambda: not october.pane.isVisible())


def test_pages_of_another_kind_go_at_once(october):
    october.show_kind(october.kind())
    assert october.pane.view.pages is not None
    october.show_kind(kind_of("minutes"))
    assert october.pane.view.pages is None


def test_the_large_preview_shows_the_same(qtbot, october, monkeypatch):
    from app.ui.widgets import preview

    shown = []
    monkeypatch.setattr(preview, "open_preview", lambda _owner, _shell, document: shown.append(document))
    october.look.click()
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert shown == [october.pane.document]


def test_every_thing_one_can_use_has_a_name(october):
    for button in (october.look, october.printer, october.saver, *october.exporters.values()):
        assert button.text()
        assert button.toolTip()
    for box in october.words.boxes.values():
        assert box.accessibleName()


def test_its_drafts_are_opened_by_the_page():
    assert page_of_form(FORM).name == "official"


def test_a_document_has_the_places_for_words_that_its_subject_brings(database):
    with database.write("Kiểm thử") as session:
        meeting = Meeting(kind=MeetingKind.OTHER, title="Họp tổ", held_on=TODAY)
        session.add(meeting)
        session.flush()
        session.add(AgendaItem(meeting_id=meeting.id, content="Báo cáo tiến độ"))
    with database.read() as session:
        opened = official_work.open_paper(session, paper=Paper("minutes", meeting.id.hex), today=TODAY)
    assert [slot.hint for slot in opened.slots if slot.code.startswith("opinions-")] == ["Báo cáo tiến độ"]


# --- how it goes out ---


def read_details_of(database, paper):
    with database.read() as session:
        return read_details(session, paper.code, paper.subject)


def test_how_it_goes_out_is_seen_saved_and_exported(qtbot, october, saved_as, database):
    october.details.entries["recipients"].type_in("Sở Nội vụ\nSở Y tế")
    october.details.entries["urgency"].box.setCurrentIndex(1)
    assert not october.is_saved()
    october.exporters["docx"].click()
    target = saved_as.with_suffix(".docx")
    qtbot.waitUntil(lambda: target.exists() and not october.progress.is_busy())
    assert read_details_of(database, OCTOBER).recipients == ("Sở Nội vụ", "Sở Y tế")
    text = "\n".join(
        cell.text for table in docx.Document(str(target)).tables for row in table.rows for cell in row.cells
    )
    assert "Sở Nội vụ" in text
    assert "KHẨN" in text
    assert october.is_saved()


def test_words_alone_leave_no_trace_of_how_it_goes_out(qtbot, october, database):
    october.words.boxes["causes"].set_words("Mưa.")
    october.save()
    qtbot.waitUntil(october.is_saved)
    with database.read() as session:
        assert find_document(session, OCTOBER.code, OCTOBER.subject) is None


def test_a_signature_that_cannot_stand_is_told_and_nothing_is_saved(qtbot, october, database, reported):
    codes = list(october.details._ways.rules)
    october.details.signing.box.setCurrentIndex(codes.index("authorised"))
    october.words.boxes["causes"].set_words("Mưa.")
    october.save()
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert "ủy quyền" in str(reported[0])
    assert not october.is_saved()
    assert read_details_of(database, OCTOBER) == Details()


def test_how_it_goes_out_is_in_the_draft(qtbot, october, open_page, drafts):
    october.details.entries["copies"].type_in("NVC.02")
    october.drafting.keep()
    qtbot.waitUntil(lambda: len(drafts()) == 1)
    other = open_page()
    other.show_form("official", OCTOBER.key)
    qtbot.waitUntil(other.composing.told.isVisible)
    assert other.composing.details.details().copies == "NVC.02"
    other.composing.told.buttons[1].click()
    assert other.composing.details.details() == Details()


# --- documents that a person types ---


def test_a_typed_document_is_begun_written_and_found_again(qtbot, page):
    panel = page.composing
    page.kinds.chosen.emit("typed_plan")
    qtbot.waitUntil(lambda: panel.empty.text() == NOT_BEGUN and panel.new.isVisible())
    panel.new.click()
    qtbot.waitUntil(lambda: panel.paper() is not None and panel.paper().code == "typed_plan")
    assert panel.details.entries["summary"].isVisible()
    first = panel.paper()
    panel.details.entries["summary"].type_in("Kế hoạch trực Tết")
    panel.words.boxes["body"].set_words("Nội dung **kế hoạch**.")
    panel.save()
    qtbot.waitUntil(lambda: "Kế hoạch trực Tết" in panel.subject.text())
    panel.new.click()
    qtbot.waitUntil(lambda: panel.paper() not in (None, first))
    assert panel.words.typed()["body"] == ""
    page.kinds.chosen.emit("month_bulletin")
    qtbot.waitUntil(lambda: panel.paper().code == "month_bulletin")
    assert not panel.new.isVisible()
    page.show_form("official", start=first)
    qtbot.waitUntil(lambda: panel.paper() == first and panel.pane.is_ready())
    assert panel.words.typed()["body"] == "Nội dung **kế hoạch**."


def test_days_that_are_typed_are_offered_and_named(database):
    with database.read() as session:
        (found, *_) = official_work.find_subjects(session, "1/3 - 20/5", code="thematic_report", today=TODAY)
        opened = official_work.open_paper(session, paper=Paper("thematic_report", found.code), today=TODAY)
    assert found.code == "2026-03-01..2026-05-20"
    assert opened.label == "Từ ngày 01/03/2026 đến ngày 20/05/2026"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("10/2026", "Tháng 10 năm 2026"),
        ("1/2026", "Tháng 01 năm 2026"),
        ("thang 09", "Tháng 9 năm 2026"),
        ("2026", "Tháng 11 năm 2026"),
    ],
)
def test_a_month_is_found_as_people_type_it(database, typed, first):
    with database.read() as session:
        found = official_work.find_subjects(session, typed, code="month_report", today=TODAY)
    assert found[0].label == first


# --- issued ---


@pytest.fixture
def sheet(qtbot):
    """The sheet that is open over the page."""

    def sheet(panel) -> Sheet:
        found: list[Sheet] = []

        def is_open() -> bool:
            found[:] = [one for one in panel.findChildren(Sheet) if one.isVisible()]
            return bool(found) and found[0].button.isEnabled()

        qtbot.waitUntil(is_open)
        return found[0]

    return sheet


def test_a_document_goes_out_and_is_read_only_from_then(qtbot, october, sheet, tasks):
    october.words.boxes["causes"].set_words("Do **mưa lũ**.")
    october.issue.click()
    asked = sheet(october)
    assert asked.frames["number"].field.hint.endswith("01/BC-VP")
    assert "Kết quả thực hiện nhiệm vụ" in asked.frames["what"].entry.value()
    asked.apply()
    qtbot.waitUntil(lambda: "số 01/BC-VP" in october.standing.text() and october.pane.is_ready())
    assert october.standing.text().startswith("Đã phát hành")
    assert october.words.boxes["causes"].isReadOnly()
    assert not october.details.isEnabled()
    assert october.correct.isVisible()
    assert not october.issue.isVisible()
    said = "".join(page.extract_text() for page in PdfReader(_file(october)).pages)
    tasks.do(lambda session: session.add(Task(content="Việc mới", assigned_on=date(2026, 10, 5))))
    with qtbot.waitSignal(october.pane.shown):
        pass
    assert "".join(page.extract_text() for page in PdfReader(_file(october)).pages) == said
    assert "mưa lũ" in said


def issue_now(qtbot, panel, sheet):
    panel.issue.click()
    sheet(panel).apply()
    qtbot.waitUntil(panel.correct.isVisible)


def test_what_went_out_is_replaced_by_a_new_version(qtbot, october, sheet):
    october.words.boxes["causes"].set_words("Mưa.")
    issue_now(qtbot, october, sheet)
    october.correct.click()
    qtbot.waitUntil(lambda: october.issue.isVisible() and "bản 2" in october.standing.text())
    assert october.words.typed()["causes"] == "Mưa."
    assert not october.words.boxes["causes"].isReadOnly()
    october.words.boxes["causes"].set_words("Mưa lũ.")
    october.save()
    qtbot.waitUntil(october.is_saved)


def test_what_went_out_is_cancelled_with_a_reason(qtbot, october, sheet, database):
    issue_now(qtbot, october, sheet)
    october.cancel.click()
    asked = sheet(october)
    asked.apply()
    assert asked.isVisible(), "the reason is missing"
    asked.frames["reason"].entry.type_in("Sai thẩm quyền")
    asked.apply()
    qtbot.waitUntil(lambda: october.standing.text().startswith("Đã hủy (Sai thẩm quyền)"))
    assert not october.cancel.isVisible()


def test_the_signed_file_is_attached(qtbot, october, sheet, database, tmp_path):
    assert not october.tabs.isTabEnabled(2)
    issue_now(qtbot, october, sheet)
    assert october.tabs.isTabEnabled(2)
    signed = tmp_path / "bản ký.pdf"
    signed.write_bytes(b"%PDF-1.4")
    october.files.add([signed])
    qtbot.waitUntil(lambda: [file.name for file in october.files.kept] == ["bản ký.pdf"])


def test_a_kind_without_numbers_asks_for_none(qtbot, page, sheet, database):
    with database.write("Kiểm thử") as session:
        meeting = Meeting(kind=MeetingKind.OTHER, title="Họp tổ", held_on=TODAY)
        session.add(meeting)
        session.flush()
        session.add(AgendaItem(meeting_id=meeting.id, content="Báo cáo tiến độ"))
        key = meeting.id.hex
    page.show_form("official", start=Paper("agenda", key))
    qtbot.waitUntil(lambda: page.composing.paper() is not None and page.composing.issue.isEnabled())
    page.composing.issue.click()
    asked = sheet(page.composing)
    assert set(asked.frames) == {"issued_on", "what"}
    asked.reject()


def test_an_exported_document_is_noted(qtbot, october, saved_as, database):
    october.exporters["pdf"].click()
    qtbot.waitUntil(lambda: saved_as.with_suffix(".pdf").exists())

    def is_noted() -> bool:
        with database.read() as session:
            return find_document(session, OCTOBER.code, OCTOBER.subject) is not None

    qtbot.waitUntil(is_noted)


def test_a_schedule_is_seen_on_a3_and_a_report_is_not(qtbot, open_page, database):
    with database.write("Kiểm thử") as session:
        load_preset(session)
    page = open_page()
    panel = page.composing
    page.show_form("official", start=OCTOBER)
    qtbot.waitUntil(lambda: panel.paper() == OCTOBER and panel.pane.is_ready())
    assert not panel.large.isVisible()
    week = Paper("week_schedule", "2026-W45")
    page.show_form("official", start=week)
    qtbot.waitUntil(lambda: panel.paper() == week and panel.pane.is_ready())
    assert panel.large.isVisible()
    assert {section.paper for section in panel.pane.document.sections} == {PaperSize.A4}
    panel.large.click()
    qtbot.waitUntil(lambda: {section.paper for section in panel.pane.document.sections} == {PaperSize.A3})
    page.show_form("official", start=OCTOBER)
    qtbot.waitUntil(lambda: panel.paper() == OCTOBER and panel.pane.is_ready())
    assert {section.paper for section in panel.pane.document.sections} == {PaperSize.A4}
    page.show_form("official", start=week)
    qtbot.waitUntil(lambda: panel.paper() == week and panel.large.isChecked())


# --- a programme whose contents lack something ---


@pytest.fixture
def november(database):
    """Two contents of November: one without a lead, one that lacks but what is usual; their keys."""
    with database.write("Kiểm thử") as session:
        load_preset(session)
        agency = Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT)
        items = [
            ProgrammeItem(content=content, form="Đề án", due_year=2026, due_month=11)
            for content in ("Đề án y tế", "Đề án không ai chủ trì")
        ]
        session.add_all([agency, *items])
        session.flush()
        session.add(ProgrammeAgency(item_id=items[0].id, agency_id=agency.id, role=AgencyRole.LEAD))
        return [item.id.hex for item in items]


@pytest.fixture
def lacking(qtbot, open_page, november):
    """The button "Phát hành…" of the programme of November; the sheet that says what lacks."""
    page = open_page()
    page.show_form(FORM, start=Paper("month_programme", "2026-11"))
    panel = page.composing
    qtbot.waitUntil(lambda: panel.paper() is not None and panel.issue.isEnabled())

    def press():
        panel.issue.click()
        qtbot.waitUntil(lambda: panel.findChild(LacksSheet) is not None)
        return panel.findChild(LacksSheet)

    press.page, press.panel = page, panel
    return press


def test_what_is_demanded_is_listed_and_each_row_opens_its_content(qtbot, lacking, november, shell):
    sheet = lacking()
    cells = {line.data: line.cells[1:] for line in sheet.table.lines()}
    usual = "cấp quyết định, lãnh đạo phụ trách, kế hoạch chi tiết"
    assert cells == {november[0]: ("", usual), november[1]: ("cơ quan chủ trì", usual)}
    assert sheet.said.text().startswith("1 nội dung thiếu điều quy chế bắt buộc")
    assert not sheet.go_on.isEnabled()
    row = [line.data for line in sheet.table.lines()].index(november[1])
    sheet.table.selectRow(row)
    QTest.keyClick(sheet.table, Qt.Key.Key_Return)
    assert shell.asked[-1] == ("form", "programme_item", november[1], None)
    assert lacking.panel.findChild(Sheet) is None


def test_the_list_of_what_lacks_shows_the_same_rows(qtbot, lacking, november, shell, database):
    sheet = lacking()
    sheet.show_list.click()
    what, name, wanted = shell.asked[-1]
    assert (what, name) == ("list", "programme")
    with database.read() as session:
        assert set(programme.find(session, wanted, today=TODAY).keys) == set(november)


def test_what_is_but_usage_is_confirmed_and_goes_out(qtbot, lacking, november, database):
    with database.write("Kiểm thử") as session:
        session.get(ProgrammeItem, UUID(november[1])).withdrawn = True
    sheet = lacking()
    assert "thông lệ" in sheet.said.text()
    sheet.go_on.click()
    qtbot.waitUntil(lambda: lacking.panel.findChild(Sheet) is not None)
    asked = lacking.panel.findChild(Sheet)
    qtbot.waitUntil(asked.button.isEnabled)
    asked.apply()

    def went_out() -> bool:
        with database.read() as session:
            found = find_document(session, "month_programme", "2026-11")
            return found is not None and found.standing is Standing.ISSUED

    qtbot.waitUntil(went_out)
