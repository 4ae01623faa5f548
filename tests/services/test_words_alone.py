"""A member who answered in words alone is for neither side and not silent, wherever the round is told."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.opinion_terms import RoundKind, Verdict
from app.core.regulation_terms import Unanswered
from app.core.terms import Opinion
from app.models.opinion import OpinionRound
from app.services.briefs import questions
from app.services.forms.opinion_round import load, save
from app.services.forms.opinion_round_details import describe
from app.services.lists import answers, rounds
from app.services.opinion_previews import of_closing
from app.services.opinion_results import result_of
from app.services.opinions import answer, close, write_words
from tests.services.lists.making import groups, rows, totals
from tests.services.opinion_rounds import MONDAY, agency, committee, keys, sent
from tests.services.opinion_rounds import answers as answers_of

FRIDAY = MONDAY + timedelta(days=4)


def in_words(session: Session, agreed: int, silence: Unanswered) -> OpinionRound:
    """A closed round of five: some agree, the last is silent, the others wrote words alone, as could be stored once."""
    committee(session)
    row = sent(session)
    row.unanswered = silence
    answer(session, keys(session, row)[:agreed], opinion=Opinion.AGREED, answered_on=MONDAY)
    for one in answers_of(session, row)[agreed:4]:
        one.answered_on, one.said = MONDAY, "Sửa Điều 2"
    close(session, [row.id.hex], closed_on=FRIDAY, today=FRIDAY)
    return row


@pytest.mark.parametrize("silence", Unanswered)
@pytest.mark.parametrize("agreed", [0, 1])
def test_every_place_says_the_same(session: Session, agreed: int, silence: Unanswered) -> None:
    row = in_words(session, agreed, silence)
    [listed] = rounds.read(session, [row.id.hex], today=FRIDAY)
    told = questions()["vote_report"].brief(session, row.id.hex, FRIDAY)
    assert listed.verdict is result_of(session, row, FRIDAY) is Verdict.LOST
    assert told.carried is False
    assert (listed.answered, listed.in_words) == (told.came, told.in_words) == (4, 4 - agreed)
    assert told.count(None) == 1
    [line] = describe(session, row.id.hex, today=FRIDAY).parts["Kết quả"]
    assert line == (
        f"Đã trả lời 4/5: đồng ý {agreed}, đồng ý có ý kiến 0, không đồng ý 0, chỉ ghi nội dung {4 - agreed} "
        "→ không được thông qua"
    )
    assert (
        f"{4 - agreed} thành viên chỉ ghi nội dung"
        in of_closing(session, [row.id.hex], closed_on=FRIDAY)[0].new
    )


def test_the_list_of_answers_tells_them_apart(session: Session) -> None:
    in_words(session, 1, Unanswered.AGREED)
    assert groups(session, answers, "opinion") == [
        ("Đồng ý", 1),
        ("Chỉ ghi nội dung", 3),
        ("Chưa cho ý kiến", 1),
    ]
    assert totals(session, answers)["chỉ ghi nội dung"] == 3


def test_the_count_of_a_round_is_the_list_that_it_opens(session: Session) -> None:
    row = in_words(session, 1, Unanswered.AGREED)
    sent(session)  # nobody answered here
    [listed] = rows(session, rounds, state="in_words")
    assert (listed.key, listed.in_words) == (row.id.hex, totals(session, rounds)["chỉ ghi nội dung"])
    opened = rows(session, answers, round=row.id.hex, opinion="in_words")
    assert [one.said for one in opened] == ["Sửa Điều 2"] * listed.in_words
    assert [one.opinion for one in rows(session, answers, opinion="agreed")] == [Opinion.AGREED]


def test_words_alone_are_refused_of_a_member_who_took_no_side(session: Session) -> None:
    committee(session)
    row = sent(session)
    first, second, *_ = keys(session, row)
    answer(session, [first], opinion=Opinion.DISAGREED, answered_on=MONDAY)
    with pytest.raises(AppError, match="1 thành viên chưa có ý kiến"):
        answer(session, [first, second], opinion=None, answered_on=FRIDAY, said="Sửa Điều 2")
    assert [one.said for one in answers_of(session, row)[:2]] == ["", ""]
    answer(session, [first], opinion=None, answered_on=FRIDAY, said="Sửa Điều 2")
    assert answers_of(session, row)[0].opinion is Opinion.DISAGREED


def test_an_agency_may_answer_in_words_alone(session: Session) -> None:
    row = sent(session, kind=RoundKind.AGENCIES, asked=[agency(session, "Sở Y tế").id])
    assert answer(session, keys(session, row), opinion=None, answered_on=MONDAY, said="Sửa Điều 2") == 1


def test_words_noted_before_the_side_are_no_answer_when_the_form_is_saved(session: Session) -> None:
    committee(session)
    row = sent(session)
    write_words(session, keys(session, row)[0], column="said", words="Sửa Điều 2")
    save(session, load(session, row.id.hex, today=FRIDAY), today=FRIDAY)
    [listed] = rounds.read(session, [row.id.hex], today=FRIDAY)
    assert (listed.answered, answers_of(session, row)[0].said) == (0, "Sửa Điều 2")
