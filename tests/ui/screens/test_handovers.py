"""The sheet that hands work over: when it is done, the minutes of it are there."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from app.briefings.bulk_changes import Changed
from app.briefings.forms import Ref
from app.briefings.task_life import NewHandover
from app.models.person import Person
from app.models.task import Task
from app.models.task_life import Handover
from app.services.handovers import hand_over
from app.ui.forms.sheet import Sheet
from app.ui.screens.handovers import HAND_OVER
from app.ui.screens.official_work import Paper
from app.ui.today import today
from tests.conftest import ACTOR
from tests.ui.shells import RecordingShell


@pytest.fixture
def people(database) -> list[Ref]:
    """Who gives and who takes; there is one task, and an older handover that was held later."""
    with database.write(ACTOR) as session:
        rows = [Person(full_name=name) for name in ("Lê An", "Vũ Bình")]
        session.add_all(rows)
        session.flush()
        refs = [Ref("person", row.id.hex, row.full_name) for row in rows]
        held_on = today() - timedelta(1)
        for officer in rows:
            session.add(Task(content="Việc", assigned_on=held_on, officer_id=officer.id))
        session.flush()
        hand_over(session, NewHandover(refs[1], refs[0], None, today()), today=today())
        return refs


def test_the_minutes_of_the_handover_just_made_open_by_themselves(
    qtbot, tasks, settings, tmp_path, people, database
):
    shell = RecordingShell(tasks, settings, tmp_path)
    sheet = Sheet(HAND_OVER, ("new",), shell)
    qtbot.addWidget(sheet)
    with qtbot.waitExposed(sheet):
        sheet.open()
    qtbot.waitUntil(sheet.button.isEnabled)
    giver, taker = people
    sheet._write(NewHandover(giver, taker, None, today() - timedelta(1)))
    qtbot.waitUntil(lambda: bool(shell.asked))
    with database.read() as session:
        first, made = session.scalars(select(Handover).order_by(Handover.id))
        assert (first.giver_id.hex, made.giver_id.hex) == (taker.key, giver.key)
        assert shell.asked == [("form", "official", None, Paper("handover", made.id.hex))]
    assert "biên bản" in shell.said[0][0]


def test_the_button_tells_how_much_goes_over(qtbot, tasks, settings, tmp_path, people, database):
    sheet = Sheet(HAND_OVER, ("new",), RecordingShell(tasks, settings, tmp_path))
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(sheet)
    with qtbot.waitExposed(sheet):
        sheet.open()
    qtbot.waitUntil(sheet.button.isEnabled)
    assert sheet.button.text() == "Bàn giao"
    sheet._show_changes([Changed("Việc một", "Nhiệm vụ", "Bà B"), Changed("Việc hai", "Nhiệm vụ", "Bà B")])
    assert sheet.button.text() == "Bàn giao 2 công việc"
