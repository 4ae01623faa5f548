"""How one document goes out: only what differs from the settings is kept of it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from app.briefings.issuing import Details
from app.core.document_kinds import kind_of
from app.core.issuing import Circulation, Issuer, Urgency
from app.services.issuing import ways_of
from app.ui.forms.entry import Around
from app.ui.widgets.details_form import OWN_SUMMARY, TOLD_SUMMARY, DetailsForm
from tests.exports.sample import OFFICE

TODAY = date(2026, 11, 22)
FULL = Details(
    summary="Đôn đốc giải ngân",
    issuer=Issuer.OFFICE,
    signing="deputy_chief",
    signer_name="Nguyễn Văn A",
    room="KT",
    addressees=("Sở Tài chính", "Sở Y tế"),
    recipients=(),
    contact=("Số 1 Lê Duẩn",),
    dated=date(2026, 11, 20),
    urgency=Urgency.EXPRESS,
    circulation=Circulation.INTERNAL,
    copies="NVC.02",
)


@pytest.fixture
def make(qtbot, tasks):
    def make(code="urging_letters"):
        form = DetailsForm(kind_of(code), ways_of(OFFICE, code), Around(tasks, lambda: TODAY))
        qtbot.addWidget(form)
        form.show()
        return form

    return make


@pytest.fixture
def form(make):
    return make()


@pytest.mark.parametrize("code", ["urging_letters", "month_report", "typed_decision", "conclusion_notice"])
def test_nothing_of_its_own_stays_nothing(make, code):
    form = make(code)
    form.show_details(Details())
    assert form.details() == Details()


def test_what_a_typed_document_is_about_is_asked_for(make):
    typed, told = make("typed_plan"), make("month_report")
    assert typed.entries["summary"].box.placeholderText() == OWN_SUMMARY
    assert told.entries["summary"].box.placeholderText() == TOLD_SUMMARY


def test_what_will_stand_there_is_shown(form):
    form.show_details(Details())
    edition = form.edition(Details())
    assert form.entries["recipients"].value() == "\n".join(edition.recipients)
    assert edition.recipients
    assert form.entries["room"].value() == OFFICE.drafting_unit


def test_all_of_its_own_comes_back(form):
    form.show_details(FULL)
    wanted = replace(FULL, issuer=None if form._ways.kind.issuer is Issuer.OFFICE else Issuer.OFFICE)
    assert form.details() == wanted


def test_none_is_not_the_same_as_the_usual(form):
    form.show_details(Details())
    form.entries["recipients"].type_in("")
    assert form.details().recipients == ()
    form.entries["recipients"].type_in("\n".join(form.edition(Details()).recipients))
    assert form.details().recipients is None


def test_another_signer_brings_his_name_and_the_issuer(form):
    form.show_details(Details())
    told = []
    form.edited.connect(lambda: told.append(1))
    codes = list(form._ways.rules)
    form.signing.box.setCurrentIndex(codes.index("chairman"))
    assert form.details().signing == "chairman"
    assert form.details().signer_name is None
    assert form.edition(form.details()).signer_lines == ("CHỦ TỊCH",)
    assert told


def test_a_name_that_was_typed_stays(form):
    form.show_details(Details())
    form.entries["signer_name"].type_in("Lê Thị B")
    form.signing.box.setCurrentIndex(list(form._ways.rules).index("chairman"))
    assert form.details().signer_name == "Lê Thị B"


def test_the_post_is_asked_only_of_who_is_authorised(form):
    form.show_details(Details())
    assert form.entries["signer_post"].isHidden()
    form.signing.box.setCurrentIndex(list(form._ways.rules).index("authorised"))
    assert not form.entries["signer_post"].isHidden()
    form.entries["signer_post"].type_in("Giám đốc Sở Tài chính")
    assert form.details().signer_post == "Giám đốc Sở Tài chính"
    form.signing.box.setCurrentIndex(list(form._ways.rules).index("chairman"))
    assert form.details().signer_post == ""


def test_what_was_typed_goes_through_a_draft(make, form):
    form.show_details(FULL)
    form.entries["dated"].type_in("25/11")
    other = make()
    other.use(form.states())
    assert other.details() == form.details()
    assert other.details().dated == date(2026, 11, 25)


def test_every_field_has_its_name(form):
    for entry in form.entries.values():
        assert all(stop.accessibleName() for stop in entry.stops())
    assert QApplication.instance() is not None
