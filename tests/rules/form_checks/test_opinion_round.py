"""What the form of a round of opinions is told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.briefings.forms import Ref
from app.briefings.opinion_round_form import AnswerRow, ExtensionRow, OpinionRoundForm
from app.briefings.opinion_sheets import Answering, Closing, MoreTime, Reminding
from app.core.opinion_terms import Channel, RoundKind, TakenUp
from app.core.terms import Opinion, Secrecy
from app.rules.form_checks import opinion_sheets
from app.rules.form_checks.opinion_round import check, told_of_secret
from app.rules.regulation import Calendar

MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)
CALENDAR = Calendar(frozenset(), frozenset())
MEMBER = AnswerRow(who=Ref("person", "1" * 32, "Lê An"))
FORM = OpinionRoundForm(content="Dự thảo", asked_on=MONDAY, answer_by=MONDAY + 4 * DAY, answers=(MEMBER,))


def said(form: OpinionRoundForm) -> list[tuple[str, str, bool]]:
    found = check(form, CALENDAR, today=MONDAY)
    return [(one.field, one.column, one.warning) for one in found]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"content": ""}, [("content", "", False)]),
        ({"answer_by": MONDAY - 3 * DAY}, [("answer_by", "", False)]),
        ({"answer_by": MONDAY + 5 * DAY}, [("answer_by", "", True)]),
        ({"kind": RoundKind.REPLY}, [("asker", "", True)]),
        ({"answers": ()}, []),
        ({"kind": RoundKind.AGENCIES, "answers": ()}, [("answers", "", True)]),
        ({"closed_on": MONDAY}, [("closed_on", "", True)]),
        ({"closed_on": MONDAY + DAY}, [("closed_on", "", False), ("closed_on", "", True)]),
        ({"answers": (MEMBER, MEMBER)}, [("answers", "who", False)]),
        ({"answers": (AnswerRow(),)}, [("answers", "who", False)]),
        ({"answers": (AnswerRow(who=Ref("agency", "2" * 32, "Sở")),)}, [("answers", "who", False)]),
        ({"answers": (replace(MEMBER, answered_on=MONDAY),)}, [("answers", "opinion", False)]),
        ({"answers": (replace(MEMBER, said="Lời"),)}, [("answers", "opinion", True)]),
        ({"kind": RoundKind.AGENCIES, "answers": (replace(MEMBER, said="Lời", answered_on=MONDAY),)}, []),
        (
            {"answers": (replace(MEMBER, opinion=Opinion.AGREED_WITH_CHANGES, answered_on=MONDAY),)},
            [("answers", "said", True)],
        ),
        (
            {
                "answers": (
                    replace(MEMBER, opinion=Opinion.AGREED, answered_on=MONDAY, taken_up=TakenUp.EXPLAINED),
                )
            },
            [("answers", "taken_up_words", True)],
        ),
        (
            {
                "closed_on": MONDAY,
                "answers": (replace(MEMBER, opinion=Opinion.AGREED, answered_on=MONDAY + DAY),),
            },
            [("answers", "answered_on", False), ("closed_on", "", True)],
        ),
        (
            {"extensions": (ExtensionRow("", MONDAY + 4 * DAY, MONDAY + 5 * DAY),)},
            [("extensions", "extended_to", False)],
        ),
        ({"extensions": (ExtensionRow(),)}, [("extensions", "extended_to", False)]),
        ({"extensions": (ExtensionRow("", MONDAY),)}, [("extensions", "extended_to", True)]),
    ],
)
def test_complaints(changes, expected):
    assert said(replace(FORM, **changes)) == expected


def test_of_a_secret_content_only_number_and_days_are_kept_on_paper():
    form = replace(
        FORM,
        secrecy=Secrecy.SECRET,
        answers=(replace(MEMBER, said="Lời", answered_on=MONDAY, opinion=Opinion.AGREED),),
    )
    assert [field for field, _, _ in said(form)] == ["number", "channel", "content", "answers"]
    assert told_of_secret(form) == ["content", "answers"]
    whole = replace(form, number="1/TTr", channel=Channel.PAPER, content="", answers=(MEMBER,))
    assert (said(whole), told_of_secret(whole)) == ([], [])


def test_sheets():
    complaints = (
        opinion_sheets.check_answer(Answering(None, MONDAY), today=MONDAY),
        opinion_sheets.check_answer(Answering(Opinion.AGREED, MONDAY + DAY), today=MONDAY),
        opinion_sheets.check_answer(Answering(Opinion.AGREED, MONDAY), today=MONDAY),
        opinion_sheets.check_reminder(Reminding(), today=MONDAY),
        opinion_sheets.check_more_time(MoreTime(MONDAY + 5 * DAY, MONDAY), CALENDAR),
        opinion_sheets.check_closing(Closing(MONDAY), today=MONDAY),
    )
    assert [[one.field for one in found] for found in complaints] == [
        ["opinion"],
        ["answered_on"],
        [],
        ["reminded_on"],
        ["extended_to"],
        [],
    ]
