"""What the lists declare: each order, filter and group is one that their question knows, each button does its work."""

from datetime import date
from importlib import import_module

import pytest
from PySide6.QtCore import Qt

from app.briefings.lists import Wanted
from app.core.issuing import Issuer
from app.core.task_terms import TaskEventKind
from app.core.terms import AgencyKind, AgencyRole, ItemStanding, MeetingKind, ReportStanding
from app.models.agency import Agency
from app.models.agenda import AgendaProposal
from app.models.document import DocumentNumber, OfficialDocument
from app.models.dossier import Dossier
from app.models.meeting import AgendaItem, Meeting
from app.models.opinion import OpinionAnswer, OpinionRound
from app.models.person import Delegation, Field, Person, Post
from app.models.programme import ProgrammeItem
from app.models.report import ReportObligation
from app.models.task import DelayReport, Extension, ProgressEntry, SourceDocument, Task, TaskAgency
from app.models.task_life import AgencyRequest, ExtensionRequest, Handover, TaskEvent
from app.models.vote import SessionVote
from app.services.lists import tasks
from app.ui.lists import services, verbs
from app.ui.lists.header import LEAST_ELASTIC, LONG_TEXT
from app.ui.lists.screen import ListScreen
from app.ui.lists.view import ListView
from app.ui.screens import programme, reports
from app.ui.screens.catalog import CATALOG
from tests.ui.shells import RecordingShell

TODAY = date(2026, 11, 23)
NAMES = (
    "documents",
    "programme",
    "meetings",
    "papers",
    "proposals",
    "reports",
    "rounds",
    "answers",
    "dossiers",
    "votes",
    "agencies",
    "people",
    "posts",
    "delegations",
    "fields",
    "official_documents",
    "document_numbers",
    "delay_reports",
    "extension_requests",
    "extensions",
    "obstacles",
    "task_events",
    "agency_requests",
    "coordination",
    "handovers",
)


def screen(name) -> ListScreen:
    return getattr(import_module(f"app.ui.screens.{name}"), name.upper())


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    for module in (services, verbs):
        monkeypatch.setattr(module, "today", lambda: TODAY)


@pytest.fixture
def asking(database, office):
    """A transaction that is being written, over the office."""
    with database.write("Kiểm thử") as session:
        yield session


@pytest.fixture
def window(tasks, settings, tmp_path):
    return RecordingShell(tasks, settings, tmp_path)


@pytest.fixture
def office(database):
    """One row of each kind; the keys by table."""
    with database.write("Kiểm thử") as session:
        agency = Agency(name="Sở Y tế", short_name="SYT", kind=AgencyKind.DEPARTMENT)
        person = Person(full_name="Vũ Văn Ánh", title="Chuyên viên")
        meeting = Meeting(kind=MeetingKind.OTHER, title="Họp giao ban", held_on=TODAY)
        document = SourceDocument(number="12/UBND-TH", issued_on=TODAY)
        asked = OpinionRound(content="Dự thảo", asked_on=TODAY)
        post = Post(name="Chủ tịch")
        session.add_all([agency, person, meeting, document, asked, post, Field(name="Y tế")])
        session.flush()
        rows = [
            AgendaItem(meeting_id=meeting.id, content="Tờ trình", agency_id=agency.id),
            AgendaProposal(content="Đề án", agency_id=agency.id, kind=MeetingKind.REGULAR_SESSION),
            ReportObligation(name="Báo cáo tháng", agency_id=agency.id, due_on=TODAY),
            ProgrammeItem(content="Đề án", due_year=2026, due_month=10),
            task := Task(
                content="Việc", assigned_on=TODAY, officer_id=person.id, source_document_id=document.id
            ),
            OfficialDocument(kind_code="month_report", subject="2026-10"),
            Dossier(content="Tờ trình"),
            OpinionAnswer(round_id=asked.id, person_id=person.id),
            DocumentNumber(issuer=Issuer.OFFICE, abbreviation="BC", year=2026, number=1, symbol="BC-VP"),
            Delegation(post_id=post.id, person_id=person.id, from_on=TODAY, to_on=TODAY),
        ]
        session.add_all(rows)
        session.flush()
        of_task = {"task_id": task.id, "agency_id": agency.id}
        life = [
            DelayReport(**of_task, reported_on=TODAY, reason="Mưa lũ"),
            ExtensionRequest(**of_task, requested_on=TODAY, requested_to=TODAY),
            Extension(task_id=task.id, extended_to=TODAY, decided_on=TODAY),
            ProgressEntry(**of_task, reported_on=TODAY, difficulty="Thiếu vốn"),
            TaskEvent(**of_task, kind=TaskEventKind.DIFFERING, happened_on=TODAY),
            TaskAgency(**of_task, role=AgencyRole.COORDINATING),
            AgencyRequest(**of_task, content="Số liệu", requested_on=TODAY, officer_id=person.id),
        ]
        life.append(Handover(giver_id=person.id, taker_id=person.id, held_on=TODAY))
        session.add_all(life)
        session.flush()
        item = rows[0]
        life.append(SessionVote(agenda_item_id=item.id, members=9, present=7, in_favour=7))
        session.add(life[-1])
        session.flush()
        rows += life
        return {row.__tablename__: row.id.hex for row in (agency, person, meeting, document, *rows)}


