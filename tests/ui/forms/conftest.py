"""What tests of forms may ask for."""

import pytest

from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.ui.forms.view import FormView
from tests.ui.forms.samples import TODAY, Store, work_form
from tests.ui.shells import RecordingShell


@pytest.fixture
def agencies(database):
    """Some agencies to look up; their keys by name."""
    with database.write("Lan") as session:
        rows = [
            Agency(name=name, kind=AgencyKind.DEPARTMENT)
            for name in ("Sở Tài chính", "Sở Y tế", "Sở Xây dựng", "UBND xã Hòa Phú")
        ]
        session.add_all(rows)
        session.flush()
        return {row.name: row.id.hex for row in rows}


@pytest.fixture
def shell(tasks, settings, database):
    return RecordingShell(tasks, settings, database.folder)


@pytest.fixture
def store():
    return Store()


@pytest.fixture
def form(qtbot, shell, store, agencies):
    """The form on the screen, open on a new record."""
    view = FormView(work_form(store), shell, today=lambda: TODAY)
    qtbot.addWidget(view)
    view.resize(900, 700)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.open()
    ready(qtbot, view)
    return view


def ready(qtbot, view):
    """Wait until the form shows its record."""
    qtbot.waitUntil(lambda: view._record is not None and not view._is_stale and not view._is_saving)
