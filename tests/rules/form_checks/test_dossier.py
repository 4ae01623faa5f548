"""What the form and the sheets of a dossier are told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.briefings.dossier_form import (
    CheckRow,
    ComingAgain,
    Deciding,
    DossierForm,
    Examining,
    Returning,
    Submitting,
    VersionRow,
)
from app.briefings.forms import Ref
from app.briefings.submission import Proposal
from app.core.opinion_terms import Decision, DossierClass, DossierPoint, ReturnGround
from app.core.terms import Secrecy
from app.rules.form_checks import dossier
from app.rules.regulation import Calendar

MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)
CAME = VersionRow(received_on=MONDAY)
FORM = DossierForm(content="Dự thảo", agency=Ref("agency", "1" * 32, "Sở"), versions=(CAME,))
PERSON = Ref("person", "2" * 32, "An")


def said(form: DossierForm) -> list[tuple[str, str, bool]]:
    found = dossier.check(form, Calendar(frozenset(), frozenset()), today=MONDAY)
    return [(one.field, one.column, one.warning) for one in found]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"content": ""}, [("content", "", False)]),
        ({"agency": None}, [("agency", "", True)]),
        ({"versions": ()}, [("versions", "", False)]),
        ({"versions": (VersionRow(received_on=MONDAY + DAY),)}, [("versions", "received_on", False)]),
        ({"versions": (replace(CAME, examined_on=MONDAY - DAY),)}, [("versions", "examined_on", False)]),
        ({"versions": (replace(CAME, returned_on=MONDAY),)}, [("versions", "return_ground", False)]),
        (
            {"versions": (replace(CAME, return_ground=ReturnGround.UNSOUND),)},
            [("versions", "returned_on", False)],
        ),
        ({"kind": DossierClass.LEGISLATION, "papers": "Tờ trình"}, [("papers", "", True)]),
        ({"kind": DossierClass.LEGISLATION, "papers": "Báo cáo thẩm định"}, []),
        ({"checks": (CheckRow(), CheckRow())}, [("checks", "point", False)]),
        ({"checks": (CheckRow(point=DossierPoint.FORM, in_order=False),)}, [("checks", "remark", True)]),
        (
            {"submitted_on": MONDAY},
            [("submitted_on", "", True), ("leader", "", True), ("proposal", "", True)],
        ),
        (
            {
                "submitted_on": MONDAY,
                "leader": PERSON,
                "proposal": Proposal.AGREE,
                "versions": (replace(CAME, examined_on=MONDAY), CAME),
            },
            [("submitted_on", "", True)],
        ),
        ({"decision": Decision.AGREED}, [("decided_on", "", False)]),
        ({"decided_on": MONDAY}, [("decision", "", False)]),
        ({"differing": "Sở Tư pháp khác ý"}, [("meeting", "", True)]),
        ({"reserved_opinion": "Giữ ý kiến"}, [("reserved_by", "", False)]),
        ({"reserved_opinion": "Giữ ý kiến", "reserved_by": PERSON}, []),
    ],
)
def test_complaints(changes, expected):
    assert said(replace(FORM, **changes)) == expected


def test_of_a_secret_dossier_only_number_and_days_are_kept():
    secret = replace(FORM, secrecy=Secrecy.SECRET, checks=(CheckRow(remark="Lời"),))
    assert dossier.told_of_secret(secret) == ["content", "checks"]
    assert [field for field, _, _ in said(secret)] == ["number", "content", "checks"]
    assert said(replace(secret, content="", checks=(), number="1/TTr")) == []


def test_sheets():
    found = (
        dossier.check_examining(Examining(MONDAY + DAY), today=MONDAY),
        dossier.check_returning(Returning(MONDAY), today=MONDAY),
        dossier.check_coming(ComingAgain(), today=MONDAY),
        dossier.check_submitting(Submitting(MONDAY, None, Proposal.REFUSE), today=MONDAY),
        dossier.check_submitting(Submitting(MONDAY), today=MONDAY),
        dossier.check_deciding(Deciding(Decision.REFUSED, MONDAY), today=MONDAY),
    )
    assert [[one.field for one in complaints] for complaints in found] == [
        ["examined_on"],
        ["reason"],
        ["received_on"],
        ["reason"],
        [],
        ["words"],
    ]