@pytest.mark.parametrize("name", NAMES)
def test_each_column_has_its_order_and_each_title_is_a_column(name):
    declared = screen(name)
    titles = [column.title for column in declared.columns]
    assert declared.name == name
    assert len(declared.orders) == len(titles) == len(set(titles))
    assert {*declared.marks, *declared.edits, *declared.hidden} <= set(titles)


@pytest.mark.parametrize("name", NAMES)
def test_the_question_knows_each_order_group_filter_and_choice(name, asking):
    declared = screen(name)
    whole = list(declared.find(asking, Wanted()).keys)
    assert len(whole) == 1
    for order in filter(None, declared.orders):
        for descending in (False, True):
            assert declared.find(asking, Wanted(order=order, descending=descending)).keys == whole
    for group in declared.groups:
        listing = declared.find(asking, Wanted(group=group.code))
        assert [one.count for one in listing.groups] == [1]
        assert listing.groups[0].label
    for one in declared.filters:
        codes = [choice.code for choice in one.choices(asking)] if one.choices else []
        codes += ["2026-10-01..2026-12-31"] if one.period else []
        for code in codes:
            assert len(declared.find(asking, Wanted(filters={one.name: (code,)})).keys) <= 1


@pytest.mark.parametrize("name", NAMES)
def test_the_hidden_filters_are_said_in_words(name, session):
    figures = {one.name: one for one in screen(name).filters if one.choices is None and not one.period}
    if "as_of" in figures:
        assert figures["as_of"].say("2026-10-31") == "31/10/2026"
        module = import_module(f"app.services.lists.{name}")
        counted = module.FIGURES if hasattr(module, "FIGURES") else module._FIGURES
        assert all(figures["figure"].say(code) for code in counted)


@pytest.mark.parametrize("name", NAMES)
def test_the_list_opens_with_its_rows_and_its_line_below(qtbot, window, office, name):
    view = ListView(screen(name), window)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    qtbot.waitUntil(lambda: view.model.rowCount() == 1)


def test_every_standing_has_its_look():
    assert set(programme.MARKS) == set(ItemStanding)
    assert set(reports.MARKS) == set(ReportStanding)


@pytest.mark.parametrize(
    ("name", "form"),
    [("documents", "document"), ("programme", "programme_item"), ("reports", "report"), ("people", "person")],
)
def test_the_main_button_opens_an_empty_form(window, name, form):
    [main] = [action for action in screen(name).actions if action.main]
    assert (main.shortcut, main.needs_rows) == ("Ctrl+N", False)
    main.run(window, ())
    assert window.asked == [("form", form, None, None)]


def action(name, label):
    return next(one for one in screen(name).actions if one.label == label)


@pytest.mark.parametrize(
    ("name", "table", "column"),
    [
        ("papers", "agenda_item", "documents_received_on"),
        ("reports", "report_obligation", "received_on"),
    ],
)
def test_what_came_today_is_noted_once(qtbot, window, office, database, name, table, column):
    come = action(name, "Đã nhận hôm nay")
    for said in ("1 dòng", "đều có ngày nhận"):
        come.run(window, (office[table],))
        qtbot.waitUntil(lambda said=said: bool(window.said) and said in window.said[-1][0])
    with database.read() as session:
        [row] = screen(name).page(session, (office[table],), Wanted())
    assert row.received_on == TODAY
    assert [undoable for _, undoable in window.said] == [True, False]


def test_a_content_opens_its_meeting(qtbot, window, office):
    action("papers", "Mở cuộc họp").run(window, (office["agenda_item"],))
    qtbot.waitUntil(lambda: bool(window.asked))
    assert window.asked[0][:3] == ("form", "meeting", office["meeting"])


