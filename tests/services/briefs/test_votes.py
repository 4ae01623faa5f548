"""The papers of written opinions, from real rows."""

from datetime import date, timedelta

import pytest

from app.core.errors import AppError
from app.core.opinion_terms import RoundKind, TakenUp
from app.core.regulation_terms import Unanswered
from app.core.terms import Opinion, Secrecy
from app.exports.catalog import DOCUMENTS
from app.services import opinions
from app.services.briefs import questions
from app.services.issued import cancel_issued, issue, tell
from app.services.lists import answers
from app.services.settings import load_preset
from app.services.subjects import say_subject
from tests.services.opinion_rounds import MONDAY, NAMES, agency, committee, keys, sent

FRIDAY = MONDAY + timedelta(days=4)


def brief(session, code, subject, today=FRIDAY):
    return questions()[code].brief(session, subject, today)


def test_a_slip_for_each_member_with_what_is_asked(session):
    committee(session)
    row = sent(session)
    row.points, row.papers = "Điều 2\nĐiều 3", "Tờ trình số 1"
    session.flush()
    told = brief(session, "opinion_slip", row.id.hex)
    assert [member.name for member in told.members] == list(NAMES)
    assert (told.points, told.papers) == (("Điều 2", "Điều 3"), ("Tờ trình số 1",))
    assert told.answer_by == date(2026, 12, 1)


def test_the_tally_counts_up_to_its_day(session):
    committee(session)
    row = sent(session, lead=agency(session, "Sở Tài chính").id)
    first, second, third, *_ = keys(session, row)
    opinions.answer(session, [first, second], opinion=Opinion.AGREED, answered_on=MONDAY)
    opinions.answer(
        session, [third], opinion=Opinion.AGREED_WITH_CHANGES, answered_on=FRIDAY, said="Sửa Điều 2"
    )
    opinions.take_up(session, [third], how=TakenUp.ABSORBED, words="đã sửa")
    told = brief(session, "vote_report", row.id.hex)
    assert (told.lead, told.count(*Opinion), told.carried) == ("Sở Tài chính", 3, True)
    assert (told.answers[2].said, told.answers[2].taken_up) == ("Sửa Điều 2", "Tiếp thu: đã sửa")
    before = brief(session, "opinion_tally", f"{row.id.hex}/{MONDAY.isoformat()}")
    assert (before.count(*Opinion), before.carried, before.answers[2].said) == (2, None, "")


def test_only_open_rounds_of_members_have_papers(session):
    committee(session)
    open_one = sent(session)
    secret = sent(session, content="", number="1/TTr")
    secret.secrecy = Secrecy.SECRET
    asked = sent(session, kind=RoundKind.AGENCIES, asked=[agency(session, "Sở Y tế").id])
    session.flush()
    with pytest.raises(AppError, match="mật"):
        brief(session, "opinion_tally", secret.id.hex)
    for code in ("opinion_slip", "vote_report"):
        assert [one.code for one in questions()[code].subjects(session, FRIDAY)] == [open_one.id.hex]
        for row, said in ((secret, "mật"), (asked, "cơ quan")):
            with pytest.raises(AppError, match=said):
                brief(session, code, row.id.hex)
    assert say_subject(session, "opinion_slip", open_one.id.hex) == open_one.content
    assert say_subject(session, "opinion_slip", secret.id.hex) == "1/TTr"


def test_the_tally_of_a_round_among_agencies_tells_who_answered_in_words(session):
    asked = [agency(session, name).id for name in ("Sở Y tế", "Sở Tài chính", "Sở Xây dựng")]
    row = sent(session, kind=RoundKind.AGENCIES, asked=asked)
    first, second, _ = keys(session, row)
    opinions.answer(session, [first], opinion=None, answered_on=MONDAY, said="Bổ sung căn cứ")
    opinions.answer(session, [second], opinion=Opinion.AGREED, answered_on=MONDAY)
    told = brief(session, "opinion_tally", row.id.hex)
    assert (told.of_agencies, told.came, told.count(None), told.silence_agrees) == (True, 2, 1, False)
    assert [one.member.name for one in told.answers] == ["Sở Y tế", "Sở Tài chính", "Sở Xây dựng"]
    row.unanswered = Unanswered.AGREED
    opinions.close(session, [row.id.hex], closed_on=FRIDAY, today=FRIDAY)
    assert brief(session, "opinion_tally", row.id.hex).silence_agrees
    assert row.id.hex in [one.code for one in questions()["opinion_tally"].subjects(session, FRIDAY)]


def test_a_letter_urges_those_who_have_not_answered_and_is_a_reminder_of_each(session):
    load_preset(session)
    committee(session)
    row = sent(session)
    first, *rest = keys(session, row)
    opinions.answer(session, [first], opinion=Opinion.AGREED, answered_on=MONDAY)
    told = brief(session, "opinion_urging", row.id.hex)
    assert (told.asked, [one.name for one in told.silent], told.silence_agrees) == (5, list(NAMES[1:]), False)
    assert told.reply_by >= told.answer_by
    assert [one.code for one in questions()["opinion_urging"].subjects(session, FRIDAY)] == [row.id.hex]
    what = "Đôn đốc cho ý kiến"
    issue(session, "opinion_urging", row.id.hex, issued_on=FRIDAY, today=FRIDAY, what=what)
    seen = answers.read(session, keys(session, row), today=FRIDAY)
    assert [(one.reminders, one.reminded_on) for one in seen] == [(0, None), *[(1, FRIDAY)] * 4]
    cancel_issued(session, "opinion_urging", row.id.hex, reason="Gửi nhầm", today=FRIDAY)
    assert not any(one.reminders for one in answers.read(session, keys(session, row), today=FRIDAY))
    opinions.answer(session, rest, opinion=Opinion.AGREED, answered_on=FRIDAY)
    with pytest.raises(AppError, match="không còn ai"):
        brief(session, "opinion_urging", row.id.hex)
    assert questions()["opinion_urging"].subjects(session, FRIDAY) == ()


def test_an_agency_that_merged_is_urged_as_its_successor(session):
    load_preset(session)
    dead, heir, other = (agency(session, name) for name in ("Sở Nội vụ cũ", "Sở Nội vụ", "Sở Y tế"))
    asked = [one.id for one in (dead, heir, other)]
    row = sent(session, kind=RoundKind.AGENCIES, asked=asked, lead=dead.id)
    dead.valid_to, dead.successor_id = FRIDAY - timedelta(days=1), heir.id
    session.flush()
    letter = tell(session, "opinion_urging", row.id.hex, today=FRIDAY)
    told = letter.briefing
    assert [one.name for one in told.silent] == ["Sở Nội vụ", "Sở Y tế"]
    assert (told.asked, told.lead, told.keys) == (2, "Sở Nội vụ", tuple(keys(session, row)))
    said = str(DOCUMENTS["opinion_urging"].compose(told, letter.edition))
    assert "còn 02/02 cơ quan, đơn vị chưa cho ý kiến (Sở Nội vụ cũ nay là Sở Nội vụ)." in said
    before = brief(session, "opinion_urging", row.id.hex, today=FRIDAY - timedelta(days=1))
    assert [one.name for one in before.silent] == ["Sở Nội vụ cũ", "Sở Nội vụ", "Sở Y tế"]
    assert (before.asked, before.former) == (3, ())
