"""The programme at the window: a registration is taken, a request decided, a report written, rows behind are opened."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from app.briefings.list_table import ListTable
from app.briefings.lists import Wanted
from app.briefings.registration_form import Asked
from app.core.programme_terms import ProposalOutcome, RequestDecision
from app.core.terms import AdjustmentGround, AgencyKind
from app.models.agency import Agency
from app.models.programme import (
    Adjustment,
    ProgrammeItem,
    ProgrammePlan,
    ProgrammeProgress,
    ProgrammeProposal,
)
from app.rules.regulation import Calendar
from app.services.adjustments import ask
from app.services.lists.adjustments import ADDITION
from app.services.registrations import refuse
from app.ui.forms.sheet import Sheet
from app.ui.lists import services
from app.ui.lists.export import Shown, read_list
from app.ui.lists.view import ListView
from app.ui.screens import (
    adjustments,
    number_sheets,
    plans,
    programme_changes,
    programme_shares,
    programme_sheets,
    progress_round,
)
from app.ui.screens.official_work import Paper
from tests.ui.shells import RecordingShell

TODAY = date(2026, 11, 22)


class Desk(RecordingShell, QWidget):
    """A window that sheets stand over."""

    def __init__(self, *given):
        QWidget.__init__(self)
        RecordingShell.__init__(self, *given)


@pytest.fixture
def shell(qtbot, tasks, settings, database, monkeypatch):
    for module in (
        *(services, adjustments, number_sheets, plans, programme_sheets, progress_round),
        *(programme_changes, programme_shares),
    ):
        if hasattr(module, "today"):
            monkeypatch.setattr(module, "today", lambda: TODAY)
    desk = Desk(tasks, settings, database.folder)
    qtbot.addWidget(desk)
    desk.show()
    return desk


@pytest.fixture
def kept(database):
    """One row of each: a registration, an item with a request that waits, a plan of a room."""
    with database.write("Kiểm thử") as session:
        room = Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM)
        session.add(room)
        session.flush()
        asked = ProgrammeProposal(
            content="Đề án mới", form="Đề án", agency_id=room.id, due_year=2026, due_month=12
        )
        item = ProgrammeItem(content="Đề án cũ", due_year=2026, due_month=10)
        plan = ProgrammePlan(room_id=room.id, span="2026-12", title="Kế hoạch")
        session.add_all([asked, item, plan])
        session.flush()
        texts = {"reason": "a", "necessity": "b", "effect": "c"}
        ask(session, [item.id.hex], Asked(to=(2026, 12), ground=AdjustmentGround.OBJECTIVE, **texts))
        [request] = session.scalars(select(Adjustment.id))
        return {"asked": asked.id.hex, "item": item.id.hex, "plan": plan.id.hex, "request": request.hex}


def apply(qtbot, shell):
    """Press the button of the sheet that is open, and wait until it is gone."""
    found: list[Sheet] = []

    def is_open() -> bool:
        found[:] = [one for one in shell.findChildren(Sheet) if one.isVisible()]
        return bool(found) and found[0].button.isEnabled()

    qtbot.waitUntil(is_open)
    found[0].apply()
    qtbot.waitUntil(lambda: bool(shell.said))


def stored(database, model, column):
    with database.read() as session:
        return list(session.scalars(select(getattr(model, column)).order_by(model.id)))


def run(actions, label, shell, *keys):
    next(action for action in actions if action.label == label).run(shell, keys)


def test_a_registration_is_taken_today(qtbot, shell, database, kept):
    run(programme_sheets.OF_REGISTRATIONS, "Đưa vào chương trình…", shell, kept["asked"])
    apply(qtbot, shell)
    assert stored(database, ProgrammeProposal, "outcome") == [ProposalOutcome.TAKEN]
    assert stored(database, ProgrammeItem, "content") == ["Đề án cũ", "Đề án mới"]
    assert shell.said == [("Đã đưa 1 nội dung vào chương trình.", True)]


def test_a_refused_registration_is_considered_again(qtbot, shell, database, kept):
    with database.write("Kiểm thử") as session:
        refuse(session, [kept["asked"]], reason="Chưa cần thiết", decided_on=TODAY, today=TODAY)
    run(programme_sheets.OF_REGISTRATIONS, "Xem xét lại…", shell, kept["asked"])
    apply(qtbot, shell)
    assert stored(database, ProgrammeProposal, "outcome") == [None]
    assert shell.said == [("Đã đưa 1 nội dung đăng ký về chờ xem xét.", True)]


def test_a_request_is_decided_today(qtbot, shell, database, kept):
    run(programme_sheets.OF_REQUESTS, "Ghi quyết định…", shell, kept["request"])
    apply(qtbot, shell)
    assert stored(database, Adjustment, "decision") == [RequestDecision.APPROVED]
    assert stored(database, Adjustment, "decided_on") == [TODAY]


def test_a_report_is_written_for_a_row_of_the_round(qtbot, shell, database, kept):
    key = f"{kept['item']}@2026-11"
    run(progress_round.PROGRESS_ROUND.actions, "Ghi báo cáo…", shell, key)
    apply(qtbot, shell)
    assert stored(database, ProgrammeProgress, "reported_on") == [TODAY]
    progress_round.open_item(shell, key)
    run(progress_round.PROGRESS_ROUND.actions, "Công văn đôn đốc báo cáo…", shell, key)
    qtbot.waitUntil(lambda: len(shell.asked) > 1)
    assert shell.asked[-2:] == [
        ("form", "programme_item", kept["item"], None),
        ("form", "official", None, Paper("progress_urging", "2026-11")),
    ]


def test_a_request_opens_its_item_and_its_document(qtbot, shell, kept):
    adjustments.ADJUSTMENTS.opens(shell, kept["request"])
    qtbot.waitUntil(lambda: bool(shell.asked))
    run(adjustments.ADJUSTMENTS.actions, "Đề nghị điều chỉnh…", shell, kept["request"])
    qtbot.waitUntil(lambda: len(shell.asked) > 1)
    assert shell.asked == [
        ("form", "programme_item", kept["item"], None),
        ("form", "official", None, Paper("programme_adjustment", kept["request"])),
    ]


def test_a_plan_becomes_its_document(qtbot, shell, kept):
    run(plans.PLANS.actions, "Lập văn bản…", shell, kept["plan"])
    qtbot.waitUntil(lambda: bool(shell.asked))
    assert shell.asked == [("form", "official", None, Paper("room_plan", kept["plan"]))]


def test_a_line_of_the_ratios_opens_the_rows_behind_it(qtbot, shell, kept):
    programme_shares.PROGRAMME_SHARES.opens(shell, "agency||2026-10-01..2026-10-31||")
    qtbot.waitUntil(lambda: bool(shell.asked))
    [(kind, name, wanted)] = shell.asked
    assert (kind, name) == ("list", "programme")
    assert wanted.filters == {
        "agency": ("none",),
        "period": ("2026-10-01..2026-10-31",),
        "figure": ("due",),
    }


def test_a_request_names_beside_its_fields_what_it_lacks():
    nothing = Calendar(frozenset(), frozenset())
    said = [complaint.field for complaint in programme_sheets.ASK.check(Asked(), nothing)]
    assert said == ["to", "ground", "reason", "necessity", "effect"]
    whole = Asked(withdraws=True, ground=AdjustmentGround.OBJECTIVE, reason="a", necessity="b", effect="c")
    assert programme_sheets.ASK.check(whole, nothing) == ()


def read_list_of(database, wanted: Wanted) -> ListTable:
    """The list of what changed, as it goes to paper."""
    screen = programme_changes.PROGRAMME_CHANGES
    with database.read() as session:
        return read_list(session, lambda *_: None, screen=screen, shown=Shown(wanted, (0, 1, 3), ()))


def test_two_days_are_compared_in_the_window_and_each_row_opens_its_item(qtbot, shell, database, kept):
    with database.write("Kiểm thử") as session:
        session.get(ProgrammeItem, UUID(kept["item"])).added_on = date(2026, 11, 3)
    view = ListView(programme_changes.PROGRAMME_CHANGES, shell)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: len(view.model.keys) == 1)
    assert view.filters.said() == (
        "Từ ngày – đến ngày: 01/01/2026 – 22/11/2026",
        "Cách so sánh: Theo ngày của sự việc",
    )
    assert view.count.text() == "1 thay đổi của chương trình"
    wanted = Wanted(filters={"period": ("2026-11-01..2026-11-20",)})
    told = read_list_of(database, wanted)
    assert (told.title, told.annex) == (
        *("So sánh chương trình công tác ngày 01/11/2026 với ngày 20/11/2026", True),
    )
    view.declared.opens(shell, view.model.keys[0])
    assert shell.asked == [("form", "programme_item", kept["item"], None)]
    view.show_wanted(Wanted(filters={"basis": ("log",), "period": ("2026-01-01..2026-11-22",)}))
    qtbot.waitUntil(lambda: {key.rpartition("@")[2] for key in view.model.keys} == {"log"})
    both = {"basis": ("facts",), "period": ("2026-01-01..2026-11-22",), "change": ("dropped",)}
    view.show_wanted(Wanted(filters=both))
    qtbot.waitUntil(lambda: view.count.text() == "0 / 1 thay đổi của chương trình")


def test_the_ratios_say_at_once_whose_they_are_and_of_when(qtbot, shell):
    view = ListView(programme_shares.PROGRAMME_SHARES, shell)
    qtbot.addWidget(view)
    assert view.filters.codes() == {"by": ("agency",), "period": ("2026-11-01..2026-11-30",)}


def test_a_request_to_add_opens_its_registration_and_is_decided_with_the_others(qtbot, shell, database, kept):
    with database.write("Kiểm thử") as session:
        row = session.get(ProgrammeProposal, UUID(kept["asked"]))
        row.ground, row.reason, row.necessity, row.effect = AdjustmentGround.INSTRUCTION, "a", "b", "c"
    key = f"{kept['asked']}{ADDITION}"
    adjustments.ADJUSTMENTS.opens(shell, key)
    qtbot.waitUntil(lambda: shell.asked == [("form", "registration", kept["asked"], None)])
    shown = adjustments.tell(key)
    assert shown.record == ("programme_proposal", UUID(kept["asked"]))
    with database.read() as session:
        assert shown.describe(session, key).title == "Đề án mới"
    run(programme_sheets.OF_REQUESTS, "Ghi quyết định…", shell, key, kept["request"])
    apply(qtbot, shell)
    assert stored(database, ProgrammeProposal, "outcome") == [ProposalOutcome.TAKEN]
    assert stored(database, Adjustment, "decision") == [RequestDecision.APPROVED]
    assert set(stored(database, ProgrammeItem, "content")) == {"Đề án cũ", "Đề án mới"}
    shell.asked.clear()
    adjustments.ADJUSTMENTS.opens(shell, key)  # agreed to: it is written in the form of its item
    qtbot.waitUntil(lambda: [asked[1] for asked in shell.asked] == ["programme_item"])