def test_a_document_begins_a_task(qtbot, window, office):
    action("documents", "Giao nhiệm vụ").run(window, (office["source_document"],))
    qtbot.waitUntil(lambda: bool(window.asked))
    _, form, key, start = window.asked[0]
    assert (form, key) == ("task", None)
    assert (start.document.key, start.document.name) == (office["source_document"], "12/UBND-TH")
    assert start.assigned_on == TODAY


def test_a_document_opens_with_its_tasks_to_give_several(window, office):
    action("documents", "Giao nhiều nhiệm vụ…").run(window, (office["source_document"],))
    assert window.asked == [("form", "document", office["source_document"], None)]


@pytest.mark.parametrize(
    ("name", "title", "table", "typed", "shown"),
    [
        ("papers", "Ngày nhận", "agenda_item", "20/11", date(2026, 11, 20)),
        ("reports", "Ngày nhận", "report_obligation", "hôm nay", TODAY),
        ("programme", "Ngày trình", "programme_item", "2/11/2026", date(2026, 11, 2)),
        ("people", "Điện thoại", "person", " 0905  123 456 ", "0905 123 456"),
    ],
)
def test_f2_writes_a_cell(asking, office, name, title, table, typed, shown):
    declared = screen(name)
    declared.edits[title].write(asking, office[table], typed)
    asking.flush()
    [row] = declared.page(asking, (office[table],), Wanted())
    [column] = [one for one in declared.columns if one.title == title]
    assert column.value(row) == shown


@pytest.mark.parametrize(
    ("name", "table", "filters"),
    [
        ("agencies", "agency", {"agency": 1, "state": ("unfinished",)}),
        ("people", "person", {"officer": 1, "state": ("unfinished",)}),
        ("documents", "source_document", {"document": 1}),
        ("meetings", "meeting", {"meeting": 1}),
    ],
)
def test_a_row_leads_to_as_many_tasks_as_it_counts(window, asking, office, name, table, filters):
    key = office[table]
    action(name, "Xem nhiệm vụ").run(window, (key,))
    [(_, shown, wanted)] = window.asked
    assert (shown, wanted.filters) == ("tasks", {one: (key,) if n == 1 else n for one, n in filters.items()})
    [row] = screen(name).page(asking, (key,), Wanted())
    counted = row.open_tasks if "state" in filters else row.tasks
    assert tasks.count(asking, wanted, today=TODAY) == counted


def longest(view):
    shown = (view.declared.columns[number] for number in view.header.shown())
    return max(shown, key=lambda column: column.width)


def digits_of_the_longest(view, width: int) -> float:
    """How many digits the column of the longest texts has in a list of this width."""
    view.resize(width, 600)
    number = view.declared.columns.index(longest(view))
    return view.header.sectionSize(number) / view.header.fontMetrics().horizontalAdvance("0")


WITHOUT_PANEL = {"regulation", "number_changes", "regular_meetings", "programme_shares"}
"""A page of its own, and rows that are computed, which no panel tells."""


@pytest.mark.parametrize("name", [name for page in CATALOG for name in page.lists])
def test_what_is_shown_at_first_needs_no_scrolling(qtbot, office, window, name):
    """The window of 1280×720 with its menu and a wide panel leaves 714, with the usual one 779, without it 1044.

    A window of 1366×768 leaves 843. What a list is about is read there in about 40 letters.
    """
    view = ListView(screen(name), window)
    qtbot.addWidget(view)
    view.resize(1044 if name in WITHOUT_PANEL else 714, 600)
    with qtbot.waitExposed(view):
        view.show()
    qtbot.waitUntil(lambda: view.table.horizontalScrollBar().maximum() == 0)
    if name not in WITHOUT_PANEL:
        digits = {width: digits_of_the_longest(view, width) for width in (779, 843)}
        is_long = longest(view).width >= LONG_TEXT
        assert digits[779] >= (30 if is_long else 20)
        assert digits[843] >= (LEAST_ELASTIC if is_long else 20)
    shown = {view.declared.columns[number].title for number in view.header.shown()}
    assert set(view.declared.marks) <= shown


def test_enter_on_a_content_opens_its_own_form(qtbot, office, window):
    view = ListView(screen("papers"), window)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    qtbot.waitUntil(lambda: view.model.rowCount() == 1)
    view.table.selectRow(0)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.asked))
    assert window.asked[0][:3] == ("form", "agenda_item", office["agenda_item"])
