"""What the forms and sheets of contents and proposals complain of (duties 54-58)."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from app.briefings.agenda_item_form import (
    Acceptance,
    AgendaItemForm,
    AskedRow,
    Consultation,
    LateReason,
    PaperRow,
    PapersMark,
    Postponement,
    Refusal,
    WithdrawalDecision,
    WithdrawalProposal,
)
from app.briefings.agenda_proposal_form import AgendaProposalForm
from app.briefings.attached import AttachedFile
from app.briefings.forms import Ref
from app.rules.form_checks import agenda_item, agenda_proposal
from app.rules.form_checks import agenda_sheets as sheets
from app.rules.regulation import Calendar

TODAY = date(2026, 11, 23)
CALENDAR = Calendar(frozenset(), frozenset())
CHAIR = Ref("post", "b" * 32, "Chủ tịch")
GOOD = AgendaItemForm(Ref("meeting", "a" * 32, "Phiên họp"), "Đề án")


def said(form: AgendaItemForm) -> list[tuple[str, str, int | None, bool]]:
    found = agenda_item.check(form, CALENDAR, today=TODAY)
    return [(one.field, one.column, one.row, one.warning) for one in found]


def test_a_good_form_is_let_through():
    assert said(GOOD) == []


def test_a_paper_without_a_name_is_called_as_its_file():
    file = AttachedFile("", "Tờ trình 12.docx", 1, "0" * 64)
    assert PaperRow("", files=(file,)).called == "Tờ trình 12"
    assert said(replace(GOOD, papers=(PaperRow("", files=(file,)),))) == []


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"meeting": None}, ("meeting", "", None, False)),
        ({"content": ""}, ("content", "", None, False)),
        ({"minutes": 0}, ("minutes", "", None, False)),
        ({"agency": Ref("agency", "c" * 32, "Sở Y tế")}, ("presenter", "", None, True)),
        ({"documents_received_on": date(2026, 11, 24)}, ("documents_received_on", "", None, False)),
        ({"papers": (PaperRow("", "", 2),)}, ("papers", "name", 0, False)),
        ({"papers": (PaperRow("", "A", 0),)}, ("papers", "version", 0, False)),
        ({"papers": (PaperRow("", "A"), PaperRow("", "a"))}, ("papers", "version", 1, False)),
        ({"asked": (AskedRow("", None, TODAY),)}, ("asked", "who", 0, False)),
        ({"asked": (AskedRow("", CHAIR, None, TODAY),)}, ("asked", "asked_on", 0, True)),
        (
            {"asked": (AskedRow("", CHAIR, TODAY, date(2026, 11, 20)),)},
            ("asked", "answered_on", 0, False),
        ),
        ({"papers": (PaperRow("", "A"),), "needs_papers": False}, ("papers", "", None, True)),
        ({"late_reason_accepted": True}, ("late_reason", "", None, True)),
        ({"withdrawal_agreed": False}, ("withdrawal_proposed_on", "", None, True)),
        (
            {"withdrawal_proposed_on": TODAY, "withdrawal_decided_on": date(2026, 11, 1)},
            ("withdrawal_decided_on", "", None, False),
        ),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(changes, complaint):
    assert said(replace(GOOD, **changes)) == [complaint]


def test_two_versions_of_a_paper_are_no_fault():
    assert said(replace(GOOD, papers=(PaperRow("", "A", 1), PaperRow("", "A", 2)))) == []


@pytest.mark.parametrize(
    ("check", "form", "fields"),
    [
        (sheets.check_proposal, WithdrawalProposal(), ["proposed_on"]),
        (sheets.check_decision, WithdrawalDecision(), ["agreed", "decided_on"]),
        (sheets.check_mark, PapersMark(), ["needed"]),
        (sheets.check_mark, PapersMark(needed=False), []),
        (sheets.check_reason, LateReason(), ["reason"]),
        (sheets.check_reason, LateReason("Chờ", accepted=True), ["decided_on"]),
        (partial(sheets.check_postponement, today=TODAY), Postponement(), ["postponed_on"]),
        (partial(sheets.check_postponement, today=TODAY), Postponement(postponed_on=TODAY), []),
        (
            partial(sheets.check_postponement, today=TODAY),
            Postponement(postponed_on=TODAY + timedelta(days=1)),
            ["postponed_on"],
        ),
        (sheets.check_consultation, Consultation(), ["leaders", "asked_on"]),
        (sheets.check_acceptance, Acceptance(), ["meeting", "decided_on"]),
        (sheets.check_refusal, Refusal(), ["decided_on"]),
        (sheets.check_decision, WithdrawalDecision(agreed=False, decided_on=TODAY), []),
    ],
)
def test_a_sheet_asks_for_what_its_verb_needs(check, form, fields):
    assert [one.field for one in check(form, CALENDAR)] == fields


def test_a_proposal_needs_its_content_and_should_name_its_agency():
    found = agenda_proposal.check(AgendaProposalForm(minutes=-1), CALENDAR, today=TODAY)
    assert [(one.field, one.warning) for one in found] == [
        ("content", False),
        ("agency", True),
        ("minutes", False),
    ]
