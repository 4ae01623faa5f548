"""What the database knows of a form is told while it is typed, and never keeps it from being saved."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from app.briefings.forms import Complaint
from app.models.agency import Agency
from app.ui.forms.view import FormView
from tests.ui.forms.conftest import ready
from tests.ui.forms.samples import TODAY, work_form

TAKEN = "Sản phẩm này đã có"


def advise(session, loaded):
    """One remark, of the database, as long as the product is "trùng"."""
    known = session.scalar(select(func.count()).select_from(Agency))
    if loaded.values.product != "trùng":
        return ()
    return (Complaint("product", f"{TAKEN}: {known} cơ quan, {loaded.key or 'mới'}", warning=True),)


@pytest.fixture
def form(qtbot, shell, store, agencies):
    view = FormView(replace(work_form(store), advise=advise), shell, today=lambda: TODAY)
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
    view.open()
    ready(qtbot, view)
    return view


def said(form):
    label = form.frames["product"].complaint
    return label.text() if label.isVisibleTo(form) else ""


def test_a_remark_comes_and_goes_as_the_field_is_typed(qtbot, form):
    box = form.frames["product"].entry.box
    box.setText("trùng")
    qtbot.waitUntil(lambda: TAKEN in said(form))
    assert "4 cơ quan, mới" in said(form)
    box.setText("khác")
    qtbot.waitUntil(lambda: not said(form))


def test_a_remark_does_not_outlive_its_record(qtbot, form):
    form.frames["product"].entry.box.setText("trùng")
    qtbot.waitUntil(lambda: TAKEN in said(form))
    form.open()
    ready(qtbot, form)
    assert not said(form)
    assert not form.advice.check(form._record.values(), form.around.calendar)


def test_what_is_told_is_a_warning(qtbot, form):
    form.frames["product"].entry.box.setText("trùng")
    qtbot.waitUntil(lambda: TAKEN in said(form))
    assert not [one for one in form._show_complaints({"product"}) if TAKEN in one.sentence]
